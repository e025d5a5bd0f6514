import type { Article } from "../articles/index.ts";
import { answer, type LibraryParts } from "./ask.ts";
import { createPhraseIndex } from "./check/phrase-index.ts";
import { type IndexOptions, indexArticles } from "./index/index-articles.ts";
import { createSpeller } from "./index/spelling.ts";
import { createTextIndex } from "./index/text-index.ts";
import { createTurns } from "./index/turns.ts";
import type { BuildLibrary, Library, LibrarySpeaker } from "./library.ts";
import { createArticleNames } from "./names/article-names.ts";
import { findQuotations } from "./names/find-quotations.ts";
import { indexQuotations } from "./names/quotation-index.ts";
import { createSuggest } from "./names/suggest.ts";
import { weights as shipped, type Weights } from "./rank/weights.ts";

/** Builds a library over the articles. See `BuildLibrary`. */
export const buildLibrary: BuildLibrary = async (articles, onProgress) => {
  const parts = await prepareParts(articles, shipped, onProgress === undefined ? {} : { onProgress });
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
  const turns = createTurns();
  for (const item of items) {
    use(item);
    if (turns.isOver()) await turns.next();
  }
}

/** Makes all that a library answers from. */
export async function prepareParts(
  articles: readonly Article[],
  weights: Weights,
  options: IndexOptions = {},
): Promise<LibraryParts> {
  const indexes = await indexArticles(articles, options);
  const turns = createTurns();
  const index = createTextIndex(articles, indexes.index);
  await turns.next();
  const quotations = indexQuotations(articles, index.articleStarts);
  await turns.next();
  const names = createArticleNames(articles);
  await turns.next();
  const phrases = createPhraseIndex(articles, index, indexes.phrases);
  return { ...indexes, index, phrases, quotations, names, speller: createSpeller(index), weights };
}
