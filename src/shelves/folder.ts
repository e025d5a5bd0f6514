import { type KnownFiles, type LoadOptions, loadArticles, recallArticles } from "../articles/index.ts";
import type { Config } from "../config.ts";
import { type BuildLibrary, type LibraryClient, restoreLibrary } from "../library/index.ts";
import type { Reader } from "../reader/index.ts";
import { type Cache, openCache } from "./cache.ts";
import { packKnown, sharedBytes, unpackKnown } from "./known-files.ts";
import type { Loaded, LoadRequest, Making } from "./library-source.ts";
import { type OwnArticles, unpackOwn } from "./own-articles.ts";
import { articlesKind, indexesKind } from "./prints.ts";
import { closeReader, readingOf } from "./reading.ts";

/** A folder of articles, and where what was read is kept. */
export interface Folder
  extends Pick<Config, "articlesDir" | "maxArticleBytes" | "dataDir" | "reader" | "readerWaitMs"> {
  /** What a server has added to it, or has instead. */
  readonly own?: OwnArticles;
}

type Warn = (warning: string, error: unknown) => void;

/** How a library of a folder is made; `warn` is told what costs time but no answer. */
interface MakingOptions extends Pick<LoadOptions, "threads"> {
  readonly warn: Warn;
  /** Of the articles as they were read last, if they were kept: what is to be there again has not changed. */
  readonly isRecalled?: boolean;
  /** That nothing can be kept on the disk has been said. */
  readonly isUnkept?: boolean;
  /** Who reads what is found. Default: one of this thread's own. */
  readonly reader?: Reader | undefined;
}

/** What a library of this folder is made with, in the thread that calls. */
export function makingOf(folder: Folder, { warn, isUnkept, reader, ...options }: MakingOptions): Making {
  const cache = openCache(folder, isUnkept === true ? () => {} : warn);
  const { own } = folder;
  return {
    load: async (request) =>
      own !== undefined
        ? loadWithOwn(folder, own, { ...options, ...request })
        : ((options.isRecalled === true ? recallFolder(cache, request) : null) ??
          (await readFolder(folder, cache, { ...options, ...request }))),
    build: (articles, buildOptions) => restoreFrom(folder, cache, articles, { warn, reader }, buildOptions),
    close: closeReader,
  };
}

/** Reads what has changed in a folder since it was read last. */
async function readFolder(
  folder: Folder,
  cache: Cache,
  { known: unsaved, handOver, ...options }: LoadRequest & Pick<LoadOptions, "threads">,
): Promise<Loaded> {
  const kept = unsaved ?? cache.read("articles", articlesKind()) ?? (await handOver?.());
  const known: KnownFiles = kept === undefined ? new Map() : unpackKnown(kept);
  const loading = await loadArticles(folder.articlesDir, {
    ...options,
    known,
    maxBytes: folder.maxArticleBytes,
  });
  return {
    ...loading,
    keep() {
      if (unsaved === undefined && isSame(known, loading.known)) return undefined;
      const parts = packKnown(loading.known);
      return cache.write("articles", articlesKind(), parts) ? undefined : sharedBytes(parts);
    },
  };
}

/** The articles as they were read last, without a look at their files; null where they were not kept. */
function recallFolder(cache: Cache, { known: unsaved }: LoadRequest): Loaded | null {
  const kept = unsaved ?? cache.read("articles", articlesKind());
  if (kept === null) return null;
  return { ...recallArticles(unpackKnown(kept)), keep: () => unsaved };
}

/** What a server has added, beside the folder's articles as they were read last. */
async function loadWithOwn(
  folder: Folder,
  own: OwnArticles,
  { threads, onProgress }: LoadRequest & Pick<LoadOptions, "threads">,
): Promise<Loaded> {
  const articles = unpackOwn(own);
  const alone = { articles, problems: [], kept: [], keep: () => undefined };
  if (own.isAlone) return alone;
  const { own: _, ...house } = folder;
  const cache = openCache(house, () => {});
  const reading = { onProgress, ...(threads === undefined ? {} : { threads }) };
  const loaded = recallFolder(cache, reading) ?? (await readFolder(house, cache, reading));
  const ids = new Set(articles.map(({ id }) => id));
  return { ...alone, articles: [...articles, ...loaded.articles.filter(({ id }) => !ids.has(id))] };
}

/** Builds a library, of what was kept of the last one's indexes as far as they still hold, and keeps its own. */
async function restoreFrom(
  folder: Folder,
  cache: Cache,
  articles: Loaded["articles"],
  { warn, reader }: Pick<MakingOptions, "warn" | "reader">,
  options: Parameters<BuildLibrary>[1],
): Promise<LibraryClient> {
  const kind = indexesKind();
  const reading = readingOf(folder, cache, warn, reader);
  const { library, unsaved } = await restoreLibrary(articles, cache.read("indexes", kind), {
    ...options,
    ...(reading === undefined ? {} : { reading }),
  });
  if (unsaved !== undefined) cache.write("indexes", kind, [unsaved]);
  return library;
}

function isSame(before: KnownFiles, now: KnownFiles): boolean {
  return before.size === now.size && [...now].every(([file, known]) => before.get(file) === known);
}
