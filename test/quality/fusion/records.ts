import { askingWords } from "../../../src/language/index.ts";
import { weighText } from "../../../src/library/ask.ts";
import type { LibraryParts } from "../../../src/library/parts.ts";
import { isQuestion, sentencesIn, textOf } from "../../../src/library/passages.ts";
import type { AnswerKind } from "../../../src/library/rank/analyze-question.ts";
import type { Evidence, QuestionForm } from "../../../src/library/rank/fusion.ts";
import { missingNames } from "../../../src/library/rank/missing-names.ts";
import { applyModel } from "../../../src/library/rank/weights.ts";
import { wordFeatures } from "../../../src/library/rank/word-features.ts";
import { correctSpelling } from "../../../src/library/rank-text.ts";
import type { ReadersQuestion } from "../readers/file.ts";
import { holdsAnswer } from "../readers/judge.ts";

/** A candidate with all that is known of it, and whether it is right. */
export interface CandidateRecord extends Evidence {
  readonly isGold: boolean;
  /** Of each sentence: its score by words, whether it may be shown, whether it holds an answer. */
  readonly choice: readonly number[];
  readonly mayShow: readonly boolean[];
  readonly holds: readonly boolean[];
  readonly byWords: Readonly<Record<string, number>>;
}

/** A question asked in one scope. Candidates in the order before reading; those that were read have a reading. */
export interface QuestionRecord {
  readonly position: number;
  readonly text: string;
  readonly style: string;
  readonly isAnswerable: boolean;
  readonly form: QuestionForm;
  readonly kind: AnswerKind;
  /** Paragraphs that were asked: of the article, or of the library. */
  readonly paragraphs: number;
  /** Whether nothing but the probability keeps the answer back. */
  readonly mayBeFound: boolean;
  readonly candidates: readonly CandidateRecord[];
}

/** Candidates that are kept beyond those that were read. */
const kept = 40;

/**
 * Asks a question as `ask` does, and notes all that is known on the way. `number` is that of its article in the
 * library.
 */
export async function recordOf(
  parts: LibraryParts,
  question: ReadersQuestion,
  number: number,
  isWithin: boolean,
): Promise<QuestionRecord> {
  const { text, position, answers } = question;
  const first = parts.index.articleStarts[number] ?? 0;
  const scope = isWithin ? { article: number } : {};
  const corrections = correctSpelling(parts, text);
  const { ranking, weighing, form } = await weighText(parts, text, scope, corrections, undefined);
  const { asked } = ranking;
  const byWords = [...weighing.ranked].sort((a, b) => b.words - a.words);
  const candidates = weighing.ranked.slice(0, kept).map((candidate): CandidateRecord => {
    const { hit, fused: _, ...evidence } = candidate;
    const rival = byWords[0] === candidate ? byWords[1] : byWords[0];
    const spans = sentencesIn(parts, hit.paragraph);
    const own = textOf(parts, hit.paragraph);
    const right =
      parts.index.articleOf[hit.paragraph] === number ? answers.get(hit.paragraph - first) : undefined;
    return {
      ...evidence,
      isGold: right !== undefined,
      choice: spans.map((_, i) => applyModel(parts.weights.choice, hit.sentences[i] ?? {})),
      mayShow: spans.map(({ start, end }) => !isQuestion(own.slice(start, end))),
      holds: spans.map((span) => holdsAnswer(span, right ?? [])),
      byWords: wordFeatures(asked, rival === undefined ? [hit] : [hit, rival.hit], isWithin),
    };
  });
  return {
    position,
    text,
    style: question.style,
    isAnswerable: question.isAnswerable,
    form,
    kind: ranking.question.kind,
    paragraphs: ranking.paragraphs,
    mayBeFound:
      ranking.question.terms.some(({ word }) => !askingWords.has(word)) &&
      (isWithin || ranking.question.standsAlone) &&
      missingNames(parts.index, asked, isWithin ? number : undefined).length === 0,
    candidates,
  };
}
