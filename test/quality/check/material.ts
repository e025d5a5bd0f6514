import type { Article, Quotation } from "../../../src/articles/index.ts";
import { pick, type Random } from "./hand.ts";

/** A quotation, and who is known to say it: by the article's own showing, or resolved by hand. */
export interface KnownQuotation {
  readonly paragraph: number;
  /** The words, without their marks. */
  readonly words: string;
  readonly speaker: string | null;
}

/** An article, and what cases can be made of. */
export interface Material {
  readonly article: Article;
  readonly quotations: readonly KnownQuotation[];
}

/** The material of an article whose own attributions are taken for right. */
export function materialOf(article: Article): Material {
  const quotations = article.quotations
    .filter(({ kind }) => kind === "speech" || kind === "partial")
    .map(({ paragraph, confidence, speaker, ...span }) => ({
      paragraph,
      words: withoutMarks((article.paragraphs[paragraph]?.text ?? "").slice(span.start, span.end)),
      speaker: confidence === "high" ? nameOf(speaker) : null,
    }));
  return { article, quotations };
}

function nameOf(speaker: Quotation["speaker"]): string | null {
  return speaker?.type === "person" ? speaker.name : null;
}

/** The words of a quotation without the marks around them. */
export function withoutMarks(quoted: string): string {
  return quoted.replace(/^[“”„"«»‘’'‚\s]+|[“”„"«»‘’'‚\s]+$/gu, "");
}

/** A first name and a surname, as people are named; not "the mayor", nor a single word. */
export function isFullName(name: string | null): name is string {
  return (
    name !== null && /^\p{Lu}\S+(?: \p{Lu}\S+)+$/u.test(name) && !/^(?:A|An|The|One|He|She)\s/u.test(name)
  );
}

const MARKS = /[“”"«»„‘]/u;

/** A sentence of the article's own without marks of quotation, or the words of a quotation: words of one voice. */
export function oneVoice({ article, quotations }: Material, random: Random): string | undefined {
  const quotation = random() < 0.5 ? pick(quotations, random) : undefined;
  return quotation?.words ?? ownSentence(article, random)?.text;
}

/** A sentence of the article's own, with its paragraph. */
export function ownSentence(
  article: Article,
  random: Random,
): { readonly text: string; readonly paragraph: number } | undefined {
  const paragraph = pick(article.paragraphs, random);
  const sentence = paragraph && pick(paragraph.sentences, random);
  const text = paragraph && sentence && paragraph.text.slice(sentence.start, sentence.end);
  const isInQuotation =
    paragraph !== undefined &&
    sentence !== undefined &&
    article.quotations.some(
      (quotation) =>
        article.paragraphs[quotation.paragraph] === paragraph &&
        quotation.start < sentence.end &&
        sentence.start < quotation.end,
    );
  if (!text || isInQuotation || MARKS.test(text)) return undefined;
  return { text, paragraph: article.paragraphs.indexOf(paragraph) };
}
