import { printOf } from "../articles/index.ts";
import type { Checker } from "./check/index.ts";
import type { LibraryIndexes } from "./index/save-indexes.ts";
import type { Speller } from "./index/spelling.ts";
import type { TextIndex } from "./index/text-index.ts";
import type { ArticleNames } from "./names/article-names.ts";
import type { QuotationIndex } from "./names/quotation-index.ts";
import type { Weights } from "./rank/weights.ts";
import type { Reading } from "./reading.ts";
import type { ArticleHead, ParagraphSlice } from "./slice.ts";

/** All that a library answers from. Articles and paragraphs are numbered over the whole library. */
export interface LibraryParts extends LibraryIndexes {
  readonly phrases: Checker["phrases"];
  readonly knownNames: Checker["knownNames"];
  readonly index: TextIndex;
  /** By the article's number. */
  readonly heads: readonly ArticleHead[];
  readonly quotationIndex: QuotationIndex;
  readonly names: ArticleNames;
  readonly speller: Speller;
  readonly weights: Weights;
  readonly reading: Reading;
}

/** The number of a paragraph's article, and the paragraph's index in it. */
export function locate(
  { articleOf, articleStarts }: TextIndex,
  paragraph: number,
): { readonly article: number; readonly paragraph: number } {
  const article = articleOf[paragraph] ?? -1;
  return { article, paragraph: paragraph - (articleStarts[article] ?? 0) };
}

/** The paragraph with this index in the article with this number, as it is shown; undefined where there is none. */
export function sliceOf(parts: LibraryParts, article: number, paragraph: number): ParagraphSlice | undefined {
  const { index, heads, quotationIndex } = parts;
  const head = heads[article];
  const texts = index.articles[article]?.paragraphs ?? [];
  const text = texts[paragraph]?.text;
  if (head === undefined || text === undefined) return undefined;
  const previous = texts[paragraph - 1]?.text;
  const next = texts[paragraph + 1]?.text;
  return {
    article: head,
    paragraph,
    text,
    quotations: quotationIndex.of((index.articleStarts[article] ?? 0) + paragraph),
    print: printOf(text),
    ...(previous === undefined ? {} : { previousPrint: printOf(previous) }),
    ...(next === undefined ? {} : { nextPrint: printOf(next) }),
  };
}

/** Whether the paragraph with this number quotes the speaker. */
export function isQuotedIn({ quotationIndex }: LibraryParts, paragraph: number, speaker: string): boolean {
  return quotationIndex.of(paragraph).some((quotation) => quotationIndex.isBy(quotation, speaker));
}
