import { printOf } from "../articles/index.ts";
import type { ParagraphRef, ParagraphResult } from "./client.ts";
import { type LibraryParts, sliceOf } from "./parts.ts";

/**
 * Finds the paragraph that a reference points at. In an article that has changed since, it is found only if its text
 * is the same, wherever it stands now.
 */
export function resolveReference(
  parts: LibraryParts,
  { article: id, paragraph, prints }: ParagraphRef,
): ParagraphResult {
  const number = parts.names.withId(id);
  const article = number === undefined ? undefined : parts.index.articles[number];
  if (number === undefined || article === undefined) return { kind: "gone-article" };
  const { paragraphs } = article;
  const matches = (index: number) =>
    prints === undefined || printOf(paragraphs[index]?.text ?? "") === prints.paragraph;
  const slice = sliceOf(
    parts,
    number,
    matches(paragraph) ? paragraph : paragraphs.findIndex((_, index) => matches(index)),
  );
  if (slice === undefined) return { kind: "gone-paragraph" };
  const isSame = prints === undefined || slice.article.print === prints.article;
  return { kind: isSame ? "same" : "changed", slice };
}
