import type { Article } from "../../articles/index.ts";
import { countEach, invert } from "../index/invert.ts";
import { Numbers, type Translation } from "../index/numbers.ts";
import type { Turns } from "../index/turns.ts";
import { hasMinus, readKeys, type Word } from "./words.ts";

/**
 * The words and marks of all paragraphs, one after the other, as numbers of their keys. Paragraphs are numbered over
 * all articles.
 */
export interface PhraseArrays {
  readonly keys: readonly string[];
  readonly words: Uint32Array;
  /** Paragraph to its first word in `words`. */
  readonly starts: Uint32Array;
  /** Key to its first entry in `holders`. */
  readonly holderStarts: Uint32Array;
  /** The paragraphs that hold a key, ascending. */
  readonly holders: Uint32Array;
}

/** Where articles begin among the paragraphs of a library. */
export interface ParagraphNumbers {
  /** Article to its first paragraph. */
  readonly articleStarts: Uint32Array;
  /** Paragraph to its article. */
  readonly articleOf: Uint32Array;
}

/** Which paragraphs hold a word, and what stands beside it. */
export interface PhraseIndex extends PhraseArrays, ParagraphNumbers {
  readonly articles: readonly Article[];
  keyId(key: string): number | undefined;
}

/** A word of an article, with its paragraph (index in the article). */
export interface ArticleWord extends Word {
  readonly paragraph: number;
}

/** Adds to the arrays what is looked up in them. */
export function createPhraseIndex(
  articles: readonly Article[],
  { articleStarts, articleOf }: ParagraphNumbers,
  arrays: PhraseArrays,
): PhraseIndex {
  let ids: Map<string, number> | undefined;
  return {
    ...arrays,
    articles,
    articleStarts,
    articleOf,
    keyId(key) {
      ids ??= new Map(arrays.keys.map((known, id) => [known, id]));
      return ids.get(key);
    },
  };
}

/** Collects paragraphs one after the other. Keys are numbered as they come. */
export class PhraseIndexBuilder {
  readonly #keys: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly #words = new Numbers();
  readonly #starts = new Numbers();

  add(text: string): void {
    this.#starts.push(this.#words.length);
    readKeys(text, (key) => this.#words.push(this.#idOf(key)));
  }

  /** Gives a function that adds the paragraphs from one to before another as an earlier index has them, unread. */
  createCopier(from: PhraseArrays): (first: number, last: number) => void {
    const translation: Translation = {
      table: new Uint32Array(from.keys.length),
      find: (old) => {
        const key = from.keys[old] ?? "";
        return this.#ids.get(key) ?? this.#keep(key);
      },
      bits: 0,
    };
    this.#words.reserve(from.words.length);
    return (first, last) => {
      const [start, end] = [from.starts[first] ?? 0, from.starts[last] ?? 0];
      this.#starts.appendShifted(from.starts, first, last, this.#words.length - start);
      this.#words.appendTranslated(from.words, [start, end], translation);
    };
  }

  /** Gives the arrays. */
  async finish(turns: Turns): Promise<PhraseArrays> {
    this.#starts.push(this.#words.length);
    const starts = this.#starts.done();
    const words = this.#words.done();
    const size = this.#keys.length;
    const paragraphs = Uint32Array.from({ length: starts.length - 1 }, (_, paragraph) => paragraph);
    const counted = await countEach({ numbers: words, starts }, size, (key) => key, turns);
    const { starts: holderStarts, documents: holders } = await invert(counted, size, paragraphs, turns);
    return { keys: this.#keys, words, starts, holderStarts, holders };
  }

  #idOf(read: string): number {
    const known = this.#ids.get(read);
    if (known !== undefined) return known;
    // A copy that holds on to no longer text.
    return this.#keep(Buffer.from(read, "utf16le").toString("utf16le"));
  }

  #keep(key: string): number {
    this.#ids.set(key, this.#keys.length);
    return this.#keys.push(key) - 1;
  }
}

/** The paragraphs, of all or of one article, that hold a key, ascending; none for a key that no paragraph has. */
export function holdersOf(index: PhraseIndex, key: number | undefined, only?: number): Uint32Array {
  if (key === undefined) return new Uint32Array();
  const start = index.holderStarts[key] ?? 0;
  const end = index.holderStarts[key + 1] ?? start;
  if (only === undefined) return index.holders.subarray(start, end);
  return index.holders.subarray(
    firstFrom(index.holders, index.articleStarts[only] ?? 0, start, end),
    firstFrom(index.holders, index.articleStarts[only + 1] ?? 0, start, end),
  );
}

/** The first place from `low` to before `high` whose number is not below `least`. */
function firstFrom(numbers: Uint32Array, least: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((numbers[middle] ?? 0) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The words of the paragraphs `from` to `to` (exclusive) of an article. */
export function wordsOf(article: Article, from: number, to: number): ArticleWord[] {
  const words: ArticleWord[] = [];
  for (
    let paragraph = Math.max(0, from);
    paragraph < Math.min(to, article.paragraphs.length);
    paragraph += 1
  ) {
    const text = article.paragraphs[paragraph]?.text ?? "";
    readKeys(text, (key, from, end, isMark, hasDash) => {
      const isNegative = hasDash && hasMinus(text, from, key);
      words.push({ start: isNegative ? from - 1 : from, end, key, isMark, hasDash, isNegative, paragraph });
    });
  }
  return words;
}

/** The paragraph (numbered over all) that holds this position of `index.words`. In logarithmic time. */
export function paragraphAt(index: PhraseIndex, article: number, position: number): number {
  let low = index.articleStarts[article] ?? 0;
  let high = (index.articleStarts[article + 1] ?? 1) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
