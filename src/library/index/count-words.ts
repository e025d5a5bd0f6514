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
  const { words, stems, tokens, paragraphStarts, articleStarts } = read;
  const tally: Tally = {
    wordCount: new Uint32Array(words.length),
    capitalCount: new Uint32Array(words.length),
    paragraphsWith: new Uint32Array(stems.length),
    lastSeen: new Uint32Array(stems.length),
    ofArticle: new Uint32Array(stems.length),
    found: new Uint32Array(tokens.length),
    length: 0,
  };
  const { wordCount, capitalCount, paragraphsWith, found, ofArticle } = tally;
  const articleOf = new Uint32Array(paragraphStarts.length - 1);
  const articleStemStarts = new Uint32Array(articleStarts.length);
  for (let article = 0; article + 1 < articleStarts.length; article++) {
    const first = tally.length;
    const last = articleStarts[article + 1] ?? 0;
    for (let paragraph = articleStarts[article] ?? 0; paragraph < last; paragraph++) {
      articleOf[paragraph] = article;
      countParagraph(read, paragraph, tally);
    }
    for (let i = first; i < tally.length; i++) {
      const stem = found[i] ?? 0;
      found[i] = (stem << 8) | Math.min(ofArticle[stem] ?? 0, mostCounted);
      ofArticle[stem] = 0;
    }
    articleStemStarts[article + 1] = tally.length;
  }
  const articleStems = sortStems(stems.length, found.subarray(0, tally.length), articleStemStarts);
  return { wordCount, capitalCount, paragraphsWith, articleOf, articleStemStarts, articleStems };
}

/** What is counted, and what it takes to count each stem once a paragraph. */
interface Tally extends Pick<Counts, "wordCount" | "capitalCount" | "paragraphsWith"> {
  /** Stem to the last paragraph that it was counted in, from 1. */
  readonly lastSeen: Uint32Array;
  /** Stem to its count in the article at hand. */
  readonly ofArticle: Uint32Array;
  /** The stems of each article in the order in which they first stand there. */
  readonly found: Uint32Array;
  length: number;
}

function countParagraph(read: TextTokens, paragraph: number, tally: Tally): void {
  const { stemOf, tokens, sentenceStarts, paragraphStarts } = read;
  const { wordCount, capitalCount, paragraphsWith, lastSeen, ofArticle } = tally;
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
    if (ofArticle[stem] === 0) tally.found[tally.length++] = stem;
    ofArticle[stem] = (ofArticle[stem] ?? 0) + 1;
  }
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
