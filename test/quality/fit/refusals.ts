import type { Article } from "../../../src/articles/index.ts";
import { type LibraryParts, rankText } from "../../../src/library/ask.ts";
import { indexArticles } from "../../../src/library/build-library.ts";
import { refusalFeatures } from "../../../src/library/refuse.ts";
import type { Weights } from "../../../src/library/weights.ts";
import type { Asked } from "./examples.ts";

/** A question asked of a library that has its article, or has not. */
export interface Refusal {
  readonly asked: Asked;
  readonly features: Record<string, number>;
  readonly isOnTopic: boolean;
  /** "whole", "within", "few" or "one": what was asked. */
  readonly size: string;
}

/** Asks the questions of libraries of several sizes, each with and without the question's article. */
export async function collectRefusals(
  articles: readonly Article[],
  questions: readonly Asked[],
  weights: Weights,
  sizes: readonly string[],
): Promise<Refusal[]> {
  const found: Refusal[] = [];
  const numbers = [...new Set(questions.map(({ article }) => article))].sort((a, b) => a - b);
  const whole = await indexArticles(articles, weights);
  const ask = (
    parts: LibraryParts,
    asked: Asked,
    isOnTopic: boolean,
    size: string,
    article?: number,
  ): void => {
    const { prepared, ranked } = rankText(parts, asked.text, article === undefined ? {} : { article }, []);
    const features = refusalFeatures(prepared, ranked);
    if (Object.keys(features).length > 0) found.push({ asked, features, isOnTopic, size });
  };
  for (const number of numbers) {
    const own = questions.filter(({ article }) => article === number);
    // The next but one: an article of the same half of the file.
    const other = (number + 2) % articles.length;
    const pick = (numbers: readonly number[]): Article[] =>
      numbers.map((n) => articles[n % articles.length]).filter((article) => article !== undefined);
    if (sizes.includes("whole")) {
      const without = await indexArticles(
        articles.filter((_, i) => i !== number),
        weights,
      );
      for (const asked of own) ask(whole, asked, true, "whole");
      for (const asked of own) ask(without, asked, false, "whole");
    }
    if (sizes.includes("within")) {
      for (const asked of own) ask(whole, asked, true, "within", number);
      for (const asked of own) ask(whole, asked, false, "within", other);
    }
    if (sizes.includes("few")) {
      const few = await indexArticles(pick([number, number + 4, number + 8]), weights);
      const others = await indexArticles(pick([number + 2, number + 4, number + 8]), weights);
      for (const asked of own) ask(few, asked, true, "few");
      for (const asked of own) ask(others, asked, false, "few");
    }
    if (sizes.includes("one")) {
      const one = await indexArticles(pick([number]), weights);
      const another = await indexArticles(pick([other]), weights);
      for (const asked of own) ask(one, asked, true, "one");
      for (const asked of own) ask(another, asked, false, "one");
    }
  }
  return found;
}

/** Share of off-topic questions below the score that keeps 95% of the others, and the area under the curve. */
export function refusing(
  on: readonly number[],
  off: readonly number[],
): { at95: number; auroc: number; threshold: number } {
  const sorted = [...on].sort((a, b) => a - b);
  const threshold = sorted[Math.floor(sorted.length * 0.05)] ?? 0;
  const all = [...on.map((s) => ({ s, y: 1 })), ...off.map((s) => ({ s, y: 0 }))].sort((a, b) => a.s - b.s);
  let [below, area] = [0, 0];
  for (const { y } of all) {
    if (y === 0) below++;
    else area += below;
  }
  return {
    at95: off.filter((score) => score < threshold).length / Math.max(1, off.length),
    auroc: area / Math.max(1, on.length * off.length),
    threshold,
  };
}
