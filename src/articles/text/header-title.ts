import type { Line } from "./lines.ts";
import { readMetaLine } from "./meta-line.ts";
import { isName, isPublication } from "./names-in-headers.ts";

/** Longer lines are text. */
export const LONG_LINE = 160;

/** Where an agency's story begins: "LYON, March 3 (AFP) —". */
export const DATELINE =
  /^(?:[\p{Lu}][\p{Lu}.'’ -]{2,40}(?:,\s\p{L}[\p{L}.]+){0,2}(?:,?\s\p{Lu}[\p{Ll}]{2,8}\.?\s\d{1,2})?|[\p{Lu}][\p{L}.'’ -]{2,40}(?:,\s\p{L}[\p{L}.]+)?)\s*(?:\(\p{Lu}[\p{L} ]+\)\s*)?(?:--|[—–]|\s-)\s*\S.{40}/u;

const ENDS_SENTENCE = /[.!?…。！？][”"’')\]」』]*$/;

/** Whether the text itself begins at this line: a long line, a long block, a dateline, or a sentence. */
export function isBody(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  if (!line) return false;
  if (line.text.length > LONG_LINE || DATELINE.test(line.text)) return true;
  let length = line.text.length;
  let last = line.text;
  for (let i = at + 1; i < lines.length && length <= LONG_LINE; i++) {
    const next = lines[i];
    if (!next || next.gap || readMetaLine(next.text)) break;
    length += next.text.length + 1;
    last = next.text;
  }
  if (length > LONG_LINE) return true;
  return ENDS_SENTENCE.test(last) && length > 60 && line.text.split(/\s+/).length >= 6;
}

/** How many lines from `at` on are the title; 0 where the text begins without one. */
export function readTitle(lines: readonly Line[], at: number, metaAhead: boolean): number {
  const line = lines[at];
  if (!line || line.text.length > (metaAhead ? 250 : LONG_LINE) || DATELINE.test(line.text)) return 0;
  // Lists and verse have no title of their own.
  if (/^(?:[-*•·]|\d+[.)])\s/.test(line.text)) return 0;
  let end = at + 1;
  while (end < lines.length && end - at < 3 && continuesTitle(lines[end - 1], lines[end])) end++;
  const next = lines[end];
  if (!next) return 0;
  if (metaAhead || readMetaLine(next.text) || (isName(next.text) && isBody(lines, end + 1))) return end - at;
  const title = lines
    .slice(at, end)
    .map((part) => part.text)
    .join(" ");
  if (title.length > 150) return 0;
  // With nothing else to go by, a title stands apart from the text or above a paragraph on a line of its own.
  if (!next.gap && next.text.length < 80) return 0;
  if (/^[“"]/.test(title) && /[.,][”"]/.test(title)) return 0;
  // A title may end like a sentence; then it stands above blocks that are plainly longer.
  if (ENDS_SENTENCE.test(title) && !/[?？]$/.test(title))
    return longestBlock(lines, end) > title.length * 1.5 ? end - at : 0;
  return end - at;
}

/** The length of the longest of the next four blocks of lines. */
function longestBlock(lines: readonly Line[], from: number): number {
  let longest = 0;
  let length = 0;
  let blocks = 0;
  for (let at = from; at < lines.length && blocks <= 4; at++) {
    const line = lines[at];
    if (!line) break;
    if (line.gap || at === from) {
      length = 0;
      blocks++;
    }
    length += line.text.length + 1;
    if (blocks <= 4) longest = Math.max(longest, length);
  }
  return longest;
}

const OPEN_TITLE =
  /(?:[,:;–—-]|\b(?:the|an?|of|in|on|at|to|for|and|or|with|from|by|as|is|are|over|after|into))$/i;

function continuesTitle(line: Line | undefined, next: Line | undefined): boolean {
  if (!line || !next || next.gap || next.text.length > 110 || readMetaLine(next.text)) return false;
  // "Storm shuts the port;" and below it "Ferries stay in until Monday."
  if (line.text.endsWith(";")) return true;
  if (ENDS_SENTENCE.test(line.text) || ENDS_SENTENCE.test(next.text)) return false;
  if (/^\p{Ll}/u.test(next.text) || OPEN_TITLE.test(line.text)) return true;
  if (isName(next.text) || isPublication(next.text)) return false;
  const isCaps = (text: string) => text === text.toUpperCase() && /\p{Lu}/u.test(text);
  if (isCaps(line.text) !== isCaps(next.text)) return false;
  if (isCaps(line.text)) return line.text.length >= 12;
  if (line.text.length < 25 || isTitleCase(line.text) !== isTitleCase(next.text)) return false;
  // Where titles are written as sentences, a second one below is a subtitle.
  return isTitleCase(line.text) || !/^\p{Lu}\S*\s\p{Ll}/u.test(next.text);
}

/** Whether all but the small words begin with a capital. */
export function isTitleCase(text: string): boolean {
  const words = text.split(/\s+|[’']/).filter((word) => word.length > 3);
  return words.length > 0 && words.every((word) => !/^\p{Ll}/u.test(word));
}
