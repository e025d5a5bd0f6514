import type { PassageText, Reading } from "../../reader/index.ts";
import { sentencesOf, type TextIndex } from "../index/text-index.ts";
import {
  type Evidence,
  type Fused,
  type Fusion,
  fuse,
  type Level,
  type QuestionForm,
  sentenceFusionFeatures,
} from "./fusion.ts";
import type { Likeness } from "./likeness.ts";
import { bestOf, type Ranked } from "./rank.ts";
import { applyModel, type Model } from "./weights.ts";

/**
 * So many passages are read. Chosen on 852 questions of 71 articles, asked in one article and in libraries of 5, 71 and
 * 357: of 6 to 12 all do as well there (eight: 80.3 right first in one article, twelve: 80.0), while fewer than eight
 * lose some of the first three in large libraries.
 */
export const mostRead = 8;

/** A candidate with all that is known of it. */
export type Weighed = Fused<Evidence & { readonly hit: Ranked }>;

/** The candidates in their final order, and what it goes by. Only the first `read` of them were read. */
export interface Weighing {
  readonly ranked: readonly Weighed[];
  readonly level: Level;
  readonly read: number;
}

/**
 * Ranks the candidates anew: by words and vectors, of which the best are read, and those once more by all that is
 * known. `read` gives a reading for each of the first so many; with none, the first order stays.
 */
export async function weigh(
  index: TextIndex,
  ranked: readonly Ranked[],
  form: QuestionForm,
  models: Fusion["within"],
  likeness: Likeness | undefined,
  read: (passages: readonly PassageText[]) => Promise<readonly Reading[]>,
): Promise<Weighing> {
  const first = firstOrder(ranked, form, models, likeness);
  const asked = first.slice(0, mostRead);
  const readings = await read(asked.map(({ hit }) => passageTextOf(index, hit)));
  const level = likeness === undefined ? "reader" : "all";
  if (readings.length === 0)
    return { ranked: first, level: likeness === undefined ? "words" : "vectors", read: 0 };
  const known = asked.flatMap((candidate, i) => {
    const reading = readings[i];
    return reading === undefined ? [] : [{ ...candidate, reading }];
  });
  const best: Weighed[] = fuse(known, form, models.rank[level]);
  const lowest = best.at(-1)?.fused ?? 0;
  // Who was not read comes after those who were, in the first order.
  const rest = first.slice(known.length).map((candidate, i) => ({ ...candidate, fused: lowest - 1 - i }));
  return { ranked: [...best, ...rest], level, read: best.length };
}

/** The order before anything is read. */
function firstOrder(
  ranked: readonly Ranked[],
  form: QuestionForm,
  models: Fusion["within"],
  likeness: Likeness | undefined,
): Weighed[] {
  const byWords = ranked.map((hit) => ({
    hit,
    paragraph: hit.paragraph,
    words: hit.score,
    fused: hit.score,
  }));
  if (likeness === undefined) return byWords;
  const known = byWords.map((candidate) => ({
    ...candidate,
    cosines: likeness.cosinesOf(candidate.paragraph),
  }));
  return fuse(known, form, models.rank.vectors);
}

/** The paragraph as the reader takes it. */
function passageTextOf(index: TextIndex, { paragraph, sentence }: Ranked): PassageText {
  const number = index.articleOf[paragraph] ?? 0;
  const article = index.articles[number];
  const at = paragraph - (index.articleStarts[number] ?? 0);
  return {
    title: article?.title ?? "",
    before: article?.paragraphs[at - 1]?.text ?? "",
    text: article?.paragraphs[at]?.text ?? "",
    sentences: article === undefined ? [] : sentencesOf(article, at),
    likely: sentence,
  };
}

/**
 * Index of the sentence that answers best, of those that `may` leaves (all where it leaves none). `choice` are the
 * scores by words.
 */
export function bestSentence(
  evidence: Evidence,
  choice: readonly number[],
  models: Fusion["sentence"],
  may: (sentence: number) => boolean,
): number {
  const model = sentenceModel(evidence, models);
  const scores =
    model === undefined
      ? choice
      : sentenceFusionFeatures(evidence, choice).map((features) => applyModel(model, features));
  const left = scores.map((score, i) => (may(i) ? score : Number.NEGATIVE_INFINITY));
  return bestOf(left.some(Number.isFinite) ? left : scores);
}

function sentenceModel({ cosines, reading }: Evidence, models: Fusion["sentence"]): Model | undefined {
  if (reading === undefined) return cosines === undefined ? undefined : models.vectors;
  return cosines === undefined ? models.reader : models.all;
}
