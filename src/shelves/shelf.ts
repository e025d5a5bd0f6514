import type { LibraryClient } from "../library/index.ts";
import type { LibrarySource, OpenLibrary, ReindexProgress } from "./library-source.ts";
import type { ReindexReport } from "./reindex-report.ts";
import { Usage } from "./usage.ts";

/** How a reindex is to be done. */
export interface ReindexOptions {
  /** Go ahead even where most of the articles would be gone. */
  readonly confirmed?: boolean;
  readonly onProgress?: (progress: ReindexProgress) => void;
}

/** A reindex that waits or is under way, shared by all who asked for it. */
interface Reindex {
  readonly report: Promise<ReindexReport>;
  readonly listeners: Set<(progress: ReindexProgress) => void>;
  isConfirmed: boolean;
}

/**
 * Holds a library, and replaces it as a whole: a new one is built aside and swapped in
 * with one assignment. While it builds, and when building fails, the old one serves.
 */
export class Shelf {
  /** What was asked for by name. Says nothing about who asked. */
  readonly usage = new Usage();
  readonly #library: OpenLibrary;
  #underWay: Reindex | undefined;
  #waiting: Reindex | undefined;

  private constructor(library: OpenLibrary) {
    this.#library = library;
  }

  /** Loads and builds for the first time. An empty folder makes an empty library. */
  static async open(
    source: LibrarySource,
    onProgress: (progress: ReindexProgress) => void = () => {},
  ): Promise<{ shelf: Shelf; report: ReindexReport }> {
    const start = performance.now();
    const { findings, library } = await source.open({ onProgress });
    return { shelf: new Shelf(library), report: { ...findings, milliseconds: since(start) } };
  }

  /** The library as it is now. */
  get library(): LibraryClient {
    return this.#library.client;
  }

  /**
   * Reads again what has changed. While one is under way, the next waits for its end, since the first may have passed
   * by what has changed meanwhile; whoever comes while one waits shares that one's report.
   *
   * @throws OpeningError where what the new library is built in dies or hangs; the old one goes on serving
   */
  reindex({ confirmed = false, onProgress = () => {} }: ReindexOptions = {}): Promise<ReindexReport> {
    const waiting = this.#waiting;
    if (waiting !== undefined) {
      waiting.isConfirmed ||= confirmed;
      waiting.listeners.add(onProgress);
      return waiting.report;
    }
    const before = this.#underWay;
    const ends = before?.report.then(
      () => {},
      () => {},
    );
    const reindex: Reindex = {
      report: (ends ?? Promise.resolve()).then(() => this.#run(reindex)),
      listeners: new Set([onProgress]),
      isConfirmed: confirmed,
    };
    if (before === undefined) this.#underWay = reindex;
    else this.#waiting = reindex;
    return reindex.report;
  }

  /** Gives the shelf up: once nobody asks it, its library ends, and who still has that asks `successor`. */
  async retire(successor: LibraryClient): Promise<void> {
    await Promise.allSettled([this.#underWay?.report, this.#waiting?.report]);
    this.#library.retire(successor);
  }

  /** Ends what the library runs in, and gives up what is being built. */
  async close(): Promise<void> {
    const reports = [this.#underWay?.report, this.#waiting?.report];
    await this.#library.close();
    await Promise.allSettled(reports);
  }

  async #run(reindex: Reindex): Promise<ReindexReport> {
    this.#underWay = reindex;
    if (this.#waiting === reindex) this.#waiting = undefined;
    const start = performance.now();
    try {
      const findings = await this.#library.renew({
        isConfirmed: reindex.isConfirmed,
        onProgress: (progress) => {
          for (const listener of reindex.listeners) listener(progress);
        },
      });
      return { ...findings, milliseconds: since(start) };
    } finally {
      if (this.#underWay === reindex) this.#underWay = undefined;
    }
  }
}

const since = (start: number): number => Math.round(performance.now() - start);
