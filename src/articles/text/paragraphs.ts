import type { Paragraph, Span } from "../article.ts";
import { splitSentences } from "./split-sentences.ts";

/** A paragraph as spans of the source, before its sentences are found. */
export interface RawParagraph {
  readonly text: string;
  readonly parts: readonly Span[];
  readonly isEmphasized?: true;
}

/** Finds the sentences of each paragraph. */
export function withSentences(paragraphs: readonly RawParagraph[]): Paragraph[] {
  return paragraphs.map((paragraph) => ({ ...paragraph, sentences: splitSentences(paragraph.text) }));
}

/** At most 60 characters of something that was left out, for a report. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 60).trim()} […]` : line;
}

/** A source text made of blocks of text, with a blank line between two. */
export function layOut(blocks: readonly Pick<RawParagraph, "text" | "isEmphasized">[]): {
  source: string;
  paragraphs: RawParagraph[];
} {
  let at = 0;
  const paragraphs = blocks.map(({ text, isEmphasized }) => {
    const start = at;
    at += text.length + 2;
    return { text, parts: [{ start, end: start + text.length }], ...(isEmphasized ? { isEmphasized } : {}) };
  });
  return { source: blocks.map(({ text }) => text).join("\n\n"), paragraphs };
}
