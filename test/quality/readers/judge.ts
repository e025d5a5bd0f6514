import type { Span } from "../../../src/articles/index.ts";
import type { ReadersQuestion } from "./file.ts";

/** What the library showed, whatever its verdict. */
export interface Shown {
  readonly kind: "found" | "near" | "nothing";
  readonly passages: readonly {
    /** The article's id. */
    readonly article: string;
    readonly paragraph: number;
    readonly sentence: Span;
  }[];
  /** Of the first passage. */
  readonly confidence: number;
}

/** How an answer to a question is counted. */
export interface Judged {
  readonly question: ReadersQuestion;
  readonly kind: Shown["kind"];
  /** The first passage is a gold paragraph and its sentence is an answer, whatever the verdict. */
  readonly isAnswer: boolean;
  readonly first: boolean;
  readonly inThree: boolean;
  readonly confidence: number;
}

/** Holds what was shown beside the gold. */
export function judge(question: ReadersQuestion, { kind, passages, confidence }: Shown): Judged {
  const { article, answers } = question;
  const isGold = passages.map((passage) => passage.article === article.id && answers.has(passage.paragraph));
  const [first] = passages;
  const isAnswer =
    first !== undefined &&
    isGold[0] === true &&
    holdsAnswer(first.sentence, answers.get(first.paragraph) ?? []);
  return {
    question,
    kind,
    isAnswer,
    first: isGold[0] === true,
    inThree: isGold.slice(0, 3).includes(true),
    confidence,
  };
}

/** Whether the sentence shares at least half of the shorter of the two with an answer. */
export function holdsAnswer(sentence: Span, answers: readonly Span[]): boolean {
  return answers.some((answer) => overlap(answer, sentence) >= 0.5);
}

/** What two spans share, as a part of the shorter. */
function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared / Math.max(1, Math.min(a.end - a.start, b.end - b.start));
}
