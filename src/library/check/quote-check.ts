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
 * Why the difference matters: a negation was dropped or added in silence, or left out by an ellipsis; or words of
 * two speakers (or a speaker's and the article's own) are joined.
 */
export type Warning = "negation-dropped" | "negation-added" | "negation-elided" | "joins-speakers";

/**
 * What the sentence, the whole of it, makes of words that were cut out of it: it reports that they were not said, it
 * denies them, makes a condition of them or of what they depend on, or asks.
 */
export interface CutOut {
  readonly kind: "unsaid" | "negation" | "condition" | "question";
  readonly sentence: ParagraphSpan;
}

/** Words that stand in an article as they were quoted. */
interface Found<Text> {
  readonly claim: Claim;
  readonly source: Source<Text>;
  /** What the claim left out with an ellipsis. */
  readonly elided: readonly ParagraphSpan[];
  /** What it left out between two quotations of one sentence (`, he said, `). */
  readonly interruptions: readonly ParagraphSpan[];
  /** How many further places there are. */
  readonly others: number;
  /** True where the message names a speaker, and the article quotes somebody, but does not make clear whom. */
  readonly isSpeakerOpen: boolean;
  readonly cutOut?: CutOut;
}

/** One of the places that a claim was put together from. Its span is of the message. */
export interface Place<Text> {
  readonly claim: Span;
  readonly source: Source<Text>;
}

/**
 * What became of a claim.
 * - `exact`: the article's words. With `isSpeakerOpen`, `source.speaker` is somebody whom the article only describes.
 * - `wrong-speaker`: the article's words, which it attributes to `source.speaker` and surely not to `claim.speaker`.
 * - `elsewhere`: the words of another article than the one that was to be looked in.
 * - `altered`: close to the article's words; `differences` cover the claim from end to end.
 *   `isOtherSpeaker`: besides, the message names another speaker than the article.
 * - `spliced`: words of two or more places of one article, as if they were one statement; in the claim's order.
 * - `not-found`: with the closest sentence, if any is close.
 */
export type Judgement<Text> =
  | (Found<Text> & { readonly kind: "exact" | "wrong-speaker" })
  | (Found<Text> & { readonly kind: "elsewhere"; readonly isOtherSpeaker: boolean })
  | {
      readonly kind: "altered";
      readonly claim: Claim;
      readonly source: Source<Text>;
      readonly differences: readonly Difference[];
      readonly warnings: readonly Warning[];
      readonly isOtherSpeaker: boolean;
    }
  | {
      readonly kind: "spliced";
      readonly claim: Claim;
      readonly places: readonly [Place<Text>, ...Place<Text>[]];
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
