import { percent } from "./figures.ts";
import type { ResolvedQuotation } from "./file.ts";

/**
 * What became of the quotations, in percent: the right name is shown (or none where the article tells none), one that
 * is not it, none, or the quotation was not found.
 */
export interface SpeakerFigures {
  readonly n: number;
  readonly right: number;
  readonly wrong: number;
  readonly unclear: number;
  readonly missed: number;
}

/** Compares the speakers that are shown, those of high confidence, with the resolved ones. */
export function speakerFigures(quotations: readonly ResolvedQuotation[]): SpeakerFigures {
  const verdicts = quotations.map(verdictOn);
  return {
    n: quotations.length,
    right: percent(verdicts, (verdict) => verdict === "right"),
    wrong: percent(verdicts, (verdict) => verdict === "wrong"),
    unclear: percent(verdicts, (verdict) => verdict === "unclear"),
    missed: percent(verdicts, (verdict) => verdict === "missed"),
  };
}

function verdictOn({ article, paragraph, start, end, speaker }: ResolvedQuotation) {
  const found = article.quotations.find(
    (quotation) => quotation.paragraph === paragraph && quotation.start < end && start < quotation.end,
  );
  if (found === undefined) return "missed";
  const shown = found.confidence === "high" ? found.speaker?.name : undefined;
  if (shown === undefined) return speaker === null ? "right" : "unclear";
  return speaker !== null && isSameName(shown, speaker) ? "right" : "wrong";
}

/** Whether one of the two has all the words of the other. */
function isSameName(a: string, b: string): boolean {
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)];
  const has = (all: ReadonlySet<string>, some: ReadonlySet<string>): boolean =>
    [...some].every((word) => all.has(word));
  return has(wordsOfA, wordsOfB) || has(wordsOfB, wordsOfA);
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "" && word !== "the" && word !== "s"),
  );
}
