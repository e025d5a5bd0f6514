import {
  ApplicationCommandOptionType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { Command, Context } from "../src/bot.ts";
import type { ArticleHead, QuoteCheck } from "../src/library/index.ts";
import { fitPlain, renderQuoteChecks } from "../src/replies/index.ts";
import {
  described,
  messageCommand,
  privately,
  privateOption,
  slashCommand,
  textOption,
} from "./definition.ts";
import { namedArticle, suggestNamed, textOf } from "./named.ts";

async function check(context: Context, text: string, article?: ArticleHead) {
  const { library, messages, user } = context;
  const checks = await library.check({ text, ...(article === undefined ? {} : { article: article.id }) });
  const notes = await versionNotes(context, text, checks, article);
  return renderQuoteChecks(checks, text, user.id, messages, notes);
}

/** In which version of its article each quotation stood, where an article has several. */
async function versionNotes(
  { earlier, shelves, place, messages }: Context,
  text: string,
  checks: readonly QuoteCheck[],
  article: ArticleHead | undefined,
): Promise<(string | undefined)[]> {
  const before = checks.length === 0 ? undefined : await earlier();
  if (before === undefined || place.libraryId === undefined) return [];
  const heads = (await shelves.articles?.list(place.libraryId)) ?? [];
  const quotes = await before.quotes(text);
  return checks.map((one) => {
    if (one.kind === "exact" || one.kind === "wrong-speaker") {
      const id = one.source.text[0]?.article.id;
      const version = heads.find((head) => head.id === id)?.version ?? 1;
      return version > 1 ? messages.check.inCurrentVersion(version) : undefined;
    }
    const quote = quotes.find(
      ({ claim, slice }) =>
        claim.start === one.claim.start &&
        claim.end === one.claim.end &&
        (article === undefined || article.id === slice.article.id),
    );
    return quote && messages.check.inEarlierVersion(quote.version, fitPlain(quote.slice.article.title, 100));
  });
}

const data: RESTPostAPIApplicationCommandsJSONBody = {
  ...slashCommand(({ commands }) => commands.check),
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...described(({ commands }) => commands.check.options.quote),
      options: [
        textOption(({ commands }) => commands.check.options.text, { isRequired: true, maxLength: 4_000 }),
        textOption(({ commands }) => commands.check.options.article, { hasSuggestions: true }),
        privateOption(({ commands }) => commands.check.options.private),
      ],
    },
  ],
};

/** `/check quote`: is this in an article, word for word? */
export const checkQuoteByText = {
  data,
  run: async (context) =>
    check(context, textOf(context.options["text"]) ?? "", await namedArticle(context, "article")),
  suggest: suggestNamed,
} satisfies Command;

/** In the menu of a message: is what it quotes in an article, word for word? */
export const checkQuote = {
  data: messageCommand(({ commands }) => commands.checkQuote),
  acknowledge: privately,
  run: (context) => check(context, context.target?.content ?? ""),
} satisfies Command;
