import type { Article, Problem } from "./article.ts";
import { formatOf } from "./format-of.ts";
import type { Readers } from "./formats/file-contents.ts";
import { readArticle } from "./read-article.ts";

/** A file's path relative to the articles' folder, with `/`, and what it holds. */
export interface FileToRead {
  readonly file: string;
  readonly bytes: Uint8Array;
}

let readers: Readers = {};

/** Loads what reading this file takes; the libraries of HTML and Markdown take long to load, and few folders need all. */
export async function prepareFor(file: string): Promise<void> {
  const format = formatOf(file);
  if (format === "html" && readers.html === undefined)
    readers = { ...readers, html: (await import("./formats/html.ts")).readHtml };
  if (format === "markdown" && readers.markdown === undefined)
    readers = { ...readers, markdown: (await import("./formats/markdown.ts")).readMarkdown };
}

/** Reads a file that `prepareFor` has prepared for, in this thread and without limits. */
export function readFile({ file, bytes }: FileToRead): Article | Problem {
  return readArticle(file, bytes, readers);
}
