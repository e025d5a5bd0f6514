import type { ParagraphSpan, Quotation, Speaker } from "../articles/index.ts";
import type { ReaderState } from "../reader/index.ts";
import type { Answer } from "./answer.ts";
import type { QuoteCheck } from "./check/quote-check.ts";
import type { ArticleHead, ParagraphSlice } from "./slice.ts";

/**
 * What can be asked of a library, through messages of plain data: every argument and every result survives
 * `structuredClone`, so that a library can live in this thread, in a worker or in another process. Offsets are
 * UTF-16. A library is immutable: the same question has the same answer.
 */
export interface LibraryClient {
  summary(): Promise<LibrarySummary>;
  /** In the library's order. */
  articles(query: PageQuery): Promise<Page<ArticleHead>>;
  /** The article with this id, or else this title or file name without regard to case. */
  article(name: string): Promise<ArticleHead | undefined>;
  /** Most quoted first; ties in reading order. */
  speakers(query: SpeakersQuery): Promise<Page<LibrarySpeaker>>;
  /** The speaker of this name, or the one whose name fits it best, forgiving typos; or the one with this print. */
  speaker(ref: SpeakerRef): Promise<LibrarySpeaker | undefined>;
  ask(ask: Ask): Promise<Answer>;
  /** In reading order, or best first where `about` ranks them. */
  quotes(query: QuotesQuery): Promise<Page<FoundQuotation>>;
  /**
   * Checks what a message quotes (what stands in quotation marks, or the whole of it) against the articles: one
   * result for each quotation of 12 characters or more, in order; none where there is nothing to check.
   */
  check(check: Check): Promise<readonly QuoteCheck[]>;
  /** The paragraph as it stands now, found again by its print where the article has changed. */
  paragraph(ref: ParagraphRef): Promise<ParagraphResult>;
  /**
   * The web address of the words themselves (a URL text fragment), or of the article where that does not fit;
   * null where it has none that does.
   */
  link(words: LinkedWords): Promise<string | null>;
  /** Articles that hold much of the text that these runs of words are a sample of (`Summary.runs`), the likest first. */
  resembling(runs: readonly string[]): Promise<readonly Resembling[]>;
  /** By any word of the name, forgiving typos; while nothing is typed, in order. */
  suggest(query: SuggestQuery): Promise<readonly Suggestion[]>;
}

/** The names of all methods: what a proxy has to pass on. */
export const libraryMethods = [
  "summary",
  "articles",
  "article",
  "speakers",
  "speaker",
  "ask",
  "quotes",
  "check",
  "paragraph",
  "link",
  "resembling",
  "suggest",
] as const satisfies readonly (keyof LibraryClient)[];

/** How much there is. */
export interface LibrarySummary {
  readonly articleCount: number;
  readonly paragraphCount: number;
  /** Changes when any article does. */
  readonly print: string;
  /** Whether a network reads what is found, or words decide. */
  readonly reader: ReaderState["state"];
}

/** A part of a list: at most `limit` items from `offset` (default 0) on. */
export interface PageQuery {
  readonly offset?: number;
  readonly limit: number;
}

/** The items of a part of a list, and how many there are in all. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** A quotation in the paragraph that it stands in. */
export interface FoundQuotation extends ParagraphSlice {
  readonly quotation: Quotation;
}

/** A question, and what narrows it. */
export interface Ask {
  readonly question: string;
  /** An article's id. */
  readonly article?: string;
  /** A speaker's name as in `LibrarySpeaker`. */
  readonly speaker?: string;
  /** How many passages at most (default 3). */
  readonly limit?: number;
}

/** What narrows a search for quotations. `about` ranks like a question; `article` is an id. */
export interface QuotesQuery extends PageQuery {
  readonly speaker?: string;
  readonly about?: string;
  readonly article?: string;
}

/** A person, group, document or outlet that the articles quote. */
export interface LibrarySpeaker extends Pick<Speaker, "name" | "role"> {
  /** How many quotations are attributed to the name with high confidence. */
  readonly quotationCount: number;
  /** Stands for the name in a button; see `printOf`. */
  readonly print: string;
}

/** Asks for the speakers of all articles, or of the one with the id `article`. */
export interface SpeakersQuery extends PageQuery {
  readonly article?: string;
}

/** Names a speaker as people type it, or by the print in a button. */
export type SpeakerRef = { readonly name: string } | { readonly print: string };

/** A message whose quotations are to be checked. */
export interface Check {
  readonly text: string;
  /** Look in the article with this id only. */
  readonly article?: string;
  /** At most this many quotations of the message are checked, in order (default 8). */
  readonly limit?: number;
}

/**
 * Points at a paragraph (counted from 0) of the article with this id. With the prints of a button, it is the paragraph
 * as it was when the button was made.
 */
export interface ParagraphRef {
  readonly article: string;
  readonly paragraph: number;
  readonly prints?: { readonly article: string; readonly paragraph: string };
}

/** A paragraph in an article that is the same as when its reference was made, or has changed around it. */
export interface FoundParagraph {
  readonly kind: "same" | "changed";
  readonly slice: ParagraphSlice;
}

/** What has become of a paragraph: it is found, or no longer there word for word, or its article is gone. */
export type ParagraphResult = FoundParagraph | { readonly kind: "gone-paragraph" | "gone-article" };

/** Words of the article with the id `article` that are to be linked to, within `longest` UTF-16 units. */
export interface LinkedWords extends ParagraphSpan {
  readonly article: string;
  readonly longest: number;
}

/** An article that holds a share of a sample of words, between 0 and 1. */
export interface Resembling {
  readonly article: ArticleHead;
  readonly share: number;
}

/** What is being typed into an option. */
export interface SuggestQuery {
  readonly kind: "article" | "speaker";
  readonly typed: string;
  readonly limit: number;
  /** While nothing is typed, the things with these values come first, in this order. */
  readonly first?: readonly string[];
}

/** Something that an option can be filled with. */
export interface Suggestion {
  /** What fills the option: an article's id, a speaker's name. */
  readonly value: string;
  /** An article's title, a speaker's name. */
  readonly name: string;
  /** A speaker's role. */
  readonly detail?: string;
}
