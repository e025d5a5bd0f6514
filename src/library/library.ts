import type { Article, Quotation } from "../articles/index.ts";
import type { Answer, AskOptions } from "./answer.ts";

/** A person, group, document or outlet that the library's articles quote. */
export interface LibrarySpeaker {
  readonly name: string;
  readonly role?: string;
  /** How many quotations are attributed to the name with high confidence. */
  readonly quotations: number;
}

/** A quotation with the article it stands in. */
export interface FoundQuotation {
  readonly article: Article;
  readonly quotation: Quotation;
}

/** What narrows a search for quotations. `about` ranks like a question. */
export interface QuoteOptions {
  readonly speaker?: string;
  readonly about?: string;
  readonly article?: Article;
  readonly limit?: number;
}

/**
 * An immutable set of articles that can be asked. Asynchronous where an index is asked,
 * so that the index may live elsewhere.
 */
export interface Library {
  readonly articles: readonly Article[];
  /** Paragraphs over all articles. */
  readonly paragraphs: number;
  /** Most quoted first. */
  readonly speakers: readonly LibrarySpeaker[];
  ask(question: string, options?: AskOptions): Promise<Answer>;
  quotes(options?: QuoteOptions): Promise<readonly FoundQuotation[]>;
  /** The article with this id, or else this title or file name without regard to case. */
  articleNamed(name: string): Article | undefined;
  /** At most `limit` articles for an autocomplete: by any word of the name, forgiving typos. */
  suggestArticles(typed: string, limit: number): readonly Article[];
  suggestSpeakers(typed: string, limit: number): readonly LibrarySpeaker[];
}

/** Builds a library aside, without stalling the event loop. `onProgress` gets paragraphs done and in all. */
export type BuildLibrary = (
  articles: readonly Article[],
  onProgress?: (done: number, total: number) => void,
) => Promise<Library>;
