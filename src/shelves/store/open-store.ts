import type { Kysely, UpdateQueryBuilder, UpdateResult } from "kysely";
import type { Log } from "../../log.ts";
import { purgeActs, readActs, recordAct } from "./acts.ts";
import type {
  ActKind,
  ArticleStore,
  Departure,
  EarlierReading,
  Edits,
  LibraryId,
  LibraryState,
  LogPage,
  LogQuery,
  QuestionPage,
  ServedReading,
  Stored,
  StoredArticle,
  StoredHead,
  StoredReading,
  StoredVersion,
  UnansweredQuestion,
  Upload,
  VersionRef,
} from "./article-store.ts";
import { changeLibrary, changeRules, Refusal, touch } from "./change.ts";
import { purgeChoices, readChoice, writeChoice } from "./choices.ts";
import type { Collection, CollectionChange, CollectionChanged } from "./collection.ts";
import { changeCollection, readCollections } from "./collections.ts";
import { type CopiedRow, copyLibrary, replaceLibrary } from "./copies.ts";
import type { Correction } from "./correction.ts";
import { type DatabaseSettings, emptyLog, openDatabase } from "./database.ts";
import { readDepartures, writeDeparture } from "./departures.ts";
import { readEarlier } from "./earlier.ts";
import { type Limits, serverLimits } from "./limits.ts";
import { deleteQuestions, noteQuestion, purgeQuestions, readQuestions } from "./questions.ts";
import { additionsOf, keptOf, refuseExcess, refuseSame, sizeOf } from "./refusals.ts";
import {
  headOf,
  readingColumns,
  readingOf,
  selectPresent,
  selectSummarized,
  selectVersions,
  titleOf,
  versionOf,
} from "./selections.ts";
import { readSettings, type ServerSettings, writeSettings } from "./settings.ts";
import type { Tables } from "./tables.ts";
import {
  type Changing,
  correctVersion,
  discardDraft,
  editVersion,
  keepDraft,
  keepReading,
  purgeVersions,
  writeDraft,
} from "./versions.ts";

/** How a store is opened. */
export interface StoreOptions {
  readonly log: Pick<Log, "warn">;
  /** Default: `serverLimits`. */
  readonly limits?: Limits;
}

/**
 * Opens the store in the database that the settings name.
 *
 * @throws DatabaseError where that cannot be used
 */
export async function openStore(
  settings: DatabaseSettings,
  { log, limits = serverLimits }: StoreOptions,
): Promise<ArticleStore> {
  return new DatabaseStore(await openDatabase(settings, log), limits);
}

class DatabaseStore implements ArticleStore {
  #database: Kysely<Tables>;
  #limits: Limits;

  constructor(database: Kysely<Tables>, limits: Limits) {
    this.#database = database;
    this.#limits = limits;
  }

  async list(library: LibraryId, isRemoved = false): Promise<readonly StoredHead[]> {
    const rows = await selectVersions(this.#database, library)
      .where("articles.removed_at", isRemoved ? "is not" : "is", null)
      .whereRef("versions.version", "=", "articles.version")
      .orderBy("versions.added_at")
      .orderBy("articles.id")
      .execute();
    return rows.map(headOf);
  }

  async get(library: LibraryId, article: string, version?: number): Promise<StoredArticle | undefined> {
    const named = selectVersions(this.#database, library)
      .select("versions.bytes")
      .where("articles.id", "=", article);
    const row = await (version === undefined
      ? named.whereRef("versions.version", "=", "articles.version")
      : named.where("versions.version", "=", version)
    ).executeTakeFirst();
    return row === undefined ? undefined : { ...headOf(row), bytes: row.bytes };
  }

  async readings(library: LibraryId): Promise<readonly ServedReading[]> {
    const rows = await selectPresent(this.#database, library)
      .innerJoin("readings", (join) =>
        join.onRef("readings.library", "=", "versions.library").onRef("readings.hash", "=", "versions.hash"),
      )
      .where("articles.hidden_at", "is", null)
      .select(readingColumns)
      .orderBy("articles.id")
      .execute();
    return rows.map(readingOf);
  }

  earlierReadings(
    library: LibraryId,
    most: Pick<Limits, "bytes" | "paragraphs">,
  ): Promise<readonly EarlierReading[]> {
    return readEarlier(this.#database, library, most);
  }

  put(library: LibraryId, upload: Upload, by: string, article?: string): Promise<Stored> {
    return this.#change(library, by, async (changing) =>
      keepDraft(changing, await writeDraft(changing, upload, article)),
    );
  }

  draft(library: LibraryId, upload: Upload, by: string, article?: string): Promise<Stored> {
    return this.#change(library, by, (changing) => writeDraft(changing, upload, article), false);
  }

  keep(library: LibraryId, draft: VersionRef, by: string): Promise<Stored> {
    return this.#change(library, by, (changing) => keepDraft(changing, draft));
  }

  async discard(library: LibraryId, draft: VersionRef): Promise<boolean> {
    const stored = await this.#change(library, "", (changing) => discardDraft(changing, draft), false);
    return !("refused" in stored);
  }

  correct(library: LibraryId, article: string, correction: Correction, by: string): Promise<Stored> {
    return this.#change(library, by, (changing) => correctVersion(changing, article, correction));
  }

  edit(library: LibraryId, version: VersionRef, edits: Edits, by: string): Promise<Stored> {
    return this.#change(library, by, (changing) => editVersion(changing, version, edits));
  }

  async version(library: LibraryId, ref: VersionRef): Promise<StoredVersion | undefined> {
    const row = await selectSummarized(this.#database, library)
      .where("articles.id", "=", ref.id)
      .where("versions.version", "=", ref.version)
      .executeTakeFirst();
    const version = row && versionOf(row);
    return version !== undefined && (ref.print ?? version.print) === version.print ? version : undefined;
  }

  async versions(library: LibraryId, article: string): Promise<readonly StoredVersion[]> {
    const rows = await selectSummarized(this.#database, library)
      .where("articles.id", "=", article)
      .where("articles.removed_at", "is", null)
      .where("versions.state", "=", "kept")
      .orderBy("versions.version", "desc")
      .execute();
    return rows.map(versionOf);
  }

  hide(library: LibraryId, article: string, isHidden: boolean, by: string): Promise<boolean> {
    const deed = isHidden ? { hidden_by: by, hidden_at: Date.now() } : { hidden_by: null, hidden_at: null };
    return this.#mark(library, article, isHidden ? "hide" : "show", by, (update) =>
      update.set(deed).where("hidden_at", isHidden ? "is" : "is not", null),
    );
  }

  remove(library: LibraryId, article: string, by: string): Promise<boolean> {
    return this.#mark(library, article, "remove", by, (update) =>
      update.set({ removed_by: by, removed_at: Date.now() }),
    );
  }

  restore(library: LibraryId, article: string, by: string): Promise<Stored> {
    return this.#change(library, by, async ({ transaction }) => {
      const row = await selectVersions(transaction, library)
        .select("versions.content")
        .whereRef("versions.version", "=", "articles.version")
        .where("articles.id", "=", article)
        .where("articles.removed_at", "is not", null)
        .executeTakeFirst();
      if (row === undefined) throw new Refusal({ refused: "unknown" });
      await refuseSame(transaction, library, row.content);
      await transaction
        .updateTable("articles")
        .set({ removed_by: null, removed_at: null })
        .where("library", "=", library)
        .where("id", "=", article)
        .execute();
      await refuseExcess(transaction, library, this.#limits);
      await recordAct(transaction, library, { by, kind: "restore", subject: headOf(row).title });
      return { id: article, version: row.version };
    });
  }

  async forget(library: LibraryId, by?: string): Promise<void> {
    await this.#change(library, by ?? "", async ({ transaction }) => {
      // All other rows go with this one.
      await transaction.deleteFrom("libraries").where("id", "=", library).execute();
      await transaction.deleteFrom("acts").where("library", "=", library).execute();
      if (by !== undefined) await recordAct(transaction, library, { by, kind: "forget", subject: "" });
      return { id: "", version: 0 };
    });
    await emptyLog(this.#database);
  }

  async forgetDeparted(library: LibraryId, before: number): Promise<boolean> {
    const isGone = await this.#database.transaction().execute(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom("libraries")
        .where("id", "=", library)
        .where("left_at", "<=", before)
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) return false;
      await transaction.deleteFrom("acts").where("library", "=", library).execute();
      return true;
    });
    if (isGone) await emptyLog(this.#database);
    return isGone;
  }

  departures(): Promise<readonly Departure[]> {
    return readDepartures(this.#database);
  }

  setDeparture(library: LibraryId, leftAt: number | undefined): Promise<void> {
    return writeDeparture(this.#database, library, leftAt);
  }

  choose(member: string, library: LibraryId | undefined): Promise<boolean> {
    return writeChoice(this.#database, member, library);
  }

  chosen(member: string): Promise<LibraryId | undefined> {
    return readChoice(this.#database, member);
  }

  log(library: LibraryId, query: LogQuery): Promise<LogPage> {
    return readActs(this.#database, library, query);
  }

  async purge(): Promise<readonly LibraryId[]> {
    await purgeActs(this.#database);
    const purged = await purgeVersions(this.#database);
    await purgeChoices(this.#database);
    await purgeQuestions(this.#database);
    await emptyLog(this.#database);
    return purged;
  }

  async renew(library: LibraryId, hash: string, reading: StoredReading): Promise<void> {
    await keepReading(this.#database, library, hash, reading);
  }

  async revision(library: LibraryId): Promise<number> {
    return (await this.state(library)).revision;
  }

  async state(library: LibraryId): Promise<LibraryState> {
    const row = await this.#database
      .selectFrom("libraries")
      .select(["revision", "rules"])
      .where("id", "=", library)
      .executeTakeFirst();
    return row ?? { revision: 0, rules: 0 };
  }

  settings(library: LibraryId): Promise<ServerSettings> {
    return readSettings(this.#database, library);
  }

  async set(library: LibraryId, change: Partial<ServerSettings>, by: string): Promise<void> {
    await changeRules(this.#database, library, async (transaction) => {
      await writeSettings(transaction, library, change);
      if (change.unanswered === false) await deleteQuestions(transaction, library);
      for (const [name, value] of Object.entries(change)) {
        const subject = `${name}=${JSON.stringify(value)}`;
        await recordAct(transaction, library, { by, kind: "settings", subject });
      }
    });
  }

  async noteQuestion(
    library: LibraryId,
    asked: Pick<UnansweredQuestion, "id" | "question" | "kind">,
  ): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      await touch(transaction, library, "none");
      await noteQuestion(transaction, library, asked);
    });
  }

  questions(library: LibraryId, query: LogQuery): Promise<QuestionPage> {
    return readQuestions(this.#database, library, query);
  }

  async dropQuestions(library: LibraryId, by: string, ids?: readonly string[]): Promise<void> {
    await changeRules(this.#database, library, async (transaction) => {
      await deleteQuestions(transaction, library, ids);
      if (ids === undefined) await recordAct(transaction, library, { by, kind: "unanswered", subject: "" });
    });
  }

  collections(library: LibraryId): Promise<readonly Collection[]> {
    return readCollections(this.#database, library);
  }

  changeCollection(library: LibraryId, change: CollectionChange, by: string): Promise<CollectionChanged> {
    return changeCollection(this.#database, library, change, by);
  }

  async used(library: LibraryId): Promise<Limits> {
    const additions = await additionsOf(this.#database, library);
    const kept = await keptOf(this.#database, library);
    return { ...(await sizeOf(this.#database, library)), fileBytes: 0, fileParagraphs: 0, additions, kept };
  }

  async libraries(): Promise<readonly LibraryId[]> {
    const rows = await this.#database.selectFrom("libraries").select("id").orderBy("id").execute();
    return rows.map(({ id }) => id);
  }

  copy(library: LibraryId): AsyncIterable<CopiedRow> {
    return copyLibrary(this.#database, library);
  }

  load(library: LibraryId, rows: AsyncIterable<CopiedRow>): Promise<void> {
    return replaceLibrary(this.#database, library, rows);
  }

  close(): Promise<void> {
    return this.#database.destroy();
  }

  #change(
    library: LibraryId,
    by: string,
    change: (changing: Changing) => Promise<Stored>,
    isSeen = true,
  ): Promise<Stored> {
    const limits = this.#limits;
    return changeLibrary(
      this.#database,
      library,
      (transaction) => change({ transaction, library, limits, by }),
      isSeen,
    );
  }

  /** Changes how an article that is there stands. False where it is not there, or stands like that. */
  async #mark(
    library: LibraryId,
    article: string,
    kind: ActKind,
    by: string,
    set: (update: ArticleUpdate) => ArticleUpdate,
  ): Promise<boolean> {
    const stored = await this.#change(library, by, async ({ transaction }) => {
      const { numUpdatedRows } = await set(transaction.updateTable("articles"))
        .where("library", "=", library)
        .where("id", "=", article)
        .where("version", ">", 0)
        .where("removed_at", "is", null)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw new Refusal({ refused: "unknown" });
      const subject = await titleOf(transaction, library, article);
      await recordAct(transaction, library, { by, kind, subject });
      return { id: article, version: 0 };
    });
    return !("refused" in stored);
  }
}

type ArticleUpdate = UpdateQueryBuilder<Tables, "articles", "articles", UpdateResult>;
