import { type Article, readFiles, type Summary } from "../articles/index.ts";
import type { Log } from "../log.ts";
import { articleOf, packOwn } from "./own-articles.ts";
import { articlesKind } from "./prints.ts";
import { followRules, type Standing } from "./rules.ts";
import type {
  ArticleStore,
  Departure,
  DepartureStore,
  LibraryId,
  LogPage,
  LogQuery,
  ServedReading,
  Stored,
  StoredHead,
} from "./store/article-store.ts";
import type { Limits } from "./store/limits.ts";
import type { ServerSettings } from "./store/settings.ts";

/** A file that somebody adds. */
export interface AddedFile {
  /** Its name, which says how it is to be read. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What came of adding a file. `reason` says in words why it cannot be read. */
export type Added =
  | Exclude<Stored, { readonly id: string }>
  | { readonly refused: "unreadable"; readonly reason: string }
  | { readonly id: string; readonly version: number; readonly summary: Summary };

/** What servers have added: read by this version's parsers, kept by the store. */
export class ServerArticles implements DepartureStore {
  /** What holds for a library now. */
  readonly standing: (library: LibraryId) => Promise<Standing>;
  #store: ArticleStore;
  #log: Pick<Log, "warn">;

  constructor(store: ArticleStore, log: Pick<Log, "warn">) {
    this.#store = store;
    this.#log = log;
    this.standing = followRules(store);
  }

  /** Reads a file and keeps it, as a new article or a new version of one. `by` is a user's id. */
  async add(library: LibraryId, { name, bytes }: AddedFile, by: string, article?: string): Promise<Added> {
    const file = name.replace(/\p{Cc}/gu, " ").trim() || "article.txt";
    const [read] = await readFiles([{ file, bytes }]);
    if (read === undefined || "reason" in read) {
      return { refused: "unreadable", reason: read?.reason ?? "could not be read" };
    }
    const { summary, json } = read;
    // PostgreSQL takes no NUL in a text.
    const title = summary.title.replaceAll("\0", "");
    const upload = { file, bytes, reading: { parser: articlesKind(), title, json } };
    const stored = await this.#store.put(library, upload, by, article);
    return "refused" in stored ? stored : { ...stored, summary };
  }

  /** The articles that are served, oldest first; with `isRemoved`, those that can be restored. */
  list(library: LibraryId, isRemoved = false): Promise<readonly StoredHead[]> {
    return this.#store.list(library, isRemoved);
  }

  /** Takes an article out of what is served. False where it is not served. */
  remove(library: LibraryId, article: string, by: string): Promise<boolean> {
    return this.#store.remove(library, article, by);
  }

  /** The reverse of `remove`. */
  restore(library: LibraryId, article: string, by: string): Promise<Stored> {
    return this.#store.restore(library, article, by);
  }

  /** See `ArticleStore`. */
  forget(library: LibraryId, by?: string): Promise<void> {
    return this.#store.forget(library, by);
  }

  /** See `ArticleStore`. */
  forgetDeparted(library: LibraryId, before: number): Promise<boolean> {
    return this.#store.forgetDeparted(library, before);
  }

  /** See `ArticleStore`. */
  departures(): Promise<readonly Departure[]> {
    return this.#store.departures();
  }

  /** See `ArticleStore`. */
  setDeparture(library: LibraryId, leftAt: number | undefined): Promise<void> {
    return this.#store.setDeparture(library, leftAt);
  }

  /** See `ArticleStore`. */
  log(library: LibraryId, query: LogQuery): Promise<LogPage> {
    return this.#store.log(library, query);
  }

  /** See `ArticleStore`. */
  purge(): Promise<void> {
    return this.#store.purge();
  }

  /** See `ArticleStore`. */
  set(library: LibraryId, change: Partial<ServerSettings>, by: string): Promise<void> {
    return this.#store.set(library, change, by);
  }

  /** See `ArticleStore`. */
  used(library: LibraryId): Promise<Limits> {
    return this.#store.used(library);
  }

  /** See `ArticleStore`. */
  revision(library: LibraryId): Promise<number> {
    return this.#store.revision(library);
  }

  /** What was read of all that is served. */
  async articles(library: LibraryId): Promise<readonly Article[]> {
    return (await this.#readings(library)).flatMap(({ id, json }) => articleOf(id, json));
  }

  /** The same, packed by `packOwn`. */
  async packed(library: LibraryId): Promise<Uint8Array> {
    return packOwn(await this.#readings(library));
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  /** What older parsers made is read anew. */
  async #readings(library: LibraryId): Promise<readonly ServedReading[]> {
    const readings = await this.#store.readings(library);
    const old = readings.filter(({ parser }) => parser !== articlesKind());
    const renewed = new Map((await this.#renew(library, old)).map((reading) => [reading.id, reading]));
    return readings.map((reading) => renewed.get(reading.id) ?? reading);
  }

  /** Reads anew what it can; what can no longer be read stays as it was. */
  async #renew(library: LibraryId, old: readonly ServedReading[]): Promise<readonly ServedReading[]> {
    const renewed: ServedReading[] = [];
    // One by one: a server's files may be 50 MB, and nobody needs more than one of them at a time.
    for (const reading of old) {
      const stored = await this.#store.get(library, reading.id);
      if (stored === undefined) continue;
      const [read] = await readFiles([{ file: reading.file, bytes: stored.bytes }]);
      if (read === undefined || "reason" in read) {
        this.#log.warn(
          { library, article: reading.id, reason: read?.reason },
          "an article stays as it was read",
        );
        continue;
      }
      const now = { parser: articlesKind(), title: read.summary.title.replaceAll("\0", ""), json: read.json };
      await this.#store.renew(library, reading.hash, now);
      renewed.push({ ...reading, ...now });
    }
    return renewed;
  }
}
