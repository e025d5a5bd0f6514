import type { Command } from "../src/bot.ts";
import { renderArticleCard, renderArticleList } from "../src/replies/index.ts";
import { privateOption, slashCommand, textOption } from "./definition.ts";
import { namedArticle, suggestNamed } from "./named.ts";

/** `/article`: the list of articles, or the card of one. */
export const article = {
  data: slashCommand(
    ({ commands }) => commands.article,
    [
      textOption(({ commands }) => commands.article.options.name, { hasSuggestions: true }),
      privateOption(({ commands }) => commands.article.options.private),
    ],
  ),
  run: async (context) => {
    const { library, messages, user } = context;
    const named = namedArticle(context, "name");
    return named === undefined
      ? renderArticleList(library, messages)
      : renderArticleCard(named, user.id, messages);
  },
  suggest: suggestNamed,
} satisfies Command;
