import type { PassageText, TextSpan } from "./reader.ts";

/** How an article is cut into what the network reads, in words; it has learned from text that is cut so. */
const cut = { title: 14, before: 30, whole: 130, window: 90 };

/** Longest sentence, title and question that are looked at, in UTF-16 units: what is longer the network could not hold. */
export const longest = { sentence: 1_500, title: 300, question: 300 };

/** How many windows of one paragraph are read. */
const mostWindows = 4;

/** A stretch of one paragraph: what stands before it, and which sentences it has. */
export interface Window {
  /** "title | the words before | " */
  readonly head: string;
  /** Range of sentences, by index. */
  readonly from: number;
  readonly to: number;
}

/** The windows of a passage that are read: the whole of it, or runs of whole sentences. */
export function windowsOf(passage: PassageText): Window[] {
  const { title, before, text, sentences } = passage;
  const opening = firstWords(title.slice(0, longest.title), cut.title);
  return chosen(passage, rangesOf(passage)).map(({ from, to }) => {
    const start = sentences[from]?.start ?? 0;
    const reach = text.slice(Math.max(0, start - longest.sentence), start);
    const words = `${before.slice(-longest.sentence)} ${reach}`.split(/\s+/).filter((word) => word !== "");
    return { head: `${opening} | ${words.slice(-cut.before).join(" ")} | `, from, to };
  });
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function rangesOf({ text, sentences }: PassageText): Range[] {
  const words = sentences.map((sentence) => countWords(text, sentence));
  if (words.reduce((sum, count) => sum + count, 0) <= cut.whole) return [{ from: 0, to: sentences.length }];
  const ranges: Range[] = [];
  let from = 0;
  let length = 0;
  words.forEach((count, i) => {
    if (length + count > cut.window && i > from) {
      ranges.push({ from, to: i });
      from = i;
      length = 0;
    }
    length += count;
  });
  return [...ranges, { from, to: sentences.length }];
}

/** The first windows, with the one of the likely sentence among them. */
function chosen({ likely }: PassageText, ranges: readonly Range[]): readonly Range[] {
  const first = ranges.slice(0, mostWindows);
  const at = likely === undefined ? -1 : ranges.findIndex(({ from, to }) => from <= likely && likely < to);
  const own = at < mostWindows ? undefined : ranges[at];
  return own === undefined ? first : [...first.slice(0, -1), own];
}

function countWords(text: string, { start, end }: TextSpan): number {
  return text
    .slice(start, end)
    .split(/\s+/)
    .filter((word) => word !== "").length;
}

function firstWords(text: string, count: number): string {
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, count)
    .join(" ");
}
