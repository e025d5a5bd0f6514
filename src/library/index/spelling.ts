import { bitCount } from "../rank/match-terms.ts";
import { createDistanceFrom, editsForgiven } from "./edit-distance.ts";
import { Numbers } from "./numbers.ts";
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

/** The words of a vocabulary by their first letter and length; built at the first question. */
interface Buckets {
  /** First letters, as UTF-16 units in strings. */
  readonly initials: ReadonlySet<string>;
  /** Ids of the words with this first letter and length. */
  of(initial: string, length: number): Uint32Array;
  /** By word id. */
  readonly letters: Uint32Array;
}

function sortIntoBuckets(words: readonly string[]): Buckets {
  const byKey = new Map<string, Numbers>();
  const initials = new Set<string>();
  for (const [id, word] of words.entries()) {
    if (word.length < 3) continue;
    initials.add(word.charAt(0));
    const key = `${word.charAt(0)}${word.length}`;
    const held = byKey.get(key);
    if (held === undefined) byKey.set(key, new Numbers(16)).get(key)?.push(id);
    else held.push(id);
  }
  const sealed = new Map([...byKey].map(([key, ids]) => [key, ids.done()]));
  const none = new Uint32Array();
  return {
    initials,
    of: (initial, length) => sealed.get(`${initial}${length}`) ?? none,
    letters: Uint32Array.from(words, lettersOf),
  };
}

/**
 * A speller over the library's words: edit distance weighted with how often a word occurs
 * (noisy channel, Kernighan, Church and Gale 1990).
 */
export function createSpeller(index: SpelledWords): Speller {
  let buckets: Buckets | undefined;
  return {
    near(word) {
      const limit = editsForgiven(word.length);
      if (limit === 0 || !/^\p{L}+$/u.test(word)) return [];
      buckets ??= sortIntoBuckets(index.words);
      const found = [
        ...withSameInitial(index.words, buckets, word, limit),
        ...withOtherInitial(index.wordIds, buckets, word),
      ]
        .filter(({ id, distance }) => mayBeMeant(word, index.words[id] ?? "", distance, limit))
        .map(({ id, distance }) => ({ word: asWritten(index, id), cost: costOf(index, word, id, distance) }));
      found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
      return found.slice(0, 4).map((entry) => entry.word);
    },
  };
}

/** What a speller needs of a text index. */
export type SpelledWords = Pick<TextIndex, "words" | "wordIds" | "wordCount" | "capitalCount">;

interface Neighbour {
  readonly id: number;
  readonly distance: number;
}

function* withSameInitial(
  words: readonly string[],
  { of, letters }: Buckets,
  word: string,
  limit: number,
): Generator<Neighbour> {
  const own = lettersOf(word);
  const distanceTo = createDistanceFrom(word);
  for (let length = Math.max(3, word.length - limit); length <= word.length + limit; length++) {
    for (const id of of(word.charAt(0), length)) {
      if (bitCount((letters[id] ?? 0) ^ own) > 2 * limit) continue;
      const distance = distanceTo(words[id] ?? "", limit);
      if (distance <= limit) yield { id, distance };
    }
  }
}

/** A first letter is seldom mistyped, and never along with another: what is one edit away can be written down. */
function* withOtherInitial(
  wordIds: ReadonlyMap<string, number>,
  { initials }: Buckets,
  word: string,
): Generator<Neighbour> {
  const rest = word.slice(1);
  const variants = new Set([rest, `${rest.charAt(0)}${word.charAt(0)}${word.slice(2)}`]);
  for (const initial of initials) variants.add(initial + rest).add(initial + word);
  for (const variant of variants) {
    const id = wordIds.get(variant);
    if (id !== undefined && variant.length >= 3 && variant.charAt(0) !== word.charAt(0))
      yield { id, distance: 1 };
  }
}

/** In a short word only one slip is forgiven, and none that changes both its first letter and its length. */
function mayBeMeant(word: string, other: string, distance: number, limit: number): boolean {
  const first = other[0] === word[0] ? 0 : 1;
  if (distance + first > limit && word.length < 6) return false;
  return word.length >= 4 || other.length === 4;
}

function costOf(index: SpelledWords, word: string, id: number, distance: number): number {
  const first = index.words[id]?.[0] === word[0] ? 0 : 1;
  return distance * 3 + first * 2 - Math.log(1 + (index.wordCount[id] ?? 0)) / 2;
}

/** Names with a capital. */
function asWritten(index: SpelledWords, id: number): string {
  const word = index.words[id] ?? "";
  const isName = (index.capitalCount[id] ?? 0) * 2 > (index.wordCount[id] ?? 0);
  return isName ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
}
