import type { APIEmbed } from "discord-api-types/v10";
import type { Answer, Passage } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { buttonRows, citeButton, moreButton, shareButton, walkButtons } from "./buttons.ts";
import { type AnswerPage, fingerprint } from "./custom-id.ts";
import { escapeText, plainLine, unescapeText } from "./escape.ts";
import { fitContent, fitPlain, fitStart, limits } from "./fit.ts";
import { colours, passageEmbed, sentenceEmbed } from "./passage.ts";
import { toPlainText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** How many passages one message shows: the best in full, the others as one sentence each. */
export const passagesPerMessage = 3;

/** A passage besides the best is shown only if it probably bears on the question, too (its confidence, 0 to 1). */
const leastConfidence = 0.3;

/** What an answer's message has to carry besides the answer. */
export interface AnswerFrame {
  readonly messages: Messages;
  /** User id of the one who asked. */
  readonly asker: string;
  /** Seen by the asker alone, so that it can be shared. */
  readonly isPrivate: boolean;
  /** Which passage the message begins with, from 0. */
  readonly offset?: number;
  /** How many passages are shown, at most 10. Default `passagesPerMessage`. */
  readonly limit?: number;
  /** What the asker narrowed the question to, by option. */
  readonly narrowedBy?: { readonly articleId?: string; readonly speaker?: string };
}

/**
 * An answer as a message: the best passage in full, up to two others as one sentence each, or that nothing answers.
 * `answer` holds one passage more than is shown where there are more.
 */
export function renderAnswer(answer: Answer, frame: AnswerFrame): Reply {
  return answer.kind === "found"
    ? renderFound(answer, frame)
    : withText({ content: head(answer, frame.messages), embeds: nothingEmbeds(answer, frame.messages) });
}

function renderFound(answer: Answer & { kind: "found" }, frame: AnswerFrame): Reply {
  const { messages, asker, isPrivate, offset = 0, limit = passagesPerMessage } = frame;
  const passages = answer.passages.filter((passage, n) => n === 0 || passage.confidence >= leastConfidence);
  const shown = passages.slice(offset, offset + limit);
  const [best, ...others] = shown;
  if (best === undefined) {
    return withText({ content: `${questionLine(answer.question)}\n${messages.answer.noMore}`, embeds: [] });
  }
  const content = head(answer, messages);
  const embeds = fitEmbeds(passageEmbed(best, messages), others, messages);
  const next = offset + embeds.length;
  // What turns a page, or leads back to one, needs the question.
  const page = readQuestion({ content }) === plainLine(answer.question) ? pageOf(frame) : undefined;
  return withText({
    content,
    embeds,
    components: buttonRows([
      ...walkButtons(best.article, best.paragraph, asker, messages, page),
      ...(page !== undefined && passages.length > next
        ? [moreButton(asker, { ...page, offset: next }, messages)]
        : []),
      citeButton(best.article, best.paragraph, best.sentence, messages),
      ...(isPrivate ? [shareButton(messages)] : []),
    ]),
  });
}

/** The best passage, and as many of the others as Discord's limit over all embeds leaves room for. */
function fitEmbeds(best: APIEmbed, others: readonly Passage[], messages: Messages): APIEmbed[] {
  const room = Math.floor((limits.embedsTotal - embedLength(best)) / Math.max(1, others.length));
  return fitTotal([best, ...others.map((one) => sentenceEmbed(one, messages, Math.min(room, 1_500)))]);
}

/** As many of the embeds, from the first on, as one message takes. */
export function fitTotal(embeds: readonly APIEmbed[]): APIEmbed[] {
  let total = 0;
  const over = embeds.findIndex((embed, at) => {
    total += embedLength(embed);
    return total > limits.embedsTotal || at === limits.embeds;
  });
  return over < 0 ? [...embeds] : embeds.slice(0, over);
}

/** What Discord counts of an embed towards 6,000. */
export function embedLength({ title, description, author, footer, fields = [] }: APIEmbed): number {
  const texts = [
    title,
    description,
    author?.name,
    footer?.text,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

function pageOf({ offset = 0, narrowedBy = {} }: AnswerFrame): AnswerPage {
  const { articleId = "", speaker } = narrowedBy;
  return { offset, articleId, speakerPrint: speaker === undefined ? "" : fingerprint(speaker) };
}

/** The question, what was done with it (corrected, narrowed), and whether nothing answers it. */
function head(answer: Answer, messages: Messages): string {
  const { question, corrections, narrowed } = answer;
  const words = (list: readonly string[]) =>
    list
      .map((word) => messages.answer.word(fitPlain(word, 60)))
      .slice(0, 12)
      .join(", ");
  const notes = [
    corrections.length > 0 ? messages.answer.corrected(words(corrections.map(({ to }) => to))) : undefined,
    narrowed?.article !== undefined
      ? messages.answer.narrowedToArticle(fitPlain(narrowed.article.title, 150))
      : undefined,
    narrowed?.speaker !== undefined
      ? messages.answer.preferredSpeaker(fitPlain(narrowed.speaker, 150))
      : undefined,
  ].filter((note) => note !== undefined);
  const lines = [
    questionLine(question),
    ...notes.map((note) => `-# ${escapeText(note)}`),
    ...(answer.kind === "nothing" ? nothingLines(answer, messages, words) : []),
  ];
  return fitContent(lines.filter((line) => line !== "").join("\n"));
}

function nothingLines(
  { question, matched, missing }: Answer,
  messages: Messages,
  words: (list: readonly string[]) => string,
): string[] {
  if (plainLine(question) === "") return [escapeText(messages.answer.emptyQuestion)];
  return [
    `**${escapeText(messages.answer.nothing)}**`,
    ...(missing.length > 0 ? [escapeText(messages.answer.notFoundAnywhere(words(missing)))] : []),
    ...(matched.length > 0 ? [escapeText(messages.answer.foundElsewhere(words(matched)))] : []),
  ];
}

function nothingEmbeds(answer: Answer & { kind: "nothing" }, messages: Messages): APIEmbed[] {
  if (answer.closest === undefined) return [];
  const embed = sentenceEmbed(answer.closest, messages, 1_500);
  const label = embed.author === undefined ? "" : ` · ${embed.author.name}`;
  return [
    { ...embed, color: colours.nothing, author: { name: fitPlain(messages.answer.closest + label, 256) } },
  ];
}

/** The question as a quoted line, escaped, so that a button can read it back. */
export function questionLine(question: string): string {
  const line = plainLine(question);
  return line === "" ? "" : `> ${fitStart(line, 1_000)}`;
}

/** The question that an answer's message begins with. Undefined where there is none. */
export function readQuestion({ content }: Pick<Reply, "content">): string | undefined {
  const line = /^> (.*)$/m.exec(content ?? "")?.[1];
  return line === undefined ? undefined : unescapeText(line);
}

/** The same line as it stands in the message, escaped. */
export function questionOf({ content }: Pick<Reply, "content">): string | undefined {
  return /^> .*$/m.exec(content ?? "")?.[0];
}

/** Adds the plain-text form. */
export function withText(reply: Omit<Reply, "text">): Reply {
  return { ...reply, text: toPlainText(reply) };
}
