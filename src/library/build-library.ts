import type { Article } from "../articles/index.ts";
import { createPhraseIndex, knownNamesOf } from "./check/index.ts";
import type { LibraryClient } from "./client.ts";
import { InvalidBytesError } from "./index/container.ts";
import { type IndexOptions, indexArticles } from "./index/index-articles.ts";
import { type LibraryIndexes, loadIndexes, saveIndexes } from "./index/save-indexes.ts";
import { createSpeller } from "./index/spelling.ts";
import { createTextIndex } from "./index/text-index.ts";
import { createTurns } from "./index/turns.ts";
import { createLibrary } from "./library.ts";
import { createArticleNames } from "./names/article-names.ts";
import { indexQuotations } from "./names/quotation-index.ts";
import { createSuggest } from "./names/suggest.ts";
import type { LibraryParts } from "./parts.ts";
import { weights as shipped, type Weights } from "./rank/weights.ts";
import { type ReadingOptions, startReading } from "./reading.ts";
import { type ArticleHead, headOf } from "./slice.ts";

/** How a library is built. Where `reading` is left out, words alone decide. */
export interface BuildOptions extends IndexOptions {
  readonly reading?: ReadingOptions;
}

/** Builds a library aside, without stalling the event loop. */
export type BuildLibrary = (articles: readonly Article[], options?: BuildOptions) => Promise<LibraryClient>;

/** Builds a library over the articles. See `BuildLibrary`. */
export const buildLibrary: BuildLibrary = async (articles, options) =>
  clientOf(await prepareParts(articles, shipped, options));

/** A library, and what it is to be restored from next time, where that is not what it was restored from. */
export interface RestoredLibrary {
  readonly library: LibraryClient;
  readonly unsaved?: Uint8Array;
}

/**
 * Builds a library over the articles from what was saved of an earlier one: only what has changed since is indexed. The
 * answers are those of `buildLibrary`, whatever was saved; bytes that are damaged, of another version, or made by other
 * rules are not used. They must not be changed afterwards.
 */
export async function restoreLibrary(
  articles: readonly Article[],
  saved: Uint8Array | null,
  { onProgress, reading }: Omit<BuildOptions, "previous"> = {},
): Promise<RestoredLibrary> {
  const previous = saved === null ? undefined : soundIndexes(saved);
  const indexes = await indexArticles(articles, {
    ...(previous === undefined ? {} : { previous }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const library = await clientOf(await assembleParts(articles, indexes, shipped, reading));
  return indexes === previous ? { library } : { library, unsaved: saveIndexes(indexes) };
}

function soundIndexes(saved: Uint8Array): LibraryIndexes | undefined {
  try {
    return loadIndexes(saved);
  } catch (error) {
    if (error instanceof InvalidBytesError) return undefined;
    throw error;
  }
}

async function clientOf(parts: LibraryParts): Promise<LibraryClient> {
  const article = createSuggest();
  await inTurns(parts.heads, ({ id, title, author, publication, file }) => {
    const others = [author, publication, file].filter((name) => name !== null);
    article.add({ value: id, name: title }, [title, others.join(" ")]);
  });
  const speaker = createSuggest();
  await inTurns(parts.quotationIndex.speakers, ({ name, role }) =>
    speaker.add({ value: name, name, ...(role === undefined ? {} : { detail: role }) }, [name, role ?? ""]),
  );
  return createLibrary(parts, { article: article.suggest, speaker: speaker.suggest });
}

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
  options: BuildOptions = {},
): Promise<LibraryParts> {
  return assembleParts(articles, await indexArticles(articles, options), weights, options.reading);
}

async function assembleParts(
  articles: readonly Article[],
  indexes: LibraryIndexes,
  weights: Weights,
  reading?: ReadingOptions,
): Promise<LibraryParts> {
  const turns = createTurns();
  const index = createTextIndex(articles, indexes.index);
  await turns.next();
  const quotationIndex = indexQuotations(articles, index.articleStarts);
  await turns.next();
  const names = createArticleNames(articles);
  await turns.next();
  const phrases = createPhraseIndex(articles, index, indexes.phrases);
  const heads: ArticleHead[] = [];
  await inTurns(articles, (article) => heads.push(headOf(article)));
  return {
    ...indexes,
    index,
    phrases,
    knownNames: knownNamesOf(articles),
    heads,
    quotationIndex,
    names,
    speller: createSpeller(index),
    weights,
    reading: startReading(index, reading),
  };
}
