import { speechTags } from "../../language/index.ts";
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
  let start = skipSpace(text, 0);
  let hasWord = false;
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (isWordChar(char)) hasWord = true;
    if (isBlankLine(text, at)) {
      if (hasWord) {
        spans.push({ start, end: start + text.slice(start, at).trimEnd().length });
        start = skipSpace(text, at);
        hasWord = false;
      }
      at = skipSpace(text, at);
      continue;
    }
    if (!TERMINATOR.test(char)) {
      at++;
      continue;
    }
    const stop = readStop(text, at);
    if (hasWord && endsSentence(text, start, stop)) {
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
  /(?:[\u00a0\u2009\u200a\u202f]?["'”’»›)\]}*_]|[“‘](?=[\s,;:.!?)\]]|$)|\[\d{1,3}\]|[¹²³⁰⁴-⁹])*/y;

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

/** Whether an odd number of straight marks stands in the last 500 characters before `at`. */
function isInsideStraightQuote(text: string, at: number): boolean {
  let odd = false;
  for (let i = Math.max(0, at - 500); i < at; i++) if (text.charCodeAt(i) === 34) odd = !odd;
  return odd;
}

function endsSentence(text: string, start: number, stop: Stop): boolean {
  if (stop.end >= text.length) return true;
  const after = text.slice(stop.end, stop.end + 160);
  if (!/^\s/.test(after)) return FULL_WIDTH.test(stop.run);
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
  const before = text.slice(Math.max(start, stop.start - 40), stop.start);
  const token = /[\p{L}\p{N}.'’&-]*$/u.exec(before)?.[0].replace(/^['’.-]+/u, "") ?? "";
  const nextWord = /^[\p{L}\p{N}]+/u.exec(rest)?.[0] ?? "";
  const nextIsNumber = /^[#§]?\d/.test(rest);
  const mayStart = STARTERS.has(nextWord) && !/^\p{L}\./u.test(rest);

  // A number that opens a sentence counts a list: "1. Wash the rice."
  if (/^\d{1,3}$/.test(token) && before.trim() === token && stop.start - token.length <= start + 1)
    return true;
  if (/^(?:[ap]\.m|[AP]\.M)$/.test(token)) return nextIsNumber || AFTER_TIME.has(nextWord);
  if (/^\p{L}$/u.test(token)) {
    if (token === "I" && /\b(?:than|as|do|did|am|and|or|was|have|had|can|will|would) I$/.test(before))
      return false;
    if (/^[vc]$/.test(token)) return true;
    // "z. B." and "d. h."
    if (/^\p{Ll}$/u.test(token) && /^\p{L}\./u.test(rest)) return true;
    if (/^\p{Lu}$/u.test(token)) return !mayStart;
    return nextIsNumber;
  }
  if (/^(?:e\.g|i\.e)$/i.test(token)) return true;
  if (/^\p{L}{1,3}(?:\.\p{L}{1,3})+$/u.test(token)) return !mayStart;
  // "then-Sen. Cole"
  const word = token.slice(token.lastIndexOf("-") + 1);
  const lower = word.toLowerCase();
  const isCapital = /^\p{Lu}/u.test(word);
  if (isCapital && TITLES.has(lower)) return true;
  if (NEVER_LAST.has(lower)) return true;
  if (BEFORE_NUMBER.has(lower))
    return nextIsNumber || (opened === "" && /^[IVXLC]+\b/.test(rest) && isCapital);
  if (isCapital && MAY_BE_LAST.has(lower)) return !mayStart;
  return lower === "al" && !mayStart && /\bet al$/.test(before);
}

/** `“…?” Mr. Smith asked.`: what follows a closing mark is who said it. */
function startsWithTag(rest: string, isExclaimed: boolean): boolean {
  const match = TAG.exec(rest);
  if (!match || (STARTERS.has(match[1] ?? "") && match[1] !== "I")) return false;
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

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Stand before a name, so never at the end of a sentence. */
const TITLES = words(`
  mr mrs ms mx messrs mmes mlle mme dr drs prof gen lt col maj capt cpl sgt pvt pfc adm cmdr cdr brig gov govs sen sens
  rep reps hon rev revs fr msgr pres supt det insp ald amb atty sra srta dist comdr ens spc sfc asst
  ltc ltg cmsgt tsgt ssgt`);

const NEVER_LAST = words("vs cf ca approx viz eg ie incl esp bzw mio mrd");

/** Abbreviations only in front of a number: "No. 5", but "He said no. Then he left." */
const BEFORE_NUMBER = words(
  "no nos vol vols pp pg fig figs art arts sec secs sect ch chap op rm ext apt para ste nr eq",
);

/** May end a sentence; they do when a word follows that begins sentences and hardly ever a name. */
const MAY_BE_LAST = words(`
  inc corp co cos ltd llc bros plc jr sr esq jan feb mar apr jun jul aug sep sept oct nov dec
  mon tue tues wed thu thur thurs fri ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo
  mont neb nebr nev okla ore pa penn tenn tex vt va wash wis wisc wyo ont que alta sask st ave blvd rd hwy ln pkwy pl
  ste mt ft pt univ dept assn natl intl gov't govt bldg ctr`);

/** Follow a time of day in the same sentence: "at 4 p.m. Tuesday", "at 4 p.m. ET". */
const AFTER_TIME = words(`
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February March
  April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
  ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST JST AEST AEDT Eastern Central Mountain Pacific Greenwich`);

const STARTERS = words(`
  The A An This That These Those There Here He She It They We You I His Her Hers Its Their Our My Your But And Or So Yet
  Nor If When While Whereas Although Though Because Since As After Before Until Once In On At By For From With Without
  Under Over During Despite Among Between Through Into To Of About Against Not No Now Then Also However Meanwhile Instead
  Still Even Just Only Both Each Every All Some Many Most Several Few Such Other Others Another One Two Three Four Five
  Six Seven Eight Nine Ten What Who Whose Why How Where Which Whether According Yes Today Yesterday Tomorrow Later
  Earlier Nearly Almost Perhaps Maybe Nobody Everyone Everybody Someone Anyone Nothing Everything Neither Either
  Together Asked Moreover Furthermore Nevertheless Therefore Thus Hence Indeed Finally Additionally Previously Recently Thousands Hundreds`);
