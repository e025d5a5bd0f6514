import {
  beforeNumber,
  foreignMonths,
  mayBeLast,
  months,
  neverLast,
  sentenceStarters,
  speechTags,
  timeZones,
  titleAbbreviations,
  weekdayAbbreviations,
  weekdays,
} from "../../language/index.ts";
import type { Span } from "../article.ts";

/**
 * Splits a paragraph into sentences: trimmed spans (UTF-16 offsets) in reading order, with nothing but white
 * space between two of them. Text without a letter or digit of its own hangs on to its neighbour.
 *
 * A quotation of several sentences is split at its own sentence ends, so that each can be shown alone. A closing
 * mark stays with the sentence it closes, and `“Why?” he asked.` stays with its tag. When in doubt it does not split:
 * a passage that is too long still reads well, half a sentence does not.
 *
 * One pass, linear in the length of the text. The masking of abbreviations, and the closed list of words that
 * may begin a sentence after one, follow Mikheev, "Periods, Capitalized Words, etc." (2002).
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  const brackets = cornerBrackets(text);
  let start = skipSpace(text, 0);
  let hasWord = false;
  let at = start;
  while (at < text.length) {
    const next = nextStop(text, at);
    hasWord ||= hasWordBetween(text, at, next);
    at = next;
    if (isBlankLine(text, at)) {
      if (hasWord) {
        spans.push({ start, end: start + text.slice(start, at).trimEnd().length });
        start = skipSpace(text, at);
        hasWord = false;
      }
      at = skipSpace(text, at);
      continue;
    }
    if (!TERMINATOR.test(text.charAt(at))) {
      at++;
      continue;
    }
    const stop = readStop(text, at);
    if (hasWord && !brackets.isInside(stop.end) && endsSentence(text, start, stop)) {
      spans.push({ start, end: stop.end });
      start = skipSpace(text, stop.end);
      hasWord = false;
      at = Math.max(start, stop.end);
    } else {
      at = stop.end;
    }
  }
  const end = text.trimEnd().length;
  const last = spans.at(-1);
  if (start < end) {
    if (hasWord || last === undefined) spans.push({ start, end });
    else spans[spans.length - 1] = { start: last.start, end };
  }
  return spans;
}

/** A run of stops with the marks that close over it: `.`, `?!`, `. . .”`, `.’ ”`. */
interface Stop {
  readonly start: number;
  /** After the run of stops, before the closing marks. */
  readonly marksFrom: number;
  readonly end: number;
  readonly run: string;
}

const TERMINATOR = /[.!?…‽。！？।؟]/;
const STOP_OR_LINE_END = /[.!?…‽。！？।؟\n\r]/g;
const WORD_CHAR = /[\p{L}\p{N}]/u;
const OPENERS = /^(?:[«‹][ \u00a0\u202f]?|[“‘"'„‚([{¿¡*_’])+/;
const FULL_WIDTH = /[。！？]/;

function isWordChar(char: string): boolean {
  const code = char.charCodeAt(0);
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  // Half of a surrogate pair: a letter of another script or an emoji. Either may be a sentence's only content.
  return WORD_CHAR.test(char) || (code >= 0xd800 && code <= 0xdbff && code !== 0xd83c && code !== 0xd83d);
}

/** Where the next stop or line end is, from an offset on; the text's length where there is none. */
function nextStop(text: string, from: number): number {
  STOP_OR_LINE_END.lastIndex = from;
  return STOP_OR_LINE_END.test(text) ? STOP_OR_LINE_END.lastIndex - 1 : text.length;
}

function hasWordBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isWordChar(text.charAt(at))) return true;
  return false;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

function isBlankLine(text: string, at: number): boolean {
  if (text.charAt(at) !== "\n" && text.charAt(at) !== "\r") return false;
  BLANK_LINE.lastIndex = at;
  return BLANK_LINE.test(text);
}

const BLANK_LINE = /\r?\n[ \t]*\r?\n/y;
const STOP_RUN = /[.!?…‽。！？।؟]+(?:[ \u00a0\u202f]\.(?![\p{L}\p{N}]))*[.!?…]*/uy;
// “ and ‘ close where „ and ‚ open.
const CLOSERS =
  /(?:[\u00a0\u2009\u200a\u202f]?["'”’»›)\]}*_」』）】]|[“‘](?=[\s,;:.!?)\]]|$)|\[\d{1,3}\]|[¹²³⁰⁴-⁹])*/y;

function readStop(text: string, at: number): Stop {
  STOP_RUN.lastIndex = at;
  const run = STOP_RUN.exec(text)?.[0] ?? text.charAt(at);
  const marksFrom = at + run.length;
  CLOSERS.lastIndex = marksFrom;
  let end = marksFrom + (CLOSERS.exec(text)?.[0].length ?? 0);
  // A closing mark that was typeset with a space before it still belongs to the sentence it closes.
  const stray = /^[ \u00a0](?:[”»]|"(?=\s|$))(?!\p{L})/u.exec(text.slice(end, end + 4));
  if (stray && (!stray[0].endsWith('"') || isInsideStraightQuote(text, end))) end += stray[0].length;
  return { start: at, marksFrom, end, run };
}

/** Tells whether an offset lies inside 「corner brackets」; asked from left to right. What is never closed holds nothing. */
function cornerBrackets(text: string): { isInside(at: number): boolean } {
  const lastClose = Math.max(text.lastIndexOf("」"), text.lastIndexOf("』"));
  let depth = 0;
  let seen = 0;
  return {
    isInside(at) {
      for (; lastClose >= 0 && seen < at; seen++) {
        const char = text.charAt(seen);
        if (char === "「" || char === "『") depth++;
        else if (char === "」" || char === "』") depth = Math.max(0, depth - 1);
      }
      return depth > 0 && at <= lastClose;
    },
  };
}

/** Whether an odd number of straight marks stands in the last 500 characters before `at`. */
function isInsideStraightQuote(text: string, at: number): boolean {
  let odd = false;
  for (let i = Math.max(0, at - 500); i < at; i++) if (text.charCodeAt(i) === 34) odd = !odd;
  return odd;
}

function endsSentence(text: string, start: number, stop: Stop): boolean {
  if (stop.end >= text.length) return true;
  const after = text.slice(stop.end, stop.end + 160);
  const isClosed = /[」』]$/.test(text.slice(stop.marksFrom, stop.end));
  // Behind a bracket, a particle goes on with the sentence around it.
  if (!/^\s/.test(after))
    return FULL_WIDTH.test(stop.run) && !(isClosed && /^[とっはがをにでものへや、，]/.test(after));
  const next = after.trimStart();
  if (next === "") return true;
  const opened = OPENERS.exec(next)?.[0] ?? "";
  const rest = next.slice(opened.length);
  // A dash, a comma or the like goes on with the sentence; so does a lower-case word, unless it is an iPhone.
  if (!/^[\p{L}\p{N}$£€¥#@%&•·●▪■◦]/u.test(rest))
    return opened !== "" && /^[“"«„]/.test(opened) && /^[.…-]/.test(rest);
  if (/^\p{Ll}/u.test(rest))
    return /^\p{Ll}\p{Lu}/u.test(rest) && !isAbbreviation(text, start, stop, rest, opened);
  const isQuoted = /["”“’'»]/.test(text.slice(stop.marksFrom, stop.end));
  if (isQuoted && opened === "" && startsWithTag(rest, /[?!]/.test(stop.run))) return false;
  if (isEllipsis(stop.run)) {
    if (isQuoted || opened !== "" || stop.run.length > 3) return true;
    return !/\s/.test(text.charAt(stop.start - 1)) && !/^I\b/.test(rest);
  }
  if (stop.run !== ".") return true;
  return !isAbbreviation(text, start, stop, rest, opened);
}

function isEllipsis(run: string): boolean {
  return run.includes("…") || /^\.[ \u00a0\u202f]?\./.test(run);
}

/** Whether the single full stop at `stop` belongs to an abbreviation, initial or number and does not end a sentence. */
function isAbbreviation(text: string, start: number, stop: Stop, rest: string, opened: string): boolean {
  const plain = plainWordBefore(text, Math.max(start, stop.start - 40), stop.start);
  // Most words: no title, no initial, no number.
  if (plain !== "" && plain !== "al" && !beforeNumber.has(plain)) return neverLast.has(plain);
  const before = text.slice(Math.max(start, stop.start - 40), stop.start);
  const token = /[\p{L}\p{N}.'’&-]*$/u.exec(before)?.[0].replace(/^['’.-]+/u, "") ?? "";
  const nextWord = /^[\p{L}\p{N}]+/u.exec(rest)?.[0] ?? "";
  const isNumberNext = /^[#§]?\d/.test(rest);
  const mayStart = sentenceStarters.has(nextWord) && !/^\p{L}\./u.test(rest);

  // A number that opens a sentence counts a list: "1. Wash the rice."
  if (/^\d{1,3}$/.test(token) && before.trim() === token && stop.start - token.length <= start + 1)
    return true;
  if (/^\d{1,3}$/.test(token)) return isOrdinal(before.slice(0, -token.length), nextWord) && !mayStart;
  if (/^(?:[ap]\.m|[AP]\.M)$/.test(token)) return isNumberNext || followsTime(nextWord);
  if (/^\p{L}$/u.test(token))
    return isLetter(before, token, rest, mayStart) || (isNumberNext && /^\p{Ll}$/u.test(token));
  if (/^(?:e\.g|i\.e)$/i.test(token)) return true;
  if (/^\p{L}{1,3}(?:\.\p{L}{1,3})+$/u.test(token)) return !mayStart;
  // "then-Sen. Cole", "l’art. 3"
  const word = token.slice(token.lastIndexOf("-") + 1).replace(/^(?:[cdjlmnst]|qu)['’]/i, "");
  const isCapital = /^\p{Lu}/u.test(word);
  const isRoman = opened === "" && isCapital && /^[IVXLC]+\b/.test(rest);
  return (
    isListed(word, { isCapital, isNumberNext: isNumberNext || isRoman, mayStart }) ||
    (word === "al" && !mayStart && /\bet al$/.test(before))
  );
}

/** The word of two or more small letters from a to z that ends at `end`, behind a space; "" where another one does. */
function plainWordBefore(text: string, from: number, end: number): string {
  let at = end;
  while (at > from && isSmallLetter(text.charCodeAt(at - 1))) at--;
  return end - at > 1 && at > from && text.charAt(at - 1) === " " ? text.slice(at, end) : "";
}

const isSmallLetter = (unit: number): boolean => unit >= 97 && unit <= 122;

/** Whether a word is an abbreviation that goes on here. */
function isListed(
  word: string,
  { isCapital, isNumberNext, mayStart }: { isCapital: boolean; isNumberNext: boolean; mayStart: boolean },
): boolean {
  const lower = word.toLowerCase();
  if (isCapital && titleAbbreviations.has(lower)) return true;
  if (neverLast.has(lower)) return true;
  if (beforeNumber.has(lower)) return isNumberNext;
  // "EE. UU.": a doubled letter stands for a plural in Spanish.
  if (/^(\p{Lu})\1$/u.test(word)) return !mayStart;
  return isCapital && mayBeLast.has(lower) && !mayStart;
}

/** Whether a letter before a full stop is an initial or half of an abbreviation: "J. Roe", "z. B.". */
function isLetter(before: string, token: string, rest: string, mayStart: boolean): boolean {
  if (token === "I" && /\b(?:than|as|do|did|am|and|or|was|have|had|can|will|would) I$/.test(before))
    return false;
  if (/^[vc]$/.test(token)) return true;
  if (/^\p{Ll}$/u.test(token)) return /^\p{L}\./u.test(rest);
  return !mayStart;
}

/** German writes an ordinal with a full stop: "der 1. Mai", "im 2. Stock", "am Montag, 3. März". */
function isOrdinal(before: string, nextWord: string): boolean {
  return foreignMonths.has(nextWord.toLowerCase()) || GERMAN_BEFORE.test(before.slice(-16));
}

/** Articles, pronouns and prepositions before a German ordinal; none is an English word that a number follows. */
const GERMAN_BEFORE =
  /(?<!\p{L})(?:[Dd](?:er|ie|as|en|em|es)|[IiAa]m|[Vv]om|[Zz]u[mr]|[Bb]eim?|[Bb]is|[Ss]eit|[Nn]ach|[Ii]hre?[mnrs]?|[Ss]eine?[mnrs]?|[Uu]nsere?[mnrs]?|[Jj]ede[mnrs]?|[Uu]nd)\s$/u;

/** `“…?” Mr. Smith asked.`: what follows a closing mark is who said it. */
function startsWithTag(rest: string, isExclaimed: boolean): boolean {
  const match = TAG.exec(rest);
  if (!match || (sentenceStarters.has(match[1] ?? "") && match[1] !== "I")) return false;
  const after = rest.slice(match[0].length);
  if (/^\s*(?:[.,;:—–]|$)/.test(after)) return true;
  if (!isExclaimed) return false;
  // "Smith said the plan was dead" is a sentence of its own; "Smith asked the council" still belongs to the question.
  return (
    !/^(?:said|says)$/.test(match[2] ?? "") ||
    !/^ (?:he|she|it|they|that|the|there|his|her|their|we|this|these|an?)\b/.test(after)
  );
}

// Every part is bounded, so that a hostile text cannot make it backtrack for long.
const TAG = new RegExp(
  `^([\\p{Lu}][\\p{L}\\p{N}'’.-]{0,30})(?: (?:[\\p{Lu}][\\p{L}\\p{N}'’.-]{0,30}|of|de|von|van|and|the)){0,6}(?:, [^.?!“”"]{1,80},)? (${[...speechTags].join("|")})\\b`,
  "u",
);

/** Follow a time of day in the same sentence: "at 4 p.m. Tuesday", "at 4 p.m. ET". */
function followsTime(word: string): boolean {
  const lower = word.toLowerCase();
  if (word === word.toUpperCase()) return timeZones.has(lower);
  if (!/^\p{Lu}/u.test(word)) return false;
  if (/^(?:Eastern|Central|Mountain|Pacific|Greenwich)$/.test(word)) return true;
  return months.has(lower) || weekdays.has(lower) || weekdayAbbreviations.has(lower);
}
