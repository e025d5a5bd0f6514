/** What a token looks like as it stands, as bits of `Token.shape`. */
export const shape = {
  /** Starts with a capital letter. */
  capital: 1,
  /** Two or more letters, all of them capitals. */
  acronym: 2,
  /** Holds a digit. */
  number: 4,
  /** A comma, bracket, colon, dash or quotation mark stands before it. */
  afterBreak: 8,
  /** A currency sign or per cent sign stands at it. */
  measured: 16,
  /** A quotation mark stands before it, opening or closing. */
  afterQuote: 32,
} as const;

/** A word of a text. `word` is folded for comparing; `text` is as it stands in the normalised text. */
export interface Token {
  readonly word: string;
  readonly text: string;
  readonly shape: number;
}

/**
 * The text as it is compared, never as it is shown: NFKC (ligatures, full-width forms), without soft hyphens,
 * zero-width characters and direction marks, with straight quotation marks.
 */
export function normalize(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  return text
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, "")
    .replace(/[\u2018\u2019\u201B\u02BC\u2032]/g, "'")
    .replace(/[\u201C-\u201F\u2033\u00AB\u00BB]/g, '"');
}

/** Longest word that is kept whole; what is longer is cut, so that hostile text cannot fill the vocabulary. */
const longest = 64;

// Dotted initials, numbers with their separators, words with inner apostrophes.
const pattern =
  /(?:\p{L}\.){2,}\p{L}?|\p{N}+(?:[.,]\p{N}+)*[\p{L}\p{M}]*|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*[\p{N}]*/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The words of a text in order. Possessive 's and elided articles are dropped, accents are folded,
 * digit groups are joined. What is written
 * with signs is what it is read as: "£14m" is 14, million, pound. The month of May is "may.", apart from the verb.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const normal = normalize(text);
  let end = 0;
  for (let at = 0; at < normal.length; at = Math.max(at, end)) {
    const unit = normal.charCodeAt(at);
    const plainEnd = endOfPlainWord(normal, at);
    if (plainEnd > at) {
      pushPlainWord(tokens, normal, at, plainEnd, end);
      end = plainEnd;
      if (normal[end] === "%") tokens.push(percent);
    } else if (unit < 128 && !isDigit(unit) && !isLetter(unit)) {
      at++;
    } else {
      pattern.lastIndex = at;
      const match = pattern.exec(normal);
      if (match === null) break;
      pushWord(tokens, normal, match[0], match.index, end);
      end = match.index + match[0].length;
      if (normal[end] === "%") tokens.push(percent);
    }
  }
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token !== undefined && isMay(tokens, at)) tokens[at] = { ...token, word: "may." };
  }
  return tokens;
}

const percent: Token = { word: "percent", text: "%", shape: 0 };

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isSmall = (unit: number): boolean => unit >= 97 && unit <= 122;
const isLetter = (unit: number): boolean => isSmall(unit | 0x20);

/**
 * Where the word of letters from a to z ends that begins at `at`, the first of which may be a capital; `at` where
 * another kind of word begins there, or none. Most words are like that: nothing else about them is to be looked at.
 */
function endOfPlainWord(normal: string, at: number): number {
  let end = at + 1;
  if (!isLetter(normal.charCodeAt(at))) return at;
  while (isSmall(normal.charCodeAt(end))) end++;
  const next = normal.charCodeAt(end);
  // A capital, an apostrophe, a figure or a letter of another alphabet may go on with it, a full stop with an initial.
  const mayGoOn =
    next >= 128 || isDigit(next) || isLetter(next) || next === 39 || (next === 46 && end === at + 1);
  return mayGoOn || end - at > longest ? at : end;
}

function pushPlainWord(tokens: Token[], normal: string, start: number, end: number, before: number): void {
  const text = normal.slice(start, end);
  const isAfterSpace = start === before + 1 && normal.charCodeAt(before) === 32;
  const gap = isAfterSpace ? 0 : bitsOfGap(normal.slice(Math.max(before, start - 8), start));
  const isCapital = !isSmall(normal.charCodeAt(start));
  const bits = gap | (isCapital ? shape.capital : 0) | (normal.charCodeAt(end) === 37 ? shape.measured : 0);
  tokens.push({ word: isCapital ? text.toLowerCase() : text, text, shape: bits });
}

/** What French and Italian write together with the next word: l’école, d’Orléans, qu’on, jusqu’ici. */
const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|all|nell|sull|dall)'(?=\p{L}{2})/iu;

function pushWord(tokens: Token[], normal: string, found: string, start: number, before: number): void {
  const from = elided.exec(found)?.[0].length ?? 0;
  // A cut must not leave half a surrogate pair behind.
  const written = found.slice(from, from + longest).replace(/[\uD800-\uDBFF]$/, "");
  const gap = normal.slice(Math.max(before, start - 8), start);
  let bits = bitsOfGap(gap) | bitsOfWord(written);
  if (normal[start + found.length] === "%") bits |= shape.measured;
  const word = fold(written, (bits & shape.acronym) !== 0);
  if (unspaced.test(word))
    for (const piece of pairs(word)) tokens.push({ word: piece, text: piece, shape: bits });
  else if ((bits & shape.number) !== 0) tokens.push(...amount(word, written, bits, gap));
  else tokens.push({ word, text: written, shape: bits });
}

const beforeMonth = new Set("in of since until till during early mid late last next".split(" "));

/** Whether the token is the month of May and not the verb: beside a number, or after "in" and the like. */
function isMay(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.word !== "may") return false;
  const isNumber = (other: Token | undefined): boolean => ((other?.shape ?? 0) & shape.number) !== 0;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  return isNumber(before) || isNumber(after) || beforeMonth.has(before?.word ?? "");
}

/** "14m" and "3.5bn" as newspapers write them. */
const scaled = /^(\d+(?:[.,]\d+)*)(k|m|mn|bn|tn)$/;
const scales: Readonly<Record<string, string>> = {
  k: "thousand",
  m: "million",
  mn: "million",
  bn: "billion",
  tn: "trillion",
};
const currencies: Readonly<Record<string, string>> = { $: "dollar", "£": "pound", "€": "euro", "¥": "yen" };

/** A number, followed by the words for the letters and the currency sign that are written at it. */
function amount(word: string, written: string, bits: number, gap: string): Token[] {
  const [, digits = word, scale] = scaled.exec(word) ?? [];
  const tokens: Token[] = [{ word: digits, text: written, shape: bits }];
  if (scale !== undefined)
    tokens.push({ word: scales[scale] ?? scale, text: written.slice(-scale.length), shape: 0 });
  const sign = /([$£€¥])\s?$/u.exec(gap)?.[1];
  if (sign !== undefined) tokens.push({ word: currencies[sign] ?? sign, text: sign, shape: 0 });
  return tokens;
}

/** What stands before a word says of it. */
function bitsOfGap(gap: string): number {
  let bits = 0;
  if (/[,;:()"\u2013\u2014[\]]|'(?=$)| - /.test(gap)) bits |= shape.afterBreak;
  if (gap.includes('"')) bits |= shape.afterQuote;
  if (/[$£€¥]\s?$/u.test(gap)) bits |= shape.measured;
  return bits;
}

/** What a word says of itself. */
function bitsOfWord(written: string): number {
  let bits = 0;
  if (/\p{Lu}/u.test(written[0] ?? "")) bits |= shape.capital;
  if (/^\p{Lu}[\p{Lu}.]+$/u.test(written)) bits |= shape.acronym;
  if (/\p{N}/u.test(written)) bits |= shape.number;
  return bits;
}

/** Letters that are no letter with an accent, as people type them who do not have them. */
const plain: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

function fold(written: string, acronym: boolean): string {
  let word = written.toLowerCase();
  if (/\p{N}/u.test(word)) return word.replace(/(\p{N}),(?=\p{N}{3})/gu, "$1");
  word = word
    .normalize("NFD")
    .replace(/[\u0300-\u036F]/g, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => plain[letter] ?? letter)
    .normalize("NFC");
  if (acronym) {
    const letters = word.replaceAll(".", "");
    // "US" and "IT" are not the pronouns; lower-case questions are met half-way by the dotted form.
    return pronounLike.has(letters) ? `${letters}.` : letters;
  }
  return word.replace(/'s$/, "").replaceAll(".", "");
}

const pronounLike = new Set(["us", "it", "who", "am", "is", "as", "he"]);

/** Scripts without spaces are compared by pairs of characters. */
function pairs(word: string): string[] {
  const characters = [...word];
  if (characters.length < 3) return [word];
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
