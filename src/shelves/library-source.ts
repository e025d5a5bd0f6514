import type { Article, Loading } from "../articles/index.ts";
import type { BuildLibrary, LibraryClient } from "../library/index.ts";
import { type Findings, findingsOf } from "./reindex-report.ts";

/** How far a reindex has come. */
export type ReindexProgress =
  | { readonly stage: "reading"; readonly done: number; readonly total: number }
  | { readonly stage: "indexing"; readonly done: number; readonly total: number };

/** Where a shelf has its library from: built in this thread, or in one of its own. */
export interface LibrarySource {
  /**
   * Reads and builds a library.
   *
   * @throws OpeningError where what it is built in dies or hangs
   */
  open(request: OpenRequest): Promise<{ readonly findings: Findings; readonly library: OpenLibrary }>;
}

/** How a library is to be opened. */
export interface OpenRequest {
  readonly onProgress: (progress: ReindexProgress) => void;
}

/** How a library is to be renewed. */
export interface RenewRequest extends OpenRequest {
  /** Go ahead even where most of what is served would be gone. */
  readonly isConfirmed: boolean;
}

/** A library that can be asked, and renewed. */
export interface OpenLibrary {
  /** The library as it is now. Whoever holds one goes on asking the same library, as long as that can be had. */
  readonly client: LibraryClient;
  /**
   * Reads again what has changed and builds a library of that and of what has not, which then is the `client`; not where
   * that `needsConfirmation`. One at a time.
   *
   * @throws OpeningError where what it is built in dies or hangs; the old library is then served again
   */
  renew(request: RenewRequest): Promise<Findings>;
  /** Another library takes over: what is under way is still answered, what is asked later is asked of the other. */
  retire(successor: LibraryClient): void;
  /** Ends what the library runs in. What is under way is given up. */
  close(): Promise<void>;
}

/** What libraries are made with, one after the other, in the thread that they live in. */
export interface Making {
  load(request: LoadRequest): Promise<Loaded>;
  readonly build: BuildLibrary;
  /** Ends what the libraries share. */
  readonly close?: () => Promise<void>;
}

/** How articles are to be loaded. */
export interface LoadRequest {
  readonly onProgress: (done: number, total: number) => void;
}

/** What a folder holds. */
export interface Loaded extends Pick<Loading, "articles" | "problems" | "kept"> {
  /**
   * Keeps what is known of the files for the next time: to be called once it is certain that these articles will be
   * served. Gives what is known as bytes where it could not be kept on the disk.
   */
  keep(): Promise<Uint8Array | undefined>;
}

/** What came of making a library. */
export interface Made {
  readonly findings: Findings;
  /** Absent where that takes a confirmation. */
  readonly library?: {
    readonly client: LibraryClient;
    readonly articles: readonly Article[];
    /** What is known of the files, where it could not be kept on the disk. */
    readonly unsaved?: Uint8Array;
  };
}

/** Loads, compares with the articles that are served (none at the start), and builds unless that takes a confirmation. */
export async function makeLibrary(
  { load, build }: Making,
  served: readonly Article[],
  { isConfirmed, onProgress }: RenewRequest,
): Promise<Made> {
  const loaded = await load({
    onProgress: (done, total) => onProgress({ stage: "reading", done, total }),
  });
  const { articles } = loaded;
  const findings = findingsOf(loaded, served, isConfirmed);
  if (findings.needsConfirmation) return { findings };
  const client = await build(articles, {
    onProgress: (done, total) => onProgress({ stage: "indexing", done, total }),
  });
  const unsaved = await loaded.keep();
  return { findings, library: { client, articles, ...(unsaved === undefined ? {} : { unsaved }) } };
}

/** Libraries in this thread. */
export function inThisThread(making: Making): LibrarySource {
  return {
    async open(request) {
      const { findings, library } = await makeLibrary(making, [], { ...request, isConfirmed: true });
      if (library === undefined) throw new Error("nothing was opened");
      let current = library;
      return {
        findings,
        library: {
          get client() {
            return current.client;
          },
          async renew(renewal) {
            const made = await makeLibrary(making, current.articles, renewal);
            current = made.library ?? current;
            return made.findings;
          },
          retire() {},
          close: async () => making.close?.(),
        },
      };
    },
  };
}
