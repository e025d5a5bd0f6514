import { stopwords, tokenize } from "../../language/index.ts";
import type { TextIndex } from "../index/text-index.ts";
import { paragraphsWith } from "./phrases.ts";

/** Looking for two words beside each other takes all tokens of a library; so many words of a question may ask for it. */
const mostLooked = 4;

/** Longest word that is taken apart, in UTF-16 units. */
const longest = 24;

/**
 * A question with its compounds parted or joined as the library has them, where it has them only otherwise: F35 is
 * F-35 there, wifi is Wi-Fi, cease-fire is ceasefire. Other words stay as they are.
 */
export function compoundsAsIn(index: TextIndex, text: string): string {
  let looked = 0;
  const isTogether = (words: readonly string[]): boolean => {
    if (words.some((word) => !index.wordIds.has(word)) || ++looked > mostLooked) return false;
    return paragraphsWith(index, [words]).length > 0;
  };
  return text.replace(/[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*/gu, (written) => {
    const words = wordsOf(written);
    if (words.length > 1) {
      const joined = wordsOf(written.replace(/[-‐‑]/g, ""));
      const isJoined = joined.length === 1 && joined.every((word) => index.wordIds.has(word));
      return isJoined && !isTogether(words) ? written.replace(/[-‐‑]/g, "") : written;
    }
    const [word = ""] = words;
    if (word === "" || word.length > longest || isKnown(index, word)) return written;
    return (
      partings(written)
        .find((parts) => isTogether(wordsOf(parts.join(" "))))
        ?.join(" ") ?? written
    );
  });
}

const wordsOf = (text: string): string[] => tokenize(text).map(({ word }) => word);

function isKnown(index: TextIndex, word: string): boolean {
  return index.wordIds.has(word) || index.stemId(index.stemmer(word)) !== undefined;
}

/** Where a word may be parted: between letters and figures, or into two words of two letters and more. */
function partings(written: string): (readonly string[])[] {
  const atFigures = written.match(/\p{L}+|\p{N}+/gu) ?? [];
  if (atFigures.length > 1) return [atFigures];
  const ways: (readonly string[])[] = [];
  for (let at = 2; at + 2 <= written.length; at++) {
    const parts = [written.slice(0, at), written.slice(at)];
    if (parts.every((part) => !stopwords.has(part.toLowerCase()))) ways.push(parts);
  }
  return ways;
}
