import type { Article, Span } from "../articles/index.ts";

/** A paragraph that was found, with the sentence in it that answers best. */
export interface Passage {
  readonly article: Article;
  /** Index of the paragraph in `article.paragraphs`, from 0. */
  readonly paragraph: number;
  /** The best sentence, as a span of the paragraph's text. */
  readonly sentence: Span;
  /** For ordering within one answer only; scores of two questions do not compare. */
  readonly score: number;
  /** Calibrated probability, 0 to 1, that this passage bears on the question. */
  readonly confidence: number;
}

/** A word that the library does not contain, and the word of the library that was searched instead. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

interface Evidence {
  readonly question: string;
  /** The question's informative words that the passages contain (as asked), and those they do not. */
  readonly matched: readonly string[];
  readonly missing: readonly string[];
  readonly corrections: readonly Correction[];
  /** What the question itself narrowed the search to, by naming it. */
  readonly narrowed?: { readonly article?: Article; readonly speaker?: string };
}

/** What the library has to say: ranked passages, or nothing, with the closest passage (not an answer). */
export type Answer =
  | (Evidence & { readonly kind: "found"; readonly passages: readonly [Passage, ...Passage[]] })
  | (Evidence & { readonly kind: "nothing"; readonly closest?: Passage });

/** Narrows a question. `limit` is the number of passages (default 3). */
export interface AskOptions {
  readonly article?: Article;
  /** A speaker's name as in `Library.speakers`. */
  readonly speaker?: string;
  readonly limit?: number;
}
