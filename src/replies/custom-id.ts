import { createHash } from "node:crypto";
import type { Article } from "../articles/index.ts";
import { limits } from "./fit.ts";

/**
 * A button's custom_id: the action's name and its fields, joined by colons. It is the button's whole state, so that
 * buttons work after a restart.
 * @throws RangeError where Discord would refuse it (over 100 UTF-16 units), or a field holds a colon
 */
export function customId(action: string, ...fields: readonly (string | number)[]): string {
  const id = [action, ...fields].join(":");
  if (id.length > limits.customId) throw new RangeError(`custom_id of ${id.length} units: ${id}`);
  if (id.split(":").length !== fields.length + 1) throw new RangeError(`custom_id field with a colon: ${id}`);
  return id;
}

/** Eight characters that change when the text does (SHA-256, base64url). */
export function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 8);
}

const articlePrints = new WeakMap<Article, string>();

/** The fingerprint of an article's source text. */
export function articleFingerprint(article: Article): string {
  const known = articlePrints.get(article);
  if (known !== undefined) return known;
  const print = fingerprint(article.source);
  articlePrints.set(article, print);
  return print;
}

/** Points at a paragraph as it was when a button was made. `paragraph` counts from 0. */
export interface ParagraphReference {
  readonly articleId: string;
  readonly paragraph: number;
  readonly articlePrint: string;
  readonly paragraphPrint: string;
}

/** The fields of a custom_id that point at a paragraph: four of them, at most 66 units with their colons. */
export function referenceFields(article: Article, paragraph: number): [string, number, string, string] {
  return [
    article.id,
    paragraph,
    articleFingerprint(article),
    fingerprint(article.paragraphs[paragraph]?.text ?? ""),
  ];
}

/** Reads what `referenceFields` wrote; undefined where the fields are not such a reference. */
export function parseReference(fields: readonly string[]): ParagraphReference | undefined {
  const [articleId, paragraph, articlePrint, paragraphPrint] = fields;
  if (articleId === undefined || articlePrint === undefined || paragraphPrint === undefined) return undefined;
  if (paragraph === undefined || !/^\d{1,7}$/.test(paragraph)) return undefined;
  return { articleId, paragraph: Number(paragraph), articlePrint, paragraphPrint };
}

/**
 * Which page of an answer a button leads to: the passage that it begins with, from 0, and what narrowed the question
 * (an article's id, the fingerprint of a speaker's name; empty where nothing did). The question stands in the message.
 */
export interface AnswerPage {
  readonly offset: number;
  readonly articleId: string;
  readonly speakerPrint: string;
}

/** Reads the fields `offset`, `articleId` and `speakerPrint`; undefined where they are not such a page. */
export function parsePage(fields: readonly string[]): AnswerPage | undefined {
  const [offset, articleId, speakerPrint] = fields;
  if (offset === undefined || articleId === undefined || speakerPrint === undefined) return undefined;
  return /^\d{1,3}$/.test(offset) ? { offset: Number(offset), articleId, speakerPrint } : undefined;
}

/** What has become of a paragraph since a button was made. */
export type Resolved = FoundParagraph | { readonly kind: "gone-paragraph" | "gone-article" };

/** A paragraph that a button points at, in an article that is the same as then or has changed around it. */
export interface FoundParagraph {
  readonly kind: "same" | "changed";
  readonly article: Article;
  /** Where it stands now, from 0. */
  readonly paragraph: number;
}

/**
 * Finds the paragraph that a reference points at. In an article that has changed since, it is found only if its text
 * is the same, wherever it stands now.
 */
export function resolveReference(articles: readonly Article[], reference: ParagraphReference): Resolved {
  const article = articles.find(({ id }) => id === reference.articleId);
  if (article === undefined) return { kind: "gone-article" };
  const isSame = articleFingerprint(article) === reference.articlePrint;
  const matches = (index: number) =>
    fingerprint(article.paragraphs[index]?.text ?? "") === reference.paragraphPrint;
  const paragraph =
    reference.paragraph < article.paragraphs.length && matches(reference.paragraph)
      ? reference.paragraph
      : article.paragraphs.findIndex((_, index) => matches(index));
  if (paragraph < 0) return { kind: "gone-paragraph" };
  return { kind: isSame ? "same" : "changed", article, paragraph };
}
