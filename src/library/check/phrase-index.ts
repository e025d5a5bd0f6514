import { setImmediate } from "node:timers/promises";
import type { Article } from "../../articles/index.ts";
import { readWords, type Word } from "./words.ts";

/** An article as one line of keys, to find a phrase in. */
export interface FoldedArticle {
  readonly article: Article;
  /** The keys of all paragraphs, each with a space before and after. */
  readonly line: string;
  /** Where each paragraph's first key starts in `line`. */
  readonly starts: Int32Array;
  /** Number of the first paragraph in the index. */
  readonly first: number;
}

/** Which paragraphs contain a word. Paragraphs are numbered over all articles. */
export interface PhraseIndex {
  readonly articles: readonly FoldedArticle[];
  readonly paragraphs: number;
  readonly postings: ReadonlyMap<string, readonly number[]>;
  /** The position in `articles` of the article that holds the numbered paragraph. */
  readonly articleOf: Int32Array;
}

/** A word of an article, with its paragraph (index in the article). */
export interface ArticleWord extends Word {
  readonly paragraph: number;
}

const SLICE_MS = 12;
const indexes = new WeakMap<readonly Article[], Promise<PhraseIndex>>();

async function buildPhraseIndex(articles: readonly Article[]): Promise<PhraseIndex> {
  const postings = new Map<string, number[]>();
  const folded: FoldedArticle[] = [];
  const articleOf: number[] = [];
  let sliceEnd = performance.now() + SLICE_MS;
  for (const article of articles) {
    const first = articleOf.length;
    const starts = new Int32Array(article.paragraphs.length);
    const lines: string[] = [];
    let length = 1;
    for (const [index, { text }] of article.paragraphs.entries()) {
      const keys = readWords(text).map((word) => word.key);
      for (const key of keys) {
        const held = postings.get(key);
        if (held === undefined) postings.set(key, [first + index]);
        else if (held[held.length - 1] !== first + index) held.push(first + index);
      }
      const line = keys.join(" ");
      starts[index] = length;
      length += line.length + (line === "" ? 0 : 1);
      if (line !== "") lines.push(line);
      articleOf.push(folded.length);
      if (performance.now() > sliceEnd) {
        await setImmediate();
        sliceEnd = performance.now() + SLICE_MS;
      }
    }
    folded.push({ article, line: ` ${lines.join(" ")} `, starts, first });
  }
  return { articles: folded, paragraphs: articleOf.length, postings, articleOf: Int32Array.from(articleOf) };
}

/**
 * The index of these articles, built at the first call (in slices that let the event loop breathe) and kept as
 * long as the array of articles is.
 */
export function phraseIndexOf(articles: readonly Article[]): Promise<PhraseIndex> {
  const known = indexes.get(articles);
  if (known !== undefined) return known;
  const built = buildPhraseIndex(articles);
  indexes.set(articles, built);
  return built;
}

/** The words of the paragraphs `from` to `to` (exclusive) of an article. */
export function wordsOf(article: Article, from: number, to: number): ArticleWord[] {
  const words: ArticleWord[] = [];
  for (
    let paragraph = Math.max(0, from);
    paragraph < Math.min(to, article.paragraphs.length);
    paragraph += 1
  ) {
    for (const word of readWords(article.paragraphs[paragraph]?.text ?? "")) {
      words.push({ ...word, paragraph });
    }
  }
  return words;
}

/** The paragraph of the article that holds this offset of its line. */
export function paragraphAt(folded: FoldedArticle, offset: number): number {
  let low = 0;
  let high = folded.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((folded.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The articles (positions in `index.articles`) that hold the rarest of these words; none if one is unknown. */
export function articlesWith(index: PhraseIndex, keys: readonly string[]): readonly number[] {
  let rarest: readonly number[] | undefined;
  for (const key of keys) {
    const held = index.postings.get(key);
    if (held === undefined) return [];
    if (rarest === undefined || held.length < rarest.length) rarest = held;
  }
  const articles = new Set<number>();
  for (const paragraph of rarest ?? []) articles.add(index.articleOf[paragraph] ?? 0);
  return [...articles];
}
