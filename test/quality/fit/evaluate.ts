import { bestOf } from "../../../src/library/rank/rank.ts";
import { applyModel, type Model } from "../../../src/library/rank/weights.ts";
import type { Example } from "./examples.ts";
import { describeParagraphs, inOrder, type Models } from "./models.ts";
import type { Rows } from "./rows.ts";

/** Shares from 0 to 1 over the answerable examples. */
export interface Evaluation {
  readonly n: number;
  readonly recall1: number;
  readonly recall5: number;
  readonly mrr: number;
  readonly sentence: number;
}

/** Ranks the examples with the models, as `ask` would. */
export function evaluate(rows: Rows, examples: readonly Example[], models: Models, model: Model): Evaluation {
  const sentenceWeights = inOrder(rows, models.sentence);
  const choiceWeights = inOrder(rows, models.choice);
  const sums = { recall1: 0, recall5: 0, mrr: 0, sentence: 0 };
  const answerable = examples.filter(({ asked }) => !asked.question.unanswerable);
  for (const example of answerable) {
    const scores = describeParagraphs(rows, example, sentenceWeights).map((features) =>
      applyModel(model, features),
    );
    const gold = example.isGold.indexOf(true);
    if (gold < 0) continue;
    const own = scores[gold] ?? 0;
    const rank = 1 + scores.filter((score, c) => score > own || (score === own && c < gold)).length;
    sums.mrr += 1 / rank;
    if (rank <= 5) sums.recall5++;
    if (rank > 1) continue;
    sums.recall1++;
    const from = example.starts[gold] ?? 0;
    const sentences = Array.from({ length: (example.starts[gold + 1] ?? from) - from }, (_, i) =>
      rows.score(from + i, choiceWeights),
    );
    if (example.holdsAnswer[bestOf(sentences)] === true) sums.sentence++;
  }
  const n = answerable.length;
  return {
    n,
    recall1: sums.recall1 / n,
    recall5: sums.recall5 / n,
    mrr: sums.mrr / n,
    sentence: sums.sentence / n,
  };
}
