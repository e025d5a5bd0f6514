import type { Span } from "../articles/index.ts";
import type { ArticleHead, ParagraphSlice } from "./slice.ts";

/** A paragraph that was found, with the sentence in it that answers best. */
export interface Passage extends ParagraphSlice {
  /** The best sentence, as a span of the paragraph's text. */
  readonly sentence: Span;
  /** For ordering within one answer only; scores of two questions do not compare. */
  readonly score: number;
  /** Calibrated probability, 0 to 1, that this passage bears on the question. */
  readonly confidence: number;
  /** Other places, at most five, where its sentence or the whole stands in the same or nearly the same words. */
  readonly also?: readonly PassagePlace[];
  /** A moderator says that it answers this question. */
  readonly isMarkedRight?: boolean;
}

/** A paragraph, counted from 0, of an article. */
export interface PassagePlace {
  readonly article: ArticleHead;
  readonly paragraph: number;
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
  readonly narrowed?: { readonly article?: ArticleHead; readonly speaker?: string };
}

/**
 * Why somebody's words, which the question asks for, are not put forward: `unquoted`, where nothing that was asked
 * quotes or reports them; `elsewhere`, where they are quoted, but not on this.
 */
export interface Unsaid {
  readonly kind: "unquoted" | "elsewhere";
  /** As the library names them, or else as the question does. */
  readonly speaker: string;
}

/**
 * What the library has to say.
 * - `found`: ranked passages, of which the first is put forward as the answer.
 * - `near`: the passages that are nearest, at most three; none of them is called an answer. Where the speaker whose
 *   words were asked for is quoted elsewhere, theirs.
 * - `nothing`: no passage bears on the question.
 */
export type Answer =
  | (Evidence & { readonly kind: "found"; readonly passages: readonly [Passage, ...Passage[]] })
  | (Evidence & {
      readonly kind: "near";
      readonly passages: readonly [Passage, ...Passage[]];
      readonly unsaid?: Unsaid;
    })
  | (Evidence & { readonly kind: "nothing"; readonly unsaid?: Unsaid });
