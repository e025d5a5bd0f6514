import type { Outcome } from "./measure.ts";
import { auroc, type Estimate, mean, percentile, share, thresholdKeeping } from "./statistics.ts";

/** The figures of one engine: shares with their counts and 95% intervals, from 0 to 1; times in ms. */
export function figuresOf(outcomes: readonly Outcome[]) {
  const within = outcomes.map((outcome) => outcome.within.rank);
  const library = outcomes.map((outcome) => outcome.library.rank);
  const mistyped = outcomes.filter(({ typo }) => typo !== undefined);
  const kept = outcomes.map((outcome) => outcome.library.confidence);
  const off = outcomes.map((outcome) => outcome.offTopic.confidence);
  const threshold = thresholdKeeping(kept, 0.95);
  const ms = outcomes.map((outcome) => outcome.library.ms);
  return {
    within: {
      n: within.length,
      recall1: recall(within, 1),
      recall3: recall(within, 3),
      recall5: recall(within, 5),
      mrr: mean(within.map(reciprocal)),
    },
    library: {
      n: library.length,
      recall1: recall(library, 1),
      recall5: recall(library, 5),
      recall20: recall(library, 20),
      mrr: mean(library.map(reciprocal)),
    },
    sentence: { n: outcomes.length, hit1: shareOf(outcomes, ({ within }) => within.sentence) },
    typo: {
      n: mistyped.length,
      recall1: shareOf(mistyped, ({ typo }) => typo === 1),
      loss: mean(mistyped.map(({ within, typo }) => Number(within.rank === 1) - Number(typo === 1))),
    },
    offTopic: {
      n: outcomes.length,
      auroc: auroc(kept, off),
      refusedAt95: shareOf(outcomes, ({ offTopic }) => offTopic.confidence < threshold),
      refused: shareOf(outcomes, ({ offTopic }) => offTopic.refused),
      kept: shareOf(outcomes, ({ library }) => !library.refused),
    },
    ms: { p50: percentile(ms, 50), p95: percentile(ms, 95) },
  };
}

/** See `figuresOf`. */
export type Figures = ReturnType<typeof figuresOf>;

/** The questions' kinds by their question word, most asked first, with the figures that differ by kind. */
export function byQuestionWord(outcomes: readonly Outcome[]) {
  const kinds = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const word = questionWord(outcome.question.text);
    kinds.set(word, [...(kinds.get(word) ?? []), outcome]);
  }
  return [...kinds]
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .map(([word, asked]) => ({
      word,
      n: asked.length,
      within: shareOf(asked, ({ within }) => within.rank === 1),
      library: shareOf(asked, ({ library }) => library.rank === 1),
      sentence: shareOf(asked, ({ within }) => within.sentence),
    }));
}

/** The first question word: "how many" (or much) apart from "how", "who" with whom and whose. */
export function questionWord(question: string): string {
  const found = /\b(how (?:many|much)|who|whom|whose|when|where|why|what|which|how)\b/i.exec(question)?.[1];
  const word = found?.toLowerCase() ?? "none";
  if (word.startsWith("how ")) return "how many";
  return word.startsWith("who") ? "who" : word;
}

/** Share of the items for which `holds`, with its interval. */
export function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): Estimate {
  return share(items.filter(holds).length, items.length);
}

function recall(ranks: readonly number[], depth: number): Estimate {
  return shareOf(ranks, (rank) => rank > 0 && rank <= depth);
}

function reciprocal(rank: number): number {
  return rank === 0 ? 0 : 1 / rank;
}
