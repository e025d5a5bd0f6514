import type { Paragraph, Quotation } from "../../../src/articles/article.ts";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { splitSentences } from "../../../src/articles/text/split-sentences.ts";

/** The paragraphs of a text: blank lines part them, and `⏎` stands for a page break inside one. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const match of text.matchAll(/(?:[^\n]|\n(?!\n))+/g)) {
    const parts = [];
    for (const piece of match[0].matchAll(/[^⏎]+/g)) {
      const lead = piece[0].length - piece[0].trimStart().length;
      const start = match.index + piece.index + lead;
      parts.push({ start, end: start + piece[0].trim().length });
    }
    const joined = parts.map(({ start, end }) => text.slice(start, end)).join(" ");
    paragraphs.push({ text: joined, parts, sentences: splitSentences(joined) });
  }
  return paragraphs;
}

/** The quotations of a text. */
export function quotationsOf(text: string): readonly Quotation[] {
  return attributeQuotations(paragraphsOf(text)).quotations;
}

/** The words of a quotation with their marks, as the paragraph has them. */
function wordsOf(text: string, quotation: Quotation): string {
  return paragraphsOf(text)[quotation.paragraph]?.text.slice(quotation.start, quotation.end) ?? "";
}

/**
 * A quotation in one line: its words, and who says them by which cue. `?` before a name: not sure enough to show.
 * Words that are not speech show their kind instead.
 */
export function shown(text: string, quotation: Quotation): string {
  const { kind, speaker, cue, confidence } = quotation;
  const words = wordsOf(text, quotation);
  if (kind === "scare" || kind === "title") return `${words} ${kind}`;
  if (!speaker) return `${words} ${kind === "partial" ? "partial, " : ""}unclear`;
  const name = [speaker.title, speaker.name].filter(Boolean).join(" ");
  return `${words} ${kind === "partial" ? "partial, " : ""}${confidence === "high" ? "" : "?"}${name}${cue ? ` (${cue})` : ""}`;
}
