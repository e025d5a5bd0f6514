import type { Paragraph, Span } from "../article.ts";

/** The span of a paragraph's text as spans of the source. The paragraph's parts are joined by one space. */
export function partsOf(paragraph: Paragraph, start: number, end: number): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let at = 0;
  for (const part of paragraph.parts) {
    const length = part.end - part.start;
    const from = Math.max(start, at);
    const to = Math.min(end, at + length);
    if (from < to) parts.push({ start: part.start + from - at, end: part.start + to - at });
    at += length + 1;
  }
  return parts;
}

/** Where a span of a paragraph's text stands in the source, from its first part to its last. */
export function sourceSpan(paragraph: Paragraph, span: Span): Span {
  const parts = partsOf(paragraph, span.start, span.end);
  return { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
}
