import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { type KnownFiles, type LoadOptions, loadArticles, recallArticles } from "../articles/index.ts";
import type { Config } from "../config.ts";
import { type BuildLibrary, type LibraryClient, restoreLibrary } from "../library/index.ts";
import { packKnown, unpackKnown } from "./known-files.ts";
import type { Loaded, Making } from "./library-source.ts";
import { closeReader, readingOf } from "./reading.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";
import { printOfSources } from "./sources-print.ts";

/** A folder of articles, and where what was read is kept. */
export type Folder = Pick<Config, "articlesDir" | "maxArticleBytes" | "dataDir" | "reader" | "readerWaitMs">;

/** How a folder is read; `warn` is told what costs time but no answer. */
interface ReadOptions extends Pick<LoadOptions, "threads" | "onProgress"> {
  readonly warn: (warning: string, error: unknown) => void;
  /** What is known of the files, where it could not be kept on the disk. */
  readonly known?: Uint8Array | undefined;
}

/** How a library of a folder is made. */
interface MakingOptions extends Pick<ReadOptions, "threads" | "warn"> {
  /** Of the articles as they were read last, if they were kept: what is to be there again has not changed. */
  readonly isRecalled?: boolean;
}

/** What a library of this folder is made with, in the thread that calls. */
export function makingOf(folder: Folder, options: MakingOptions): Making {
  return {
    load: async (onProgress, known) =>
      (options.isRecalled ? recallFolder(folder, known) : null) ??
      (await readFolder(folder, { ...options, onProgress, known })),
    build: (articles, buildOptions) => restoreFrom(folder, articles, options.warn, buildOptions),
    close: closeReader,
  };
}

/** Reads what has changed in a folder since it was read last. */
async function readFolder(folder: Folder, options: ReadOptions): Promise<Loaded> {
  const file = cacheFile(folder, "articles");
  const kind = kindOf(articlePrint, "articles-1");
  const kept = options.known ?? readSealed(file, kind);
  const known: KnownFiles = kept === null ? new Map() : unpackKnown(kept);
  const loading = await loadArticles(folder.articlesDir, {
    ...options,
    known,
    maxBytes: folder.maxArticleBytes,
  });
  return {
    ...loading,
    keep() {
      if (options.known === undefined && isSame(known, loading.known)) return undefined;
      const parts = packKnown(loading.known);
      const isKept = tryToWrite(file, kind, parts, options.warn);
      return isKept ? undefined : sharedBytes(parts);
    },
  };
}

/** The articles as they were read last, without a look at their files; null where they were not kept. */
function recallFolder(folder: Folder, unsaved: Uint8Array | undefined): Loaded | null {
  const kept = unsaved ?? readSealed(cacheFile(folder, "articles"), kindOf(articlePrint, "articles-1"));
  return kept === null ? null : { ...recallArticles(unpackKnown(kept)), keep: () => unsaved };
}

/** Builds a library, of what was kept of the last one's indexes as far as they still hold, and keeps its own. */
async function restoreFrom(
  folder: Folder,
  articles: Loaded["articles"],
  warn: ReadOptions["warn"],
  options: Parameters<BuildLibrary>[1],
): Promise<LibraryClient> {
  const file = cacheFile(folder, "indexes");
  const kind = kindOf(indexPrint, "indexes-1");
  const reading = readingOf(folder, warn);
  const { library, unsaved } = await restoreLibrary(articles, readSealed(file, kind), {
    ...options,
    ...(reading === undefined ? {} : { reading }),
  });
  if (unsaved !== undefined) tryToWrite(file, kind, [unsaved], warn);
  return library;
}

/** Whether it was written: the bot works without, only slower. */
function tryToWrite(
  file: string,
  kind: string,
  parts: readonly Uint8Array[],
  warn: ReadOptions["warn"],
): boolean {
  try {
    writeSealed(file, kind, parts);
    return true;
  } catch (error) {
    warn("what was read cannot be kept, so that every start reads all of it again", error);
    return false;
  }
}

/** One piece of memory that all threads share: handing it on copies nothing. */
function sharedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(parts.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** One name for each folder of articles, so that several can be kept beside each other. */
function cacheFile({ articlesDir, dataDir }: Folder, what: "articles" | "indexes"): string {
  const name = createHash("sha256").update(resolve(articlesDir)).digest("hex").slice(0, 12);
  return join(dataDir, "cache", `${name}.${what}`);
}

const articlePrint = ["../articles/", "../language/"];
const indexPrint = ["../library/", "../articles/", "../language/"];

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
