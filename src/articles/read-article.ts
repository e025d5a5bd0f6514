import type { Article, Paragraph, Problem, Repair } from "./article.ts";
import { articleId } from "./article-id.ts";
import { declaredCharset, decode } from "./decode.ts";
import { readFrontMatter } from "./front-matter.ts";
import { readHeader } from "./header-lines.ts";
import { readLines } from "./lines.ts";
import { readMarkdown } from "./markdown.ts";
import type { Metadata } from "./metadata.ts";
import { readBody, withSentences } from "./plain-text.ts";
import { attributeQuotations } from "./quotations/index.ts";

/** What a format's reader makes of a text. */
export interface Reading {
  readonly metadata: Metadata;
  /** The text that the spans refer to. */
  readonly source: string;
  readonly extracted: boolean;
  readonly paragraphs: readonly Paragraph[];
  readonly repairs: readonly Repair[];
}

/** Reads a page: `readHtml` of `html.ts`. Passed in, because its libraries take long to load and few need them. */
export type HtmlReader = (html: string) => Reading | { readonly reason: string };

/** Whether a file name says plain text, Markdown or HTML; null for any other. */
export function formatOf(file: string): "text" | "markdown" | "html" | null {
  const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  if (extension === "txt" || extension === "text") return "text";
  if (extension === "md" || extension === "markdown") return "markdown";
  return extension === "html" || extension === "htm" || extension === "xhtml" ? "html" : null;
}

/**
 * Reads one article from a file's name (relative, with `/`) and its bytes, or its text where that is decoded already.
 * Pure: touches no disk. A name without a known ending is read as plain text. Never throws: what cannot be read is
 * a Problem. HTML needs a reader and can take seconds: `loadArticles` has it read in a thread that can be stopped.
 */
export function readArticle(
  file: string,
  content: Uint8Array | string,
  readHtml?: HtmlReader,
): Article | Problem {
  try {
    return read(file, content, readHtml);
  } catch (error) {
    // The parsers of other people recurse; a stack that runs out is how deep nesting shows.
    if (error instanceof RangeError) return { file, reason: "is nested too deeply: remove the nesting" };
    const what = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return { file, reason: `could not be read (${what}): save its text as .txt` };
  }
}

function read(
  file: string,
  content: Uint8Array | string,
  readHtml: HtmlReader | undefined,
): Article | Problem {
  const format = formatOf(file);
  if (format === "html" && !readHtml) return { file, reason: "is HTML, and no reader for it was given" };
  const charset = format === "html" && typeof content !== "string" ? declaredCharset(content) : undefined;
  const decoded =
    typeof content === "string" ? { text: content.replace(/^\ufeff/, "") } : decode(content, charset);
  if ("reason" in decoded) return { file, reason: decoded.reason };
  const reading =
    format === "html" && readHtml ? readHtml(decoded.text) : readText(decoded.text, format === "markdown");
  if ("reason" in reading) return { file, reason: reading.reason };
  if (reading.paragraphs.length === 0)
    return { file, reason: "has no text to quote: no paragraph is left in it" };
  const { metadata } = reading;
  const name = file.replace(/\.[a-z]+$/i, "");
  const title = metadata.title ?? titleFromName(name);
  return {
    id: articleId(metadata.id ?? name),
    file,
    title,
    author: metadata.author,
    date: metadata.date,
    publication: metadata.publication,
    url: metadata.url,
    source: reading.source,
    extracted: reading.extracted,
    paragraphs: reading.paragraphs,
    quotations: attributeQuotations(reading.paragraphs, metadata),
    repairs: reading.repairs,
  };
}

function readText(text: string, isMarkdown: boolean): Reading | { readonly reason: string } {
  const front = readFrontMatter(text);
  if (front && "reason" in front) return front;
  const known: Metadata = front?.metadata ?? NOTHING_KNOWN;
  const from = front?.end ?? 0;
  if (isMarkdown) return readMarkdown(text, from, known);
  const lines = readLines(text, from);
  const header = readHeader(lines, known);
  const { title, publication } = header.metadata;
  const dropped = header.drops.map(({ span }) => text.slice(span.start, span.end));
  const body = readBody(
    lines.slice(header.length),
    [title, publication, ...dropped].filter((head) => head !== null),
    header.metadata.author,
  );
  return {
    metadata: header.metadata,
    source: text,
    extracted: false,
    paragraphs: withSentences(body.paragraphs),
    repairs: [...header.drops, ...body.repairs],
  };
}

const NOTHING_KNOWN: Metadata = {
  id: null,
  title: null,
  author: null,
  date: null,
  publication: null,
  url: null,
};

function titleFromName(name: string): string {
  const words = (name.split("/").at(-1) ?? name).replace(/[_-]+/g, " ").trim();
  return words === "" ? name : words;
}
