/** A half-open range of UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span of one paragraph's text. */
export interface ParagraphSpan extends Span {
  /** Index of the paragraph in the article, from 0. */
  readonly paragraph: number;
}

/**
 * A paragraph: slices of the article's source text, joined by one space.
 * `parts` has one span for an unbroken paragraph, and one for each line or page piece otherwise.
 * `sentences` are spans of `text`; what lies between two of them is white space.
 */
export interface Paragraph {
  readonly text: string;
  readonly parts: readonly Span[];
  readonly sentences: readonly Span[];
  /** Set where all of it is bold or italic, as questions of an interviewer are. */
  readonly isEmphasized?: true;
}

/** A person, group, document or outlet of an article, and how the article names it. */
export interface Entity {
  readonly type: "person" | "group" | "document" | "outlet";
  /** The fullest name without a title; where it is never named, its description as it stands. */
  readonly name: string;
  /** A title kept apart from the name: "Col.", "Sen.". */
  readonly title?: string;
  /** What the article says it is: "spokesman for Operation Inherent Resolve". */
  readonly role?: string;
  /** Every form by which the article surely means it, as it stands, `name` first: "Ida Roe", "Mayor Roe", "Roe". */
  readonly forms: readonly string[];
}

/** Who is quoted. `mention` is what stands beside the quotation, `name` the full name within the article. */
export interface Speaker {
  readonly mention: string;
  /** Where the mention stands in the source text. */
  readonly mentionSpan?: Span;
  readonly name: string;
  /** A title kept apart from the name: "Col.", "Sen.". */
  readonly title?: string;
  /** What the article says the speaker is: "spokesman for Operation Inherent Resolve". */
  readonly role?: string;
  readonly type: Entity["type"];
  /** Index in the article's `entities`; absent where it is not sure who is meant. */
  readonly entity?: number;
  /** Who passed the words on, where the article says so: "according to …". */
  readonly medium?: string;
}

/**
 * Words in quotation marks, or a turn of a transcript in one paragraph. `start` and `end` are offsets in the paragraph's
 * text and include the marks, where there are any;
 * `parts` are the same characters as spans of the source text.
 */
export interface Quotation extends ParagraphSpan {
  readonly parts: readonly Span[];
  readonly kind: "speech" | "partial" | "scare" | "title";
  /** Present on a turn of an interview that asks: no answer to anything. */
  readonly isQuestion?: true;
  readonly speaker?: Speaker;
  /** The words that report the speech, as they stand: "said", "according to". */
  readonly cue?: string;
  /** Where the cue stands in the source text. */
  readonly cueSpan?: Span;
  readonly confidence: "high" | "low";
  /** Present where the closing mark is missing; the quotation then ends with its sentence or paragraph. */
  readonly closed?: false;
  /** The name of the rule that decided. */
  readonly rule: string;
}

/** Something the loader changed or left out, so that nobody has to wonder where a line went. */
export interface Repair {
  readonly kind: "join" | "drop";
  /** Span of the source text: of the gap that was closed, or of the line that was dropped. */
  readonly span: Span;
  readonly reason: string;
}

/** Whether a paragraph, counted from 0, answers a question, as a moderator says. */
export interface AnswerMark {
  readonly question: string;
  readonly paragraph: number;
  readonly isRight: boolean;
}

/** An article as it was read. Immutable. Absent metadata is `null`. */
export interface Article {
  /** Stays the same when the folder is read again. Matches `[a-z0-9-]{1,40}`. */
  readonly id: string;
  /** Path relative to the articles' folder, with `/`. */
  readonly file: string;
  readonly title: string;
  readonly author: string | null;
  /** ISO 8601 calendar date, `YYYY-MM-DD` (or `YYYY-MM`, `YYYY` where no more is known). */
  readonly date: string | null;
  readonly publication: string | null;
  readonly url: string | null;
  /** The text that the spans refer to: the decoded file, or the text extracted from its markup. */
  readonly source: string;
  /** True where `source` was extracted from markup and is not the file itself. */
  readonly extracted: boolean;
  readonly paragraphs: readonly Paragraph[];
  /** Everybody whom the article names or quotes, in the order of their first mention, those who only speak last. */
  readonly entities: readonly Entity[];
  /** In reading order. */
  readonly quotations: readonly Quotation[];
  readonly repairs: readonly Repair[];
  /** What a moderator says of questions and this article. */
  readonly marks?: readonly AnswerMark[];
  /** Another one where the file's name or content is; absent where it was read from none. */
  readonly print?: string;
}

/** A file that could not be read as an article, and why, in words that a person can act on. */
export interface Problem {
  readonly file: string;
  readonly reason: string;
}
