import type { Question } from "./analyze-question.ts";
import { kinships } from "./lexicon.ts";
import { type TextIndex, wordOf } from "./text-index.ts";
import { wordClass } from "./word-classes.ts";

/** A library's stem that stands for a term of the question. `kinship` is one of `kinships`. */
export interface TermMatch {
  readonly term: number;
  readonly kinship: number;
}

/** For each kinship the terms that are matched by it and by no nearer one, as bits. */
export type MatchedBits = readonly [
  exact: number,
  derived: number,
  synonym: number,
  below: number,
  above: number,
];

/** A question made ready to be compared with sentences of one index. */
export interface PreparedQuestion {
  readonly question: Question;
  /** Stem id to the term that it matches. */
  readonly matches: ReadonlyMap<number, TermMatch>;
  /** Word ids of all the question's tokens, -1 where the library lacks the word. */
  readonly wordIds: readonly number[];
  /** Word id to its places in `wordIds`. */
  readonly placesOf: ReadonlyMap<number, readonly number[]>;
  readonly idfs: readonly number[];
  /** Sum of the terms' idf. */
  readonly mass: number;
}

/** A token of a sentence that matches a term. */
export interface Hit {
  readonly at: number;
  readonly term: number;
  readonly kinship: number;
}

/** What a sentence has of a question. */
export interface SentenceScan {
  /** Token range in `index.tokens`. */
  readonly start: number;
  readonly end: number;
  /** In order. `at` counts from the sentence's start. */
  readonly hits: readonly Hit[];
  /** Terms matched exactly, as bits. */
  readonly exact: number;
  readonly matched: MatchedBits;
}

/** A paragraph's sentences compared with a question. */
export interface ParagraphScan {
  readonly paragraph: number;
  readonly sentences: readonly SentenceScan[];
  readonly exact: number;
  readonly matched: MatchedBits;
  /** How often each term occurs exactly. */
  readonly counts: Float64Array;
  /** Tokens that are not function words. */
  readonly length: number;
}

/** Compares the question with every sentence of a paragraph. */
export function scanParagraph(
  index: TextIndex,
  prepared: PreparedQuestion,
  paragraph: number,
): ParagraphScan {
  const terms = prepared.question.terms.length;
  const sentences: SentenceScan[] = [];
  const all: number[] = [0, 0, 0, 0, 0];
  const counts = new Float64Array(terms);
  let length = 0;
  const last = index.paragraphStarts[paragraph + 1] ?? 0;
  for (let sentence = index.paragraphStarts[paragraph] ?? 0; sentence < last; sentence++) {
    const start = index.sentenceStarts[sentence] ?? 0;
    const end = index.sentenceStarts[sentence + 1] ?? start;
    const hits: Hit[] = [];
    const own: number[] = [0, 0, 0, 0, 0];
    for (let i = start; i < end; i++) {
      const word = wordOf(index.tokens[i] ?? 0);
      if (((index.classOf[word] ?? 0) & wordClass.stop) === 0) length++;
      const match = prepared.matches.get(index.stemOf[word] ?? -1);
      if (match === undefined) continue;
      const { term, kinship } = match;
      hits.push({ at: i - start, term, kinship });
      own[kinship] = (own[kinship] ?? 0) | (1 << term);
      all[kinship] = (all[kinship] ?? 0) | (1 << term);
      if (kinship === kinships.exact) counts[term] = (counts[term] ?? 0) + 1;
    }
    const matched = nearestOnly(own);
    sentences.push({ start, end, hits, exact: matched[0], matched });
  }
  const matched = nearestOnly(all);
  return { paragraph, sentences, exact: matched[0], matched, counts, length };
}

function nearestOnly(bits: readonly number[]): MatchedBits {
  const [exact = 0, derived = 0, synonym = 0, below = 0, above = 0] = bits;
  let nearer = exact;
  const rest = (more: number): number => {
    const own = more & ~nearer;
    nearer |= more;
    return own;
  };
  return [exact, rest(derived), rest(synonym), rest(below), rest(above)];
}

/** How many bits are set. */
export function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The summed weights of the terms in `bits`. */
export function massOf(bits: number, weights: readonly number[]): number {
  let mass = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) mass += weights[31 - Math.clz32(rest & -rest)] ?? 0;
  return mass;
}
