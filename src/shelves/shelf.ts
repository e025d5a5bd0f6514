import type { Article, KeptArticle, Loading, Problem } from "../articles/index.ts";
import type { BuildLibrary, LibraryClient } from "../library/index.ts";
import { Usage } from "./usage.ts";

/** How far a reindex has come. */
export type ReindexProgress =
  | { readonly stage: "reading"; readonly done: number; readonly total: number }
  | { readonly stage: "indexing"; readonly done: number; readonly total: number };

/** What a reindex did, or, where it `needsConfirmation`, would do. */
export interface ReindexReport {
  /** False where the old library stays. */
  readonly replaced: boolean;
  /** Most of what is served would be gone, so that nothing was replaced: it takes a confirmed reindex to do it. */
  readonly needsConfirmation: boolean;
  /** Of what is served afterwards. */
  readonly articles: number;
  readonly paragraphs: number;
  /** Titles. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Articles that stay as they were, since their files cannot be read now. */
  readonly kept: readonly KeptArticle[];
  readonly problems: readonly Problem[];
  readonly milliseconds: number;
}

/** How a reindex is to be done. */
export interface ReindexOptions {
  /** Go ahead even where most of the articles would be gone. */
  readonly confirmed?: boolean;
  readonly onProgress?: (progress: ReindexProgress) => void;
}

/** Where a call came from, as far as a shelf cares. */
export interface ShelfPlace {
  readonly guildId?: string;
}

/** What a shelf needs: something that loads articles and something that builds a library of them. */
export interface ShelfSource {
  load(onProgress: (done: number, total: number) => void): Promise<Pick<Loading, "articles" | "problems">>;
  readonly build: BuildLibrary;
}

/**
 * Holds the library that serves a place, and replaces it as a whole: a new one is built aside and swapped in
 * with one assignment. While it builds, and when building fails, the old one serves.
 */
export class Shelf {
  /** What was asked for by name. Says nothing about who asked. */
  readonly usage = new Usage();
  #library: LibraryClient;
  #articles: readonly Article[] = [];
  #source: ShelfSource;
  #running: Promise<ReindexReport> | undefined;
  #listeners = new Set<(progress: ReindexProgress) => void>();

  private constructor(source: ShelfSource, library: LibraryClient) {
    this.#source = source;
    this.#library = library;
  }

  /** Loads and builds for the first time. An empty folder makes an empty library. */
  static async open(
    source: ShelfSource,
    onProgress: (progress: ReindexProgress) => void = () => {},
  ): Promise<{ shelf: Shelf; report: ReindexReport }> {
    const shelf = new Shelf(source, await source.build([]));
    return { shelf, report: await shelf.reindex({}, { confirmed: true, onProgress }) };
  }

  /** The library for a call from this place. All places share one for now. */
  libraryFor(_place: ShelfPlace): LibraryClient {
    return this.#library;
  }

  /** Reads the articles again. A second call while one is under way waits for the first's report. */
  reindex(
    _place: ShelfPlace,
    { confirmed = false, onProgress = () => {} }: ReindexOptions = {},
  ): Promise<ReindexReport> {
    this.#listeners.add(onProgress);
    this.#running ??= this.#reindex(confirmed).finally(() => {
      this.#running = undefined;
      this.#listeners.clear();
    });
    return this.#running;
  }

  async #reindex(confirmed: boolean): Promise<ReindexReport> {
    const start = performance.now();
    const report = (progress: ReindexProgress) => {
      for (const listener of this.#listeners) listener(progress);
    };
    const { articles, problems } = await this.#source.load((done, total) =>
      report({ stage: "reading", done, total }),
    );
    const old = this.#articles;
    const needsConfirmation = articles.length === 0 && old.length > 0 && !confirmed;
    const replaced = !needsConfirmation;
    if (replaced) {
      const onProgress = (done: number, total: number) => report({ stage: "indexing", done, total });
      this.#library = await this.#source.build(articles, { onProgress });
      this.#articles = articles;
    }
    return {
      replaced,
      needsConfirmation,
      articles: this.#articles.length,
      paragraphs: this.#articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
      ...compare(old, articles),
      kept: [],
      problems,
      milliseconds: Math.round(performance.now() - start),
    };
  }
}

/** What people see of an article: where any of it is another, the article has changed. */
const shown = ["source", "title", "author", "date", "publication", "url"] as const;

function compare(
  old: readonly Article[],
  now: readonly Article[],
): Pick<ReindexReport, "added" | "changed" | "removed"> {
  const before = new Map(old.map((article) => [article.id, article]));
  const after = new Set(now.map((article) => article.id));
  return {
    added: now.filter(({ id }) => !before.has(id)).map(({ title }) => title),
    changed: now
      .filter((article) => {
        const was = before.get(article.id);
        return was !== undefined && shown.some((key) => was[key] !== article[key]);
      })
      .map(({ title }) => title),
    removed: old.filter(({ id }) => !after.has(id)).map(({ title }) => title),
  };
}
