import type { Article, Span } from "../../articles/index.ts";
import {
  classOf,
  createStemmer,
  englishLexicon,
  isFunctionWord,
  shape,
  type Token,
  tokenize,
} from "../../language/index.ts";
import { Numbers } from "./numbers.ts";

/**
 * The words of all articles in compact arrays: a token is a 32-bit number, `word id << 8 | shape`.
 * Sentences, paragraphs and articles are ranges: item `i` goes from `starts[i]` to `starts[i + 1]`.
 */
export interface TextIndex {
  readonly articles: readonly Article[];
  readonly words: readonly string[];
  readonly wordIds: ReadonlyMap<string, number>;
  /** Word id to stem id. */
  readonly stemOf: Uint32Array;
  /** Word id to the bits of `word-classes.ts`. */
  readonly classOf: Uint16Array;
  /** How often a word occurs in all. */
  readonly wordCount: Uint32Array;
  /** How often of these it has a capital. */
  readonly capitalCount: Uint32Array;
  readonly stems: readonly string[];
  /** Stem to its id; undefined where no word has it. */
  stemId(stem: string): number | undefined;
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
  readonly stemmer: (word: string) => string;
  /** Stem id of the lexicon to stem id + 1 here; 0 where no paragraph has it. */
  readonly stemOfLexicon: Uint32Array;
  /** Stems that look as if they were formed from the same root: "imperi", "imperialist". */
  sameRoot(stem: string): readonly number[];
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

export const wordOf = (token: number): number => token >>> 8;
export const shapeOf = (token: number): number => token & 0xff;

/** A span of the paragraph for each sentence; the whole paragraph where the loader found none. */
export function sentencesOf(article: Article, paragraph: number): readonly Span[] {
  const found = article.paragraphs[paragraph];
  if (found === undefined) return [];
  return found.sentences.length > 0 ? found.sentences : [{ start: 0, end: found.text.length }];
}

/** A copy that holds on to no longer text: engines cut a string out of another without copying. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

/** Collects paragraphs one after the other; `finish` gives the index. */
export function createTextIndexer(articles: readonly Article[]) {
  const stemmer = createStemmer();
  const words: string[] = [];
  const wordIds = new Map<string, number>();
  const stems: string[] = [];
  const stemIds = new Map<string, number>();
  const [stemOf, classes, wordCount, paragraphsWith] = [
    new Numbers(),
    new Numbers(),
    new Numbers(),
    new Numbers(),
  ];
  const capitalCount = new Numbers();
  const [tokens, sentenceStarts, paragraphStarts] = [new Numbers(), new Numbers(), new Numbers()];
  const [articleStarts, articleOf, titleTokens, titleStarts] = [
    new Numbers(),
    new Numbers(),
    new Numbers(),
    new Numbers(),
  ];

  const [articleStems, articleStemStarts] = [new Numbers(), new Numbers()];
  let ofArticle = new Map<number, number>();
  const endArticle = (): void => {
    const entries = [...ofArticle].map(([stem, count]) => ((stem << 8) | Math.min(count, 255)) >>> 0);
    for (const entry of entries.sort((a, b) => a - b)) articleStems.push(entry);
    ofArticle = new Map();
  };

  const wordId = (read: string): number => {
    let id = wordIds.get(read);
    if (id === undefined) {
      const word = flat(read);
      id = words.length;
      words.push(word);
      wordIds.set(word, id);
      const stem = flat(stemmer(word));
      let stemId = stemIds.get(stem);
      if (stemId === undefined) {
        stemId = stems.length;
        stems.push(stem);
        stemIds.set(stem, stemId);
        paragraphsWith.push(0);
      }
      stemOf.push(stemId);
      classes.push(classOf(word));
      wordCount.push(0);
      capitalCount.push(0);
    }
    return id;
  };
  const pack = (token: Token): number => (wordId(token.word) << 8) | token.shape;
  const stemAt = (packed: number): number => stemOf.at(packed >>> 8);

  return {
    /** Starts the next article. Gives its title's content stems. */
    startArticle(article: Article): string[] {
      if (articleStarts.length > 0) endArticle();
      articleStemStarts.push(articleStems.length);
      articleStarts.push(paragraphStarts.length);
      titleStarts.push(titleTokens.length);
      const content: string[] = [];
      const all = tokenize(article.title);
      for (const [at, token] of all.entries()) {
        const packed = pack(token);
        titleTokens.push(packed);
        if (!isFunctionWord(all, at)) content.push(stems[stemAt(packed)] ?? "");
      }
      return content;
    },
    /** Adds a paragraph of the article. Gives its content stems. */
    addParagraph(article: Article, paragraph: number): string[] {
      const content: string[] = [];
      const seen = new Set<number>();
      paragraphStarts.push(sentenceStarts.length);
      articleOf.push(articleStarts.length - 1);
      const text = article.paragraphs[paragraph]?.text ?? "";
      for (const span of sentencesOf(article, paragraph)) {
        sentenceStarts.push(tokens.length);
        const all = tokenize(text.slice(span.start, span.end));
        for (const [at, token] of all.entries()) {
          const packed = pack(token);
          tokens.push(packed);
          wordCount.increment(packed >>> 8);
          if ((token.shape & shape.capital) !== 0) capitalCount.increment(packed >>> 8);
          const stemId = stemAt(packed);
          if (!isFunctionWord(all, at)) content.push(stems[stemId] ?? "");
          if (!seen.has(stemId)) {
            seen.add(stemId);
            paragraphsWith.increment(stemId);
            ofArticle.set(stemId, (ofArticle.get(stemId) ?? 0) + 1);
          }
        }
      }
      return content;
    },
    /** Gives the index; `pause` lets other work go on between its longer steps. */
    async finish(pause: () => Promise<void>): Promise<TextIndex> {
      endArticle();
      await pause();
      const sorted = Uint32Array.from(stems.toSorted(), (stem) => stemIds.get(stem) ?? 0);
      await pause();
      const stemOfLexicon = Uint32Array.from(englishLexicon().stems, (stem) => (stemIds.get(stem) ?? -1) + 1);
      await pause();
      articleStemStarts.push(articleStems.length);
      sentenceStarts.push(tokens.length);
      paragraphStarts.push(sentenceStarts.length - 1);
      articleStarts.push(paragraphStarts.length - 1);
      titleStarts.push(titleTokens.length);
      return {
        articles,
        words,
        wordIds,
        stemOf: stemOf.done(),
        classOf: Uint16Array.from(classes.done()),
        wordCount: wordCount.done(),
        capitalCount: capitalCount.done(),
        stems,
        paragraphsWith: paragraphsWith.done(),
        tokens: tokens.done(),
        sentenceStarts: sentenceStarts.done(),
        paragraphStarts: paragraphStarts.done(),
        articleStarts: articleStarts.done(),
        articleOf: articleOf.done(),
        titleTokens: titleTokens.done(),
        titleStarts: titleStarts.done(),
        articleStems: articleStems.done(),
        articleStemStarts: articleStemStarts.done(),
        stemmer,
        stemOfLexicon,
        ...createStemFinder(stems, sorted),
      };
    },
  };
}
