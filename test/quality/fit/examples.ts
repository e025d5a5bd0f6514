import type { LibraryParts } from "../../../src/library/parts.ts";
import { analyzeQuestion } from "../../../src/library/rank/analyze-question.ts";
import { findCandidates } from "../../../src/library/rank/find-candidates.ts";
import { idfOf, matchQuestion } from "../../../src/library/rank/match-question.ts";
import type { MatchedQuestion } from "../../../src/library/rank/match-terms.ts";
import type { Candidate } from "../../../src/library/rank/paragraph-features.ts";
import { describeCandidates } from "../../../src/library/rank/rank.ts";
import type { Question } from "../retrieval/question-file.ts";
import type { Rows } from "./rows.ts";

/** A question of the file with the number of its article. */
export interface Asked {
  readonly question: Question;
  readonly article: number;
}

/** A question with its candidates described, as `ask` describes them; sentences stand in `Rows`. */
export interface Example {
  readonly asked: Asked;
  readonly prepared: MatchedQuestion;
  readonly candidates: readonly Candidate[];
  /** First row of each candidate's sentences, and the end. */
  readonly starts: Uint32Array;
  /** Of each candidate, whether it is a right one. */
  readonly isGold: readonly boolean[];
  /** Of the first right candidate's sentences, which hold the answer. */
  readonly holdsAnswer: readonly boolean[];
}

/** Describes a question's candidates, within its article or across the library. */
export async function describeExample(
  parts: LibraryParts,
  asked: Asked,
  isWithin: boolean,
  rows: Rows,
): Promise<Example> {
  const { index } = parts;
  const { question, article } = asked;
  const analyzed = analyzeQuestion(question.text, index, (stem, stemId) => idfOf(index, stem, stemId));
  const prepared = matchQuestion(index, analyzed);
  const paragraphs = await findCandidates(index, parts.engine, prepared, isWithin ? { article } : {});
  const candidates = describeCandidates(index, prepared, paragraphs);
  const first = index.articleStarts[article] ?? 0;
  const gold = new Set(question.gold.map((paragraph) => first + paragraph));
  const starts = candidates.map(({ sentences }) => {
    const start = rows.length;
    for (const sentence of sentences) rows.push(sentence);
    return start;
  });
  const isGold = paragraphs.map((paragraph) => gold.has(paragraph));
  const right = (paragraphs[isGold.indexOf(true)] ?? first) - first;
  return {
    asked,
    prepared,
    // The sentences are in the rows by now; kept twice they would not fit into memory.
    candidates: candidates.map((candidate) => ({
      ...candidate,
      sentences: [],
      scan: { ...candidate.scan, sentences: [] },
    })),
    starts: Uint32Array.from([...starts, rows.length]),
    isGold,
    holdsAnswer: (question.article.paragraphs[right]?.sentences ?? []).map((sentence) =>
      (question.answers.get(right) ?? []).some((answer) => {
        const shared = Math.min(answer.end, sentence.end) - Math.max(answer.start, sentence.start);
        const shorter = Math.min(answer.end - answer.start, sentence.end - sentence.start);
        return shared / Math.max(1, shorter) >= 0.5;
      }),
    ),
  };
}
