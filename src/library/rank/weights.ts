import data from "./weights.data.json" with { type: "json" };

/** A linear model: feature name to weight. */
export type Model = Readonly<Record<string, number>>;

/** The fitted numbers that `npm run fit` writes. */
export interface Weights {
  /** Scores a sentence as a sign that its paragraph answers. */
  readonly sentence: Model;
  /** Chooses the best sentence within a paragraph. */
  readonly choice: Model;
  /** Scores a paragraph among those of one article, and among those of a whole library. */
  readonly within: Model;
  readonly library: Model;
}

/** The weights that ship. */
export const weights: Weights = data;

/** The weighted sum of the features that the model knows. */
export function applyModel(model: Model, features: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in model) sum += (model[name] ?? 0) * (features[name] ?? 0);
  return sum;
}
