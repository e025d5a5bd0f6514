import type { Paragraph, Quotation, Span, Speaker } from "../article.ts";
import { kindOf } from "./kinds.ts";
import { contextRules, type Found, localRules, type Rule, type Scene } from "./rules.ts";
import { markStyle, scanMarks } from "./scan-marks.ts";
import { tokenize } from "./tokens.ts";

export interface QuotationContext {
  readonly author?: string | null;
  readonly publication?: string | null;
  readonly title?: string;
}

function makeScenes(paragraphs: readonly Paragraph[]): Scene[] {
  const style = markStyle(paragraphs.map(({ text }) => text));
  const scenes: Scene[] = [];
  paragraphs.forEach((paragraph, index) => {
    const marked = scanMarks(paragraph.text, style);
    const tokens = tokenize(paragraph, marked);
    const quotations: Found[] = [];
    const scene: Scene = { index, previous: scenes.at(-1), paragraph, tokens, quotations };
    tokens.forEach((token, at) => {
      const span = marked[token.quotation];
      if (!span) return;
      const inner = paragraph.text.slice(span.innerStart, span.innerEnd);
      const ending = inner
        .trimEnd()
        .replace(/['’”"\s]+$/u, "")
        .slice(-1);
      quotations.push({ scene, index: quotations.length, at, marked: span, inner, ending });
    });
    scenes.push(scene);
  });
  return scenes;
}

function applyFirst(rules: readonly Rule[], found: Found): void {
  for (const rule of rules) {
    const attribution = rule(found);
    if (attribution) {
      found.attribution = attribution;
      return;
    }
  }
}

/** The quotations of an article, in reading order, each with its speaker where the text tells. */
export function attributeQuotations(
  paragraphs: readonly Paragraph[],
  _context: QuotationContext = {},
): Quotation[] {
  const scenes = makeScenes(paragraphs);
  const all = scenes.flatMap((scene) => scene.quotations);
  for (const found of all) applyFirst(localRules, found);
  for (const found of all) if (!found.attribution) applyFirst(contextRules, found);
  return all.map(toQuotation);
}

function toQuotation(found: Found): Quotation {
  const { scene, marked, attribution } = found;
  const kind = kindOf(found);
  const speaker = kind === "speech" || kind === "partial" ? speakerOf(found) : undefined;
  const cue = attribution?.cue;
  const cueSpan = cue && spanOf(cue.scene, cue.from, cue.to);
  return {
    paragraph: scene.index,
    start: marked.start,
    end: marked.end,
    parts: partsOf(scene.paragraph, marked.start, marked.end),
    kind,
    ...(speaker ? { speaker } : {}),
    ...(cue && cueSpan
      ? {
          cue: cue.scene.paragraph.text.slice(cueSpan.start, cueSpan.end),
          cueSpan: sourceSpan(cue.scene.paragraph, cueSpan),
        }
      : {}),
    confidence: attribution?.isStrong ? "high" : "low",
    rule: attribution?.rule ?? "none",
  };
}

function spanOf(scene: Scene, from: number, to: number): { start: number; end: number } {
  return { start: scene.tokens[from]?.start ?? 0, end: scene.tokens[to - 1]?.end ?? 0 };
}

function speakerOf(found: Found): Speaker | undefined {
  const at = found.attribution?.speaker;
  if (!at) return undefined;
  const span = spanOf(at.scene, at.phrase.from, at.phrase.to);
  const mention = at.scene.paragraph.text.slice(span.start, span.end);
  return { mention, name: mention, type: "person", mentionSpan: sourceSpan(at.scene.paragraph, span) };
}

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

function sourceSpan(paragraph: Paragraph, span: Span): Span {
  const parts = partsOf(paragraph, span.start, span.end);
  return { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
}
