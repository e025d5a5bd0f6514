import { type TextIndex, wordOf } from "../index/text-index.ts";

/** Whether the paragraph holds the folded words one after the other. */
export function containsPhrase(index: TextIndex, paragraph: number, phrase: readonly string[]): boolean {
  const ids = phrase.map((word) => index.wordIds.get(word) ?? -1);
  const [first] = ids;
  if (first === undefined || ids.includes(-1)) return false;
  const start = index.sentenceStarts[index.paragraphStarts[paragraph] ?? 0] ?? 0;
  const end = index.sentenceStarts[index.paragraphStarts[paragraph + 1] ?? 0] ?? start;
  for (let i = start; i + ids.length <= end; i++) {
    if (wordOf(index.tokens[i] ?? 0) !== first) continue;
    if (ids.every((id, k) => wordOf(index.tokens[i + k] ?? 0) === id)) return true;
  }
  return false;
}
