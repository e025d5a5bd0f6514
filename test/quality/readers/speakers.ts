import type { Quotation } from "../../../src/articles/index.ts";
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

/** The figures of all quotations, of each way of naming the speaker, and how many were given whom they are not of. */
export interface SpeakersReport extends SpeakerFigures {
  /** Of all that is shown with a speaker, in percent. */
  readonly wrongOfShown: number;
  /** Counts, not percentages. */
  readonly anotherPerson: number;
  readonly noPerson: number;
  readonly byHow: Readonly<Record<string, SpeakerFigures>>;
}

type Verdict = "right" | "wrong" | "unclear" | "missed";

/** A resolved quotation with what is shown for it. */
export interface JudgedQuotation {
  readonly resolved: ResolvedQuotation;
  readonly found: Quotation | undefined;
  readonly verdict: Verdict;
}

/** Compares the speakers that are shown, those of high confidence, with the resolved ones. */
export function judgeSpeakers(quotations: readonly ResolvedQuotation[]): JudgedQuotation[] {
  return quotations.map((resolved) => {
    const found = resolved.article.quotations.find(
      ({ paragraph, start, end }) =>
        paragraph === resolved.paragraph && start < resolved.end && resolved.start < end,
    );
    return { resolved, found, verdict: verdictOn(resolved, found) };
  });
}

/** The figures of judged quotations. */
export function speakerFigures(judged: readonly JudgedQuotation[]): SpeakersReport {
  const ways = [...new Set(judged.map(({ resolved }) => resolved.how))].sort();
  const shown = judged.filter(({ found }) => found?.confidence === "high" && found.speaker);
  const wrong = judged.filter(({ verdict }) => verdict === "wrong");
  return {
    ...figuresOf(judged),
    wrongOfShown: percent(shown, ({ verdict }) => verdict === "wrong"),
    anotherPerson: wrong.filter(({ found }) => found?.speaker?.type === "person" && isName(found)).length,
    noPerson: wrong.filter(({ found }) => found !== undefined && isNoPerson(found)).length,
    byHow: Object.fromEntries(
      ways.map((way) => [way, figuresOf(judged.filter(({ resolved }) => resolved.how === way))]),
    ),
  };
}

function figuresOf(judged: readonly JudgedQuotation[]): SpeakerFigures {
  const share = (wanted: Verdict) => percent(judged, ({ verdict }) => verdict === wanted);
  return {
    n: judged.length,
    right: share("right"),
    wrong: share("wrong"),
    unclear: share("unclear"),
    missed: share("missed"),
  };
}

const isName = ({ speaker }: Quotation): boolean => /(?:^|\s)\p{Lu}/u.test(speaker?.name ?? "");

const isNoPerson = ({ speaker }: Quotation): boolean =>
  speaker?.type === "outlet" || speaker?.type === "document" || /^[\W\d]/.test(speaker?.name ?? "");

function verdictOn({ speaker }: ResolvedQuotation, found: Quotation | undefined): Verdict {
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

/** The figures as lines of a table. */
export function speakersAsText(report: SpeakersReport): string {
  const row = (name: string, figures: SpeakerFigures): string =>
    `  ${name.padEnd(14)}${String(figures.n).padStart(6)}${[figures.right, figures.wrong, figures.unclear, figures.missed].map((value) => value.toFixed(1).padStart(9)).join("")}`;
  return [
    "speakers             n    right    wrong  unclear   missed",
    row("all", report),
    ...Object.entries(report.byHow).map(([way, figures]) => row(way, figures)),
    `  wrong of shown ${report.wrongOfShown.toFixed(1)}; another person’s name ${report.anotherPerson}; outlet, document or number ${report.noPerson}`,
  ].join("\n");
}

/** One judged quotation with what stands around it. */
export function quotationAsText({ resolved, found, verdict }: JudgedQuotation): string {
  const { article, paragraph, start, end, speaker, how } = resolved;
  const around = [paragraph - 1, paragraph].map((at) => article.paragraphs[at]?.text ?? "").join(" ¶ ");
  const offset = around.length - (article.paragraphs[paragraph]?.text.length ?? 0);
  const said = around.slice(offset + start, offset + end);
  const context = `${around.slice(Math.max(0, offset + start - 320), offset + start)}⟦${said}⟧${around.slice(offset + end, offset + end + 160)}`;
  const shown = found?.speaker;
  return [
    `${verdict} ${article.id} ¶${paragraph} ${how}: ${speaker ?? "nobody"} ← ${shown ? `${shown.name} (${shown.type}; “${shown.mention}”)` : "nobody"} by ${found?.rule ?? "nothing"}, ${found?.kind ?? ""} ${found?.confidence ?? ""}`,
    `    ${context.replace(/\s+/g, " ")}`,
  ].join("\n");
}
