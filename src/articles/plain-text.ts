import type { Repair, Span } from "./article.ts";
import type { Line } from "./lines.ts";
import { footerReason, furnitureReason } from "./page-furniture.ts";
import { splitSentences } from "./split-sentences.ts";

/** A paragraph as spans of the source, before its sentences are found. */
export interface RawParagraph {
  readonly text: string;
  readonly parts: readonly Span[];
}

/** The paragraphs of a text, and what was joined or dropped to get them. */
export interface Body {
  readonly paragraphs: readonly RawParagraph[];
  readonly repairs: readonly Repair[];
}

/** A paragraph in the making. `page`: a page ended before it, or a dropped line stood there. */
interface Block {
  readonly lines: readonly Line[];
  readonly text: string;
  readonly page: boolean;
}

/**
 * Makes paragraphs of the lines below the header: unwraps hard-wrapped lines, drops page furniture and the contact
 * footer, and joins the paragraphs that a page break split in mid-sentence. `runningHeads` are the title and the
 * publication, which page headers repeat.
 */
export function readBody(lines: readonly Line[], runningHeads: readonly string[]): Body {
  const repairs: Repair[] = [];
  const kept = dropFurniture(lines, runningHeads, repairs);
  const width = wrapWidth(kept);
  const blocks = dropHeadings(dropFooter(splitBlocks(kept, width), repairs), repairs);
  const longest = kept.reduce((most, line) => Math.max(most, line.text.length), 0);
  const joined = joinPageBreaks(blocks, Math.max(width, Math.min(longest, 80)), repairs);
  const paragraphs = joined.map((block) => ({
    text: block.text,
    parts: block.lines.map(({ start, end }) => ({ start, end })),
  }));
  return { paragraphs, repairs: repairs.sort((a, b) => a.span.start - b.span.start) };
}

const toBlock = (lines: readonly Line[]): Block => ({
  lines,
  text: lines.map((line) => line.text).join(" "),
  page: lines[0]?.page ?? false,
});

const ENDS_SENTENCE = /[.!?…:][”"’'»)\]*_]*$|[。！？][」』”）]*$/;
const LIST_ITEM = /^(?:[-–—*•·▪●◦‣]|\d{1,3}[.)]|\(?[a-zA-Z\d][)])\s/;

function dropFurniture(lines: readonly Line[], runningHeads: readonly string[], repairs: Repair[]): Line[] {
  const heads = new Set(runningHeads.map(asHead).filter((head) => head.length >= 4));
  const counts = new Map<string, number>();
  for (const line of lines) {
    const head = headOf(line);
    if (head) counts.set(head, (counts.get(head) ?? 0) + 1);
  }
  const kept: Line[] = [];
  let gap = false;
  let page = false;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    const stands =
      (line.gap || line.page || page || i === 0) &&
      (next === undefined || next.gap || next.page || isFurniture(next));
    const head = headOf(line);
    const reason =
      stands || /^(?:page \d|- \d+ -)/i.test(line.text)
        ? (furnitureReason(line.text) ??
          (head && ((counts.get(head) ?? 0) > 1 || heads.has(head)) ? "a page header" : null))
        : null;
    if (reason) {
      repairs.push({ kind: "drop", span: { start: line.start, end: line.end }, reason });
      gap ||= line.gap;
      page = true;
    } else {
      kept.push(gap || page ? { ...line, gap: line.gap || gap, page: line.page || page } : line);
      gap = false;
      page = false;
    }
  }
  return kept;

  /** What a running head repeats: a short line that is no sentence, without its page number. */
  function headOf(line: Line): string | null {
    if (line.text.length > 100 || ENDS_SENTENCE.test(line.text) || LIST_ITEM.test(line.text)) return null;
    const head = asHead(line.text);
    return head.replace(/[^\p{L}]/gu, "").length >= 4 ? head : null;
  }

  function isFurniture(line: Line): boolean {
    const head = headOf(line);
    return (
      furnitureReason(line.text) !== null ||
      (head !== null && ((counts.get(head) ?? 0) > 1 || heads.has(head)))
    );
  }
}

function asHead(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:page\s)?\d{1,4}\b|\b(?:page\s)?\d{1,4}(?:\s(?:of|\/)\s?\d{1,4})?$/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The width that lines were wrapped to, measured where lines follow one another; 0 where every paragraph is one line. */
function wrapWidth(lines: readonly Line[]): number {
  const widths: number[] = [];
  let pairs = 0;
  let ended = 0;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (!line.gap || (next && !next.gap)) widths.push(line.indent + line.text.length);
    if (!next || next.gap) continue;
    pairs++;
    if (ENDS_SENTENCE.test(line.text)) ended++;
  }
  // A wrapped line ends a sentence now and then, a paragraph of one line always.
  if (pairs === 0 || ended > pairs * 0.7) return 0;
  widths.sort((a, b) => a - b);
  const width = widths[Math.floor((widths.length - 1) * 0.95)] ?? 0;
  return width > 130 ? 0 : width;
}

function splitBlocks(lines: readonly Line[], width: number): Block[] {
  const blocks: Block[] = [];
  let current: Line[] = [];
  for (const line of lines) {
    const last = current.at(-1);
    if (last && (line.gap || !isSoftBreak(last, line, width))) {
      blocks.push(toBlock(current));
      current = [];
    }
    current.push(line);
  }
  if (current.length > 0) blocks.push(toBlock(current));
  return blocks;
}

/** Whether two lines without a blank one between them belong to one paragraph. */
function isSoftBreak(line: Line, next: Line, width: number): boolean {
  if (
    LIST_ITEM.test(next.text) ||
    (LIST_ITEM.test(line.text) && next.indent <= line.indent && /^\p{Lu}/u.test(next.text))
  )
    return false;
  const isOpen = !ENDS_SENTENCE.test(line.text);
  if (width === 0) return isOpen && /^\p{Ll}/u.test(next.text);
  if (next.indent >= line.indent + 2 && !isOpen) return false;
  if (isOpen) return true;
  const firstWord = /^\S+/.exec(next.text)?.[0].length ?? 0;
  return line.indent + line.text.length + 1 + firstWord > width * 0.85;
}

function dropFooter(blocks: readonly Block[], repairs: Repair[]): Block[] {
  const kept = [...blocks];
  for (let last = kept.at(-1); last && kept.length > 1; last = kept.at(-1)) {
    const reason = footerReason(last.text);
    if (!reason) break;
    for (const { start, end } of last.lines) repairs.push({ kind: "drop", span: { start, end }, reason });
    kept.pop();
  }
  return kept;
}

/** A heading stands alone on one short line, is no sentence, and has a paragraph under it. */
function dropHeadings(blocks: readonly Block[], repairs: Repair[]): Block[] {
  return blocks.filter((block, i) => {
    const next = blocks[i + 1];
    const [line] = block.lines;
    if (!line || !next || block.lines.length > 1 || !isHeading(line.text) || next.text.length < 80)
      return true;
    const before = blocks[i - 1];
    // Half of a sentence that a page break cut is no heading.
    if (before && !ENDS_SENTENCE.test(before.text)) return true;
    if (!/^[\p{Lu}\p{N}“"‘'(]/u.test(next.text)) return true;
    repairs.push({ kind: "drop", span: { start: line.start, end: line.end }, reason: "a heading" });
    return false;
  });
}

function isHeading(text: string): boolean {
  return (
    text.length <= 60 &&
    text.split(/\s+/).length <= 8 &&
    /^[\p{Lu}\p{N}]/u.test(text) &&
    !/[.!?…,;:”"’'–—-]$/.test(text) &&
    !/[“”"]/.test(text) &&
    !LIST_ITEM.test(text) &&
    !OPEN_END.test(text)
  );
}

function joinPageBreaks(blocks: readonly Block[], width: number, repairs: Repair[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const reason = last && joinReason(last, block, width);
    const from = last?.lines.at(-1);
    const to = block.lines[0];
    if (last && reason && from && to) {
      repairs.push({ kind: "join", span: { start: from.end, end: to.start }, reason });
      joined[joined.length - 1] = { ...toBlock([...last.lines, ...block.lines]), page: last.page };
    } else {
      joined.push(block);
    }
  }
  return joined;
}

const OPEN_END =
  /(?:[,;–—-]|\b(?:the|an?|of|in|on|at|to|for|and|or|but|nor|with|from|by|as|is|are|was|were|be|been|has|have|had|will|would|could|should|can|may|might|must|that|than|which|who|whose|into|over|under|after|before|between|among|about|against|during|through|since|until|while|because|if|when|where|its|his|her|their|our|my|your|this|these|those|not|more|most|some|every|each|said|says|told|called|including|according|Mr\.|Mrs\.|Ms\.|Dr\.|Prof\.|Gen\.|Col\.|Lt\.|Maj\.|Capt\.|Sgt\.|Sen\.|Rep\.|Gov\.|Rev\.|President|Secretary|Minister|Senator|Judge|Mayor|Chief|\$))$/u;

const MONTH_END =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.|No\.)$/;

/** Words that a new paragraph begins with far more often than the rest of a sentence does, when they are capitals. */
const NEW_SENTENCE =
  /^[“"‘]?(?:The|A|An|He|She|It|They|We|In|On|At|But|And|As|After|When|While|This|That|These|Those|There|Some|Many|For|If|No|Not)\b/;

/** Why two blocks are one paragraph that a page break split, or null. Verse, lists and headings are left alone. */
function joinReason(before: Block, after: Block, width: number): string | null {
  if (LIST_ITEM.test(before.text) && LIST_ITEM.test(after.text)) return null;
  if (LIST_ITEM.test(after.text) && !/^[–—-]\s\p{Ll}/u.test(after.text)) return null;
  const isOpenDate = MONTH_END.test(before.text) && /^\d/.test(after.text);
  const abbreviated = /\.$/.test(before.text) && (OPEN_END.test(before.text) || isOpenDate);
  if (ENDS_SENTENCE.test(before.text) && !abbreviated) return null;
  if (isVerse(before, width) || isVerse(after, width)) return null;
  const words = before.text.split(/\s+/, 13).length;
  const isProse = words >= 8 || (before.lines.length > 1 && words >= 6);
  if (!isProse) return null;
  const inQuotation = isQuotationOpen(before.text);
  if (/^[\p{Ll}]/u.test(after.text))
    return inQuotation ? "a page break inside a quotation" : "a page break inside a sentence";
  if (/^[,;)]/.test(after.text)) return "a page break inside a sentence";
  if (inQuotation && closesQuotation(after.text)) return "a page break inside a quotation";
  if (isOpenDate) return "a page break inside a sentence";
  if (!OPEN_END.test(before.text) || NEW_SENTENCE.test(after.text)) {
    // A capital or a digit goes on with a sentence only where a page is known to have ended.
    return after.page && words > 12 && ENDS_SENTENCE.test(after.text)
      ? "a page break inside a sentence"
      : null;
  }
  return ENDS_SENTENCE.test(after.text) || after.text.length > 80 ? "a page break inside a sentence" : null;
}

/** Several short lines that nothing forced to end where they do. */
function isVerse(block: Block, width: number): boolean {
  if (block.lines.length < 2) return false;
  const lines = block.lines.slice(0, -1);
  const free = lines.filter((line, i) => {
    const firstWord = /^\S+/.exec(block.lines[i + 1]?.text ?? "")?.[0].length ?? 0;
    return line.indent + line.text.length + 1 + firstWord < width * 0.75 && !ENDS_SENTENCE.test(line.text);
  });
  return free.length > lines.length / 2;
}

/** Whether the last curly double mark opens, or the number of straight ones is odd. */
function isQuotationOpen(text: string): boolean {
  const curly = Math.max(text.lastIndexOf("“"), text.lastIndexOf("„"));
  if (curly >= 0) return curly > text.lastIndexOf("”");
  return (text.split('"').length - 1) % 2 === 1;
}

/** Whether a quotation that is open where this text begins is closed in it before another one opens. */
function closesQuotation(text: string): boolean {
  const close = text.search(/[”"]/);
  const open = text.indexOf("“");
  return close > 0 && (open < 0 || close < open);
}

/** Finds the sentences of each paragraph. */
export function withSentences(paragraphs: readonly RawParagraph[]) {
  return paragraphs.map(({ text, parts }) => ({ text, parts, sentences: splitSentences(text) }));
}
