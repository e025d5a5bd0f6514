import { type KnownFiles, type LoadOptions, loadArticles, recallArticles } from "../articles/index.ts";
import type { Config } from "../config.ts";
import { type BuildLibrary, type LibraryClient, restoreLibrary } from "../library/index.ts";
import { type Cache, openCache } from "./cache.ts";
import { packKnown, sharedBytes, unpackKnown } from "./known-files.ts";
import type { Loaded, LoadRequest, Making } from "./library-source.ts";
import { closeReader, readingOf } from "./reading.ts";
import { printOfSources } from "./sources-print.ts";

/** A folder of articles, and where what was read is kept. */
export type Folder = Pick<Config, "articlesDir" | "maxArticleBytes" | "dataDir" | "reader" | "readerWaitMs">;

type Warn = (warning: string, error: unknown) => void;

/** How a library of a folder is made; `warn` is told what costs time but no answer. */
interface MakingOptions extends Pick<LoadOptions, "threads"> {
  readonly warn: Warn;
  /** Of the articles as they were read last, if they were kept: what is to be there again has not changed. */
  readonly isRecalled?: boolean;
  /** That nothing can be kept on the disk has been said. */
  readonly isUnkept?: boolean;
}

/** What a library of this folder is made with, in the thread that calls. */
export function makingOf(folder: Folder, { warn, isUnkept, ...options }: MakingOptions): Making {
  const cache = openCache(folder, isUnkept === true ? () => {} : warn);
  return {
    load: async (request) =>
      (options.isRecalled === true ? recallFolder(cache, request) : null) ??
      (await readFolder(folder, cache, { ...options, ...request })),
    build: (articles, buildOptions) => restoreFrom(folder, cache, articles, warn, buildOptions),
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

/** Builds a library, of what was kept of the last one's indexes as far as they still hold, and keeps its own. */
async function restoreFrom(
  folder: Folder,
  cache: Cache,
  articles: Loaded["articles"],
  warn: Warn,
  options: Parameters<BuildLibrary>[1],
): Promise<LibraryClient> {
  const kind = kindOf(indexPrint, "indexes-1");
  const reading = readingOf(folder, cache, warn);
  const { library, unsaved } = await restoreLibrary(articles, cache.read("indexes", kind), {
    ...options,
    ...(reading === undefined ? {} : { reading }),
  });
  if (unsaved !== undefined) cache.write("indexes", kind, [unsaved]);
  return library;
}

const articlePrint = ["../articles/", "../language/"];
const indexPrint = ["../library/", "../articles/", "../language/"];
const articlesKind = (): string => kindOf(articlePrint, "articles-1");

const prints = new Map<readonly string[], string>();
/** What is the same for all that was made by the same code in these folders, under a name with a version. */
function kindOf(folders: readonly string[], name: string): string {
  const print = prints.get(folders) ?? printOfSources(...folders.map((at) => new URL(at, import.meta.url)));
  prints.set(folders, print);
  return `${name}-${print}`;
}

function isSame(before: KnownFiles, now: KnownFiles): boolean {
  return before.size === now.size && [...now].every(([file, known]) => before.get(file) === known);
}
