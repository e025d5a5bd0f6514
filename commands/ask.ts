import type { Command, Context } from "../src/bot.ts";
import { passagesPerMessage, renderAnswer, renderNotice } from "../src/replies/index.ts";
import { privateOption, slashCommand, textOption } from "./definition.ts";
import { namedArticle, namedSpeaker, suggestNamed, textOf } from "./named.ts";

/** `/ask`, direct messages and mentions: the best-matching passages, word for word. */
export const ask = {
  data: slashCommand(
    ({ commands }) => commands.ask,
    [
      textOption(({ commands }) => commands.ask.options.question, { isRequired: true }),
      textOption(({ commands }) => commands.ask.options.article, { hasSuggestions: true }),
      textOption(({ commands }) => commands.ask.options.speaker, { hasSuggestions: true }),
      privateOption(({ commands }) => commands.ask.options.private),
    ],
  ),
  run: (context) => answerQuestion(context, textOf(context.options["question"]) ?? ""),
  suggest: suggestNamed,
} satisfies Command;

/**
 * Answers a question within what the options `article` and `speaker` narrow it to. The terminal alone gives
 * `limit`, the number of passages.
 */
export async function answerQuestion(context: Context, question: string, offset = 0) {
  const { library, messages } = context;
  if (library.articles.length === 0) return renderNotice(messages.answer.emptyLibrary);
  const article = namedArticle(context, "article");
  const speaker = namedSpeaker(context);
  const narrowing = {
    ...(article === undefined ? {} : { article }),
    ...(speaker === undefined ? {} : { speaker }),
  };
  const limit =
    typeof context.options["limit"] === "number"
      ? Math.min(context.options["limit"], 10)
      : passagesPerMessage;
  const answer = await library.ask(question, {
    ...narrowing,
    limit: offset + limit + 1,
  });
  return renderAnswer(answer, {
    messages,
    asker: context.user.id,
    isPrivate: context.isPrivate,
    offset,
    limit,
    narrowedBy: {
      ...(article === undefined ? {} : { articleId: article.id }),
      ...(speaker === undefined ? {} : { speaker }),
    },
  });
}
