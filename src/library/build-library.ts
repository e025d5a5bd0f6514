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

/** What a library leaves to the next one. */
export type Legacy = LibraryIndexes & Pick<LibraryParts, "heads">;

/** A library, and what the next one can be restored from. */
export interface RestoredLibrary {
  readonly library: LibraryClient;
  readonly legacy: Legacy;
  /** The indexes as parts of bytes, one behind the other, where they are not those that it was restored from. */
  readonly unsaved?: readonly Uint8Array[];
}

/**
 * Builds a library over the articles from what an earlier one has left, or from what was saved of its indexes: only what has
 * changed since is indexed. The answers are those of `buildLibrary`, whatever there was before; bytes that are damaged, of
 * another version, or made by other rules are not used. They must not be changed afterwards.
 */
export async function restoreLibrary(
  articles: readonly Article[],
  earlier: Legacy | Uint8Array | null,
  { onProgress, reading }: Omit<BuildOptions, "previous"> = {},
): Promise<RestoredLibrary> {
  const isForeign = earlier instanceof Uint8Array;
  const previous = isForeign ? soundIndexes(earlier) : earlier;
  const indexes = await indexArticles(articles, {
    isForeign,
    ...(previous === null ? {} : { previous }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const heads = isForeign || earlier === null ? new Map() : headsByPrint(earlier);
  const parts = await assembleParts(articles, indexes, shipped, { reading, heads });
  return {
    library: await clientOf(parts),
    legacy: { ...indexes, heads: parts.heads },
    ...(indexes === previous ? {} : { unsaved: saveIndexes(indexes) }),
  };
}

/** Heads by the print of the article's file. */
function headsByPrint({ prints, heads }: Legacy): ReadonlyMap<string, ArticleHead> {
  return new Map(heads.map((head, number) => [prints[number] ?? "", head]));
}

function soundIndexes(saved: Uint8Array): LibraryIndexes | null {
  try {
    return loadIndexes(saved);
  } catch (error) {
    if (error instanceof InvalidBytesError) return null;
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
  await inTurns(parts.quotationIndex.named, ({ name, role }) =>
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
  return assembleParts(articles, await indexArticles(articles, options), weights, {
    reading: options.reading,
  });
}

/** How parts are put together: who reads for them, and the heads of articles that are the same by the print of their file. */
interface Assembling {
  readonly reading?: ReadingOptions | undefined;
  readonly heads?: ReadonlyMap<string, ArticleHead>;
}

async function assembleParts(
  articles: readonly Article[],
  indexes: LibraryIndexes,
  weights: Weights,
  { reading, heads: known = new Map() }: Assembling,
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
  await inTurns(articles, (article) => heads.push(known.get(article.print ?? "") ?? headOf(article)));
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
