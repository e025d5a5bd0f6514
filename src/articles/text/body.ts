import { monthAbbreviations, months } from "../../language/index.ts";
import type { Repair } from "../article.ts";
import type { Line } from "./lines.ts";
import {
  asHead,
  captionReason,
  footerReasons,
  furnitureReason,
  isLink,
  isLinkHeading,
} from "./page-furniture.ts";
import type { RawParagraph } from "./paragraphs.ts";

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
  /** How many page breaks it was joined over. */
  readonly joins?: number;
}

/** More than this is no page break but a text without sentences; joining on would take time without end. */
const MAX_JOINS = 20;

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
  const kept = dropFurniture(lines, runningHeads, repairs);
  const width = wrapWidth(kept);
  const content = dropFooter(dropWrapped(splitBlocks(kept, width), repairs), author, repairs);
  const blocks = dropHeadings(dropPullQuotes(content, repairs), repairs);
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

const ENDS_SENTENCE = /[.!?…:][”“"’‘'»)\]*_]*(?:[ \u00a0\u202f]»)?$|[。！？][」』”）]*$/;
const LIST_ITEM = /^(?:[-–—*•·▪●◦‣]|\d{1,3}[.)]|\(?[a-zA-Z\d][)])\s/;

/** Marks of a page's end that need no blank line beside them. */
const PAGE_MARK =
  /^(?:[_*=~#-]{3,}$|page \d{1,4}(?: (?:of|\/) ?\d{1,4})?$|- \d{1,4} -$|\(?(?:continued|cont['’]?d\.?) (?:on|from)\b|see .{1,40},? page \w?\d{1,3}$)/i;

const CONTINUED = /^\(?(?:continued|cont['’]?d\.?) from\b/i;

function dropFurniture(lines: readonly Line[], runningHeads: readonly string[], repairs: Repair[]): Line[] {
  const heads = new Set(runningHeads.map(asHead).filter((head) => head.length >= 4));
  const counts = new Map<string, number>();
  for (const line of lines) {
    const head = headOf(line);
    if (head) counts.set(head, (counts.get(head) ?? 0) + 1);
  }
  const pages = pageNumbers(lines);
  const kept: Line[] = [];
  let gap = false;
  let page = false;
  /** Whether the lines from a heading over links on have been links. */
  let links = false;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    const begins = line.gap || line.page || page || i === 0;
    const stands = begins && (next === undefined || next.gap || next.page || isFurniture(next));
    const isHead = isRunningHead(line);
    links = (links && isLinkLine(i)) || (begins && isLinkHeading(line.text));
    const isPageHead = isHead && (stands || line.page || next?.page);
    const reason =
      (stands || PAGE_MARK.test(line.text) ? furnitureReason(line.text) : null) ??
      (pages.has(line) ? "a page number" : null) ??
      (isPageHead || isJumpHead(line, next) ? "a page header" : null);
    const dropped = reason ?? (links ? "a link to another article" : null);
    if (dropped) {
      repairs.push({ kind: "drop", span: { start: line.start, end: line.end }, reason: dropped });
      // A rule parts what stands above and below it.
      gap ||= line.gap || dropped === "a line without words";
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

  function isRunningHead(line: Line): boolean {
    const head = headOf(line);
    return head !== null && ((counts.get(head) ?? 0) > 1 || heads.has(head));
  }

  function isFurniture(line: Line): boolean {
    return furnitureReason(line.text) !== null || isRunningHead(line);
  }

  /** The title over the part of an article that goes on from another page. */
  function isJumpHead(line: Line, next: Line | undefined): boolean {
    return next !== undefined && !next.gap && CONTINUED.test(next.text) && line.text.length <= 80;
  }

  /** Whether the block that this line stands in is made of lines that could be links. */
  function isLinkLine(at: number): boolean {
    for (let i = at; i < at + 8; i++) {
      const line = lines[i];
      if (!line || (i > at && line.gap)) return true;
      if (!isLink(line.text)) return false;
    }
    return false;
  }
}

/** The numbers at the feet of pages that stand right below their text: those that count on from page to page. */
function pageNumbers(lines: readonly Line[]): ReadonlySet<Line> {
  const feet = new Map<number, Line>();
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (/^\d{1,3}$/.test(line.text) && (!next || next.gap || next.page)) feet.set(Number(line.text), line);
  }
  return new Set([...feet].filter(([n]) => feet.has(n - 1) || feet.has(n + 1)).map(([, line]) => line));
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
  const texts = blocks.map((block) => asHead(block.text));
  const all = texts.join("\n");
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
    const isRepeated = [all.indexOf(words), all.lastIndexOf(words)].some((at) => at !== -1 && !isOwn(at, i));
    if (isRepeated) dropBlock(block, "a pull quote", repairs);
    return !isRepeated;
  });

  /** Whether an offset in all the texts lies in a block that is no longer than the quotation itself. */
  function isOwn(at: number, i: number): boolean {
    const from = all.lastIndexOf("\n", at) + 1;
    const end = all.indexOf("\n", at);
    return (end < 0 ? all.length : end) - from <= (texts[i]?.length ?? 0) + 10;
  }
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
    const reason = last && (last.joins ?? 0) < MAX_JOINS ? joinReason(last, block, width) : null;
    const from = last?.lines.at(-1);
    const to = block.lines[0];
    if (last && reason && from && to) {
      repairs.push({ kind: "join", span: { start: from.end, end: to.start }, reason });
      joined[joined.length - 1] = {
        ...toBlock([...last.lines, ...block.lines]),
        page: last.page,
        joins: (last.joins ?? 0) + 1,
      };
    } else {
      joined.push(block);
    }
  }
  return joined;
}

const OPEN_END =
  /(?:[,;–—-]|\b(?:the|an?|of|in|on|at|to|for|and|or|but|nor|with|from|by|as|is|are|was|were|be|been|has|have|had|will|would|could|should|can|may|might|must|that|than|which|who|whose|into|over|under|after|before|between|among|about|against|during|through|since|until|while|because|if|when|where|its|his|her|their|our|my|your|this|these|those|not|more|most|some|every|each|said|says|told|called|including|according|Mr\.|Mrs\.|Ms\.|Dr\.|Prof\.|Gen\.|Col\.|Lt\.|Maj\.|Capt\.|Sgt\.|Sen\.|Rep\.|Gov\.|Rev\.|President|Secretary|Minister|Senator|Judge|Mayor|Chief|\$))$/u;

/** A month, or an abbreviation with its full stop, behind which a number is expected. */
function isOpenDate(text: string): boolean {
  const [, word = "", stop] = /(?<![\p{L}\p{N}])(\p{Lu}\p{L}{1,9})(\.?)$/u.exec(text.slice(-12)) ?? [];
  const lower = word.toLowerCase();
  return stop === ""
    ? months.has(lower) && !monthAbbreviations.has(lower)
    : monthAbbreviations.has(lower) || lower === "no";
}

/** Words that a new paragraph begins with far more often than the rest of a sentence does, when they are capitals. */
const NEW_SENTENCE =
  /^[“"‘]?(?:The|A|An|He|She|It|They|We|In|On|At|But|And|As|After|When|While|This|That|These|Those|There|Some|Many|For|If|No|Not)\b/;

/** Why two blocks are one paragraph that a page break split, or null. Verse, lists and headings are left alone. */
function joinReason(before: Block, after: Block, width: number): string | null {
  if (LIST_ITEM.test(before.text) && LIST_ITEM.test(after.text)) return null;
  if (LIST_ITEM.test(after.text) && !/^[–—-]\s\p{Ll}/u.test(after.text)) return null;
  const endsInDate = isOpenDate(before.text) && /^\d/.test(after.text);
  const abbreviated = /\.$/.test(before.text) && (OPEN_END.test(before.text) || endsInDate);
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
  if (endsInDate) return "a page break inside a sentence";
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
  const low = text.lastIndexOf("„");
  if (low >= 0) return low > Math.max(text.lastIndexOf("“"), text.lastIndexOf("”"));
  const curly = text.lastIndexOf("“");
  if (curly >= 0) return curly > text.lastIndexOf("”");
  return (text.split('"').length - 1) % 2 === 1;
}

/** Whether a quotation that is open where this text begins is closed in it before another one opens. */
function closesQuotation(text: string): boolean {
  const close = text.search(/[”"]/);
  const open = text.indexOf("“");
  return close > 0 && (open < 0 || close < open);
}
