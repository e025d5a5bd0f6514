import type { Article, Problem } from "./article.ts";
import { formatOf } from "./format-of.ts";
import type { HtmlReader } from "./formats/file-contents.ts";
import { readArticle } from "./read-article.ts";

/** A file's path relative to the articles' folder, with `/`, and what it holds. */
export interface FileToRead {
  readonly file: string;
  readonly bytes: Uint8Array;
}

let readHtml: HtmlReader | undefined;

/** Loads what reading this file takes; HTML's libraries take long to load, and few folders need them. */
export async function prepareFor(file: string): Promise<void> {
  if (formatOf(file) === "html") readHtml ??= (await import("./formats/html.ts")).readHtml;
}

/** Reads a file that `prepareFor` has prepared for, in this thread and without limits. */
export function readFile({ file, bytes }: FileToRead): Article | Problem {
  return readArticle(file, bytes, readHtml);
}
