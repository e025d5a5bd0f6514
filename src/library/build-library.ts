import type { Article } from "../articles/index.ts";
import { answer, type LibraryParts } from "./ask.ts";
import { TextIndexBuilder } from "./index/build-text-index.ts";
import type { CandidateDocument } from "./index/candidate-engine.ts";
import { createMiniSearchEngine } from "./index/minisearch-engine.ts";
import { createSpeller } from "./index/spelling.ts";
import { createTextIndex } from "./index/text-index.ts";
import type { BuildLibrary, Library, LibrarySpeaker } from "./library.ts";
import { createArticleNames } from "./names/article-names.ts";
import { findQuotations } from "./names/find-quotations.ts";
import { indexQuotations } from "./names/quotation-index.ts";
import { createSuggest } from "./names/suggest.ts";
import { weights as shipped, type Weights } from "./rank/weights.ts";

/** Longest time in ms that building holds the event loop between two paragraphs. */
const slice = 8;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Builds a library over the articles. See `BuildLibrary`. */
export const buildLibrary: BuildLibrary = async (articles, onProgress) => {
  const parts = await indexArticles(articles, shipped, onProgress);
  const { index, quotations, names } = parts;
  const byName = createSuggest<Article>();
  await inTurns(articles, (article) => {
    const { title, author, publication, file } = article;
    byName.add(article, [title, [author, publication, file].filter((name) => name !== null).join(" ")]);
  });
  const bySpeaker = createSuggest<LibrarySpeaker>();
  await inTurns(quotations.speakers, (speaker) => bySpeaker.add(speaker, [speaker.name, speaker.role ?? ""]));

  const library: Library = {
    articles,
    paragraphs: index.articleOf.length,
    speakers: quotations.speakers,
    ask: (question, options = {}) => answer(parts, question, options),
    quotes: (options = {}) => findQuotations(parts, options),
    articleNamed: names.named,
    suggestArticles: byName.suggest,
    suggestSpeakers: bySpeaker.suggest,
  };
  return library;
};

/** Does something with each item, in short turns, so that the event loop goes on between them. */
async function inTurns<Item>(items: readonly Item[], use: (item: Item) => void): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    use(item);
    if (performance.now() - since > slice) {
      await nextTurn();
      since = performance.now();
    }
  }
}

/** Indexes the articles in short turns, so that the event loop goes on between them. */
export async function indexArticles(
  articles: readonly Article[],
  weights: Weights,
  onProgress?: (done: number, total: number) => void,
): Promise<LibraryParts> {
  const total = articles.reduce((sum, article) => sum + article.paragraphs.length, 0);
  const indexer = new TextIndexBuilder();
  const engine = createMiniSearchEngine();
  let done = 0;
  let since = performance.now();
  for (const [number, article] of articles.entries()) {
    const title = indexer.startArticle(article);
    const documents: CandidateDocument[] = [];
    for (let i = 0; i < article.paragraphs.length; i++) {
      documents.push({ id: done, article: number, text: indexer.addParagraph(article, i), title });
      done++;
      if (performance.now() - since > slice) {
        onProgress?.(done, total);
        await nextTurn();
        since = performance.now();
      }
    }
    engine.add(documents);
  }
  const index = createTextIndex(articles, await indexer.finish(nextTurn));
  const quotations = indexQuotations(articles, index.articleStarts);
  await nextTurn();
  const names = createArticleNames(articles);
  await nextTurn();
  const speller = createSpeller(index);
  onProgress?.(total, total);
  return { index, engine, quotations, names, speller, weights };
}
