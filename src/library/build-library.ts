import type { Article } from "../articles/index.ts";
import { createArticleNames } from "./article-names.ts";
import { answer, type LibraryParts } from "./ask.ts";
import { createCandidateFinder } from "./candidates.ts";
import { findQuotations } from "./find-quotations.ts";
import type { BuildLibrary, Library } from "./library.ts";
import { indexQuotations } from "./quotations.ts";
import { createSpeller } from "./spelling.ts";
import { createSuggest } from "./suggest.ts";
import { createTextIndexer } from "./text-index.ts";
import { weights as shipped, type Weights } from "./weights.ts";

/** Longest time in ms that building holds the event loop between two paragraphs. */
const slice = 8;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Builds a library over the articles. See `BuildLibrary`. */
export const buildLibrary: BuildLibrary = async (articles, onProgress) => {
  const parts = await indexArticles(articles, shipped, onProgress);
  const { index, quotations, names } = parts;
  const articleNames = (article: Article): string[] => [
    article.title,
    [article.author, article.publication, article.file].filter((name) => name !== null).join(" "),
  ];
  const suggestArticle = createSuggest(articles, articleNames);
  await nextTurn();
  const suggestSpeaker = createSuggest(quotations.speakers, ({ name, role }) => [name, role ?? ""]);

  const library: Library = {
    articles,
    paragraphs: index.articleOf.length,
    speakers: quotations.speakers,
    ask: async (question, options = {}) => answer(parts, question, options),
    quotes: async (options = {}) => findQuotations(parts, options),
    articleNamed: names.named,
    suggestArticles: (typed, limit) => suggestArticle(typed, limit),
    suggestSpeakers: (typed, limit) => suggestSpeaker(typed, limit),
  };
  return library;
};

/** Indexes the articles in short turns, so that the event loop goes on between them. */
export async function indexArticles(
  articles: readonly Article[],
  weights: Weights,
  onProgress?: (done: number, total: number) => void,
): Promise<LibraryParts> {
  const total = articles.reduce((sum, article) => sum + article.paragraphs.length, 0);
  const indexer = createTextIndexer(articles);
  const finder = createCandidateFinder();
  let done = 0;
  let since = performance.now();
  for (const article of articles) {
    const title = indexer.startArticle(article);
    for (let i = 0; i < article.paragraphs.length; i++) {
      finder.add(done, indexer.addParagraph(article, i), title);
      done++;
      if (performance.now() - since > slice) {
        onProgress?.(done, total);
        await nextTurn();
        since = performance.now();
      }
    }
  }
  const index = indexer.finish();
  await nextTurn();
  const quotations = indexQuotations(articles, index.articleStarts);
  const names = createArticleNames(articles);
  const speller = createSpeller(index);
  onProgress?.(total, total);
  return { index, finder, quotations, names, speller, weights };
}
