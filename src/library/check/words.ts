import type { Span } from "../../articles/index.ts";

/** A word or a punctuation mark of a text, with the form in which it is compared. Offsets are UTF-16. */
export interface Word extends Span {
  /** NFKC, case folded, without invisible characters; every ellipsis is "…". */
  readonly key: string;
  /** True where the key holds no letter and no digit. */
  readonly isMark: boolean;
  /** A dash of any kind stands between this word and the one before it. */
  readonly hasDash: boolean;
  /** That dash looks like a minus sign: it touches the figure and nothing stands before it. It is in the span. */
  readonly isNegative: boolean;
}

/** The key of an ellipsis, however it is written: "…", "...", ". . .", "[…]", "(...)". */
export const ELLIPSIS = "…";

const OTHER = 1;
const LETTER = 2;
const SPACE = 3;
const QUOTE = 4;
const DASH = 5;
/** Invisible characters, and the marks with which chat emphasises a word. */
const IGNORED = 6;
const APOSTROPHE = 7;
const DOT = 8;

const LETTERS = /^[\p{L}\p{N}\p{M}]$/u;
const APOSTROPHES = /['’‘‛ʼʻ`´′＇]/gu;
const IGNORABLE = /[*_~\\\p{Default_Ignorable_Code_Point}[\]]/gu;

// Filled as characters are met, because asking the Unicode classes of each character again is slow.
const kinds = new Uint8Array(0x10000);

function computeKind(char: string): number {
  if (/^['’‘‛ʼʻ`´′＇]$/u.test(char)) return APOSTROPHE;
  if (/^[*_~\\\p{Default_Ignorable_Code_Point}]$/u.test(char)) return IGNORED;
  if (LETTERS.test(char)) return LETTER;
  if (/^[\s\u0085\p{Cc}\p{Z}]$/u.test(char)) return SPACE;
  if (/^[.…‥]$/u.test(char)) return DOT;
  if (/^[\p{Pd}−⁻]$/u.test(char)) return DASH;
  if (/^["“”„‟«»‹›‚″〃＂〝〞〟「」『』\p{Pi}\p{Pf}]$/u.test(char)) return QUOTE;
  return OTHER;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return SPACE;
  if (code >= 0xd800 && code <= 0xdbff) {
    return LETTERS.test(String.fromCodePoint(text.codePointAt(at) ?? code)) ? LETTER : OTHER;
  }
  const known = kinds[code];
  if (known) return known;
  const kind = computeKind(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** How one word is compared: compatibility forms, case, apostrophes and invisible characters are levelled. */
function foldWord(raw: string): string {
  if (/^[a-zA-Z0-9]*$/.test(raw)) return raw.toLowerCase();
  // To upper case first, so that "ß" and "SS" meet.
  return raw
    .replace(IGNORABLE, "")
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(APOSTROPHES, "'")
    .toUpperCase()
    .toLowerCase();
}

function endOfWord(text: string, from: number): number {
  let at = from;
  let hasLetter = false;
  for (;;) {
    const kind = kindAt(text, at);
    if (at >= text.length) return at;
    if (kind === LETTER) hasLetter = true;
    if (kind === LETTER || kind === IGNORED) at += widthAt(text, at);
    else if (kind === APOSTROPHE && hasLetter && kindAt(text, at + 1) === LETTER) at += 1;
    else return at;
  }
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && [SPACE, IGNORED].includes(kindAt(text, at))) at += 1;
  return at;
}

/** The end of a run of dots with spaces between them, and whether it is an ellipsis. */
function dotsAt(text: string, from: number): { end: number; isEllipsis: boolean } {
  let dots = 0;
  let isEllipsis = false;
  let end = from;
  for (let at = from; at < text.length && kindAt(text, at) === DOT; at = skipSpaces(text, at + 1)) {
    dots += 1;
    if (text[at] !== ".") isEllipsis = true;
    end = at + 1;
  }
  return { end, isEllipsis: isEllipsis || dots >= 3 };
}

function bracketedEllipsisEnd(text: string, open: number): number | undefined {
  const closing = text[open] === "[" ? "]" : ")";
  const start = skipSpaces(text, open + 1);
  if (kindAt(text, start) !== DOT) return undefined;
  const dots = dotsAt(text, start);
  const close = skipSpaces(text, dots.end);
  return dots.isEllipsis && text[close] === closing ? close + 1 : undefined;
}

/** "[W]e": an editor's mark for a changed case only. */
function hasBracketedInitial(text: string, at: number): boolean {
  return kindAt(text, at + 1) === LETTER && text[at + 2] === "]" && kindAt(text, at + 3) === LETTER;
}

/**
 * The words and punctuation marks of a text, in order. Quotation marks, dashes and white space are not among
 * them, so that two texts that differ in those alone, or in case, have the same keys. Linear in the text.
 */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  readKeys(text, (key, start, end, isMark, hasDash) => {
    const isNegative = hasDash && hasMinus(text, start, key);
    words.push({ start: isNegative ? start - 1 : start, end, key, isMark, hasDash, isNegative });
  });
  return words;
}

/** Whether the dash before a figure looks like a minus sign. */
export function hasMinus(text: string, start: number, key: string): boolean {
  return (
    /^[\p{Nd}\p{Sc}]/u.test(key) &&
    kindAt(text, start - 1) === DASH &&
    (start < 2 || kindAt(text, start - 2) === SPACE || text[start - 2] === "(")
  );
}

/** What begins with a mark: an ellipsis in brackets, a word whose first letter is in brackets, or that mark. */
function otherAt(text: string, at: number, end: number): { end: number; key: string; isMark: boolean } {
  const ellipsis = /[[(]/.test(text[at] ?? "") ? bracketedEllipsisEnd(text, at) : undefined;
  if (ellipsis !== undefined) return { end: ellipsis, key: ELLIPSIS, isMark: true };
  if (text[at] === "[" && hasBracketedInitial(text, at)) {
    const wordEnd = endOfWord(text, at + 3);
    return { end: wordEnd, key: foldWord(text.slice(at, wordEnd)), isMark: false };
  }
  const raw = text.slice(at, end);
  return { end, key: raw.normalize("NFKC").replace(/\s+/gu, "") || raw, isMark: true };
}

/** Calls `found` with the key and span of every word and mark, and whether a dash stands before it. */
export function readKeys(
  text: string,
  found: (key: string, start: number, end: number, isMark: boolean, hasDash: boolean) => void,
): void {
  let hasDash = false;
  const push = (start: number, end: number, key: string, isMark: boolean) => {
    found(key, start, end, isMark, hasDash);
    hasDash = false;
  };
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    let end = at + widthAt(text, at);
    if (kind === LETTER || kind === IGNORED) {
      end = endOfWord(text, at);
      const key = foldWord(text.slice(at, end));
      if (key !== "") push(at, end, key, false);
    } else if (kind === DOT) {
      const dots = dotsAt(text, at);
      end = dots.end;
      push(at, end, dots.isEllipsis ? ELLIPSIS : ".", true);
    } else if (kind === DASH) {
      hasDash = true;
    } else if (kind === OTHER) {
      const other = otherAt(text, at, end);
      end = other.end;
      push(at, end, other.key, other.isMark);
    }
    at = end;
  }
}

/**
 * True where two words are the same but for case and typography. A minus sign that the other side lacks
 * altogether is a difference; any other dash is not.
 */
export function isSameWord(one: Word, other: Word): boolean {
  if (one.key !== other.key) return false;
  return !(one.isNegative && !other.hasDash) && !(other.isNegative && !one.hasDash);
}

/** A mark that a sentence may end or pause with; at the end of a claim it is convention. */
export function isPause(word: Word | undefined): boolean {
  return word?.isMark === true && ".,;:…".includes(word.key);
}

/** The words without the pauses at either end. */
export function trimPauses(words: readonly Word[]): readonly Word[] {
  let from = 0;
  let to = words.length;
  while (from < to && isPause(words[from])) from += 1;
  while (to > from && isPause(words[to - 1])) to -= 1;
  return words.slice(from, to);
}

/** The words without "[sic]", which is nobody's word but a remark of who quotes. */
export function withoutSic(words: readonly Word[]): Word[] {
  const isSic = (at: number) =>
    /^[[(]$/u.test(words[at]?.key ?? "") &&
    words[at + 1]?.key === "sic" &&
    /^[\])]$/u.test(words[at + 2]?.key ?? "");
  return words.filter((_, at) => !isSic(at) && !isSic(at - 1) && !isSic(at - 2));
}
