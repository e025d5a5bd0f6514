import { type Article, createFileReader, type KeptArticle } from "../articles/index.ts";
import type { Log } from "../log.ts";
import { type Changes, changesBetween } from "./changes-between.ts";
import { fingerprintOf } from "./corrected.ts";
import { earlierId } from "./earlier-versions.ts";
import type { ReindexProgress } from "./library-source.ts";
import { articleOf, packOwn } from "./own-articles.ts";
import { articlesKind } from "./prints.ts";
import { ReadingTurns } from "./reading-turns.ts";
import { followRules, type Standing } from "./rules.ts";
import type {
  ArticleStore,
  Departure,
  DepartureStore,
  Edits,
  LibraryId,
  LogPage,
  LogQuery,
  QuestionPage,
  ServedReading,
  Stored,
  StoredHead,
  StoredVersion,
  UnansweredQuestion,
  Upload,
  VersionRef,
} from "./store/article-store.ts";
import type { CollectionChange, CollectionChanged } from "./store/collection.ts";
import type { AnswerCorrection } from "./store/correction.ts";
import type { Limits } from "./store/limits.ts";
import { serverLimits } from "./store/limits.ts";
import type { ServerSettings } from "./store/settings.ts";
import { isShownIn } from "./views.ts";

/** A file that somebody adds. */
export interface AddedFile {
  /** Its name, which says how it is to be read. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why a file cannot be read, in words. */
interface Unreadable {
  readonly refused: "unreadable";
  readonly reason: string;
}

/** As many files of the server are being read as may wait for each other. */
interface Busy {
  readonly refused: "busy";
}

/** What came of adding a file. */
export type Added = Stored | Unreadable | Busy;

/** A version of an article, and what is different in it from the one that is served, where that is known. */
export interface Preview {
  readonly version: StoredVersion;
  readonly changes?: Changes;
}

/** How many of a server's own articles were read anew, and which stay as they were read. */
export interface ReadAnew {
  readonly read: number;
  readonly kept: readonly KeptArticle[];
}

/**
 * How long the reading of one file may take, in ms. A MiB of press takes two seconds of a processor's time; this leaves
 * the largest file that may be added enough of it on a machine that does other things, and nobody waits for it but who
 * added it.
 */
const READING = 60_000;

/**
 * How many of a server's files may wait for each other in memory. Those that are added at once are read one after the
 * other as it is: each that waits was added by another call.
 */
const MOST_IN_LINE = 10;

/** Where nobody summed up what was read, a form shows none of it: what is left empty there stays as it was read. */
function unknownSummary({ title, edits }: StoredVersion) {
  const known = edits.title === undefined ? title : undefined;
  return { title: known, author: null, date: null, publication: null, url: null };
}

/** What servers have added: read by this version's parsers, kept by the store. */
export class ServerArticles implements DepartureStore {
  /** What holds for a library now. */
  readonly standing: (library: LibraryId) => Promise<Standing>;
  #store: ArticleStore;
  #log: Pick<Log, "warn">;
  /** Is not cut off by a close. */
  #purging: Promise<unknown> | undefined;
  readonly #files = createFileReader({ timeLimit: READING });
  readonly #turns = new ReadingTurns();

  constructor(store: ArticleStore, log: Pick<Log, "warn">) {
    this.#store = store;
    this.#log = log;
    this.standing = followRules(store);
  }

  /** Reads a file and serves it, as a new article or a new version of one. `by` is a user's id. */
  async add(library: LibraryId, given: AddedFile, by: string, article?: string): Promise<Added> {
    const upload = await this.#readAdded(library, given);
    return "refused" in upload ? upload : this.#store.put(library, upload, by, article);
  }

  /** Reads a file and keeps it as a draft, which nobody sees before `keep`. See `add`. */
  async draft(library: LibraryId, given: AddedFile, by: string, article?: string): Promise<Added> {
    const upload = await this.#readAdded(library, given);
    return "refused" in upload ? upload : this.#store.draft(library, upload, by, article);
  }

  /** See `ArticleStore`. */
  keep(library: LibraryId, draft: VersionRef, by: string): Promise<Stored> {
    return this.#store.keep(library, draft, by);
  }

  /** See `ArticleStore`. */
  discard(library: LibraryId, draft: VersionRef): Promise<boolean> {
    return this.#store.discard(library, draft);
  }

  /** See `ArticleStore`. */
  versions(library: LibraryId, article: string): Promise<readonly StoredVersion[]> {
    return this.#store.versions(library, article);
  }

  /** See `ArticleStore`. */
  hide(library: LibraryId, article: string, isHidden: boolean, by: string): Promise<boolean> {
    return this.#store.hide(library, article, isHidden, by);
  }

  /** A version or a draft, and what is different in it from the version that is served. */
  async preview(library: LibraryId, ref: VersionRef): Promise<Preview | undefined> {
    const version = await this.#store.version(library, ref);
    if (version === undefined) return undefined;
    const { id, served, summary } = version;
    const isOther = served > 0 && served !== version.version;
    const before = isOther ? await this.#store.version(library, { id, version: served }) : undefined;
    return before?.summary === undefined || summary === undefined
      ? { version }
      : { version, changes: changesBetween(before.summary.paragraphPrints, summary.paragraphPrints) };
  }

  /** Puts what a moderator says of a version in the place of what was read; what is the same stays as it was read. */
  async edit(library: LibraryId, ref: VersionRef, said: Required<Edits>, by: string): Promise<Stored> {
    const version = await this.#store.version(library, ref);
    if (version === undefined) return { refused: "unknown" };
    const { title, author, date, publication, url } = said;
    const read = version.summary ?? unknownSummary(version);
    const edits = {
      ...(title === read.title ? {} : { title }),
      ...(author === read.author ? {} : { author }),
      ...(date === read.date ? {} : { date }),
      ...(publication === read.publication ? {} : { publication }),
      ...(url === read.url ? {} : { url }),
    };
    return this.#store.edit(library, ref, edits, by);
  }

  /** Says of a version what an archive says that a moderator said. */
  editAs(library: LibraryId, ref: VersionRef, edits: Edits, by: string): Promise<Stored> {
    return this.#store.edit(library, ref, edits, by);
  }

  /** An article's file as it was given, and what a moderator said of it. */
  async original(
    library: LibraryId,
    { id, version }: VersionRef,
  ): Promise<{ readonly bytes: Uint8Array; readonly edits: Edits } | undefined> {
    const [stored, read] = await Promise.all([
      this.#store.get(library, id, version),
      this.#store.version(library, { id, version }),
    ]);
    return stored && read && { bytes: stored.bytes, edits: read.edits };
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
  libraries(): Promise<readonly LibraryId[]> {
    return this.#store.libraries();
  }

  /** See `ArticleStore`. */
  choose(member: string, library: LibraryId | undefined): Promise<boolean> {
    return this.#store.choose(member, library);
  }

  /** See `ArticleStore`. */
  chosen(member: string): Promise<LibraryId | undefined> {
    return this.#store.chosen(member);
  }

  /** See `ArticleStore`. */
  log(library: LibraryId, query: LogQuery): Promise<LogPage> {
    return this.#store.log(library, query);
  }

  /** See `ArticleStore`. */
  purge(): Promise<readonly LibraryId[]> {
    const purging = this.#store.purge();
    this.#purging = purging;
    return purging;
  }

  /** See `ArticleStore`. */
  set(library: LibraryId, change: Partial<ServerSettings>, by: string): Promise<void> {
    return this.#store.set(library, change, by);
  }

  /** See `ArticleStore`. */
  noteQuestion(
    library: LibraryId,
    asked: Pick<UnansweredQuestion, "id" | "question" | "kind">,
  ): Promise<void> {
    return this.#store.noteQuestion(library, asked);
  }

  /** See `ArticleStore`. */
  questions(library: LibraryId, query: LogQuery): Promise<QuestionPage> {
    return this.#store.questions(library, query);
  }

  /** See `ArticleStore`. */
  dropQuestions(library: LibraryId, by: string, ids?: readonly string[]): Promise<void> {
    return this.#store.dropQuestions(library, by, ids);
  }

  /** Says whose words a quotation is, or whether a paragraph answers a question; `text` is the paragraph's. */
  correct(
    library: LibraryId,
    article: string,
    text: string,
    said: { readonly words: string; readonly speaker: string | null } | Omit<AnswerCorrection, "paragraph">,
    by: string,
  ): Promise<Stored> {
    const paragraph = fingerprintOf(text);
    const correction =
      "words" in said ? { speaker: { ...said, paragraph } } : { answer: { ...said, paragraph } };
    return this.#store.correct(library, article, correction, by);
  }

  /** See `ArticleStore`; files of which nothing came count as additions, too. */
  async used(library: LibraryId): Promise<Limits> {
    const used = await this.#store.used(library);
    return { ...used, additions: Math.max(used.additions, this.#turns.attempts(library)) };
  }

  /** See `ArticleStore`. */
  revision(library: LibraryId): Promise<number> {
    return this.#store.revision(library);
  }

  /** Reads the files of all that is served anew, whatever was read of them. */
  async readAnew(library: LibraryId, onProgress: (progress: ReindexProgress) => void): Promise<ReadAnew> {
    const readings = await this.#store.readings(library);
    const total = readings.length;
    const { renewed, kept } = await this.#renew(library, readings, (done) =>
      onProgress({ stage: "reading", done, total }),
    );
    return { read: renewed.length, kept };
  }

  /** What was read of all that is served. */
  async articles(library: LibraryId): Promise<readonly Article[]> {
    return (await this.#readings(library)).flatMap(articleOf);
  }

  /** The same of what is shown where these collections are seen besides those that everybody sees, by `packOwn`. */
  async packed(library: LibraryId, sees: readonly string[]): Promise<Uint8Array> {
    return packOwn((await this.#readings(library)).filter(await this.#isShown(library, sees)));
  }

  /** The same of earlier versions of that, each under an id of its own; see `earlierId`. */
  async packedEarlier(library: LibraryId, sees: readonly string[]): Promise<Uint8Array> {
    const isShown = await this.#isShown(library, sees);
    const readings = await this.#store.earlierReadings(library, serverLimits);
    const shown = await this.#renewed(library, readings.filter(isShown));
    return packOwn(shown.map((reading) => ({ ...reading, id: earlierId(reading) })));
  }

  /** Whether any article that is shown there has earlier versions. */
  async hasEarlier(library: LibraryId, sees: readonly string[]): Promise<boolean> {
    const isShown = await this.#isShown(library, sees);
    return (await this.#store.list(library)).some(
      (head) => head.version > 1 && head.hidden === undefined && isShown(head),
    );
  }

  /** Whether anything of a library is shown where these collections are seen besides those that everybody sees. */
  async hasAny(library: LibraryId, sees: readonly string[]): Promise<boolean> {
    return (await this.#store.list(library)).some(await this.#isShown(library, sees));
  }

  /** See `ArticleStore`. */
  changeCollection(library: LibraryId, change: CollectionChange, by: string): Promise<CollectionChanged> {
    return this.#store.changeCollection(library, change, by);
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#files.close(), this.#purging]);
    await this.#store.close();
  }

  async #isShown(library: LibraryId, sees: readonly string[]) {
    return isShownIn(sees, (await this.standing(library)).collections);
  }

  /** What older parsers made is read anew. */
  async #readings(library: LibraryId): Promise<readonly ServedReading[]> {
    return this.#renewed(library, await this.#store.readings(library));
  }

  async #renewed<Reading extends ServedReading & { readonly version?: number }>(
    library: LibraryId,
    readings: readonly Reading[],
  ): Promise<readonly Reading[]> {
    const old = readings.filter(({ parser }) => parser !== articlesKind());
    const { renewed } = await this.#renew(library, old);
    const anew = new Map(renewed.map((reading) => [reading.hash, reading]));
    return readings.map((reading) => {
      const now = anew.get(reading.hash);
      return now === undefined
        ? reading
        : { ...reading, parser: now.parser, title: now.title, json: now.json };
    });
  }

  /** Reads anew what it can; what can no longer be read stays as it was. */
  async #renew(
    library: LibraryId,
    old: readonly (ServedReading & { readonly version?: number })[],
    onProgress = (_done: number) => {},
  ) {
    const renewed: ServedReading[] = [];
    const kept: KeptArticle[] = [];
    // One by one: a server's files may be 50 MB, and nobody needs more than one of them at a time.
    for (const [done, reading] of old.entries()) {
      onProgress(done);
      const stored = await this.#store.get(library, reading.id, reading.version);
      if (stored === undefined) continue;
      const file = { name: reading.file, bytes: stored.bytes };
      const read = await this.#turns.take(library, () => this.#read(file));
      if ("refused" in read) {
        const { reason } = read;
        this.#log.warn({ library, article: reading.id, reason }, "an article stays as it was read");
        kept.push({ title: reading.title, file: reading.file, reason });
        continue;
      }
      await this.#store.renew(library, reading.hash, read.reading);
      renewed.push({ ...reading, ...read.reading });
    }
    return { renewed, kept };
  }

  /** Refuses before it reads: what comes of a file is known only once it has taken its time. */
  async #readAdded(library: LibraryId, given: AddedFile): Promise<Upload | Exclude<Added, VersionRef>> {
    if (this.#turns.inLine(library) >= MOST_IN_LINE) return { refused: "busy" };
    return this.#turns.take(library, async () => {
      const { additions: most } = serverLimits;
      if ((await this.used(library)).additions >= most) return { refused: "additions", most };
      this.#turns.noteAttempt(library);
      return this.#read(given);
    });
  }

  async #read({ name, bytes }: AddedFile): Promise<Upload | Unreadable> {
    const file = name.replace(/\p{Cc}/gu, " ").trim() || "article.txt";
    const read = await this.#files.read({ file, bytes });
    if ("reason" in read) return { refused: "unreadable", reason: read.reason };
    const { summary, json } = read;
    // PostgreSQL takes no NUL in a text.
    const title = summary.title.replaceAll("\0", "");
    return { file, bytes, reading: { parser: articlesKind(), title, json, summary } };
  }
}
