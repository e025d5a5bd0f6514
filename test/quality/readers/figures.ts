import type { Judged } from "./judge.ts";

/** Percentages, over `n` answerable questions. */
export interface AnswerableFigures {
  readonly n: number;
  /** Put forward and an answer, put forward and none, not put forward, nothing shown: together 100. */
  readonly right: number;
  readonly wrong: number;
  readonly near: number;
  readonly nothing: number;
  /** A gold paragraph is shown first, or among the first three, whatever the verdict. */
  readonly first: number;
  readonly inThree: number;
}

/** Percentages of one way of asking: of one article, or of all. */
export interface ScopeFigures {
  readonly answerable: AnswerableFigures;
  readonly unanswerable: { readonly n: number; readonly found: number };
  /** Of all that is put forward, unanswerable questions included, what is right. */
  readonly precision: number;
  readonly byStyle: Readonly<Record<string, AnswerableFigures>>;
}

/** The figures of all questions asked in one way. */
export function figuresOf(judged: readonly Judged[]): ScopeFigures {
  const answerable = judged.filter(({ question }) => question.isAnswerable);
  const unanswerable = judged.filter(({ question }) => !question.isAnswerable);
  const found = judged.filter(({ kind }) => kind === "found");
  const styles = [...new Set(answerable.map(({ question }) => question.style))].sort();
  return {
    answerable: answerableFigures(answerable),
    unanswerable: {
      n: unanswerable.length,
      found: percent(unanswerable, ({ kind }) => kind === "found"),
    },
    precision: percent(found, ({ isAnswer }) => isAnswer),
    byStyle: Object.fromEntries(
      styles.map((style) => [
        style,
        answerableFigures(answerable.filter(({ question }) => question.style === style)),
      ]),
    ),
  };
}

function answerableFigures(judged: readonly Judged[]): AnswerableFigures {
  return {
    n: judged.length,
    right: percent(judged, ({ kind, isAnswer }) => kind === "found" && isAnswer),
    wrong: percent(judged, ({ kind, isAnswer }) => kind === "found" && !isAnswer),
    near: percent(judged, ({ kind }) => kind === "near"),
    nothing: percent(judged, ({ kind }) => kind === "nothing"),
    first: percent(judged, ({ first }) => first),
    inThree: percent(judged, ({ inThree }) => inThree),
  };
}

/** Of the answers whose confidence lies between `from` and `to`, how many in a hundred are right. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly right: number;
}

/** Ten bins over all answers that show something. */
export function calibrationOf(judged: readonly Judged[]): CalibrationBin[] {
  return Array.from({ length: 10 }, (_, i) => {
    const own = judged.filter(
      ({ kind, confidence }) => kind !== "nothing" && Math.min(9, Math.floor(confidence * 10)) === i,
    );
    return {
      from: i / 10,
      to: (i + 1) / 10,
      n: own.length,
      right: percent(own, ({ isAnswer }) => isAnswer),
    };
  });
}

/** The share for which it holds, in percent, to two digits; 0 of nothing. */
export function percent<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : Number(((100 * items.filter(holds).length) / items.length).toFixed(2));
}
