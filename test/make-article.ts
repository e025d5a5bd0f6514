import { type Article, type Paragraph, printOf, type Quotation } from "../src/articles/index.ts";
import { splitSentences } from "../src/articles/text/split-sentences.ts";
import type { ParagraphSlice } from "../src/library/index.ts";
import { headOf } from "../src/library/slice.ts";

/** An article of the given paragraphs, for tests. Its source is the paragraphs, a blank line between two. */
export function makeArticle(
  given: Partial<Omit<Article, "paragraphs">> & { readonly paragraphs: readonly string[] },
): Article {
  const { paragraphs: texts, ...rest } = given;
  let start = 0;
  const paragraphs = texts.map((text): Paragraph => {
    const part = { start, end: start + text.length };
    start = part.end + 2;
    return { text, parts: [part], sentences: splitSentences(text) };
  });
  return {
    id: "made",
    file: "made.txt",
    title: "Made for a test",
    author: null,
    date: null,
    publication: null,
    url: null,
    source: texts.join("\n\n"),
    extracted: false,
    entities: [],
    quotations: [],
    repairs: [],
    ...rest,
    paragraphs,
  };
}

/** A quotation of exactly `words` in a paragraph; high confidence where a speaker is given. */
export function makeQuotation(
  paragraphs: readonly string[],
  paragraph: number,
  words: string,
  speaker?: Quotation["speaker"],
): Quotation {
  const start = (paragraphs[paragraph] ?? "").indexOf(words);
  if (start < 0) throw new Error(`paragraph ${paragraph} does not hold: ${words}`);
  return {
    paragraph,
    start,
    end: start + words.length,
    parts: [],
    kind: "speech",
    confidence: speaker === undefined ? "low" : "high",
    rule: "test",
    ...(speaker === undefined ? {} : { speaker }),
  };
}

/** A paragraph of an article as a library gives it. */
export function makeSlice(article: Article, paragraph: number): ParagraphSlice {
  const textOf = (index: number) => article.paragraphs[index]?.text;
  const text = textOf(paragraph);
  if (text === undefined) throw new Error(`no paragraph ${paragraph}`);
  const [previous, next] = [textOf(paragraph - 1), textOf(paragraph + 1)];
  return {
    article: headOf(article),
    paragraph,
    text,
    quotations: article.quotations.filter((quotation) => quotation.paragraph === paragraph),
    print: printOf(text),
    ...(previous === undefined ? {} : { previousPrint: printOf(previous) }),
    ...(next === undefined ? {} : { nextPrint: printOf(next) }),
  };
}
