import type { Repair } from "../article.ts";
import { type Block, ENDS_SENTENCE, LIST_ITEM, OPEN_END, TURN, toBlock } from "./blocks.ts";
import { dropFurniture } from "./drop-furniture.ts";
import type { Line } from "./lines.ts";
import { joinPageBreaks } from "./page-breaks.ts";
import { asHead, captionReason, footerReasons, furnitureReason, isLink } from "./page-furniture.ts";
import type { RawParagraph } from "./paragraphs.ts";
import { speakerLines } from "./speaker-lines.ts";

/** The paragraphs of a text, and what was joined or dropped to get them. */
export interface Body {
  readonly paragraphs: readonly RawParagraph[];
  readonly repairs: readonly Repair[];
}

/**
 * Makes paragraphs of the lines below the header: unwraps hard-wrapped lines, drops page furniture and the contact
 * footer, and joins the paragraphs that a page break split in mid-sentence. `runningHeads` are the title and the
 * publication, which page headers repeat; `author` is who a line at the end may be about.
 */
export function readBody(
  lines: readonly Line[],
  runningHeads: readonly string[],
  author: string | null = null,
): Body {
  const repairs: Repair[] = [];
  const speakers = speakerLines(lines);
  const kept = dropFurniture(lines, speakers, runningHeads, repairs);
  const width = wrapWidth(kept);
  const heads = new Set([...speakers].map(({ start }) => start));
  const content = dropFooter(dropWrapped(splitBlocks(kept, width, heads), repairs), author, repairs);
  const blocks = dropHeadings(dropPullQuotes(content, repairs), heads, repairs);
  const longest = kept.reduce((most, line) => Math.max(most, line.text.length), 0);
  const joined = joinPageBreaks(blocks, Math.max(width, Math.min(longest, 80)), repairs);
  const paragraphs = joined.map((block) => ({
    text: block.text,
    parts: block.lines.map(({ start, end }) => ({ start, end })),
  }));
  return { paragraphs, repairs: repairs.sort((a, b) => a.span.start - b.span.start) };
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

/** `heads`: where the lines begin that stand alone, as names of speakers do. */
function splitBlocks(lines: readonly Line[], width: number, heads: ReadonlySet<number>): Block[] {
  const blocks: Block[] = [];
  let current: Line[] = [];
  for (const line of lines) {
    const last = current.at(-1);
    const isAlone = last !== undefined && (heads.has(line.start) || heads.has(last.start));
    if (last && (line.gap || isAlone || !isSoftBreak(last, line, width))) {
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
    TURN.test(next.text) ||
    (LIST_ITEM.test(line.text) && next.indent <= line.indent && /^\p{Lu}/u.test(next.text))
  )
    return false;
  const isOpen = !ENDS_SENTENCE.test(line.text);
  if (width === 0) return isOpen && /^\p{Ll}/u.test(next.text);
  if (next.indent >= line.indent + 2 && !isOpen) return false;
  if (isOpen) {
    // A heading right above its paragraph.
    const isShort = line.gap && line.text.length < width * 0.5 && next.text.length >= 60;
    return !(isShort && isHeading(line.text) && /^\p{Lu}/u.test(next.text));
  }
  const firstWord = /^\S+/.exec(next.text)?.[0].length ?? 0;
  return line.indent + line.text.length + 1 + firstWord > width * 0.85;
}

function dropFooter(blocks: readonly Block[], author: string | null, repairs: Repair[]): Block[] {
  const reasons = footerReasons(
    blocks.map((block) => block.text),
    author,
  );
  const end = blocks.length - reasons.length;
  for (const [i, reason] of reasons.entries()) dropBlock(blocks[end + i], reason, repairs);
  return blocks.slice(0, end);
}

function dropBlock(block: Block | undefined, reason: string, repairs: Repair[]): void {
  for (const { start, end } of block?.lines ?? [])
    repairs.push({ kind: "drop", span: { start, end }, reason });
}

/** Furniture that was wrapped over several lines, and captions. */
function dropWrapped(blocks: readonly Block[], repairs: Repair[]): Block[] {
  const kept: Block[] = [];
  let page = false;
  for (const block of blocks) {
    const reason = (block.lines.length > 1 ? furnitureReason(block.text) : null) ?? captionReason(block.text);
    if (reason && blocks.length > 1) dropBlock(block, reason, repairs);
    else kept.push(page ? { ...block, page } : block);
    page = reason !== null;
  }
  return kept;
}

/** Each pull quote costs one look through the whole text. */
const MAX_TRIED = 200;

/** A short text in quotation marks that stands again, word for word, in a longer paragraph. Nothing is lost with it. */
function dropPullQuotes(blocks: readonly Block[], repairs: Repair[]): Block[] {
  // Made when the first text is tried: most articles have none.
  let heads: { readonly texts: readonly string[]; readonly all: string } | undefined;
  let tried = 0;
  return blocks.filter((block, i) => {
    const quoted = /^[“"‘'«„]([^“”"«»„]{10,200})[”"’'»“]/.exec(block.text.slice(0, 300));
    if (!quoted?.[1]) return true;
    const next = blocks[i + 1];
    const isNamed = next && !next.lines[0]?.gap && isLink(next.text);
    const name = isNamed ? next.text : block.text.slice(quoted[0].length).trim();
    // Words that end like a sentence are a pull quote only with somebody's name below.
    if (name.length > 60 || (name === "" ? /[.!?…,]$/.test(quoted[1]) : ENDS_SENTENCE.test(name)))
      return true;
    const words = asHead(quoted[1]);
    if (words.split(" ").length < 3 || ++tried > MAX_TRIED) return true;
    heads ??= headsOf(blocks);
    const { texts, all } = heads;
    const isRepeated = [all.indexOf(words), all.lastIndexOf(words)].some(
      (at) => at !== -1 && lengthOfLine(all, at) > (texts[i]?.length ?? 0) + 10,
    );
    if (isRepeated) dropBlock(block, "a pull quote", repairs);
    return !isRepeated;
  });
}

function headsOf(blocks: readonly Block[]): { readonly texts: readonly string[]; readonly all: string } {
  const texts = blocks.map((block) => asHead(block.text));
  return { texts, all: texts.join("\n") };
}

/** The length of the line that an offset lies in. */
function lengthOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return (end < 0 ? text.length : end) - (text.lastIndexOf("\n", at) + 1);
}

/** A heading stands alone on one short line, is no sentence, and has a paragraph under it. */
function dropHeadings(blocks: readonly Block[], speakers: ReadonlySet<number>, repairs: Repair[]): Block[] {
  return blocks.filter((block, i) => {
    const next = blocks[i + 1];
    const [line] = block.lines;
    if (
      !line ||
      !next ||
      block.lines.length > 1 ||
      speakers.has(line.start) ||
      !isHeading(line.text) ||
      next.text.length < 80
    )
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
