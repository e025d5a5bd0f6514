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

/** Reads a text from an offset on: `readMarkdown`, `readPlainText`. `known` is what front matter has said. */
type TextReader = (text: string, from: number, known: Metadata) => FileContents | Refusal;

/** What reads the formats whose libraries take long to load: passed in, because few need them. */
export interface Readers {
  /** `readHtml` of `html.ts`. */
  readonly html?: (html: string) => FileContents | Refusal;
  /** `readMarkdown` of `markdown.ts`. */
  readonly markdown?: TextReader;
}
