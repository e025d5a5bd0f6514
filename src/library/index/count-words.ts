import { shape } from "../../language/index.ts";
import { type TextArrays, wordOf } from "./text-index.ts";

/** What a text index is counted from. */
export type TextTokens = Pick<
  TextArrays,
  "words" | "stemOf" | "stems" | "tokens" | "sentenceStarts" | "paragraphStarts" | "articleStarts"
>;

/** What is counted. */
type Counts = Pick<
  TextArrays,
  "wordCount" | "capitalCount" | "paragraphsWith" | "articleOf" | "articleStems" | "articleStemStarts"
>;

/** The count shares 32 bits with the stem's id. */
const mostCounted = 255;

/** Counts how often words occur, and in how many paragraphs stems stand, of all and of each article. */
export function countWords(read: TextTokens): Counts {
  const { words, stemOf, stems, tokens, sentenceStarts, paragraphStarts, articleStarts } = read;
  const wordCount = new Uint32Array(words.length);
  const capitalCount = new Uint32Array(words.length);
  const paragraphsWith = new Uint32Array(stems.length);
  const articleOf = new Uint32Array(paragraphStarts.length - 1);
  /** Stem to the last paragraph that was counted, from 1, and to its count in the article at hand. */
  const lastSeen = new Uint32Array(stems.length);
  const ofArticle = new Uint32Array(stems.length);
  /** The stems of each article, with their counts, in the order in which they first stand there. */
  const found = new Uint32Array(tokens.length);
  let length = 0;
  const articleStemStarts = new Uint32Array(articleStarts.length);
  for (let article = 0; article + 1 < articleStarts.length; article++) {
    const first = length;
    const last = articleStarts[article + 1] ?? 0;
    for (let paragraph = articleStarts[article] ?? 0; paragraph < last; paragraph++) {
      articleOf[paragraph] = article;
      const end = sentenceStarts[paragraphStarts[paragraph + 1] ?? 0] ?? 0;
      for (let i = sentenceStarts[paragraphStarts[paragraph] ?? 0] ?? 0; i < end; i++) {
        const token = tokens[i] ?? 0;
        const word = wordOf(token);
        wordCount[word] = (wordCount[word] ?? 0) + 1;
        if ((token & shape.capital) !== 0) capitalCount[word] = (capitalCount[word] ?? 0) + 1;
        const stem = stemOf[word] ?? 0;
        if (lastSeen[stem] === paragraph + 1) continue;
        lastSeen[stem] = paragraph + 1;
        paragraphsWith[stem] = (paragraphsWith[stem] ?? 0) + 1;
        if (ofArticle[stem] === 0) found[length++] = stem;
        ofArticle[stem] = (ofArticle[stem] ?? 0) + 1;
      }
    }
    for (let i = first; i < length; i++) {
      const stem = found[i] ?? 0;
      found[i] = (stem << 8) | Math.min(ofArticle[stem] ?? 0, mostCounted);
      ofArticle[stem] = 0;
    }
    articleStemStarts[article + 1] = length;
  }
  const articleStems = sortStems(stems.length, found.subarray(0, length), articleStemStarts);
  return { wordCount, capitalCount, paragraphsWith, articleOf, articleStemStarts, articleStems };
}

/** Sorts each article's entries by stem, in linear time: all of them by stem first, then back to their articles. */
function sortStems(stems: number, found: Uint32Array, articleStemStarts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(stems + 1);
  for (const entry of found) starts[(entry >>> 8) + 1] = (starts[(entry >>> 8) + 1] ?? 0) + 1;
  for (let stem = 0; stem < stems; stem++) starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0);
  const articles = new Uint32Array(found.length);
  const byStem = new Uint32Array(found.length);
  for (let article = 0; article + 1 < articleStemStarts.length; article++) {
    const end = articleStemStarts[article + 1] ?? 0;
    for (let i = articleStemStarts[article] ?? 0; i < end; i++) {
      const entry = found[i] ?? 0;
      const to = starts[entry >>> 8] ?? 0;
      starts[entry >>> 8] = to + 1;
      articles[to] = article;
      byStem[to] = entry;
    }
  }
  const next = articleStemStarts.slice();
  const sorted = new Uint32Array(found.length);
  for (let i = 0; i < byStem.length; i++) {
    const article = articles[i] ?? 0;
    const to = next[article] ?? 0;
    sorted[to] = byStem[i] ?? 0;
    next[article] = to + 1;
  }
  return sorted;
}
