import { type TextIndex, wordOf } from "../index/text-index.ts";

/** The paragraphs, in order, that hold every phrase word for word: of all, or of those given. Words are folded. */
export function paragraphsWith(
  index: TextIndex,
  phrases: readonly (readonly string[])[],
  among: Iterable<number> = index.articleOf.keys(),
): number[] {
  const asked = phrases.map((phrase) => phrase.map((word) => index.wordIds.get(word) ?? -1));
  if (asked.some((ids) => ids.includes(-1))) return [];
  const found: number[] = [];
  for (const paragraph of among) {
    const start = index.sentenceStarts[index.paragraphStarts[paragraph] ?? 0] ?? 0;
    const end = index.sentenceStarts[index.paragraphStarts[paragraph + 1] ?? 0] ?? start;
    if (asked.every((ids) => isAmong(index, ids, start, end))) found.push(paragraph);
  }
  return found;
}

/** Whether the words stand one after the other somewhere in a range of tokens. */
function isAmong(index: TextIndex, ids: readonly number[], start: number, end: number): boolean {
  const [first] = ids;
  for (let i = start; i + ids.length <= end; i++) {
    if (wordOf(index.tokens[i] ?? 0) !== first) continue;
    if (ids.every((id, k) => wordOf(index.tokens[i + k] ?? 0) === id)) return true;
  }
  return false;
}
