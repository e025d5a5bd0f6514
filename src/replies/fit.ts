import type { APIEmbed } from "discord-api-types/v10";
import { escapeText, plainLine } from "./escape.ts";

/** Discord's limits, in UTF-16 units, and counts. */
export const limits = {
  content: 2_000,
  embedTitle: 256,
  embedDescription: 4_096,
  embedAuthor: 256,
  embedFooter: 2_048,
  fieldName: 256,
  fieldValue: 1_024,
  fields: 25,
  embeds: 10,
  /** Titles, descriptions, field names and values, footers and authors of all embeds of a message together. */
  embedsTotal: 6_000,
  rows: 5,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  linkUrl: 512,
  choices: 25,
  choiceName: 100,
  placeholder: 150,
  formTitle: 45,
  formLabel: 45,
  formDescription: 100,
} as const;

/** Shown where something was cut. Cuts are made only at an end, on a word boundary. */
export const cutMark = "[…]";

/**
 * The longest beginning of `text` (cut on a word boundary) whose `dress`ed form, with the mark of a cut, has at most
 * `limit` UTF-16 units. `dress` is what is done to text before it is shown, such as escaping; it must not shorten.
 */
export function fitStart(text: string, limit: number, dress: (text: string) => string = escapeText): string {
  const whole = dress(text);
  if (whole.length <= limit) return whole;
  const mark = ` ${dress(cutMark)}`;
  let end = Math.min(text.length, limit);
  for (;;) {
    end = wordBoundaryBefore(text, end);
    const kept = dress(text.slice(0, end));
    if (kept.length + mark.length <= limit)
      return kept === "" ? mark.trimStart().slice(0, limit) : kept + mark;
    end -= Math.max(1, Math.ceil((kept.length + mark.length - limit) / 2));
  }
}

/** Text for a place without markdown, as one line cut at `limit` UTF-16 units. */
export function fitPlain(text: string, limit: number): string {
  return fitStart(plainLine(text), limit, (line) => line);
}

/** A whole message's content: foreign parts are escaped already, so only a runaway is cut. */
export function fitContent(content: string): string {
  return fitStart(content, limits.content, (text) => text);
}

/** The last word boundary at or before `end`; inside a word longer than 80 units, `end` itself (never in a pair). */
function wordBoundaryBefore(text: string, end: number): number {
  if (end <= 0) return 0;
  if (end >= text.length) return text.length;
  for (let at = end; at > 0 && at > end - 80; at--) {
    if (/\s/.test(text[at] ?? "")) return text.slice(0, at).trimEnd().length;
  }
  const isInsidePair = /[\uDC00-\uDFFF]/.test(text[end] ?? "") && /[\uD800-\uDBFF]/.test(text[end - 1] ?? "");
  return isInsidePair ? end - 1 : end;
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

/** As many of the lines as fit within `limit` UTF-16 units, and how many were left out. */
export function fitLines(lines: readonly string[], limit: number): { shown: string[]; left: number } {
  const shown: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length + line.length + 1 > limit) break;
    shown.push(line);
    length += line.length + 1;
  }
  return { shown, left: lines.length - shown.length };
}
