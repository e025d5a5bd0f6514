import { abbreviations, beforeMonths, days, months } from "../../language/index.ts";
import type { Paragraph, Span } from "../article.ts";
import { isNickname, type MarkedSpan } from "./scan-marks.ts";

/** A word, a punctuation mark or a whole quotation of a paragraph. Offsets are those of the paragraph. */
export interface SceneToken extends Span {
  /** As it stands; for a quotation, its last character. */
  readonly text: string;
  /** Lower case, straight apostrophes, without a possessive ending or the stop of an abbreviation. */
  readonly lower: string;
  readonly kind: "word" | "number" | "mark" | "quotation";
  readonly isCapital: boolean;
  readonly isPossessive: boolean;
  /** A day, a month or a word like "tomorrow". */
  readonly isDate: boolean;
  /** True on the first token of a sentence; never inside a quotation. */
  readonly startsSentence: boolean;
  /** For a quotation: its index among those of the paragraph; otherwise -1. */
  readonly quotation: number;
}

const WORD =
  /(?:\p{Lu}\.){2,}|\p{Lu}\.(?=\s\p{Lu})|[\p{L}\p{N}@#$£€][\p{L}\p{M}\p{N}_]*(?:[-‐‑'’&/][\p{L}\p{M}\p{N}_]+|[.,]\d[\p{L}\p{N}]*)*%?/uy;
const NUMBER = /^[$£€]?\d/;
const CAPITAL = /^[@#]?\p{Lu}/u;

/**
 * The tokens of a paragraph in which each quotation is one token, so that rules read a sentence as
 * `“…” , Ida Roe said .` A nickname is left out, so that the name around it stays one.
 */
export function readTokens(paragraph: Paragraph, quotations: readonly MarkedSpan[]): SceneToken[] {
  const { text } = paragraph;
  const sentenceStarts = new Set(paragraph.sentences.map(({ start }) => start));
  const tokens: SceneToken[] = [];
  let at = 0;
  let next = 0;
  while (at < text.length) {
    const quotation = quotations[next];
    if (text.charCodeAt(at) === SPACE && (!quotation || at < quotation.start)) {
      at++;
      continue;
    }
    const startsSentence = tokens.length === 0 || sentenceStarts.has(at);
    if (quotation && at >= quotation.start) {
      if (!isNickname(text, quotation)) tokens.push(quotationToken(text, quotation, next, startsSentence));
      at = quotation.end;
      next++;
    } else if (/\s/.test(text.charAt(at))) {
      at++;
    } else {
      const limit = quotation?.start ?? text.length;
      const previous = tokens[tokens.length - 1];
      const token =
        plainToken(text, at, limit, previous, startsSentence) ??
        wordToken(text, at, limit, previous, startsSentence) ??
        markToken(text, at, startsSentence);
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}

function quotationToken(
  text: string,
  { start, end, innerStart, innerEnd }: MarkedSpan,
  quotation: number,
  startsSentence: boolean,
): SceneToken {
  const inner = text.slice(innerStart, innerEnd);
  const isCapital = /^[^\p{L}]*\p{Lu}/u.test(inner.slice(0, 40));
  const last = inner.trimEnd().slice(-1);
  return {
    start,
    end,
    text: last,
    lower: "",
    kind: "quotation",
    isCapital,
    isPossessive: false,
    isDate: false,
    startsSentence,
    quotation,
  };
}

const SPACE = 0x20;

/** Whether a UTF-16 unit is one of A to Z or a to z. */
function isPlainLetter(unit: number): boolean {
  const small = unit | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/**
 * Most tokens: a word of letters from A to Z before a space, or before a comma or a full stop and a space. Nothing else
 * is to be looked at then. Undefined for any other.
 */
function plainToken(
  text: string,
  start: number,
  limit: number,
  previous: SceneToken | undefined,
  startsSentence: boolean,
): SceneToken | undefined {
  let end = start;
  while (isPlainLetter(text.charCodeAt(end))) end++;
  const following = text.charAt(end);
  const isPlain =
    following === " " || ((following === "," || following === ".") && text.charAt(end + 1) === " ");
  if (end === start || end > limit || !isPlain) return undefined;
  const word = text.slice(start, end);
  const isCapital = text.charCodeAt(start) < 0x61;
  const lower = word.toLowerCase();
  // "U. S.", "Mr."
  if (following === "." && (end - start === 1 || abbreviations.has(lower))) return undefined;
  return {
    start,
    end,
    text: word,
    lower,
    kind: "word",
    isCapital,
    isPossessive: false,
    isDate: isDate(text, lower, end, previous),
    startsSentence,
    quotation: -1,
  };
}

function isDate(text: string, lower: string, end: number, previous: SceneToken | undefined): boolean {
  return days.has(lower) || (months.has(lower) && isMonth(text, end, previous));
}

function wordToken(
  text: string,
  start: number,
  limit: number,
  previous: SceneToken | undefined,
  startsSentence: boolean,
): SceneToken | undefined {
  WORD.lastIndex = start;
  if (!WORD.test(text)) return undefined;
  let word = text.slice(start, Math.min(WORD.lastIndex, limit));
  const following = text.charAt(start + word.length);
  const isWithin = start + word.length < limit;
  if (following === "." && abbreviations.has(word.toLowerCase())) word += ".";
  if (isWithin && word.endsWith("s") && (following === "'" || following === "’")) word += following;
  const end = start + word.length;
  const plain = word.toLowerCase().replaceAll("’", "'");
  const isPossessive = plain.length > 2 && /(?:'s|s')$/.test(plain);
  const lower = isPossessive ? plain.replace(/'s$|'$/, "") : plain.replace(/\.$/, "");
  return {
    start,
    end,
    text: word,
    lower,
    kind: NUMBER.test(word) ? "number" : "word",
    isCapital: CAPITAL.test(word),
    isPossessive,
    isDate: isDate(text, lower, end, previous),
    startsSentence,
    quotation: -1,
  };
}

/** "May 5", "in May", but not "Theresa May". */
function isMonth(text: string, end: number, previous: SceneToken | undefined): boolean {
  return (
    /^\s\d/.test(text.slice(end, end + 2)) ||
    previous?.kind === "number" ||
    beforeMonths.has(previous?.lower ?? "")
  );
}

function markToken(text: string, start: number, startsSentence: boolean): SceneToken {
  const isPair = text.startsWith("--", start) || (text.codePointAt(start) ?? 0) > 0xffff;
  const mark = text.slice(start, start + (isPair ? 2 : 1));
  return {
    start,
    end: start + mark.length,
    text: mark,
    lower: mark,
    kind: "mark",
    isCapital: false,
    isPossessive: false,
    isDate: false,
    startsSentence,
    quotation: -1,
  };
}

/** Whether a token is one of these punctuation marks. */
export function isMark(token: SceneToken | undefined, marks: string): boolean {
  return token?.kind === "mark" && marks.includes(token.text);
}
