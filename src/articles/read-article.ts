import type { Article, Problem } from "./article.ts";
import { articleId } from "./article-id.ts";
import { formatOf, wayOut } from "./format-of.ts";
import { declaredCharset, decode } from "./formats/decode.ts";
import type { FileContents, Readers, Refusal } from "./formats/file-contents.ts";
import { readFrontMatter } from "./formats/front-matter.ts";
import { readPlainText } from "./formats/plain-text.ts";
import { attributeQuotations } from "./quotations/index.ts";
import type { Metadata } from "./text/metadata.ts";
import { readDate } from "./text/read-date.ts";

/**
 * Reads one article from a file's name (relative, with `/`) and its bytes, or its text where that is decoded already.
 * Pure: touches no disk. A name without a known ending is read as plain text. Never throws: what cannot be read is
 * a Problem. Markdown and HTML need their readers, and can take seconds: `loadArticles` has them read in a thread that
 * can be stopped.
 */
export function readArticle(
  file: string,
  content: Uint8Array | string,
  readers: Readers = {},
): Article | Problem {
  try {
    return read(file, content, readers);
  } catch (error) {
    // The parsers of other people recurse; a stack that runs out is how deep nesting shows.
    if (error instanceof RangeError) return { file, reason: "is nested too deeply: remove the nesting" };
    const what = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return { file, reason: `could not be read (${what}): ${wayOut(file)}` };
  }
}

function read(file: string, content: Uint8Array | string, readers: Readers): Article | Problem {
  const format = formatOf(file);
  if ((format === "html" || format === "markdown") && readers[format] === undefined)
    return { file, reason: `is ${format}, and no reader for it was given` };
  const charset = format === "html" && typeof content !== "string" ? declaredCharset(content) : undefined;
  const decoded =
    typeof content === "string" ? { text: content.replace(/^\ufeff/, "") } : decode(content, charset);
  if ("reason" in decoded) return { file, reason: decoded.reason };
  const contents =
    format === "html" && readers.html
      ? readers.html(decoded.text)
      : readText(decoded.text, (format === "markdown" && readers.markdown) || readPlainText);
  if ("reason" in contents) return { file, reason: contents.reason };
  if (contents.paragraphs.length === 0)
    return { file, reason: "has no text to quote: no paragraph is left in it" };
  const { metadata } = contents;
  const name = file.replace(/\.[a-z]+$/i, "");
  const title = metadata.title ?? titleFromName(name);
  return {
    id: articleId(metadata.id ?? name),
    file,
    title,
    author: metadata.author,
    date: metadata.date ?? dateFromName(name),
    publication: metadata.publication,
    url: metadata.url,
    source: contents.source,
    extracted: contents.extracted,
    paragraphs: contents.paragraphs,
    ...attributeQuotations(contents.paragraphs, { ...metadata, title, above: textAbove(contents) }),
    repairs: contents.repairs,
  };
}

/** What stands above the first paragraph: names are given there that the text only shortens. */
function textAbove({ source, paragraphs }: FileContents): string {
  return source.slice(0, paragraphs[0]?.parts[0]?.start ?? 0).slice(-MAX_ABOVE);
}

/** More than any header. */
const MAX_ABOVE = 3_000;

function readText(text: string, read: NonNullable<Readers["markdown"]>): FileContents | Refusal {
  const front = readFrontMatter(text);
  const contents = read(text, front?.end ?? 0, front?.metadata ?? NOTHING_KNOWN);
  if (front === null || "reason" in contents) return contents;
  return { ...contents, repairs: [...front.repairs, ...contents.repairs] };
}

const NOTHING_KNOWN: Metadata = {
  id: null,
  title: null,
  author: null,
  date: null,
  publication: null,
  url: null,
};

/** `2024-03-05-ferry-stays`, as Jekyll names posts. */
const DATED_NAME = /^((?:19|20)\d\d-\d\d-\d\d)[-_. ](?=.*\p{L})/u;

function dateFromName(name: string): string | null {
  return readDate(DATED_NAME.exec(lastOf(name))?.[1] ?? "");
}

function titleFromName(name: string): string {
  const words = lastOf(name).replace(DATED_NAME, "").replace(/[_-]+/g, " ").trim();
  return words === "" ? name : words;
}

function lastOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}
