import { createHash } from "node:crypto";
import type { Article } from "../../articles/index.ts";
import { classOf, stem, tokenize } from "../../language/index.ts";
import { type PhraseArrays, PhraseIndexBuilder } from "../check/phrase-index.ts";
import { readKeys } from "../check/words.ts";
import { TextIndexBuilder } from "./build-text-index.ts";
import { createMiniSearchEngine } from "./minisearch-engine.ts";
import { postingsOfText } from "./postings.ts";
import type { LibraryIndexes } from "./save-indexes.ts";
import { sentencesOf, shapeOf, type TextArrays, wordOf } from "./text-index.ts";
import { createTurns } from "./turns.ts";

/** How indexes are made. */
export interface IndexOptions {
  /** Indexes of an earlier state: what they have of an article that is the same is copied, not made anew. */
  readonly previous?: LibraryIndexes;
  /** Whether they were made by another program, perhaps by other rules (the default), or by this one. */
  readonly isForeign?: boolean;
  /** Gets paragraphs done and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Indexes the articles in short turns, so that the event loop goes on between them. The same articles give the same
 * indexes, byte for byte, whatever `previous` was.
 */
export async function indexArticles(
  articles: readonly Article[],
  { previous, isForeign = true, onProgress }: IndexOptions = {},
): Promise<LibraryIndexes> {
  const turns = createTurns();
  const prints: string[] = [];
  for (const article of articles) {
    prints.push(contentPrint(article));
    if (turns.isOver()) await turns.next();
  }
  const numbers = numbersIn(previous, prints);
  const isUsable = previous !== undefined && (!isForeign || isCurrent(previous, articles, numbers));
  const known = isUsable ? previous : undefined;
  const total = articles.reduce((sum, article) => sum + article.paragraphs.length, 0);
  if (known !== undefined && isSame(known.prints, prints)) {
    onProgress?.(total, total);
    return known;
  }

  const text = new TextIndexBuilder();
  const phrases = new PhraseIndexBuilder();
  const copy = known === undefined ? undefined : createCopier(known, text, phrases);
  let done = 0;
  const pause = async (paragraphs: number): Promise<void> => {
    done += paragraphs;
    if (!turns.isOver()) return;
    onProgress?.(done, total);
    await turns.next();
  };
  for (const [number, article] of articles.entries()) {
    const at = numbers[number] ?? -1;
    if (copy === undefined || at < 0) await readArticle(article, text, phrases, () => pause(1));
    else {
      copy(at);
      await pause(article.paragraphs.length);
    }
  }
  await turns.next();
  const index = await text.finish(turns);
  const ofPhrases = await phrases.finish(turns);
  await turns.next();
  const engine = createMiniSearchEngine(await postingsOfText(index, turns));
  await turns.next();
  onProgress?.(total, total);
  return { index, phrases: ofPhrases, engine, prints };
}

async function readArticle(
  article: Article,
  text: TextIndexBuilder,
  phrases: PhraseIndexBuilder,
  pause: () => Promise<void>,
): Promise<void> {
  text.startArticle(article);
  for (const [i, paragraph] of article.paragraphs.entries()) {
    text.addParagraph(article, i);
    phrases.add(paragraph.text);
    await pause();
  }
}

/** Gives a function that adds the article of an earlier number to both. */
function createCopier(
  { index, phrases: earlier }: LibraryIndexes,
  text: TextIndexBuilder,
  phrases: PhraseIndexBuilder,
): (article: number) => void {
  const copyText = text.createCopier(index);
  const copyPhrases = phrases.createCopier(earlier);
  return (article) => {
    copyPhrases(index.articleStarts[article] ?? 0, index.articleStarts[article + 1] ?? 0);
    copyText(article);
  };
}

/** Changes when anything does that the indexes are made of: the title, the paragraphs, where sentences begin. */
function contentPrint(article: Article): string {
  // The file says it as well, for those who index what the same rules have read.
  if (article.print !== undefined) return article.print;
  const parts = [article.title];
  for (const { text, sentences } of article.paragraphs) {
    parts.push(text, sentences.map(({ start, end }) => `${start}-${end}`).join(" "));
  }
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
}

/** For each print the number that the article had; -1 for a new one. */
function numbersIn(previous: LibraryIndexes | undefined, prints: readonly string[]): number[] {
  const known = new Map(previous?.prints.map((print, number) => [print, number]));
  return prints.map((print) => known.get(print) ?? -1);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((print, i) => print === other[i]);
}

/** So many paragraphs are read again to see whether an earlier index was made by the same rules. */
const samples = 24;

/**
 * Whether words are still cut, stemmed and classed as they were when an index was made. Indexes outlive the program
 * that made them.
 */
function isCurrent(
  { index, phrases }: LibraryIndexes,
  articles: readonly Article[],
  numbers: readonly number[],
): boolean {
  const kept = numbers.flatMap((number, i) => (number < 0 ? [] : [{ article: articles[i], number }]));
  const step = Math.max(1, Math.floor(kept.length / samples));
  return kept.every(({ article, number }, i) => {
    if (i % step !== 0 || article === undefined) return true;
    const paragraph = i % Math.max(1, article.paragraphs.length);
    const at = (index.articleStarts[number] ?? 0) + paragraph;
    return (
      article.paragraphs.length === 0 ||
      (hasTokens(index, article, paragraph, at) && hasKeys(phrases, article, paragraph, at))
    );
  });
}

function hasTokens(index: TextArrays, article: Article, paragraph: number, at: number): boolean {
  const text = article.paragraphs[paragraph]?.text ?? "";
  const read = sentencesOf(article, paragraph).flatMap(({ start, end }) => tokenize(text.slice(start, end)));
  const first = index.sentenceStarts[index.paragraphStarts[at] ?? 0] ?? 0;
  const end = index.sentenceStarts[index.paragraphStarts[at + 1] ?? 0] ?? 0;
  return (
    read.length === end - first &&
    read.every(({ word, shape }, i) => {
      const token = index.tokens[first + i] ?? 0;
      const id = wordOf(token);
      return (
        index.words[id] === word &&
        shapeOf(token) === shape &&
        index.stems[index.stemOf[id] ?? -1] === stem(word) &&
        index.classOf[id] === classOf(word)
      );
    })
  );
}

function hasKeys(phrases: PhraseArrays, article: Article, paragraph: number, at: number): boolean {
  let place = phrases.starts[at] ?? 0;
  let isSame = true;
  readKeys(article.paragraphs[paragraph]?.text ?? "", (key) => {
    if (phrases.keys[phrases.words[place] ?? -1] !== key) isSame = false;
    place++;
  });
  return isSame && place === phrases.starts[at + 1];
}
