import type { APIEmbed } from "discord-api-types/v10";
import type { Span } from "../articles/index.ts";
import type { ArticleHead, ParagraphSlice, Passage } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { escapeText, plainLine } from "./escape.ts";
import { cutMark, fitPlain, fitStart, limits } from "./fit.ts";
import { sourceLine, titleOf, webAddress } from "./source-line.ts";
import { speakerCaption } from "./speaker.ts";

/** Colours of the embeds' edge. Nothing depends on them. */
export const colours = { found: 0x2f7d6b, also: 0x8a8f98, nothing: 0x8a8f98, warning: 0xb7791f } as const;

/** A passage in full: speaker first, then the article, the paragraph with its best sentence in bold, and the source. */
export function passageEmbed(passage: Passage, messages: Messages): APIEmbed {
  return {
    ...articleFrame(passage, messages),
    ...speakerAuthor(passage, passage.sentence, messages),
    description: withAlso(passage, messages, (also) =>
      highlight(passage.text, passage.sentence, limits.embedDescription - also),
    ),
  };
}

/** So many places are named where the same stands again. */
const mostAlso = 3;

/** Text made for the room that is left beside a line of `also` units, and that line: where the same stands again. */
function withAlso(
  { also = [] }: Passage,
  { answer, place }: Messages,
  textWithin: (also: number) => string,
): string {
  if (also.length === 0) return textWithin(0);
  const places = also
    .slice(0, mostAlso)
    .map(
      ({ article, paragraph }) =>
        `${linkedTitle(article)} · ${escapeText(place.paragraph(paragraph + 1, article.paragraphCount))}`,
    );
  const line = `\n-# ${escapeText(answer.also)} ${places.join("; ")}`;
  return textWithin(line.length) + line;
}

/** A paragraph in full, without a best sentence. */
export function paragraphEmbed(slice: ParagraphSlice, messages: Messages, note?: string): APIEmbed {
  const { text } = slice;
  return {
    ...articleFrame(slice, messages, note),
    ...speakerAuthor(slice, { start: 0, end: text.length }, messages),
    description: fitStart(text, limits.embedDescription),
  };
}

/**
 * One sentence of a passage, with its source under it. At most `limit` UTF-16 units, or however many the source, the
 * speaker and 60 units of the sentence take.
 */
export function sentenceEmbed(passage: Passage, messages: Messages, limit: number): APIEmbed {
  const { text, sentence } = passage;
  const source = `-# ${sourceWithTitle(passage, messages)}`;
  const speaker = speakerAuthor(passage, sentence, messages);
  const room = (also: number): number =>
    Math.max(60, limit - source.length - also - (speaker.author?.name.length ?? 0) - 1);
  return {
    color: colours.also,
    ...speaker,
    description: withAlso(
      passage,
      messages,
      (also) => `${fitStart(text.slice(sentence.start, sentence.end), room(also))}\n${source}`,
    ),
  };
}

/** "[Title](link) · Author · Publication · date · paragraph n of m", escaped, at most 600 UTF-16 units. */
export function sourceWithTitle(slice: ParagraphSlice, messages: Messages): string {
  return `${linkedTitle(slice.article)} · ${fitStart(plainLine(sourceLine(slice, messages)), 240)}`;
}

/** "[Title](link)", escaped, at most 345 UTF-16 units. */
function linkedTitle(article: ArticleHead): string {
  const title = fitStart(titleOf(article), 140);
  const url = webAddress(article);
  return url === undefined || url.length > 200 ? title : `[${title}](${url})`;
}

/** The line above a passage that names the speaker, where somebody is quoted. */
function speakerAuthor(slice: ParagraphSlice, span: Span, messages: Messages): Pick<APIEmbed, "author"> {
  const speaker = speakerCaption(slice, span, messages);
  return speaker === undefined ? {} : { author: { name: fitPlain(speaker, limits.embedAuthor) } };
}

function articleFrame(slice: ParagraphSlice, messages: Messages, note?: string): APIEmbed {
  const { article } = slice;
  const url = webAddress(article);
  const source = fitPlain(sourceLine(slice, messages), 300);
  return {
    color: colours.found,
    title: fitStart(titleOf(article), limits.embedTitle),
    ...(url === undefined ? {} : { url }),
    footer: { text: note === undefined ? source : `${source}\n${note}` },
  };
}

/**
 * A paragraph with one sentence in bold, within `limit`. Where the whole does not fit, sentences are left out at the
 * ends, farthest from the bold one first, and each cut is shown.
 */
function highlight(text: string, sentence: Span, limit: number): string {
  const before = text.slice(0, sentence.start);
  const after = text.slice(sentence.end);
  const bold = (inner: string) => `**${escapeText(inner)}**`;
  const core = fitStart(text.slice(sentence.start, sentence.end), limit - 20, bold);
  const whole = escapeText(before) + core + escapeText(after);
  if (whole.length <= limit) return whole;

  const room = limit - core.length;
  const half = Math.floor(room / 2);
  const tailRoom = Math.max(half, room - escapeText(before).length);
  const tail = after === "" ? "" : fitStart(after, tailRoom);
  return fitEnd(before, room - tail.length) + core + tail;
}

/** The longest end of `text`, cut on a word boundary, within `limit`. */
function fitEnd(text: string, limit: number): string {
  const whole = escapeText(text);
  if (whole.length <= limit) return whole;
  const mark = `${escapeText(cutMark)} `;
  let start = Math.max(0, text.length - limit);
  for (;;) {
    const space = text.slice(start).search(/\s\S/);
    start = space < 0 ? text.length : start + space + 1;
    const kept = escapeText(text.slice(start));
    if (kept.length + mark.length <= limit) return mark.length <= limit ? mark + kept : "";
    start = Math.min(text.length, start + Math.max(1, Math.ceil((kept.length + mark.length - limit) / 2)));
  }
}
