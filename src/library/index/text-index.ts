import type { Article, Span } from "../../articles/index.ts";
import { englishLexicon, stem } from "../../language/index.ts";

/**
 * The words of all articles in compact arrays: a token is a 32-bit number, `word id << 8 | shape`.
 * Sentences, paragraphs and articles are ranges: item `i` goes from `starts[i]` to `starts[i + 1]`.
 */
export interface TextArrays {
  readonly words: readonly string[];
  /** Word id to stem id. */
  readonly stemOf: Uint32Array;
  /** Word id to the bits of `word-classes.ts`. */
  readonly classOf: Uint16Array;
  /** How often a word occurs in all. */
  readonly wordCount: Uint32Array;
  /** How often of these it has a capital. */
  readonly capitalCount: Uint32Array;
  readonly stems: readonly string[];
  /** The stems' ids in the order of the stems. */
  readonly sortedStems: Uint32Array;
  /** In how many paragraphs a stem occurs. */
  readonly paragraphsWith: Uint32Array;
  readonly tokens: Uint32Array;
  /** Sentence to first token. */
  readonly sentenceStarts: Uint32Array;
  /** Paragraph to first sentence. */
  readonly paragraphStarts: Uint32Array;
  /** Article to first paragraph. */
  readonly articleStarts: Uint32Array;
  readonly articleOf: Uint32Array;
  readonly titleTokens: Uint32Array;
  /** Article to first title token. */
  readonly titleStarts: Uint32Array;
  /** For each article its stems, sorted, as `stem id << 8 | paragraphs that hold it (at most 255)`. */
  readonly articleStems: Uint32Array;
  /** Article to first entry of `articleStems`. */
  readonly articleStemStarts: Uint32Array;
  /** Word to its id, where that is at hand. */
  readonly wordIds?: ReadonlyMap<string, number>;
}

/** The words of all articles, and ways to look them up. */
export interface TextIndex extends TextArrays {
  readonly articles: readonly Article[];
  readonly wordIds: ReadonlyMap<string, number>;
  /** Stem to its id; undefined where no word has it. */
  stemId(stem: string): number | undefined;
  readonly stemmer: (word: string) => string;
  /** Stem id here of a stem of the lexicon; undefined where no word has it. */
  stemOfLexicon(id: number): number | undefined;
  /** Stems that look as if they were formed from the same root: "imperi", "imperialist". */
  sameRoot(stem: string): readonly number[];
}

/** Adds to the arrays what is looked up in them. */
export function createTextIndex(articles: readonly Article[], arrays: TextArrays): TextIndex {
  const finder = createStemFinder(arrays.stems, arrays.sortedStems);
  let ofLexicon: Uint32Array | undefined;
  return {
    ...arrays,
    articles,
    wordIds: arrays.wordIds ?? new Map(arrays.words.map((word, id) => [word, id])),
    stemmer: stem,
    ...finder,
    stemOfLexicon(id) {
      ofLexicon ??= alignSorted(englishLexicon().stems, arrays.stems, arrays.sortedStems);
      const found = ofLexicon[id] ?? 0;
      return found === 0 ? undefined : found - 1;
    },
  };
}

/** For each of some sorted stems its id among others + 1; 0 where it is not among them. */
function alignSorted(sorted: readonly string[], stems: readonly string[], order: Uint32Array): Uint32Array {
  let at = 0;
  return Uint32Array.from(sorted, (stem) => {
    while (at < order.length && (stems[order[at] ?? 0] ?? "") < stem) at++;
    const id = order[at];
    return id !== undefined && stems[id] === stem ? id + 1 : 0;
  });
}

/** A root has at least this many letters, and makes up at least this share of the longer word. */
const root = { letters: 5, share: 0.55 };

/** Finds stems in a sorted list: half the memory of a map. */
function createStemFinder(
  stems: readonly string[],
  sorted: Uint32Array,
): Pick<TextIndex, "stemId" | "sameRoot"> {
  const firstFrom = (prefix: string): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((stems[sorted[middle] ?? 0] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    stemId(stem) {
      const id = sorted[firstFrom(stem)];
      return id !== undefined && stems[id] === stem ? id : undefined;
    },
    sameRoot(stem) {
      if (stem.length < root.letters - 1) return [];
      const prefix = stem.slice(0, Math.max(root.letters - 1, Math.ceil(stem.length * root.share)));
      const found: number[] = [];
      for (let i = firstFrom(prefix); i < sorted.length; i++) {
        const id = sorted[i] ?? 0;
        const other = stems[id] ?? "";
        if (!other.startsWith(prefix)) break;
        let common = prefix.length;
        while (common < stem.length && stem[common] === other[common]) common++;
        const isWhole = common === Math.min(stem.length, other.length);
        if (common < (isWhole ? root.letters - 1 : root.letters)) continue;
        if (common / Math.max(stem.length, other.length) >= root.share && other !== stem) found.push(id);
      }
      return found;
    },
  };
}

/** In how many of the article's paragraphs a stem occurs, counted up to 255. */
export function paragraphsOfArticleWith(index: TextIndex, article: number, stem: number): number {
  let low = index.articleStemStarts[article] ?? 0;
  let high = index.articleStemStarts[article + 1] ?? low;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = (index.articleStems[middle] ?? 0) >>> 8;
    if (entry === stem) return (index.articleStems[middle] ?? 0) & 0xff;
    if (entry < stem) low = middle + 1;
    else high = middle;
  }
  return 0;
}

/** So many of a token's lowest bits are its shape. */
export const shapeBits = 8;
export const wordOf = (token: number): number => token >>> shapeBits;
export const shapeOf = (token: number): number => token & 0xff;

/** A span of the paragraph for each sentence; the whole paragraph where the loader found none. */
export function sentencesOf(article: Article, paragraph: number): readonly Span[] {
  const found = article.paragraphs[paragraph];
  if (found === undefined) return [];
  return found.sentences.length > 0 ? found.sentences : [{ start: 0, end: found.text.length }];
}
