import { askingWords } from "../language/index.ts";
import type { Answer, Correction, Passage } from "./answer.ts";
import type { LibraryParts } from "./parts.ts";
import { isQuestion, type Shown } from "./passages.ts";
import type { QuestionTerm } from "./rank/analyze-question.ts";
import type { AskedSpeaker } from "./rank/asked-speaker.ts";
import { fusion } from "./rank/fusion.ts";
import { missingNames } from "./rank/missing-names.ts";
import { sharesWords } from "./rank/rank.ts";
import { hasWordsOf, isSentenceOf, touches } from "./rank/speech.ts";
import type { Weighing } from "./rank/weigh.ts";
import type { Ranking } from "./rank-text.ts";

/** How many of the nearest passages are given where none is an answer. */
export const mostNear = 3;

/** Below this probability a passage that shares no word with the question has nothing to do with it. */
const unlikely = 0.1;

/** A question that was weighed, before it is judged whether the first passage is an answer. */
export interface Trial {
  /** A moderator says that the first passage answers. */
  readonly isMarkedRight: boolean;
  readonly question: string;
  readonly corrections: readonly Correction[];
  readonly ranking: Ranking;
  readonly weighing: Weighing;
  readonly speaker: AskedSpeaker | undefined;
  /** The article that was asked, by number. */
  readonly article: number | undefined;
  readonly shown: readonly Shown[];
  readonly passages: readonly Passage[];
  /** What the question narrowed itself to: an article by number, a speaker by name. */
  readonly narrowed: { readonly article?: number; readonly speaker?: string };
}

/** Judges whether the first passage is put forward, is only the nearest, or has nothing to do with the question. */
export function judge(parts: LibraryParts, trial: Trial): Answer {
  const { question, corrections, ranking, shown, passages } = trial;
  const head = parts.heads[trial.narrowed.article ?? -1];
  const { speaker } = trial.narrowed;
  const narrowed = {
    ...(head === undefined ? {} : { article: head }),
    ...(speaker === undefined ? {} : { speaker }),
  };
  const evidence = { question, corrections, ...(Object.keys(narrowed).length === 0 ? {} : { narrowed }) };
  const { terms } = ranking.question;
  const informative = terms.filter(({ word }) => !askingWords.has(word));
  const [first, ...others] = passages;
  const [best] = shown;
  const isFar =
    best === undefined ||
    (!trial.isMarkedRight && best.candidate.hit.covered === 0 && !sharesWords(best.candidate.hit));
  if (
    first === undefined ||
    best === undefined ||
    (isFar && (trial.weighing.level === "words" || first.confidence < unlikely))
  )
    return { ...evidence, kind: "nothing", ...split(informative, ({ stemId }) => stemId >= 0) };
  if (!isFound(parts, trial, first, informative)) {
    const near = others.slice(0, mostNear - 1);
    return {
      ...evidence,
      kind: "near",
      passages: [first, ...near],
      ...split(informative, ({ stemId }) => stemId >= 0),
    };
  }
  const covered = shown.reduce((bits, { candidate }) => bits | candidate.hit.covered, 0);
  const isCovered = (term: QuestionTerm): boolean => ((covered >>> terms.indexOf(term)) & 1) === 1;
  return { ...evidence, kind: "found", passages: [first, ...others], ...split(informative, isCovered) };
}

/** Whether the first passage is put forward: it probably answers, and nothing speaks against it. */
function isFound(
  parts: LibraryParts,
  { isMarkedRight, ranking, weighing, article, speaker, shown: [best] }: Trial,
  first: Passage,
  informative: readonly QuestionTerm[],
): boolean {
  if (isMarkedRight) return true;
  const { threshold } = ranking.isWithin ? fusion.within : fusion.library;
  const isAnyOfTheirs =
    speaker?.topic === 0 &&
    best !== undefined &&
    isSentenceOf(parts, best.candidate.paragraph, first.sentence, speaker);
  if (first.confidence < threshold[weighing.level] && !isAnyOfTheirs) return false;
  // Words alone take a name for half of an answer.
  if (weighing.read === 0 && speaker !== undefined && best !== undefined) {
    if (speaker.topic !== 0 && !touches(best.candidate.hit, speaker)) return false;
  }
  if (informative.length === 0 || (article === undefined && !ranking.question.standsAlone)) return false;
  if (isQuestion(first.text.slice(first.sentence.start, first.sentence.end))) return false;
  if (missingNames(parts.index, ranking.asked, article).length > 0) return false;
  return (
    speaker === undefined || weighing.ranked.some(({ paragraph }) => hasWordsOf(parts, paragraph, speaker))
  );
}

/** The terms as they were written, by whether there is something of them. */
function split(
  terms: readonly QuestionTerm[],
  isIn: (term: QuestionTerm) => boolean,
): Pick<Answer, "matched" | "missing"> {
  return {
    matched: terms.filter(isIn).map(({ written }) => written),
    missing: terms.filter((term) => !isIn(term)).map(({ written }) => written),
  };
}
