import type { Loading } from "../articles/index.ts";
import type { BuildLibrary, LibraryClient } from "../library/index.ts";
import { handedOver } from "./known-files.ts";
import { type Findings, findingsOf, type ServedArticles, servedOf } from "./reindex-report.ts";

/** How far a reindex has come. */
export type ReindexProgress =
  | { readonly stage: "reading"; readonly done: number; readonly total: number }
  | { readonly stage: "indexing"; readonly done: number; readonly total: number };

/** Where a shelf has its libraries from: built in this thread, or in one of their own. */
export interface LibrarySource {
  /**
   * Reads and builds a library aside; without one where that `needsConfirmation`.
   *
   * @throws OpeningError where what it is built in dies or hangs
   */
  open(request: OpenRequest): Promise<Opened>;
}

/** What a library is to be opened for. */
export interface OpenRequest {
  /** What is served meanwhile; absent at the start. */
  readonly served?: Served | undefined;
  /** See `OpenLibrary`; of what is served meanwhile. */
  readonly handOver?: OpenLibrary["handOver"];
  /** Go ahead even where most of what is served would be gone. */
  readonly isConfirmed: boolean;
  readonly onProgress: (progress: ReindexProgress) => void;
  /** Aborted where nobody wants the library any more. */
  readonly signal?: AbortSignal;
}

/** What came of opening a library. */
export interface Opened {
  readonly findings: Findings;
  readonly library?: OpenLibrary;
}

/** A library that can be asked. */
export interface OpenLibrary {
  readonly client: LibraryClient;
  readonly served: Served;
  /**
   * What the source takes to go on serving these articles where their files cannot be read and what was kept of them is
   * lost; undefined where the library is lost, too.
   */
  handOver(): Promise<Uint8Array | undefined>;
  /** Another library takes over: what is under way is still answered, what is asked later is asked of the other. */
  retire(successor: LibraryClient): void;
  /** Ends what the library runs in. What is under way is given up. */
  close(): Promise<void>;
}

/**
 * What is to be handed to the source when the library is replaced. Only the source looks into it: as strings and bytes
 * it costs the thread that holds it nothing.
 */
export interface Served {
  /** JSON of `ServedArticles`. */
  readonly articles: string;
  /** What is known of the files, where it could not be kept on the disk. */
  readonly known?: Uint8Array;
}

/** What a library is made with, in the thread that it will live in. */
export interface Making {
  load(request: LoadRequest): Promise<Loaded>;
  readonly build: BuildLibrary;
  /** Ends what its libraries share. */
  readonly close?: () => Promise<void>;
}

/** What loading may need. */
export interface LoadRequest extends Pick<OpenRequest, "handOver"> {
  readonly onProgress: (done: number, total: number) => void;
  /** What is known of the files, where it could not be kept on the disk. */
  readonly known?: Uint8Array | undefined;
}

/** What a folder holds. */
export interface Loaded extends Pick<Loading, "articles" | "problems" | "kept"> {
  /**
   * Keeps what is known of the files for the next time: to be called once it is certain that these articles will be
   * served. Gives what is known as bytes where it could not be kept.
   */
  keep(): Uint8Array | undefined;
}

/** What came of making a library. Plain data but for the library. */
export interface Made {
  readonly findings: Findings;
  readonly library?: Pick<OpenLibrary, "client" | "served" | "handOver">;
}

/** Loads, compares with what is served, and builds unless that takes a confirmation. */
export async function makeLibrary(
  { load, build }: Making,
  { served, handOver, isConfirmed, onProgress }: OpenRequest,
): Promise<Made> {
  const loaded = await load({
    onProgress: (done, total) => onProgress({ stage: "reading", done, total }),
    known: served?.known,
    ...(handOver === undefined ? {} : { handOver }),
  });
  const before: ServedArticles | undefined = served && JSON.parse(served.articles);
  const now = servedOf(loaded.articles);
  const findings = findingsOf(loaded, now, before, isConfirmed);
  if (findings.needsConfirmation) return { findings };
  const client = await build(loaded.articles, {
    onProgress: (done, total) => onProgress({ stage: "indexing", done, total }),
  });
  const unsaved = loaded.keep();
  const known = unsaved === undefined ? {} : { known: unsaved };
  return {
    findings,
    library: {
      client,
      served: { articles: JSON.stringify(now), ...known },
      handOver: async () => handedOver(loaded.articles),
    },
  };
}

/** Libraries in this thread. */
export function inThisThread(making: Making): LibrarySource {
  return {
    async open(request) {
      const { findings, library } = await makeLibrary(making, request);
      return library === undefined
        ? { findings }
        : { findings, library: { ...library, retire: () => {}, close: async () => making.close?.() } };
    },
  };
}
