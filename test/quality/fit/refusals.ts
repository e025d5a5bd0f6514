import type { Article } from "../../../src/articles/index.ts";
import { prepareParts } from "../../../src/library/build-library.ts";
import type { LibraryParts } from "../../../src/library/parts.ts";
import { refusalFeatures } from "../../../src/library/rank/refuse.ts";
import { applyModel, type Model, type Weights } from "../../../src/library/rank/weights.ts";
import { rankText } from "../../../src/library/rank-text.ts";
import type { Asked } from "./examples.ts";
import { fitLogistic } from "./logistic.ts";
import type { Features } from "./rows.ts";

/** Of what is asked: the whole file, one article of it, a library of a few articles, a library of one. */
export const scales = ["whole", "within", "few", "one"] as const;

/** A question asked of articles that have its own among them, or have not. */
export interface Trial {
  readonly asked: Asked;
  readonly features: Features;
  readonly isOnTopic: boolean;
  readonly scale: (typeof scales)[number];
}

/**
 * Asks each question at every scale, once with its article and once without. The small libraries have no titles:
 * a news headline tells less of its article than the title of an encyclopedia's does.
 */
export async function collectTrials(
  articles: readonly Article[],
  questions: readonly Asked[],
  weights: Weights,
): Promise<Trial[]> {
  const trials: Trial[] = [];
  const untitled = articles.map((article) => ({ ...article, title: "" }));
  const pick = (...numbers: number[]): Article[] =>
    numbers.map((n) => untitled[n % untitled.length]).filter((article) => article !== undefined);
  const index = (chosen: readonly Article[]): Promise<LibraryParts> => prepareParts(chosen, weights);
  const whole = await index(articles);
  for (const number of [...new Set(questions.map(({ article }) => article))].sort((a, b) => a - b)) {
    const own = questions.filter(({ article }) => article === number);
    const ask = async (
      parts: LibraryParts,
      scale: Trial["scale"],
      isOnTopic: boolean,
      article?: number,
    ): Promise<void> => {
      for (const asked of own) {
        const scope = article === undefined ? {} : { article };
        const ranking = await rankText(parts, asked.question.text, scope, []);
        const features = refusalFeatures(ranking.asked, ranking.ranked, ranking.isWithin);
        if (Object.keys(features).length > 0) trials.push({ asked, features, isOnTopic, scale });
      }
    };
    // Two further on: an article of the same half of the file.
    const other = (number + 2) % articles.length;
    await ask(whole, "whole", true);
    await ask(await index(articles.filter((_, i) => i !== number)), "whole", false);
    await ask(whole, "within", true, number);
    await ask(whole, "within", false, other);
    await ask(await index(pick(number, number + 4, number + 8)), "few", true);
    await ask(await index(pick(other, number + 4, number + 8)), "few", false);
    await ask(await index(pick(number)), "one", true);
    await ask(await index(pick(other)), "one", false);
  }
  return trials;
}

/** Fits the logistic of refusing on the trials. */
export function fitRefusal(trials: readonly Trial[]): Model {
  return fitLogistic(
    trials.map(({ features }) => features),
    trials.map(({ isOnTopic }) => isOnTopic),
    0.001,
  );
}

/** How confident the model is of a trial. */
export function confidence(model: Model, { features }: Trial): number {
  return 1 / (1 + Math.exp(-applyModel(model, features)));
}

/** The confidence that keeps this share of the on-topic trials. */
export function thresholdFor(model: Model, trials: readonly Trial[], kept: number): number {
  const sorted = trials
    .filter(({ isOnTopic }) => isOnTopic)
    .map((trial) => confidence(model, trial))
    .sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * (1 - kept))] ?? 0;
}
