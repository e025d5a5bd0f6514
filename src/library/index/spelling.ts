import { bitCount } from "../rank/match-terms.ts";
import type { TextIndex } from "./text-index.ts";

/** Finds the library's words nearest to a word it does not contain. */
export interface Speller {
  /** The likeliest first, names with a capital; empty where nothing is near enough. */
  near(word: string): readonly string[];
}

/** Letters of a word as 26 bits, so that most words are ruled out without comparing them. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i) - 97;
    if (code >= 0 && code < 26) bits |= 1 << code;
  }
  return bits;
}

/** Most edits forgiven in a word of this length. */
export function editsForgiven(length: number): number {
  return length < 3 ? 0 : length < 8 ? 1 : 2;
}

/**
 * Optimal string alignment distance (Damerau-Levenshtein without overlapping transpositions), or `limit + 1`
 * where it is larger.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length] ?? limit + 1, limit + 1);
}

/**
 * A speller over the library's words: edit distance weighted with how often a word occurs
 * (noisy channel, Kernighan, Church and Gale 1990).
 */
export function createSpeller(index: TextIndex): Speller {
  const letters = Uint32Array.from(index.words, lettersOf);
  return {
    near(word) {
      const limit = editsForgiven(word.length);
      if (limit === 0 || !/^\p{L}+$/u.test(word)) return [];
      const own = lettersOf(word);
      const found: { word: string; cost: number }[] = [];
      for (let id = 0; id < letters.length; id++) {
        if (bitCount((letters[id] ?? 0) ^ own) > 2 * limit) continue;
        const other = index.words[id] ?? "";
        if (Math.abs(other.length - word.length) > limit || other.length < 3) continue;
        // A first letter is seldom mistyped, and never along with another.
        const most = other[0] === word[0] ? limit : 1;
        const distance = editDistance(word, other, most);
        if (distance > most) continue;
        const first = other[0] === word[0] ? 0 : 1;
        if (distance + first > limit && word.length < 6) continue;
        if (word.length < 4 && other.length !== 4) continue;
        const isName = (index.capitalCount[id] ?? 0) * 2 > (index.wordCount[id] ?? 0);
        found.push({
          word: isName ? `${other.charAt(0).toUpperCase()}${other.slice(1)}` : other,
          cost: distance * 3 + first * 2 - Math.log(1 + (index.wordCount[id] ?? 0)) / 2,
        });
      }
      found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
      return found.slice(0, 4).map((entry) => entry.word);
    },
  };
}
