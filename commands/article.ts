import type { Command } from "../src/bot.ts";
import { renderArticleCard, renderArticleList } from "../src/replies/index.ts";
import { privateOption, slashCommand, textOption } from "./definition.ts";
import { namedArticle, suggestNamed } from "./named.ts";

/** More than one message has room for. */
const mostListed = 200;

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
    const article = await namedArticle(context, "name");
    if (article === undefined) {
      const { items } = await library.articles({ limit: mostListed });
      return renderArticleList(items, await library.summary(), messages);
    }
    const [speakers, first] = await Promise.all([
      library.speakers({ article: article.id, limit: mostListed }),
      library.paragraph({ article: article.id, paragraph: 0 }),
    ]);
    return renderArticleCard(
      { article, speakers: speakers.items, first: "slice" in first ? first.slice : undefined },
      user.id,
      messages,
    );
  },
  suggest: suggestNamed,
} satisfies Command;
