import { vectorWidth } from "../../reader/index.ts";
import type { Hit } from "./candidate-engine.ts";

/** What may be found: paragraph numbers from `from` to before `to`, and of them those in `paragraphs`, if given. */
export interface VectorFilter {
  readonly range?: { readonly from: number; readonly to: number };
  readonly paragraphs?: readonly number[];
}

/** Unit vectors of all paragraphs and their sentences, times 127, row after row. Likeness is the cosine, -1 to 1. */
export interface Vectors {
  /** At most `limit` of the paragraphs, the likest first, ties by number. */
  find(question: Int8Array, filter: VectorFilter, limit: number): Hit[];
  /** How like the question a paragraph is. */
  paragraph(question: Int8Array, paragraph: number): number;
  /** How like the question each sentence of a paragraph is, in order. */
  sentences(question: Int8Array, paragraph: number): number[];
}

/** The vectors of a library by its numbers: sentence `paragraphStarts[p]` is the first of paragraph `p`. */
export function createVectors(
  ofParagraphs: Int8Array,
  ofSentences: Int8Array,
  paragraphStarts: Uint32Array,
): Vectors {
  const count = ofParagraphs.length / vectorWidth;
  const signs = signsOf(ofParagraphs);
  const paragraph = (question: Int8Array, at: number): number =>
    dot(ofParagraphs, at * vectorWidth, question) / scale;
  return {
    paragraph,
    sentences(question, at) {
      const first = paragraphStarts[at] ?? 0;
      const last = paragraphStarts[at + 1] ?? first;
      return Array.from(
        { length: last - first },
        (_, i) => dot(ofSentences, (first + i) * vectorWidth, question) / scale,
      );
    },
    find(question, { range, paragraphs }, limit) {
      const from = Math.max(0, range?.from ?? 0);
      const to = Math.min(count, range?.to ?? count);
      const allowed =
        paragraphs?.filter((at) => at >= from && at < to) ??
        Uint32Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
      const likely = likeliest(signs, signsOf(question), allowed, looked * limit);
      const hits = Array.from(likely, (at): Hit => ({ paragraph: at, score: paragraph(question, at) }));
      hits.sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
      return hits.slice(0, limit);
    },
  };
}

const scale = 127 ** 2;

function dot(matrix: Int8Array, offset: number, vector: Int8Array): number {
  let sum = 0;
  for (let i = 0; i < vectorWidth; i++) sum += (matrix[offset + i] ?? 0) * (vector[i] ?? 0);
  return sum;
}

/** Words of 32 signs that a vector has. */
const signWords = vectorWidth / 32;

/** For each paragraph that is asked for, so many are compared in full: those whose signs agree the most. */
const looked = 16;

/** The signs of each row, a bit each: two vectors that are alike have most of them in common (Charikar 2002). */
function signsOf(matrix: Int8Array): Uint32Array {
  const signs = new Uint32Array(matrix.length / 32);
  for (let i = 0; i < matrix.length; i++) {
    if ((matrix[i] ?? 0) > 0) signs[i >>> 5] = ((signs[i >>> 5] ?? 0) | (1 << (i & 31))) >>> 0;
  }
  return signs;
}

/** The rows that differ from the question in the fewest signs, at least `most` of them where there are so many. */
function likeliest(
  signs: Uint32Array,
  question: Uint32Array,
  rows: ArrayLike<number>,
  most: number,
): ArrayLike<number> {
  if (rows.length <= most) return rows;
  const distances = new Uint16Array(rows.length);
  const histogram = new Uint32Array(vectorWidth + 1);
  for (let r = 0; r < rows.length; r++) {
    const base = (rows[r] ?? 0) * signWords;
    let distance = 0;
    for (let w = 0; w < signWords; w++) distance += bits((signs[base + w] ?? 0) ^ (question[w] ?? 0));
    distances[r] = distance;
    histogram[distance] = (histogram[distance] ?? 0) + 1;
  }
  let limit = 0;
  for (let sum = 0; limit < histogram.length; limit++) {
    sum += histogram[limit] ?? 0;
    if (sum >= most) break;
  }
  const chosen: number[] = [];
  for (let r = 0; r < rows.length; r++) if ((distances[r] ?? 0) <= limit) chosen.push(rows[r] ?? 0);
  return chosen;
}

function bits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
