import type { Question } from "./analyze-question.ts";
import { type TextIndex, wordOf } from "./text-index.ts";
import { wordClass } from "./word-classes.ts";

/** A library's stem that stands for a term of the question: itself (strength 1) or a kindred word (below 1). */
export interface TermMatch {
  readonly term: number;
  readonly strength: number;
}

/** A question made ready to be compared with sentences of one index. */
export interface PreparedQuestion {
  readonly question: Question;
  /** Stem id to the term that it matches. */
  readonly matches: ReadonlyMap<number, TermMatch>;
  /** Word ids of all the question's tokens, -1 where the library lacks the word. */
  readonly wordIds: readonly number[];
  readonly idfs: readonly number[];
  /** Sum of the terms' idf. */
  readonly mass: number;
}

/** A token of a sentence that matches a term. */
export interface Hit {
  readonly at: number;
  readonly term: number;
  readonly strength: number;
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
  /** Best strength of each term's match, exact or not. */
  readonly strengths: Float64Array;
}

/** A paragraph's sentences compared with a question. */
export interface ParagraphScan {
  readonly paragraph: number;
  readonly sentences: readonly SentenceScan[];
  readonly exact: number;
  readonly strengths: Float64Array;
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
  const strengths = new Float64Array(terms);
  const counts = new Float64Array(terms);
  let exact = 0;
  let length = 0;
  const last = index.paragraphStarts[paragraph + 1] ?? 0;
  for (let sentence = index.paragraphStarts[paragraph] ?? 0; sentence < last; sentence++) {
    const start = index.sentenceStarts[sentence] ?? 0;
    const end = index.sentenceStarts[sentence + 1] ?? start;
    const hits: Hit[] = [];
    const own = new Float64Array(terms);
    let ownExact = 0;
    for (let i = start; i < end; i++) {
      const word = wordOf(index.tokens[i] ?? 0);
      if (((index.classOf[word] ?? 0) & wordClass.stop) === 0) length++;
      const match = prepared.matches.get(index.stemOf[word] ?? -1);
      if (match === undefined) continue;
      const { term, strength } = match;
      hits.push({ at: i - start, term, strength });
      if (strength === 1) {
        ownExact |= 1 << term;
        counts[term] = (counts[term] ?? 0) + 1;
      }
      if (strength > (own[term] ?? 0)) own[term] = strength;
      if (strength > (strengths[term] ?? 0)) strengths[term] = strength;
    }
    exact |= ownExact;
    sentences.push({ start, end, hits, exact: ownExact, strengths: own });
  }
  return { paragraph, sentences, exact, strengths, counts, length };
}

/** The summed weights of the terms in `bits`. */
export function massOf(bits: number, weights: readonly number[]): number {
  let mass = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) mass += weights[31 - Math.clz32(rest & -rest)] ?? 0;
  return mass;
}
