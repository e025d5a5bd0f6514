import type { ArticleHead, ParagraphRef } from "../library/index.ts";
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

/** A paragraph as it was when a button was made: a reference with prints. */
export type PrintedReference = Required<ParagraphRef>;

/**
 * The fields of a custom_id that point at a paragraph by its index, from 0, and its print: four of them, at most 66
 * units with their colons.
 */
export function referenceFields(
  article: Pick<ArticleHead, "id" | "print">,
  paragraph: number,
  print: string,
): [string, number, string, string] {
  return [article.id, paragraph, article.print, print];
}

/** Reads what `referenceFields` wrote; undefined where the fields are not such a reference. */
export function parseReference(fields: readonly string[]): PrintedReference | undefined {
  const [article, paragraph, articlePrint, print] = fields;
  if (article === undefined || articlePrint === undefined || print === undefined) return undefined;
  if (paragraph === undefined || !/^\d{1,7}$/.test(paragraph)) return undefined;
  return { article, paragraph: Number(paragraph), prints: { article: articlePrint, paragraph: print } };
}

/**
 * Which page of an answer a button leads to: the passage that it begins with, from 0, and what narrowed the question
 * (an article's id, the print of a speaker; empty where nothing did). The question stands in the message.
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
