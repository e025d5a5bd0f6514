import {
  ApplicationCommandOptionType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { Command, Context } from "../src/bot.ts";
import type { ArticleHead } from "../src/library/index.ts";
import { renderQuoteChecks } from "../src/replies/index.ts";
import {
  described,
  messageCommand,
  privately,
  privateOption,
  slashCommand,
  textOption,
} from "./definition.ts";
import { namedArticle, suggestNamed, textOf } from "./named.ts";

async function check({ library, messages, user }: Context, text: string, article?: ArticleHead) {
  const checks = await library.check({ text, ...(article === undefined ? {} : { article: article.id }) });
  return renderQuoteChecks(checks, text, user.id, messages);
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
