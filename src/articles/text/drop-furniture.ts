import type { Repair } from "../article.ts";
import { ENDS_SENTENCE, LIST_ITEM } from "./blocks.ts";
import type { Line } from "./lines.ts";
import { asHead, furnitureReason, isLink, isLinkHeading } from "./page-furniture.ts";

/** Marks of a page's end that need no blank line beside them. */
const PAGE_MARK =
  /^(?:[_*=~#-]{3,}$|page \d{1,4}(?: (?:of|\/) ?\d{1,4})?$|- \d{1,4} -$|\(?(?:continued|cont['’]?d\.?) (?:on|from)\b|see .{1,40},? page \w?\d{1,3}$)/i;

const CONTINUED = /^\(?(?:continued|cont['’]?d\.?) from\b/i;

/** What tells furniture from text among the lines of one file. */
interface Pages {
  readonly lines: readonly Line[];
  /** What page headers repeat: the title, the publication. */
  readonly heads: ReadonlySet<string>;
  /** What else runs over the pages. */
  readonly running: ReadonlySet<string>;
  readonly numbers: ReadonlySet<Line>;
}

/**
 * The lines without page numbers, page headers, advertisements and the like, which go to `repairs`. `speakers` are
 * lines of a transcript that come again as page headers do.
 */
export function dropFurniture(
  lines: readonly Line[],
  speakers: ReadonlySet<Line>,
  runningHeads: readonly string[],
  repairs: Repair[],
): Line[] {
  const pages: Pages = {
    lines,
    heads: new Set(runningHeads.map(asHead).filter((head) => head.length >= 4)),
    running: runningHeadsOf(lines),
    numbers: pageNumbers(lines),
  };
  const kept: Line[] = [];
  let gap = false;
  let page = false;
  /** Whether the lines from a heading over links on have been links. */
  let links = false;
  for (const [i, line] of lines.entries()) {
    const begins = line.gap || line.page || page || i === 0;
    links = (links && isLinkLine(lines, i)) || (begins && isLinkHeading(line.text));
    const reason = speakers.has(line) ? null : reasonFor(pages, i, begins);
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
}

/** Why a line is furniture, or null. `begins`: a block begins with it. */
function reasonFor(pages: Pages, at: number, begins: boolean): string | null {
  const line = pages.lines[at];
  const next = pages.lines[at + 1];
  if (!line) return null;
  const stands = begins && (next === undefined || next.gap || next.page || isFurniture(pages, next));
  const reason = stands || PAGE_MARK.test(line.text) ? furnitureReason(line.text) : null;
  if (reason) return reason;
  if (pages.numbers.has(line)) return "a page number";
  const isPageHead = isRunningHead(pages, line) && (stands || line.page || next?.page);
  return isPageHead || isJumpHead(line, next) ? "a page header" : null;
}

/**
 * What repeats as page headers do. That a line stands twice is not enough: refrains do, and phrases of the law. Somewhere
 * a page must be seen to end there: a number that differs, a page's mark beside it, or a sentence that it breaks off.
 */
function runningHeadsOf(lines: readonly Line[]): ReadonlySet<string> {
  const places = new Map<string, number[]>();
  for (const [i, line] of lines.entries()) {
    const head = headOf(line);
    if (head === null) continue;
    const own = places.get(head);
    if (own === undefined) places.set(head, [i]);
    else own.push(i);
  }
  const repeated = [...places].filter(([, at]) => at.length > 1);
  const running = new Set(repeated.flatMap(([head, at]) => (isOverPages(lines, at) ? head : [])));
  // A head of several lines is one as soon as one of them is.
  const isBeside = (at: number): boolean => running.has(headOf(lines[at]) ?? "");
  for (const [head, at] of repeated)
    if (at.every((i) => isBeside(i - 1) || isBeside(i + 1))) running.add(head);
  return running;
}

function isOverPages(lines: readonly Line[], at: readonly number[]): boolean {
  const written = new Set(at.map((i) => lines[i]?.text.match(/\d+/g)?.join()));
  return written.size > 1 || at.some((i) => isAtPageEnd(lines, i));
}

/** Whether a page ends before or after a line, or within the sentence that goes on over it. */
function isAtPageEnd(lines: readonly Line[], at: number): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]];
  if (line?.page || after?.page) return true;
  if ([before, after].some((other) => other && PAGE_END.test(furnitureReason(other.text) ?? ""))) return true;
  if (!before || !line?.gap || !after?.gap) return false;
  return before.text.length > 30 && !ENDS_SENTENCE.test(before.text) && /^\p{Ll}/u.test(after.text);
}

const PAGE_END = /^a (?:page number|jump line)/;

/** What a running head repeats: a short line that is no sentence, without its page number. */
function headOf(line: Line | undefined): string | null {
  if (
    line === undefined ||
    line.text.length > 100 ||
    ENDS_SENTENCE.test(line.text) ||
    LIST_ITEM.test(line.text)
  )
    return null;
  const head = asHead(line.text);
  return head.replace(/[^\p{L}]/gu, "").length >= 4 ? head : null;
}

function isRunningHead({ running, heads }: Pages, line: Line): boolean {
  const head = headOf(line);
  return head !== null && (running.has(head) || heads.has(head));
}

function isFurniture(pages: Pages, line: Line): boolean {
  return furnitureReason(line.text) !== null || isRunningHead(pages, line);
}

/** The title over the part of an article that goes on from another page. */
function isJumpHead(line: Line, next: Line | undefined): boolean {
  return next !== undefined && !next.gap && CONTINUED.test(next.text) && line.text.length <= 80;
}

/** Whether the block that this line stands in is made of lines that could be links. */
function isLinkLine(lines: readonly Line[], at: number): boolean {
  for (let i = at; i < at + 8; i++) {
    const line = lines[i];
    if (!line || (i > at && line.gap)) return true;
    if (!isLink(line.text)) return false;
  }
  return false;
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
