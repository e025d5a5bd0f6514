import type { Article } from "../../articles/index.ts";
import { type ArticleWord, holdersOf, type PhraseIndex, paragraphAt, wordsOf } from "./phrase-index.ts";
import { isSameWord, type Word } from "./words.ts";

/** Where the pieces of a claim stand in an article, word for word and in order. */
export interface Match {
  readonly article: Article;
  /** Words of the article around the match. */
  readonly words: readonly ArticleWord[];
  /** One half-open range of positions in `words` for each piece. */
  readonly pieces: readonly { readonly from: number; readonly to: number }[];
}

const MOST_MATCHES = 200;
/** Beyond this the aligner, which knows ellipses too, is the better judge. */
const MOST_PIECES = 12;

/** Numbers of keys that stand one after the other. */
type Phrase = readonly number[];

function standsAt({ words }: PhraseIndex, phrase: Phrase, at: number): boolean {
  let nth = 0;
  while (nth < phrase.length && words[at + nth] === phrase[nth]) nth += 1;
  return nth === phrase.length;
}

/** First and last position + 1, in `index.words`, of an article's words. */
function reachOf(index: PhraseIndex, article: number): { first: number; end: number } {
  return {
    first: index.starts[index.articleStarts[article] ?? 0] ?? 0,
    end: index.starts[index.articleStarts[article + 1] ?? 0] ?? 0,
  };
}

/** Where a phrase stands, in order, in those of the articles that are still in the set. */
export function* placesOf(
  index: PhraseIndex,
  phrase: Phrase,
  articles: ReadonlySet<number>,
): Generator<{ article: number; at: number }> {
  // Around each place of its rarest word.
  const rarest = rarestOf(index, phrase);
  const nth = phrase.indexOf(rarest);
  for (const paragraph of holdersOf(index, rarest)) {
    const article = index.articleOf[paragraph] ?? 0;
    if (!articles.has(article)) continue;
    const { first, end } = reachOf(index, article);
    for (let i = index.starts[paragraph] ?? 0; i < (index.starts[paragraph + 1] ?? 0); i += 1) {
      const at = i - nth;
      if (index.words[i] !== rarest || at < first || at + phrase.length > end) continue;
      if (standsAt(index, phrase, at)) yield { article, at };
    }
  }
}

/** The first of the keys that fewest paragraphs hold. */
function rarestOf(index: PhraseIndex, keys: Phrase): number {
  const holders = (key: number) => (index.holderStarts[key + 1] ?? 0) - (index.holderStarts[key] ?? 0);
  return keys.reduce((rarest, key) => (holders(key) < holders(rarest) ? key : rarest), keys[0] ?? -1);
}

/**
 * Finds a phrase before or after positions that only grow. What was searched is not searched again, so that all
 * questions together cost no more than one walk through the article.
 */
class Cursor {
  readonly #index: PhraseIndex;
  readonly #phrase: Phrase;
  readonly #end: number;
  #next: number;
  #found: number | undefined;

  constructor(index: PhraseIndex, phrase: Phrase, article: number) {
    const { first, end } = reachOf(index, article);
    this.#index = index;
    this.#phrase = phrase;
    this.#end = end - phrase.length;
    this.#next = first;
  }

  /** The first place that does not begin before `from`. */
  after(from: number): number | undefined {
    if (this.#found !== undefined && this.#found >= from) return this.#found;
    this.#found = undefined;
    let at = Math.max(this.#next, from);
    while (at <= this.#end && !standsAt(this.#index, this.#phrase, at)) at += 1;
    this.#next = at + 1;
    if (at <= this.#end) this.#found = at;
    return this.#found;
  }

  /** The last place that ends by `end`. */
  before(end: number): number | undefined {
    for (; this.#next <= Math.min(this.#end, end - this.#phrase.length); this.#next += 1) {
      if (standsAt(this.#index, this.#phrase, this.#next)) this.#found = this.#next;
    }
    return this.#found;
  }
}

/** The nearest places of all phrases around the places of one of them, which are asked for in order. */
function surrounding(index: PhraseIndex, phrases: readonly Phrase[], anchor: number, article: number) {
  const cursors = phrases.map((phrase) => new Cursor(index, phrase, article));
  const lengthOf = (nth: number) => phrases[nth]?.length ?? 0;
  return (place: number): readonly number[] | "none after" | "none before" => {
    const places = [place];
    for (let nth = anchor + 1; nth < phrases.length; nth += 1) {
      const found = cursors[nth]?.after((places.at(-1) ?? 0) + lengthOf(nth - 1));
      if (found === undefined) return "none after";
      places.push(found);
    }
    for (let nth = anchor - 1; nth >= 0; nth -= 1) {
      const found = cursors[nth]?.before(places[0] ?? 0);
      if (found === undefined) return "none before";
      places.unshift(found);
    }
    return places;
  };
}

/** Reads words of articles. Where a phrase stands once, it often stands again: the last words read are kept. */
function createReader(): typeof wordsOf {
  let last: { article: Article; from: number; to: number; words: ArticleWord[] } | undefined;
  return (article, from, to) => {
    if (last === undefined || last.article !== article || last.from !== from || last.to !== to)
      last = { article, from, to, words: wordsOf(article, from, to) };
    return last.words;
  };
}

/** Reads the words again at these places, and compares what their keys do not show (minus signs). */
function readMatch(
  index: PhraseIndex,
  number: number,
  places: readonly number[],
  pieces: readonly (readonly Word[])[],
  read: ReturnType<typeof createReader>,
): Match | undefined {
  const article = index.articles[number];
  if (article === undefined) return undefined;
  const start = index.articleStarts[number] ?? 0;
  const first = paragraphAt(index, number, places[0] ?? 0);
  const last = paragraphAt(index, number, (places.at(-1) ?? 0) + (pieces.at(-1)?.length ?? 1) - 1);
  const words = read(article, first - start, last - start + 1);
  const ranges: { from: number; to: number }[] = [];
  for (const [nth, piece] of pieces.entries()) {
    const from = (places[nth] ?? 0) - (index.starts[first] ?? 0);
    for (let i = 1; i < piece.length; i += 1) {
      const one = piece[i];
      const other = words[from + i];
      if (one === undefined || other === undefined || !isSameWord(one, other)) return undefined;
    }
    ranges.push({ from, to: from + piece.length });
  }
  return { article, words, pieces: ranges };
}

/**
 * Every place (at most 200) where these words stand in the library, or in one of its articles, one after the other;
 * of several pieces, the nearest places in order within one article, around each place of the longest piece.
 */
export function findMatches(
  index: PhraseIndex,
  pieces: readonly (readonly Word[])[],
  only?: number,
): Match[] {
  if (pieces.length === 0 || pieces.length > MOST_PIECES) return [];
  const phrases = pieces.map((piece) => piece.map((word) => index.keyId(word.key) ?? -1));
  const keys = phrases.flat();
  if (keys.length === 0 || keys.includes(-1)) return [];
  const lengths = pieces.map((piece) => piece.reduce((sum, { key }) => sum + key.length + 1, 0));
  const anchor = lengths.indexOf(Math.max(...lengths));
  const articles = new Set<number>();
  for (const paragraph of holdersOf(index, rarestOf(index, keys), only)) {
    articles.add(index.articleOf[paragraph] ?? 0);
  }

  const matches: Match[] = [];
  const read = createReader();
  let tried = 0;
  let around: { article: number; places: ReturnType<typeof surrounding> } | undefined;
  for (const { article, at } of placesOf(index, phrases[anchor] ?? [], articles)) {
    if (!articles.has(article)) continue;
    tried += 1;
    if (tried > MOST_MATCHES) break;
    if (around?.article !== article) {
      around = { article, places: surrounding(index, phrases, anchor, article) };
    }
    const places = around.places(at);
    // What does not come after this place does not come after a later one.
    if (places === "none after") articles.delete(article);
    if (typeof places === "string") continue;
    const match = readMatch(index, article, places, pieces, read);
    if (match) matches.push(match);
  }
  return matches;
}
