import type { APIEmbed } from "discord-api-types/v10";
import type { Answer, LibrarySpeaker, Passage } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { buttonRows, citeButton, moreButton, shareButton, walkButtons } from "./buttons.ts";
import type { AnswerPage } from "./custom-id.ts";
import { escapeText, plainLine } from "./escape.ts";
import { embedLength, fitContent, fitPlain, fitTotal, limits } from "./fit.ts";
import { listWords, missingNote, unsaidNote } from "./notes.ts";
import { passageEmbed, sentenceEmbed } from "./passage.ts";
import { withText } from "./plain-text.ts";
import { questionLine, readQuestion } from "./question-line.ts";
import type { Reply } from "./reply.ts";

/** How many passages one message shows: the best in full, the others as one sentence each. */
export const passagesPerMessage = 3;

/** A passage besides the best is shown only if it probably bears on the question, too (its confidence, 0 to 1). */
const leastConfidence = 0.15;

/** What an answer's message has to carry besides the answer. */
export interface AnswerFrame {
  readonly messages: Messages;
  /** User id of the one who asked. */
  readonly asker: string;
  /** Where it is seen by the asker alone and can be shared: see `Shelves.shareMark`. */
  readonly shareMark?: string | undefined;
  /** Which passage the message begins with, from 0. */
  readonly offset?: number;
  /** How many passages are shown, at most 10. Default `passagesPerMessage`. */
  readonly limit?: number;
  /** What the asker narrowed the question to, by option. */
  readonly narrowedBy?: { readonly articleId?: string; readonly speaker?: LibrarySpeaker };
}

/**
 * An answer as a message: the best passage in full and up to two others as one sentence each; or that nothing surely
 * answers, with the nearest passages as one sentence each; or that nothing answers. `answer` holds one passage more
 * than is shown where there are more.
 */
export function renderAnswer(answer: Answer, frame: AnswerFrame): Reply {
  switch (answer.kind) {
    case "found":
      return renderFound(answer, frame);
    case "near":
      return renderNear(answer, frame);
    case "nothing":
      return withText({ content: head(answer, frame.messages), embeds: [] });
  }
}

type PassageAnswer = Exclude<Answer, { kind: "nothing" }>;

function renderFound(answer: PassageAnswer, frame: AnswerFrame): Reply {
  const { messages, asker, offset = 0, limit = passagesPerMessage } = frame;
  const passages = answer.passages.filter((passage, n) => n === 0 || passage.confidence >= leastConfidence);
  const shown = passages.slice(offset, offset + limit);
  const [best, ...others] = shown;
  if (best === undefined) {
    return withText({ content: `${questionLine(answer.question)}\n${messages.answer.noMore}`, embeds: [] });
  }
  const content = head(answer, messages);
  const embeds = fitEmbeds(passageEmbed(best, messages), others, messages);
  const next = offset + embeds.length;
  const page = pageOf(answer, frame, content);
  const more =
    page === undefined || passages.length <= next
      ? []
      : [moreButton(asker, { ...page, offset: next }, messages)];
  return withText({ content, embeds, components: buttonsUnder(best, frame, page, more) });
}

function renderNear(answer: PassageAnswer, frame: AnswerFrame): Reply {
  const { messages } = frame;
  const content = head(answer, messages);
  const room = Math.floor(limits.embedsTotal / answer.passages.length);
  return withText({
    content,
    embeds: fitTotal(answer.passages.map((one) => sentenceEmbed(one, messages, Math.min(room, 1_500)))),
    components: buttonsUnder(answer.passages[0], frame, pageOf(answer, frame, content)),
  });
}

/** The buttons of the passage that comes first, with `more` between those that walk and the one that cites. */
function buttonsUnder(
  best: Passage,
  { messages, asker, shareMark }: AnswerFrame,
  page: AnswerPage | undefined,
  more: ReturnType<typeof moreButton>[] = [],
) {
  return buttonRows([
    ...walkButtons(best, asker, messages, page),
    ...more,
    citeButton(best, best.sentence, messages),
    ...(shareMark !== undefined ? [shareButton(shareMark, messages)] : []),
  ]);
}

/** The best passage, and as many of the others as Discord's limit over all embeds leaves room for. */
function fitEmbeds(best: APIEmbed, others: readonly Passage[], messages: Messages): APIEmbed[] {
  const room = Math.floor((limits.embedsTotal - embedLength(best)) / Math.max(1, others.length));
  return fitTotal([best, ...others.map((one) => sentenceEmbed(one, messages, Math.min(room, 1_500)))]);
}

/** The page that the message shows; none where the message does not hold the question, which turning it needs. */
function pageOf(
  { question }: Answer,
  { offset = 0, narrowedBy = {} }: AnswerFrame,
  content: string,
): AnswerPage | undefined {
  if (readQuestion({ content }) !== plainLine(question)) return undefined;
  const { articleId = "", speaker } = narrowedBy;
  return { offset, articleId, speakerPrint: speaker?.print ?? "" };
}

/** The question, what was done with it (corrected, narrowed), and how surely anything answers it. */
function head(answer: Answer, messages: Messages): string {
  const { question, corrections, narrowed } = answer;
  const { answer: phrases } = messages;
  const notes = [
    corrections.length > 0
      ? phrases.corrected(
          listWords(
            corrections.map(({ to }) => to),
            messages,
          ),
        )
      : undefined,
    narrowed?.article === undefined
      ? undefined
      : phrases.narrowedToArticle(fitPlain(narrowed.article.title, 150)),
    narrowed?.speaker === undefined ? undefined : phrases.preferredSpeaker(fitPlain(narrowed.speaker, 150)),
    missingNote(answer, messages),
    answer.kind === "found" && answer.passages[0].isMarkedRight === true
      ? messages.fix.markedRight
      : undefined,
  ].filter((note) => note !== undefined);
  const lines = [
    questionLine(question),
    ...notes.map((note) => `-# ${escapeText(note)}`),
    ...(answer.kind === "found" ? [] : verdictLines(answer, messages)),
  ];
  return fitContent(lines.filter((line) => line !== "").join("\n"));
}

/**
 * That nothing answers, or surely does, whose words are not there, and which words stand nowhere, or only apart from
 * each other.
 */
function verdictLines(answer: Exclude<Answer, { kind: "found" }>, messages: Messages): string[] {
  const { kind, question, matched, missing } = answer;
  const { answer: phrases } = messages;
  if (plainLine(question) === "") return [escapeText(phrases.emptyQuestion)];
  const nowhere =
    missing.length > 0 ? [escapeText(phrases.notFoundAnywhere(listWords(missing, messages)))] : [];
  const unsaid = unsaidNote(answer, messages);
  const notes = unsaid === undefined ? [] : [escapeText(unsaid)];
  if (kind === "near") return [...nowhere, ...notes, escapeText(phrases.near)];
  return [
    `**${escapeText(phrases.nothing)}**`,
    ...notes,
    ...nowhere,
    ...(matched.length > 0 ? [escapeText(phrases.foundElsewhere(listWords(matched, messages)))] : []),
  ];
}
