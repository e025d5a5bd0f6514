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
  if (format === "html" && readers.html === undefined) {
    const { readHtml } = await import("./formats/html.ts");
    // Only now: others may have been loaded meanwhile.
    readers = { ...readers, html: readHtml };
  }
  if (format === "markdown" && readers.markdown === undefined) {
    const { readMarkdown } = await import("./formats/markdown.ts");
    readers = { ...readers, markdown: readMarkdown };
  }
}

/** Reads a file that `prepareFor` has prepared for, in this thread and without limits. */
export function readFile({ file, bytes }: FileToRead): Article | Problem {
  return readArticle(file, bytes, readers);
}
