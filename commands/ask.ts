import type { Command, Context } from "../src/bot.ts";
import type { Answer, ArticleHead, LibrarySpeaker } from "../src/library/index.ts";
import {
  passagesPerMessage,
  type Reply,
  renderAnswer,
  renderNotice,
  renderShortHelp,
} from "../src/replies/index.ts";
import { privateOption, slashCommand, textOption } from "./definition.ts";
import { namedArticle, namedSpeaker, suggestNamed, textOf } from "./named.ts";
import { isSmallTalk } from "./small-talk.ts";

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
  run: async (context) => {
    const question = textOf(context.options["question"]) ?? "";
    if (context.via === "text" && isSmallTalk(question)) {
      return renderShortHelp(await context.library.summary(), context.messages);
    }
    const article = await namedArticle(context, "article");
    const speaker = await namedSpeaker(context);
    return answerQuestion(context, question, { article, speaker });
  },
  suggest: suggestNamed,
} satisfies Command;

/** What a question is narrowed to, and the passage that the answer begins with, from 0. */
export interface Narrowing {
  readonly article?: ArticleHead | undefined;
  readonly speaker?: LibrarySpeaker | undefined;
  readonly offset?: number;
}

/** Answers a question. The terminal alone gives the option `limit`, the number of passages. */
export async function answerQuestion(
  context: Context,
  question: string,
  { article, speaker, offset = 0 }: Narrowing = {},
): Promise<Reply> {
  const { library, messages, options, user, shareMark } = context;
  const { articleCount } = await library.summary();
  if (articleCount === 0) return renderNotice(messages.answer.emptyLibrary);
  const limit = typeof options["limit"] === "number" ? Math.min(options["limit"], 10) : passagesPerMessage;
  const answer = await library.ask({
    question,
    ...(article === undefined ? {} : { article: article.id }),
    ...(speaker === undefined ? {} : { speaker: speaker.name }),
    limit: offset + limit + 1,
  });
  if (article === undefined && speaker === undefined && offset === 0) noteUnanswered(context, answer);
  const narrowedBy = {
    ...(article === undefined ? {} : { articleId: article.id }),
    ...(speaker === undefined ? {} : { speaker }),
  };
  return renderAnswer(answer, { messages, asker: user.id, shareMark, offset, limit, narrowedBy });
}

/**
 * Has a question that found no answer noted for who manages the server: only what was asked there as a question, and not
 * what somebody asked for themselves alone.
 */
function noteUnanswered({ place, via, options, shelves }: Context, answer: Answer): void {
  const { kind, question, matched, missing } = answer;
  if (kind === "found" || (via !== "slash" && via !== "text") || options["private"] === true) return;
  if (place.kind !== "guild" || place.libraryId === undefined) return;
  shelves.unanswered?.note(place.libraryId, { question, kind, words: [...matched, ...missing] });
}
