import {
  type KnownFiles,
  type Loading,
  type LoadOptions,
  loadArticles,
  recallArticles,
} from "../articles/index.ts";
import type { Config } from "../config.ts";
import { type Legacy, restoreLibrary } from "../library/index.ts";
import type { Reader } from "../reader/index.ts";
import { type Cache, openCache } from "./cache.ts";
import { packFiles, sharedBytes, unpackKnown } from "./known-files.ts";
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

/** The folder as it is now: only what a server has added to it may change. */
export type FolderNow = () => Folder | Promise<Folder>;

type Warn = (warning: string, error: unknown) => void;

/** How libraries of a folder are made; `warn` is told what costs time but no answer. */
export interface MakingOptions extends Pick<LoadOptions, "threads"> {
  readonly warn: Warn;
  /** The first of the articles as they were read last, if they were kept: what is to be there again has not changed. */
  readonly isRecalled?: boolean;
  /** What is known of the files, where that could not be kept on the disk. */
  readonly unsaved?: Uint8Array | undefined;
  /** Who reads what is found. Default: one of this thread's own. */
  readonly reader?: Reader | undefined;
}

/** What libraries of this folder are made with, in the thread that calls: of each what the next can take over. */
export function makingOf(folderNow: FolderNow, options: MakingOptions): Making {
  // That nothing can be kept was said where something is unsaved.
  const warn = options.unsaved === undefined ? options.warn : () => {};
  let folder: Folder | undefined;
  let cache: Cache | undefined;
  let files: FolderFiles | undefined;
  let legacy: Legacy | undefined;
  let current = new AbortController();
  return {
    async load(request) {
      folder = await folderNow();
      const { own, ...house } = folder;
      cache ??= openCache(folder, warn);
      files ??= new FolderFiles(own === undefined ? cache : openCache(house, () => {}), options);
      return own === undefined ? files.read(folder, request) : loadWithOwn(folder, own, files, request);
    },
    async build(articles, buildOptions) {
      if (folder === undefined || cache === undefined) throw new Error("nothing was loaded yet");
      const kind = indexesKind();
      const next = new AbortController();
      const reading = readingOf(folder, cache, options.warn, options.reader);
      const made = await restoreLibrary(articles, legacy ?? cache.read("indexes", kind), {
        ...buildOptions,
        ...(reading === undefined ? {} : { reading: { ...reading, signal: next.signal } }),
      });
      if (made.unsaved !== undefined) await cache.write("indexes", kind, made.unsaved);
      legacy = made.legacy;
      current.abort();
      current = next;
      return made.library;
    },
    close: closeReader,
  };
}

/** What is known of a folder's files: what was kept on the disk at first, then what is served. */
class FolderFiles {
  readonly #cache: Cache;
  readonly #options: MakingOptions;
  #known: KnownFiles | undefined;
  #isUnsaved: boolean;
  #isRecalled: boolean;

  constructor(cache: Cache, options: MakingOptions) {
    this.#cache = cache;
    this.#options = options;
    this.#isUnsaved = options.unsaved !== undefined;
    this.#isRecalled = options.isRecalled === true;
  }

  /** Reads what has changed since the files were read last. */
  async read(folder: Folder, request: LoadRequest): Promise<Loaded> {
    const isRecalled = this.#isRecalled;
    this.#isRecalled = false;
    this.#known ??= this.#kept();
    if (isRecalled && this.#known !== undefined)
      return { ...recallArticles(this.#known), keep: async () => this.#options.unsaved };
    const known = this.#known ?? new Map();
    const loading = await this.#load(folder, request);
    return { ...loading, keep: () => this.#keep(known, loading.known) };
  }

  /** The articles as they were read last, by whomever, without a look at their files; reads those of which nothing was kept. */
  async recall(folder: Folder, request: LoadRequest): Promise<Loading> {
    const kept = this.#cache.read("articles", articlesKind());
    const loading =
      kept === null ? await this.#load(folder, request) : recallArticles(unpackKnown(kept, this.#known));
    this.#known = loading.known;
    return loading;
  }

  #load({ articlesDir, maxArticleBytes: maxBytes }: Folder, request: LoadRequest): Promise<Loading> {
    const { threads } = this.#options;
    const known = this.#known === undefined ? {} : { known: this.#known };
    const limits = { maxBytes, ...(threads === undefined ? {} : { threads }) };
    return loadArticles(articlesDir, { ...request, ...known, ...limits });
  }

  #kept(): KnownFiles | undefined {
    const kept = this.#options.unsaved ?? this.#cache.read("articles", articlesKind());
    return kept === null ? undefined : unpackKnown(kept);
  }

  async #keep(before: KnownFiles, now: KnownFiles): Promise<Uint8Array | undefined> {
    this.#known = now;
    if (!this.#isUnsaved && isSame(before, now)) return undefined;
    const parts = packFiles([...now]);
    this.#isUnsaved = !(await this.#cache.write("articles", articlesKind(), parts));
    return this.#isUnsaved ? sharedBytes(parts) : undefined;
  }
}

/** What a server has added, beside the folder's articles as they were read last. */
async function loadWithOwn(
  folder: Folder,
  own: OwnArticles,
  house: FolderFiles,
  request: LoadRequest,
): Promise<Loaded> {
  const articles = unpackOwn(own);
  const alone = { articles, problems: [], kept: [], keep: async () => undefined };
  if (own.isAlone) return alone;
  const loading = await house.recall(folder, request);
  const ids = new Set(articles.map(({ id }) => id));
  return { ...alone, articles: [...articles, ...loading.articles.filter(({ id }) => !ids.has(id))] };
}

function isSame(before: KnownFiles, now: KnownFiles): boolean {
  return before.size === now.size && [...now].every(([file, known]) => before.get(file) === known);
}
