import { shape, wordClass } from "../../language/index.ts";
import { shapeOf, type TextIndex, wordOf } from "../index/text-index.ts";

/** Tokens after and before a name within which a verb of saying is its own: "Osei, a nurse, said", "said Dr. Osei". */
const usualReach: Reach = { after: 6, before: 3 };

/** In tokens. */
export interface Reach {
  readonly after: number;
  readonly before: number;
}

/**
 * Whether the paragraph has a name, given as stem ids of any of its words, as the one who says something; or what is
 * no name ("the mayor"), which needs no capital.
 */
export function reportsSpeechOf(
  index: TextIndex,
  paragraph: number,
  stems: ReadonlySet<number>,
  isNamed = true,
  reach = usualReach,
): boolean {
  const last = index.paragraphStarts[paragraph + 1] ?? 0;
  for (let sentence = index.paragraphStarts[paragraph] ?? 0; sentence < last; sentence++) {
    const start = index.sentenceStarts[sentence] ?? 0;
    const end = index.sentenceStarts[sentence + 1] ?? start;
    for (let i = start; i < end; i++) {
      const token = index.tokens[i] ?? 0;
      if (isNamed && (shapeOf(token) & shape.capital) === 0) continue;
      if (!stems.has(index.stemOf[wordOf(token)] ?? -1)) continue;
      for (let at = Math.max(start, i - reach.before); at < Math.min(end, i + 1 + reach.after); at++) {
        if (((index.classOf[wordOf(index.tokens[at] ?? 0)] ?? 0) & wordClass.speech) !== 0) return true;
      }
    }
  }
  return false;
}
