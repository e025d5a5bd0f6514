import { bestAmong, paragraphFeatures } from "../../../src/library/rank/paragraph-features.ts";
import type { Model } from "../../../src/library/rank/weights.ts";
import type { Example } from "./examples.ts";
import { createLists, type Features, type Rows } from "./rows.ts";
import { fitSoftmax } from "./softmax.ts";

/** The fitted models of both stages. */
export interface Models {
  readonly sentence: Model;
  readonly choice: Model;
  readonly within: Model;
  readonly library: Model;
}

/** Which features may have a weight; `stage` is "sentence" or "paragraph". */
export type Keep = (stage: "sentence" | "paragraph", name: string) => boolean;

/** The same penalty for all models; between 0.001 and 0.01 it makes no difference. */
const l2 = 0.005;

/** Articles are split in so many parts for cross-fitting. */
const folds = 3;

/**
 * Fits both stages. The paragraph models see sentence scores from models that did not learn from the article
 * (stacking, Wolpert 1992); otherwise they would trust them too much.
 */
export function fitModels(
  rows: Rows,
  within: readonly Example[],
  library: readonly Example[],
  keep: Keep,
): Models {
  const articles = [...new Set(within.map(({ asked }) => asked.article))].sort((a, b) => a - b);
  const foldOf = (example: Example): number => articles.indexOf(example.asked.article) % folds;
  const held = Array.from({ length: folds }, (_, fold) =>
    inOrder(
      rows,
      fitSentences(
        rows,
        within.filter((example) => foldOf(example) !== fold),
        keep,
        "all",
      ),
    ),
  );
  const scores = (example: Example): Float64Array => held[foldOf(example)] ?? new Float64Array();
  return {
    sentence: fitSentences(rows, within, keep, "all"),
    choice: fitSentences(rows, within, keep, "gold"),
    within: fitParagraphs(rows, within, scores, keep),
    library: fitParagraphs(rows, library, scores, keep),
  };
}

/** A model's weights in the order of the rows' names. */
export function inOrder(rows: Rows, model: Model): Float64Array {
  return Float64Array.from(rows.names, (name) => model[name] ?? 0);
}

function fitSentences(rows: Rows, examples: readonly Example[], keep: Keep, among: "all" | "gold"): Model {
  const lists = createLists(rows.names);
  for (const { asked, candidates, starts, isGold, holdsAnswer } of examples) {
    if (asked.question.unanswerable) continue;
    const gold = isGold.indexOf(true);
    candidates.forEach((_, c) => {
      if (among === "gold" && c !== gold) return;
      const from = starts[c] ?? 0;
      for (let row = from; row < (starts[c + 1] ?? from); row++) {
        lists.row(rows.at(row), c === gold && holdsAnswer[row - from] === true);
      }
    });
    lists.end();
  }
  return fitSoftmax(lists.done(), l2, (name) => keep("sentence", name));
}

function fitParagraphs(
  rows: Rows,
  examples: readonly Example[],
  sentenceWeights: (example: Example) => Float64Array,
  keep: Keep,
): Model {
  let lists: ReturnType<typeof createLists> | undefined;
  let names: string[] = [];
  for (const example of examples) {
    describeParagraphs(rows, example, sentenceWeights(example)).forEach((features, c) => {
      if (lists === undefined) {
        names = Object.keys(features);
        lists = createLists(names);
      }
      lists.row(
        Float32Array.from(names, (name) => features[name] ?? 0),
        example.isGold[c] === true,
      );
    });
    lists?.end();
  }
  return lists === undefined ? {} : fitSoftmax(lists.done(), l2, (name) => keep("paragraph", name));
}

/** The candidates' features, with sentences scored by these weights. */
export function describeParagraphs(rows: Rows, example: Example, sentenceWeights: Float64Array): Features[] {
  const { candidates, starts, prepared } = example;
  const scores = candidates.map((_, c) => {
    const from = starts[c] ?? 0;
    return Array.from({ length: (starts[c + 1] ?? from) - from }, (_, i) =>
      rows.score(from + i, sentenceWeights),
    );
  });
  const best = bestAmong(prepared, candidates, scores);
  return candidates.map((candidate, c) => paragraphFeatures(prepared, candidate, scores[c] ?? [], best));
}
