import type { Article, ParagraphSpan, Span } from "../articles/index.ts";

/** What a text directive says: which words to find, and what stands right before and after them. */
interface Directive {
  readonly prefix?: string;
  readonly start: string;
  /** Where the words are too many: how they end. */
  readonly end?: string;
  readonly suffix?: string;
}

/** Beyond this the words go in as a beginning and an end. */
const LONGEST_WHOLE = 300;
/** How many words begin and end a long text, at most. */
const WORDS_AT_END = 8;
/** How many words before and after tell one place from another, at most. */
const WORDS_OF_CONTEXT = 6;

const MOST_LOOKS = 20_000;

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
// Scripts that are written without spaces: a word may begin right after a letter there.
const LETTER_OF_WORD =
  /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}_]$/u;

/** The segmenter's time grows with the square of the text: it is given so much at once, up to a space. */
const PIECE = 1_000;

function wordsIn(text: string): Span[] {
  const words: Span[] = [];
  for (let from = 0; from < text.length; ) {
    const to = pieceEnd(text, from);
    for (const { segment, index, isWordLike } of segmenter.segment(text.slice(from, to))) {
      if (isWordLike) words.push({ start: from + index, end: from + index + segment.length });
    }
    from = to;
  }
  return words;
}

/** Behind the last space of a piece; where there is none, its end, but not within a pair of surrogates. */
function pieceEnd(text: string, from: number): number {
  const end = from + PIECE;
  if (end >= text.length) return text.length;
  const space = text.slice(from, end).lastIndexOf(" ");
  if (space > 0) return from + space + 1;
  return /[\uDC00-\uDFFF]/.test(text[end] ?? "") ? end + 1 : end;
}

function isBoundary(text: string, at: number): boolean {
  return !(LETTER_OF_WORD.test(text[at - 1] ?? "") && LETTER_OF_WORD.test(text[at] ?? ""));
}

/** A text to look in, and how often one may still look: a hostile article repeats itself without end. */
interface Haystack {
  readonly text: string;
  looks: number;
}

/** The first place from `from` on where these words stand as whole words. */
function findWords(haystack: Haystack, words: string, from: number): Span | undefined {
  const { text } = haystack;
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    haystack.looks -= 1;
    if (haystack.looks < 0) return undefined;
    const end = at + words.length;
    if (isBoundary(text, at) && isBoundary(text, end)) return { start: at, end };
  }
  return undefined;
}

function hasPrefix(text: string, at: number, prefix: string): boolean {
  let end = at;
  while (/\s/u.test(text[end - 1] ?? "")) end -= 1;
  const start = end - prefix.length;
  return start >= 0 && text.startsWith(prefix, start) && isBoundary(text, start);
}

function hasSuffix(text: string, at: number, suffix: string): boolean {
  let start = at;
  while (/\s/u.test(text[start] ?? "")) start += 1;
  return text.startsWith(suffix, start) && isBoundary(text, start + suffix.length);
}

/** What a browser finds from `from` on: the spec's "find a range from a text directive". */
function resolve(haystack: Haystack, directive: Directive, from: number): Span | undefined {
  const { text } = haystack;
  const { prefix, suffix } = directive;
  for (let at = from; ; ) {
    const first = findWords(haystack, directive.start, at);
    if (first === undefined) return undefined;
    at = first.start + 1;
    if (prefix !== undefined && !hasPrefix(text, first.start, prefix)) continue;
    if (directive.end === undefined) {
      if (suffix === undefined || hasSuffix(text, first.end, suffix)) return first;
      continue;
    }
    let last = findWords(haystack, directive.end, first.end);
    while (last !== undefined && suffix !== undefined && !hasSuffix(text, last.end, suffix)) {
      last = findWords(haystack, directive.end, last.start + 1);
    }
    // No later beginning has an end either.
    return last && { start: first.start, end: last.end };
  }
}

/** What the fragment's grammar and the links of a chat give a meaning to is encoded as well. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
    /[-!'()*~_.]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function write({ prefix, start, end, suffix }: Directive): string {
  return [
    ...(prefix === undefined ? [] : [`${encode(prefix)}-`]),
    encode(start),
    ...(end === undefined ? [] : [encode(end)]),
    ...(suffix === undefined ? [] : [`-${encode(suffix)}`]),
  ].join(",");
}

/** The address without a text directive of its own, ready to have one appended. */
function readAddress(url: string | null): { plain: string; open: string } | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const { href, protocol } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  const [page = "", ...rest] = href.split("#");
  const fragment = rest.join("#").replace(/:~:.*$/su, "");
  const plain = fragment === "" ? page : `${page}#${fragment}`;
  return { plain, open: `${page}#${fragment}:~:text=` };
}

function lower(text: string): string {
  const lowered = text.toLowerCase();
  return lowered.length === text.length ? lowered : text;
}

/** Each directive that could find the words, the plainest first. */
function* directivesFor(
  text: string,
  words: readonly Span[],
  from: number,
  to: number,
): Generator<Directive> {
  const between = (first: number, last: number) => text.slice(words[first]?.start, words[last]?.end);
  function* withContext(bare: Directive): Generator<Directive> {
    yield bare;
    for (let count = 1; count <= WORDS_OF_CONTEXT; count += 1) {
      // With the punctuation up to the words: a browser skips nothing but white space there.
      const prefix = { prefix: text.slice(words[from - count]?.start, words[from]?.start).trim() };
      const suffix = { suffix: text.slice(words[to]?.end, words[to + count]?.end).trim() };
      const hasBefore = from >= count;
      const hasAfter = to + count < words.length;
      if (hasAfter) yield { ...bare, ...suffix };
      if (hasBefore) yield { ...bare, ...prefix };
      if (hasAfter && hasBefore) yield { ...bare, ...prefix, ...suffix };
    }
  }
  if (between(from, to).length <= LONGEST_WHOLE) yield* withContext({ start: between(from, to) });
  for (let count = Math.min(WORDS_AT_END, (to - from + 1) >> 1); count >= 1; count -= 1) {
    yield* withContext({ start: between(from, from + count - 1), end: between(to - count + 1, to) });
  }
}

/**
 * A link to the words themselves, by the URL Fragment Text Directives of the WICG: the browser scrolls to them and
 * marks them. At most `limit` UTF-16 units in all (Discord's for a link). Words that stand more than once in the
 * article get those before or after them as context; many words go in as their beginning and end, with fewer
 * words the less room there is; where nothing fits, the plain address. `null` without an http(s)
 * address, or if even that is too long. The address's own fragment is kept.
 */
export function textLink(article: Article, span: ParagraphSpan, limit: number): string | null {
  const address = readAddress(article.url);
  if (address === undefined) return null;
  const plain = address.plain.length <= limit ? address.plain : null;
  const room = limit - address.open.length;
  const paragraph = article.paragraphs[span.paragraph];
  if (paragraph === undefined || room < 1) return plain;

  const words = wordsIn(paragraph.text);
  const from = words.findIndex(({ end }) => end > span.start);
  const to = words.findLastIndex(({ start }) => start < span.end);
  if (from < 0 || to < from) return plain;

  const directive = chooseDirective(article, span.paragraph, { words, from, to }, room);
  return directive === undefined ? plain : address.open + directive;
}

/** The words of a paragraph, from the word numbered `from` to the word numbered `to`. */
interface Run {
  readonly words: readonly Span[];
  readonly from: number;
  readonly to: number;
}

/**
 * The plainest directive of at most `room` units that finds this run and no other; else, if one fits, one that finds the
 * first run of the same words: these show the same.
 */
function chooseDirective(
  article: Article,
  paragraph: number,
  { words, from, to }: Run,
  room: number,
): string | undefined {
  const texts = article.paragraphs.map(({ text }) => text);
  const before = texts.slice(0, paragraph).reduce((sum, text) => sum + text.length + 1, 0);
  const haystack: Haystack = { text: lower(texts.join("\n")), looks: MOST_LOOKS };
  const start = before + (words[from]?.start ?? 0);
  const end = before + (words[to]?.end ?? 0);
  let first: string | undefined;
  for (const directive of directivesFor(texts[paragraph] ?? "", words, from, to)) {
    if (haystack.looks < 0) break;
    const written = write(directive);
    if (written.length > room) continue;
    first ??= directive.end === undefined ? written : undefined;
    const sought = lowered(directive);
    const found = resolve(haystack, sought, 0);
    const isOurs = found?.start === start && found.end === end;
    const isOnly = isOurs && resolve(haystack, sought, start + 1) === undefined && haystack.looks >= 0;
    if (isOnly) return written;
  }
  return first;
}

function lowered({ prefix, start, end, suffix }: Directive): Directive {
  return {
    start: lower(start),
    ...(prefix === undefined ? {} : { prefix: lower(prefix) }),
    ...(end === undefined ? {} : { end: lower(end) }),
    ...(suffix === undefined ? {} : { suffix: lower(suffix) }),
  };
}
