import { shape } from "../../language/index.ts";
import { type TextArrays, wordOf } from "./text-index.ts";
import type { Turns } from "./turns.ts";

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
export async function countWords(read: TextTokens, turns: Turns): Promise<Counts> {
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
  const { wordCount, capitalCount, paragraphsWith, found } = tally;
  const articleOf = new Uint32Array(paragraphStarts.length - 1);
  const articleStemStarts = new Uint32Array(articleStarts.length);
  for (let article = 0; article + 1 < articleStarts.length; article++) {
    articleOf.fill(article, articleStarts[article], articleStarts[article + 1]);
    countArticle(read, article, tally);
    articleStemStarts[article + 1] = tally.length;
    if (turns.isOver()) await turns.next();
  }
  const articleStems = found.slice(0, tally.length);
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

function countArticle(read: TextTokens, article: number, tally: Tally): void {
  const { found, ofArticle } = tally;
  const first = tally.length;
  const last = read.articleStarts[article + 1] ?? 0;
  for (let paragraph = read.articleStarts[article] ?? 0; paragraph < last; paragraph++)
    countParagraph(read, paragraph, tally);
  for (let i = first; i < tally.length; i++) {
    const stem = found[i] ?? 0;
    found[i] = (stem << 8) | Math.min(ofArticle[stem] ?? 0, mostCounted);
    ofArticle[stem] = 0;
  }
  // The stem's id is in the upper bits.
  found.subarray(first, tally.length).sort();
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
