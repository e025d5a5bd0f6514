import type { PreparedQuestion } from "./match-terms.ts";
import type { Ranked } from "./rank.ts";
import { applyModel, type Weights } from "./weights.ts";

/** What speaks for the first passage: how much of the question it covers, and how far it is ahead. */
export function refusalFeatures(
  prepared: PreparedQuestion,
  ranked: readonly Ranked[],
): Record<string, number> {
  const [first, second] = ranked;
  if (first === undefined) return {};
  const sentence = first.sentences[first.sentence] ?? {};
  const feature = (name: string): number => first.features[name] ?? 0;
  return {
    bias: 1,
    coverage: feature("coverage"),
    coverageSquared: feature("coverageSquared"),
    sentenceCoverage: sentence.coverage ?? 0,
    pairs: sentence.pairsInSix ?? 0,
    run: sentence.verbatimRun ?? 0,
    akin: feature("derived") + feature("synonym"),
    articleCoverage: feature("articleCoverage"),
    margin: second === undefined ? 0 : Math.min(5, first.score - second.score),
    bm25: feature("bm25"),
    mass: Math.log(1 + prepared.mass),
  };
}

/** Calibrated probability that a passage bears on the question. */
export function confidenceOf(features: Record<string, number>, weights: Weights): number {
  return 1 / (1 + Math.exp(-applyModel(weights.refusal, features)));
}
