import type { Article, ParagraphSpan, Span, Speaker } from "../../articles/index.ts";
import type { ParagraphSlice } from "../slice.ts";

/** What somebody claims to be quoting. The span is of the message and excludes the quotation marks. */
export interface Claim extends Span {
  readonly text: string;
  /** Whom the message names as the speaker, as written there. */
  readonly speaker?: string;
}

/** Where the words stand in `text`, and who says them there. */
export interface Source<Text> {
  readonly text: Text;
  /** One span for each paragraph that the words run through, in reading order; elided text lies inside. */
  readonly spans: readonly [ParagraphSpan, ...ParagraphSpan[]];
  /** Whom the article quotes with these words, where it says so clearly (high confidence). */
  readonly speaker?: Speaker;
  /** True where the words stand in quotation marks in the article; else they are the article's own. */
  readonly isQuoted: boolean;
}

/**
 * One run of the word-by-word comparison. The claim's span is of the message, the article's of the paragraph;
 * the side that lacks the words has an empty span where they would stand. White space, dashes and quotation
 * marks between two runs belong to neither. "elided" is what the claim's own ellipsis left out.
 */
export interface Difference {
  readonly kind: "equal" | "dropped" | "added" | "changed" | "elided";
  readonly claim: Span;
  readonly article: ParagraphSpan;
  /** True where the claim marks its own words with square brackets: "[the mayor]". */
  readonly isMarked: boolean;
  /** A word such as "not" or "never" is lost or gained with this run. */
  readonly negation?: "lost" | "gained";
}

/**
 * Why the difference matters: a negation was dropped or added in silence, or left out by an ellipsis; an
 * ellipsis joins the words of two speakers (or a speaker's to the article's own); or it joins words that
 * stand more than one paragraph apart, or have another speaker's words between them.
 */
export type Warning =
  | "negation-dropped"
  | "negation-added"
  | "negation-elided"
  | "joins-speakers"
  | "far-apart";

/**
 * What became of a claim.
 * - `exact`: the article's words. `elided` is what the claim left out with an ellipsis, `interruptions` what it
 *   left out between two quotations of one sentence (`, he said, `). `others` counts further places.
 * - `altered`: close to the article's words; `differences` cover the claim from end to end.
 *   `isOtherSpeaker`: besides, the message names another speaker than the article.
 * - `wrong-speaker`: the article's words, which it attributes to `source.speaker` and not to `claim.speaker`.
 * - `not-found`: with the closest sentence, if any is close.
 */
export type Judgement<Text> =
  | {
      readonly kind: "exact" | "wrong-speaker";
      readonly claim: Claim;
      readonly source: Source<Text>;
      readonly elided: readonly ParagraphSpan[];
      readonly interruptions: readonly ParagraphSpan[];
      readonly others: number;
    }
  | {
      readonly kind: "altered";
      readonly claim: Claim;
      readonly source: Source<Text>;
      readonly differences: readonly Difference[];
      readonly warnings: readonly Warning[];
      readonly isOtherSpeaker: boolean;
    }
  | {
      readonly kind: "not-found";
      readonly claim: Claim;
      readonly closest?: { readonly text: Text; readonly span: ParagraphSpan };
    };

/** What became of a claim, while it is judged: against a whole article. */
export type JudgedClaim = Judgement<Article>;

/** What became of a claim, as it is told: with the paragraphs that its spans are of, in reading order. */
export type QuoteCheck = Judgement<readonly ParagraphSlice[]>;
