import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Paragraph, Quotation, Span } from "../../src/articles/article.ts";
import { attributeQuotations } from "../../src/articles/quotations/index.ts";
import { splitSentences } from "../../src/articles/text/split-sentences.ts";

const spanPair = z.tuple([z.number(), z.number()]);

const annotatedFile = z.object({
  documents: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      quotes: z.array(
        z.object({
          start: z.number(),
          end: z.number(),
          kind: z.enum(["full", "partial"]),
          speakerText: z.string().nullable(),
          speakerSpans: z.array(spanPair),
          cueText: z.string().nullable(),
          cueSpans: z.array(spanPair),
        }),
      ),
      unattributed: z.array(z.object({ start: z.number(), end: z.number() })),
    }),
  ),
});

type AnnotatedDocument = z.infer<typeof annotatedFile>["documents"][number];
type AnnotatedQuote = AnnotatedDocument["quotes"][number];

/** Percentages from 0 to 100; `null` where nothing was there to count. */
export interface AttributionReport {
  readonly span: {
    precision: number | null;
    recall: number | null;
    f1: number | null;
    fullRecall: number | null;
  };
  readonly speaker: {
    n: number;
    all: number | null;
    full5: number | null;
    partial: number | null;
    high: { accuracy: number | null; coverage: number | null };
  };
  readonly cue: { full: number | null };
  readonly unattributedKept: number | null;
  readonly byRule: Record<string, { n: number; accuracy: number | null; high: number }>;
  readonly charsPerSecond: number;
}

/** One annotated quotation beside the one found for it. */
export interface Comparison {
  readonly document: AnnotatedDocument;
  readonly quote: AnnotatedQuote;
  readonly found: Quotation | undefined;
  readonly isRightSpeaker: boolean;
  readonly isRightCue: boolean;
}

/**
 * The documents are bare running text, so each line is a paragraph; nothing is dropped as a header, since
 * quotations in headlines are annotated like any other.
 */
export function paragraphsOf(text: string): Paragraph[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((match) => {
    const lead = match[0].length - match[0].trimStart().length;
    const line = match[0].trim();
    const start = match.index + lead;
    if (line === "") return [];
    return [{ text: line, parts: [{ start, end: start + line.length }], sentences: splitSentences(line) }];
  });
}

function overlaps(span: Span, [start, end]: readonly [number, number]): boolean {
  return span.start < end && start < span.end;
}

/** The last word with a capital before the first comma or bracket: "Ida Roe, a lawyer" is "roe". */
function headName(phrase: string): string | undefined {
  const names = (phrase.split(/[,(]/)[0] ?? "").match(/\p{Lu}[\p{L}'’-]*/gu) ?? [];
  const head = names
    .at(-1)
    ?.toLowerCase()
    .replace(/['’]s$/, "");
  return head === undefined || ["he", "she", "they", "it", "i", "we", "the", "a"].includes(head)
    ? undefined
    : head;
}

function isRightSpeaker(found: Quotation, quote: AnnotatedQuote): boolean {
  const { speaker } = found;
  if (!speaker) return false;
  const { mentionSpan } = speaker;
  if (mentionSpan && quote.speakerSpans.some((span) => overlaps(mentionSpan, span))) return true;
  const head = headName(speaker.mention);
  return head !== undefined && head === headName(quote.speakerText ?? "");
}

function isRightCue(found: Quotation, quote: AnnotatedQuote): boolean {
  const { cue, cueSpan } = found;
  if (cue === undefined || !cueSpan) return false;
  if (quote.cueSpans.some((span) => overlaps(cueSpan, span))) return true;
  return (quote.cueText ?? "")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .includes(cue.toLowerCase());
}

const isSpeech = (quotation: Quotation): boolean =>
  quotation.kind === "speech" || quotation.kind === "partial";

function sourceSpan(quotation: Quotation): Span {
  return { start: quotation.parts[0]?.start ?? 0, end: quotation.parts.at(-1)?.end ?? 0 };
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && Math.abs(a.end - b.end) <= 1;
}

function percentage(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
}

const MARK = /["'“”„«‘’`]/;

/** Runs the attribution over annotated documents and pairs what it finds with what is annotated. */
export function compare(documents: readonly AnnotatedDocument[]): {
  comparisons: Comparison[];
  predicted: number;
  unattributed: number;
  unattributedKept: number;
  milliseconds: number;
} {
  const comparisons: Comparison[] = [];
  let predicted = 0;
  let unattributed = 0;
  let unattributedKept = 0;
  let milliseconds = 0;
  for (const document of documents) {
    const paragraphs = paragraphsOf(document.text);
    const begun = performance.now();
    const quotations = attributeQuotations(paragraphs).quotations.filter(
      // Only words in marks are annotated; the turns of a transcript have none.
      (quotation) => isSpeech(quotation) && MARK.test(document.text.charAt(sourceSpan(quotation).start)),
    );
    milliseconds += performance.now() - begun;
    predicted += quotations.length;
    const byStart = new Map(quotations.map((quotation) => [sourceSpan(quotation).start, quotation]));
    const find = (span: Span): Quotation | undefined => {
      const quotation = byStart.get(span.start);
      return quotation && sameSpan(sourceSpan(quotation), span) ? quotation : undefined;
    };
    for (const quote of document.quotes) {
      const found = find(quote);
      comparisons.push({
        document,
        quote,
        found,
        isRightSpeaker: found !== undefined && isRightSpeaker(found, quote),
        isRightCue: found !== undefined && isRightCue(found, quote),
      });
    }
    unattributed += document.unattributed.length;
    unattributedKept += document.unattributed.filter((span) => find(span) !== undefined).length;
  }
  return { comparisons, predicted, unattributed, unattributedKept, milliseconds };
}

function wordCount(text: string): number {
  return (text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length;
}

/**
 * Speakers and cues are judged on the annotated quotations that were found and that have an annotated speaker
 * or cue; a quotation shown without a speaker counts as wrong.
 */
export function report(documents: readonly AnnotatedDocument[]): AttributionReport {
  const { comparisons, predicted, unattributed, unattributedKept, milliseconds } = compare(documents);
  const matched = comparisons.filter(({ found }) => found !== undefined);
  const full = comparisons.filter(({ quote }) => quote.kind === "full");
  const precision = percentage(matched.length, predicted);
  const recall = percentage(matched.length, comparisons.length);
  const judged = matched.filter(({ quote }) => quote.speakerSpans.length > 0);
  const accuracy = (some: readonly Comparison[]): number | null =>
    percentage(some.filter((one) => one.isRightSpeaker).length, some.length);
  const full5 = judged.filter(
    ({ document, quote }) =>
      quote.kind === "full" && wordCount(document.text.slice(quote.start, quote.end)) >= 5,
  );
  const high = judged.filter(({ found }) => found?.confidence === "high");
  const cued = matched.filter(({ quote }) => quote.kind === "full" && quote.cueSpans.length > 0);
  const rules = new Map<string, Comparison[]>();
  for (const one of judged) {
    const rule = one.found?.rule ?? "none";
    rules.set(rule, [...(rules.get(rule) ?? []), one]);
  }
  const byRule = [...rules]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([rule, some]) => {
      const isHigh = some.filter(({ found }) => found?.confidence === "high").length;
      return [rule, { n: some.length, accuracy: accuracy(some), high: isHigh }] as const;
    });
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  return {
    span: {
      precision,
      recall,
      f1: percentage(2 * matched.length, predicted + comparisons.length),
      fullRecall: percentage(full.filter(({ found }) => found !== undefined).length, full.length),
    },
    speaker: {
      n: judged.length,
      all: accuracy(judged),
      full5: accuracy(full5),
      partial: accuracy(judged.filter(({ quote }) => quote.kind === "partial")),
      high: { accuracy: accuracy(high), coverage: percentage(high.length, judged.length) },
    },
    cue: { full: percentage(cued.filter((one) => one.isRightCue).length, cued.length) },
    unattributedKept: percentage(unattributedKept, unattributed),
    byRule: Object.fromEntries(byRule),
    charsPerSecond: Math.round((1000 * characters) / Math.max(milliseconds, 0.001)),
  };
}

/** Reads a file of annotated documents. Throws when it is not of the expected form. */
export async function readAnnotated(path: string): Promise<AnnotatedDocument[]> {
  return annotatedFile.parse(JSON.parse(await readFile(path, "utf8"))).documents;
}

function shown(value: number | null): string {
  return value === null ? "-" : value.toFixed(1);
}

function asText(result: AttributionReport): string {
  const { span, speaker, cue } = result;
  const rules = Object.entries(result.byRule).map(
    ([rule, { n, accuracy, high }]) =>
      `  ${rule.padEnd(24)}${String(n).padStart(5)}${shown(accuracy).padStart(8)}${String(high).padStart(7)}`,
  );
  return [
    `spans      precision ${shown(span.precision)}  recall ${shown(span.recall)}  F1 ${shown(span.f1)}  recall on full ${shown(span.fullRecall)}`,
    `speakers   of ${speaker.n}: all ${shown(speaker.all)}  full, 5 words or more ${shown(speaker.full5)}  partial ${shown(speaker.partial)}`,
    `           high confidence: right ${shown(speaker.high.accuracy)} at coverage ${shown(speaker.high.coverage)}`,
    `cues       full ${shown(cue.full)}`,
    `unattributed text kept as speech ${shown(result.unattributedKept)}`,
    `characters per second ${result.charsPerSecond}`,
    "by rule (quotations, speaker right, high confidence)",
    ...rules,
  ].join("\n");
}

const USAGE = "usage: npm run quality -- attribution FILE [--json] [--documents all|even|odd]";

/** Measures the attribution of quotations on an annotated file; returns an exit code. */
export async function main(args: string[]): Promise<number> {
  const file = args.find((arg, i) => !arg.startsWith("--") && args[i - 1] !== "--documents");
  const which = args.includes("--documents") ? args[args.indexOf("--documents") + 1] : "all";
  if (file === undefined || (which !== "all" && which !== "even" && which !== "odd")) {
    console.error(USAGE);
    return 2;
  }
  const documents = (await readAnnotated(file)).filter(
    (_, i) => which === "all" || i % 2 === (which === "even" ? 0 : 1),
  );
  const result = report(documents);
  console.log(args.includes("--json") ? JSON.stringify(result, null, 2) : asText(result));
  return 0;
}
