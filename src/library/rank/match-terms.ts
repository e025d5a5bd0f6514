import { kinships, wordClass } from "../../language/index.ts";
import { paragraphsOfArticleWith, type TextIndex, wordOf } from "../index/text-index.ts";
import type { Question } from "./analyze-question.ts";

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
export interface MatchedQuestion {
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
  /** Terms that are names, that are numbers, and that name what is asked for, as bits. */
  readonly capitals: number;
  readonly numbers: number;
  readonly focus: number;
  /** How much a stem of the library tells, in nats. */
  rarityOf(stemId: number): number;
  /** What `scanParagraph` remembers: article and stem to the share of what the stem tells there. */
  readonly tells: Map<number, number>;
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
  /** Of the terms that are not matched exactly, what the words akin to them tell, in nats. */
  readonly akin: number;
  /** Whether "he", "their" or the like stands in it. */
  readonly hasPronoun: boolean;
}

/** A paragraph's sentences compared with a question. */
export interface ParagraphScan {
  readonly paragraph: number;
  readonly sentences: readonly SentenceScan[];
  readonly exact: number;
  readonly matched: MatchedBits;
  /** How often each term occurs exactly. */
  readonly counts: Float64Array;
  /** As of a sentence. */
  readonly akin: number;
  /** Tokens that are not function words. */
  readonly length: number;
}

/** How much a word of each kinship tells of what its own would. */
const akinStrength = [0, 1, 0.8, 0.6, 0.4];

/** The share of what a stem tells that is left within the article: one that stands in most paragraphs tells little. */
function tellsInArticle(
  index: TextIndex,
  { tells }: MatchedQuestion,
  article: number,
  stemId: number,
): number {
  const size = (index.articleStarts[article + 1] ?? 0) - (index.articleStarts[article] ?? 0);
  const having = paragraphsOfArticleWith(index, article, stemId);
  const share = Math.log(1 + (size + 0.5) / (having + 0.5)) / Math.log(1 + (size + 0.5) / 1.5);
  tells.set(article * 2 ** 24 + stemId, share);
  return share;
}

/** What a word tells that is akin to a term, in nats. */
function tellsOf(
  index: TextIndex,
  asked: MatchedQuestion,
  article: number,
  stemId: number,
  { term, kinship }: TermMatch,
): number {
  return (
    (akinStrength[kinship] ?? 0) *
    Math.min(asked.idfs[term] ?? 0, asked.rarityOf(stemId)) *
    (asked.tells.get(article * 2 ** 24 + stemId) ?? tellsInArticle(index, asked, article, stemId))
  );
}

/** Compares the question with every sentence of a paragraph. */
export function scanParagraph(index: TextIndex, asked: MatchedQuestion, paragraph: number): ParagraphScan {
  const terms = asked.question.terms.length;
  const article = index.articleOf[paragraph] ?? 0;
  const counts = new Float64Array(terms);
  const all: number[] = [0, 0, 0, 0, 0];
  const akinOfAll = new Float64Array(terms);
  let length = 0;

  const scanSentence = (start: number, end: number): SentenceScan => {
    const hits: Hit[] = [];
    const own: number[] = [0, 0, 0, 0, 0];
    let akin: Float64Array | undefined;
    let hasPronoun = false;
    for (let i = start; i < end; i++) {
      const word = wordOf(index.tokens[i] ?? 0);
      const bits = index.classOf[word] ?? 0;
      if ((bits & wordClass.stop) === 0) length++;
      if ((bits & wordClass.pronoun) !== 0) hasPronoun = true;
      const stemId = index.stemOf[word] ?? -1;
      const match = asked.matches.get(stemId);
      if (match === undefined) continue;
      const { term, kinship } = match;
      hits.push({ at: i - start, term, kinship });
      own[kinship] = (own[kinship] ?? 0) | (1 << term);
      if (kinship === kinships.exact) {
        counts[term] = (counts[term] ?? 0) + 1;
        continue;
      }
      akin ??= new Float64Array(terms);
      akin[term] = Math.max(akin[term] ?? 0, tellsOf(index, asked, article, stemId, match));
    }
    akin?.forEach((tells, term) => {
      akinOfAll[term] = Math.max(akinOfAll[term] ?? 0, tells);
    });
    own.forEach((bits, kinship) => {
      all[kinship] = (all[kinship] ?? 0) | bits;
    });
    const matched = nearestOnly(own);
    const exact = matched[0];
    const akinSum = akin === undefined ? 0 : sumWithout(akin, exact);
    return { start, end, hits, exact, matched, akin: akinSum, hasPronoun };
  };

  const sentences: SentenceScan[] = [];
  const last = index.paragraphStarts[paragraph + 1] ?? 0;
  for (let sentence = index.paragraphStarts[paragraph] ?? 0; sentence < last; sentence++) {
    const start = index.sentenceStarts[sentence] ?? 0;
    sentences.push(scanSentence(start, index.sentenceStarts[sentence + 1] ?? start));
  }
  const matched = nearestOnly(all);
  const exact = matched[0];
  return { paragraph, sentences, exact, matched, counts, akin: sumWithout(akinOfAll, exact), length };
}

/** The sum of the terms' numbers but for the terms in `bits`. */
function sumWithout(values: Float64Array, bits: number): number {
  let sum = 0;
  for (let t = 0; t < values.length; t++) if (((bits >>> t) & 1) === 0) sum += values[t] ?? 0;
  return sum;
}

function nearestOnly(bits: readonly number[]): MatchedBits {
  const [exact = 0, derived = 0, synonym = 0, below = 0, above = 0] = bits;
  return [
    exact,
    derived & ~exact,
    synonym & ~(exact | derived),
    below & ~(exact | derived | synonym),
    above & ~(exact | derived | synonym | below),
  ];
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
