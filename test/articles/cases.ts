import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readHtml } from "../../src/articles/formats/html.ts";
import { readMarkdown } from "../../src/articles/formats/markdown.ts";
import { readArticle } from "../../src/articles/read-article.ts";

const folder = fileURLToPath(new URL("./fixtures/", import.meta.url));

export function caseNames(): string[] {
  return readdirSync(folder).sort();
}

export function expectedPath(name: string): string {
  return `${folder}${name}/expected.json`;
}

/** What a case's source is read as, written for people: the text of parts and sentences instead of their offsets. */
export function describeCase(name: string) {
  const source = readdirSync(folder + name).find((file) => file.startsWith("source."));
  if (source === undefined) throw new Error(`fixtures/${name} has no source`);
  const result = readArticle(source, readFileSync(`${folder}${name}/${source}`), {
    html: readHtml,
    markdown: readMarkdown,
  });
  if ("reason" in result) return { problem: result.reason };
  return {
    title: result.title,
    author: result.author,
    date: result.date,
    publication: result.publication,
    url: result.url,
    extracted: result.extracted,
    paragraphs: result.paragraphs.map((paragraph) => ({
      ...(paragraph.parts.length > 1
        ? { lines: paragraph.parts.map(({ start, end }) => result.source.slice(start, end)) }
        : {}),
      sentences: paragraph.sentences.map(({ start, end }) => paragraph.text.slice(start, end)),
    })),
    repairs: result.repairs.map(
      ({ kind, span, reason }) =>
        `${kind}: ${JSON.stringify(result.source.slice(span.start, span.end))} ${reason}`,
    ),
  };
}
