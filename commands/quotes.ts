import type { Command } from "../src/bot.ts";
import { renderQuotes, renderSpeakers } from "../src/replies/index.ts";
import { privateOption, slashCommand, textOption } from "./definition.ts";
import { namedArticle, namedSpeaker, suggestNamed, textOf } from "./named.ts";

const quotationsShown = 6;
/** More than one message has room for. */
const speakersListed = 200;

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
    const article = await namedArticle(context, "article");
    const speaker = await namedSpeaker(context);
    const about = textOf(context.options["about"]);
    if (article === undefined && speaker === undefined && about === undefined)
      return renderSpeakers(await library.speakers({ limit: speakersListed }), messages);
    const found = await library.quotes({
      ...(speaker === undefined ? {} : { speaker: speaker.name }),
      ...(about === undefined ? {} : { about }),
      ...(article === undefined ? {} : { article: article.id }),
      limit: quotationsShown,
    });
    return renderQuotes(found, { speaker, about, article }, messages);
  },
  suggest: suggestNamed,
} satisfies Command;
