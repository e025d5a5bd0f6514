import type { Span } from "../article.ts";

/** Text between quotation marks. `start` and `end` include the marks. */
export interface MarkedSpan extends Span {
  /** Where the words begin: after the opening mark. */
  readonly innerStart: number;
  /** Where the words end: before the closing mark, or at `end` where there is none. */
  readonly innerEnd: number;
  /** False where the closing mark is missing, as in all but the last paragraph of a long quotation. */
  readonly closed: boolean;
}

/** Which marks an article puts around speech; the other kind is then nested inside it, or an apostrophe. */
export type MarkStyle = "double" | "single";

interface Mark {
  readonly start: number;
  readonly end: number;
  /** Could open: what follows is a word and what precedes is not. */
  readonly opens: boolean;
  /** Could close: what precedes is not white space. */
  readonly closes: boolean;
  /** The direction that the character itself has. */
  readonly shape: "open" | "close" | "none";
  /** Closes after punctuation, as the end of speech does and an apostrophe does not. */
  readonly strong: boolean;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const OPEN_DOUBLE = "“„‟«❝";
const CLOSE_DOUBLE = "”»❞";
const SINGLES = "'‘’‚‛`´";
const MAX_SINGLE_LENGTH = 2_000;

function isSpace(char: string): boolean {
  return char === "" || /\s/.test(char);
}

/** Dashes, brackets and other marks may stand on either side of a quotation. */
function maySurround(char: string): boolean {
  return isSpace(char) || "—–-/([{…".includes(char);
}

function mayFollow(char: string): boolean {
  return isSpace(char) || "—–-/)]}.,;:?!…".includes(char);
}

function describeMark(text: string, start: number, end: number, shape: Mark["shape"], quotes: string): Mark {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  const beforeIsFree = maySurround(before) || quotes.includes(before);
  const afterIsFree = mayFollow(after) || quotes.includes(after);
  return {
    start,
    end,
    opens: beforeIsFree && !isSpace(after) && !(mayFollow(after) && !"….—-".includes(after)),
    closes: !isSpace(before) && !"([{".includes(before) && afterIsFree,
    shape,
    strong: ".,?!…".includes(before) && before !== "",
  };
}

/** Feet and inches (6'2"), a screen's size (5") or an attribute's value (="x"): not marks of quotation. */
function isMeasureOrMarkup(text: string, mark: Mark, isOpen: boolean, isLast: boolean): boolean {
  if (text.charAt(mark.start - 1) === "=") return true;
  if (mark.shape !== "none" || !/\d/.test(text.charAt(mark.start - 1))) return false;
  if (!isOpen) return true;
  return !isLast && /\d['′’]\s?\d{1,2}$/.test(text.slice(Math.max(0, mark.start - 6), mark.start));
}

const ANY_MARK = /["＂“„‟«❝”»❞'‘’‚‛`´]/g;

/** Where the next character stands that can be a mark, from an offset on; -1 where there is none. */
function nextMark(text: string, from: number): number {
  ANY_MARK.lastIndex = from;
  return ANY_MARK.test(text) ? ANY_MARK.lastIndex - 1 : -1;
}

function doubleMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  for (let i = nextMark(text, 0); i >= 0; i = nextMark(text, i + 1)) {
    const char = text.charAt(i);
    if (char === '"' || char === "＂") marks.push(describeMark(text, i, i + 1, "none", SINGLES));
    else if (OPEN_DOUBLE.includes(char)) marks.push(describeMark(text, i, i + 1, "open", SINGLES));
    else if (CLOSE_DOUBLE.includes(char)) marks.push(describeMark(text, i, i + 1, "close", SINGLES));
    else if (SINGLES.includes(char) && text.charAt(i + 1) === char) {
      // Three in a row: a nested single and a double; the single one is on the inside.
      const third = text.charAt(i + 2) === char && !isSpace(text.charAt(i - 1));
      const start = third ? i + 1 : i;
      marks.push(describeMark(text, start, start + 2, char === "`" ? "open" : "none", SINGLES));
      i = start + 1;
    }
  }
  return marks;
}

const ELISION = /^(?:\d0s|em|til|tis|twas|cause|bout|round|n)(?![\p{L}\p{N}])/iu;

function singleMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  for (let i = nextMark(text, 0); i >= 0; i = nextMark(text, i + 1)) {
    const char = text.charAt(i);
    if (!"'‘’‛".includes(char)) continue;
    const before = text.charAt(i - 1);
    const after = text.charAt(i + 1);
    if (LETTER_OR_DIGIT.test(before) && LETTER_OR_DIGIT.test(after)) continue;
    const following = text.slice(i + 1, i + 9);
    if (char !== "‘" && ELISION.test(following)) continue;
    if (/^\d0s/.test(following) || (char === "’" && /^\d\d(?!\d)/.test(following))) continue;
    if (/\d/.test(before) && char === "'") continue;
    const shape = char === "‘" ? "open" : "none";
    marks.push(describeMark(text, i, i + 1, shape, '"“”'));
  }
  return marks;
}

function sentenceEndBefore(text: string, from: number, to: number): number {
  for (let i = to - 1; i > from; i--) {
    if (".?!".includes(text.charAt(i)) && isSpace(text.charAt(i + 1))) return i + 1;
  }
  return -1;
}

/**
 * Whether a mark that opens inside a quotation opens a nested one, rather than showing that the closing mark was
 * left out: the outer one closes after it, or the nested one stands in the middle of a sentence.
 */
function isNested(
  text: string,
  outer: Mark,
  mark: Mark,
  next: Mark | undefined,
  third: Mark | undefined,
): boolean {
  if (mark.shape !== "open" || next?.shape !== "close") return false;
  if (third?.closes && third.shape === (outer.shape === "open" ? "close" : "none")) return true;
  return /[\p{L}\p{N}]\s$/u.test(text.slice(Math.max(0, mark.start - 2), mark.start));
}

/** What the marks before have come to. */
interface Pairing {
  readonly text: string;
  readonly style: MarkStyle;
  readonly spans: MarkedSpan[];
  open?: Mark | undefined;
  /** How many nested quotations are open. */
  depth: number;
}

/** Ends the open quotation, unless there are no words in it. */
function close(pairing: Pairing, end: number, innerEnd: number, closed: boolean): void {
  const { text, spans, open } = pairing;
  if (open && LETTER_OR_DIGIT.test(text.slice(open.end, innerEnd)))
    spans.push({ start: open.start, end, innerStart: open.end, innerEnd, closed });
  pairing.open = undefined;
  pairing.depth = 0;
}

/** Whether a mark begins a quotation where none is open. */
function mayOpen(mark: Mark, style: MarkStyle, isLast: boolean): boolean {
  if (mark.opens || (mark.shape === "open" && !mark.closes)) return true;
  return style === "double" && !isLast && (mark.start === 0 || (!mark.closes && mark.shape === "none"));
}

/** "the boys’ club": an apostrophe, when speech goes on to a mark that can only be its end. */
function isPluralInSpeech(text: string, open: Mark, mark: Mark, next: Mark | undefined): boolean {
  const isPlural =
    /[sz]/i.test(text.charAt(mark.start - 1)) && /^\s\p{Ll}/u.test(text.slice(mark.end, mark.end + 2));
  const goesOn = next?.closes && !next.opens && next.start - open.start < MAX_SINGLE_LENGTH;
  return isPlural && goesOn === true;
}

/** Takes a mark inside of an open quotation. */
function goOn(pairing: Pairing, open: Mark, marks: readonly Mark[], index: number): void {
  const { text, style } = pairing;
  const [mark, next, third] = marks.slice(index, index + 3);
  if (!mark || (mark.start === open.end && mark.shape === "open")) return;
  if (mark.opens && !mark.closes && mark.shape !== "close") {
    if (isNested(text, open, mark, next, third)) {
      pairing.depth++;
      return;
    }
    const end = sentenceEndBefore(text, open.end, mark.start);
    if (end > 0) close(pairing, end, end, false);
    pairing.open = mark;
    pairing.depth = 0;
  } else if (style === "single") {
    if (mark.closes && !isPluralInSpeech(text, open, mark, next)) close(pairing, mark.end, mark.start, true);
  } else if (pairing.depth > 0) pairing.depth--;
  else close(pairing, mark.end, mark.start, true);
}

/**
 * Pairs the marks of one paragraph, in one pass. Straight marks are opening or closing by what stands beside
 * them and by whether a quotation is open; wrong-way curly ones likewise. A quotation that is never closed
 * ends with the paragraph, or with the last sentence before the next opening mark.
 */
function pairMarks(text: string, marks: readonly Mark[], style: MarkStyle): MarkedSpan[] {
  const pairing: Pairing = { text, style, spans: [], depth: 0 };
  for (const [index, mark] of marks.entries()) {
    const { open } = pairing;
    const isLast = index === marks.length - 1;
    if (style === "double" && isMeasureOrMarkup(text, mark, open !== undefined, isLast)) continue;
    if (open) goOn(pairing, open, marks, index);
    else if (mayOpen(mark, style, isLast)) pairing.open = mark;
  }
  const end = text.trimEnd().length;
  // A straight single mark that is never closed is more likely an apostrophe.
  if (style === "double" || pairing.open?.shape === "open") close(pairing, end, end, false);
  return pairing.spans;
}

/** The quotations of one paragraph, in order, not overlapping; nested ones belong to the outer one. Linear. */
export function scanMarks(text: string, style: MarkStyle): MarkedSpan[] {
  return style === "double"
    ? pairMarks(text, doubleMarks(text), style)
    : pairMarks(text, singleMarks(text), style);
}

/**
 * British papers put speech in single marks. An article does so when single marks that close after punctuation
 * outnumber the double ones, which are then the nested kind.
 */
export function markStyle(paragraphs: readonly string[]): MarkStyle {
  let doubles = 0;
  let singles = 0;
  for (const text of paragraphs) {
    if (!/["“”'‘’]/.test(text)) continue;
    const double = scanMarks(text, "double");
    const single = scanMarks(text, "single");
    doubles += countOutside(double, single);
    singles += countOutside(single, double);
  }
  return singles > doubles ? "single" : "double";
}

/** How many spans lie inside none of the others; both in order. */
function countOutside(spans: readonly MarkedSpan[], others: readonly MarkedSpan[]): number {
  let count = 0;
  let at = 0;
  for (const span of spans) {
    while ((others[at]?.end ?? Number.POSITIVE_INFINITY) < span.end) at++;
    if (!((others[at]?.start ?? Number.POSITIVE_INFINITY) < span.start)) count++;
  }
  return count;
}

/** `Gen. Luis “Iron Hand” Ortega`: a few capital words in marks in the middle of a name. */
export function isNickname(text: string, span: MarkedSpan): boolean {
  if (!span.closed || span.innerEnd - span.innerStart > 30) return false;
  const inner = text.slice(span.innerStart, span.innerEnd);
  const isName = /^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|the|of)){0,3}$/u.test(inner);
  const before = text.slice(Math.max(0, span.start - 24), span.start);
  const after = text.slice(span.end, span.end + 12);
  return (
    isName &&
    /(?:^|\s)\p{Lu}[\p{L}-]*\.? $/u.test(before) &&
    /^ \p{Lu}\p{Ll}/u.test(after) &&
    !WEEKDAY.test(after)
  );
}

const WEEKDAY = /^ (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/;
