import type { Paragraph, Repair } from "../article.ts";
import type { Metadata } from "../text/metadata.ts";

/** What a format's reader makes of a text. */
export interface FileContents {
  readonly metadata: Metadata;
  /** The text that the spans refer to. */
  readonly source: string;
  readonly extracted: boolean;
  readonly paragraphs: readonly Paragraph[];
  readonly repairs: readonly Repair[];
}

/** Why a file cannot be read as an article, in words that a person can act on. */
export interface Refusal {
  readonly reason: string;
}

/** Reads a page: `readHtml` of `html.ts`. Passed in, because its libraries take long to load and few need them. */
export type HtmlReader = (html: string) => FileContents | Refusal;
