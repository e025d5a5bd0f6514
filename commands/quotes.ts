import type { Command } from "../src/bot.ts";
import { renderQuotes, renderSpeakers } from "../src/replies/index.ts";
import { privateOption, slashCommand, textOption } from "./definition.ts";
import { namedArticle, namedSpeaker, suggestNamed, textOf } from "./named.ts";

/** `/quotes`: who said what, word for word; without options, who is quoted and how often. */
export const quotes = {
  data: slashCommand(
    ({ commands }) => commands.quotes,
    [
      textOption(({ commands }) => commands.quotes.options.speaker, { hasSuggestions: true }),
      textOption(({ commands }) => commands.quotes.options.about),
      textOption(({ commands }) => commands.quotes.options.article, { hasSuggestions: true }),
      privateOption(({ commands }) => commands.quotes.options.private),
    ],
  ),
  run: async (context) => {
    const { library, messages } = context;
    const article = namedArticle(context, "article");
    const speaker = namedSpeaker(context);
    const about = textOf(context.options["about"]);
    if (article === undefined && speaker === undefined && about === undefined)
      return renderSpeakers(library, messages);
    const query = {
      ...(speaker === undefined ? {} : { speaker }),
      ...(about === undefined ? {} : { about }),
      ...(article === undefined ? {} : { article }),
    };
    const found = await library.quotes({ ...query, limit: Number.MAX_SAFE_INTEGER });
    return renderQuotes(found, query, messages);
  },
  suggest: suggestNamed,
} satisfies Command;
