import { createHash, randomBytes } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Log } from "../../log.ts";
import { countAdditions, purgeActs, readActs, recordAct } from "./acts.ts";
import type {
  ArticleStore,
  Departure,
  LibraryId,
  LibraryState,
  LogPage,
  LogQuery,
  ServedReading,
  Stored,
  StoredArticle,
  StoredHead,
  StoredReading,
  Upload,
} from "./article-store.ts";
import { changeRules, touch } from "./change.ts";
import { type CopiedRow, copyLibrary, replaceLibrary } from "./copies.ts";
import { type DatabaseSettings, emptyLog, openDatabase } from "./database.ts";
import { readDepartures, writeDeparture } from "./departures.ts";
import { type Limits, serverLimits } from "./limits.ts";
import { purgeRemoved } from "./removed.ts";
import { readSettings, type ServerSettings, writeSettings } from "./settings.ts";
import type { Tables } from "./tables.ts";

const HOUR = 3_600_000;

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

/** Ends a transaction without a change. */
class Refusal extends Error {
  readonly stored: Stored;

  constructor(stored: Stored) {
    super("refused");
    this.stored = stored;
  }
}

class DatabaseStore implements ArticleStore {
  #database: Kysely<Tables>;
  #limits: Limits;

  constructor(database: Kysely<Tables>, limits: Limits) {
    this.#database = database;
    this.#limits = limits;
  }

  async list(library: LibraryId, isRemoved = false): Promise<readonly StoredHead[]> {
    const rows = await this.#heads(library)
      .where("articles.removed_at", isRemoved ? "is not" : "is", null)
      .whereRef("versions.version", "=", "articles.version")
      .orderBy("versions.added_at")
      .orderBy("articles.id")
      .execute();
    return rows.map(headOf);
  }

  async get(library: LibraryId, article: string, version?: number): Promise<StoredArticle | undefined> {
    const named = this.#heads(library).select("versions.bytes").where("articles.id", "=", article);
    const row = await (version === undefined
      ? named.whereRef("versions.version", "=", "articles.version")
      : named.where("versions.version", "=", version)
    ).executeTakeFirst();
    return row === undefined ? undefined : { ...headOf(row), bytes: row.bytes };
  }

  readings(library: LibraryId): Promise<readonly ServedReading[]> {
    return this.#served(this.#database, library)
      .innerJoin("readings", (join) =>
        join.onRef("readings.library", "=", "versions.library").onRef("readings.hash", "=", "versions.hash"),
      )
      .select([
        "articles.id",
        "versions.file",
        "readings.hash",
        "readings.parser",
        "readings.title",
        "readings.json",
      ])
      .orderBy("articles.id")
      .execute();
  }

  put(library: LibraryId, upload: Upload, by: string, article?: string): Promise<Stored> {
    return this.#change(library, async (transaction) => {
      const content = createHash("sha256").update(upload.bytes).digest("base64url");
      await this.#refuseHaste(transaction, library);
      await this.#refuseSame(transaction, library, content);
      const id = article ?? idFor(upload);
      const version = article === undefined ? 1 : await nextVersion(transaction, library, article);
      if (version === 1) {
        const row = { library, id, version, removed_by: null, removed_at: null };
        await transaction.insertInto("articles").values(row).execute();
      } else {
        await transaction
          .updateTable("articles")
          .set({ version })
          .where("library", "=", library)
          .where("id", "=", id)
          .execute();
      }
      const { file, bytes } = upload;
      const hash = hashOf(file, bytes);
      await transaction
        .insertInto("versions")
        .values({
          library,
          article: id,
          version,
          file,
          content,
          hash,
          size: bytes.length,
          bytes,
          added_by: by,
          added_at: Date.now(),
        })
        .execute();
      await keepReading(transaction, library, hash, upload.reading);
      await this.#refuseExcess(transaction, library, bytes.length);
      const kind = version === 1 ? "add" : "replace";
      await recordAct(transaction, library, { by, kind, subject: upload.reading.title });
      return { id, version };
    });
  }

  async remove(library: LibraryId, article: string, by: string): Promise<boolean> {
    const stored = await this.#change(library, async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable("articles")
        .set({ removed_by: by, removed_at: Date.now() })
        .where("library", "=", library)
        .where("id", "=", article)
        .where("removed_at", "is", null)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw new Refusal({ refused: "unknown" });
      const subject = await titleOf(transaction, library, article);
      await recordAct(transaction, library, { by, kind: "remove", subject });
      return { id: article, version: 0 };
    });
    return !("refused" in stored);
  }

  restore(library: LibraryId, article: string, by: string): Promise<Stored> {
    return this.#change(library, async (transaction) => {
      const row = await transaction
        .selectFrom("versions")
        .innerJoin("articles", (join) =>
          join
            .onRef("articles.library", "=", "versions.library")
            .onRef("articles.id", "=", "versions.article")
            .onRef("articles.version", "=", "versions.version"),
        )
        .select(["versions.content", "versions.version"])
        .where("articles.library", "=", library)
        .where("articles.id", "=", article)
        .where("articles.removed_at", "is not", null)
        .executeTakeFirst();
      if (row === undefined) throw new Refusal({ refused: "unknown" });
      await this.#refuseSame(transaction, library, row.content);
      await transaction
        .updateTable("articles")
        .set({ removed_by: null, removed_at: null })
        .where("library", "=", library)
        .where("id", "=", article)
        .execute();
      await this.#refuseExcess(transaction, library, 0);
      const subject = await titleOf(transaction, library, article);
      await recordAct(transaction, library, { by, kind: "restore", subject });
      return { id: article, version: row.version };
    });
  }

  async forget(library: LibraryId, by?: string): Promise<void> {
    await this.#change(library, async (transaction) => {
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

  log(library: LibraryId, query: LogQuery): Promise<LogPage> {
    return readActs(this.#database, library, query);
  }

  async purge(): Promise<void> {
    await purgeActs(this.#database);
    await purgeRemoved(this.#database);
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
      for (const [name, value] of Object.entries(change)) {
        const subject = `${name}=${JSON.stringify(value)}`;
        await recordAct(transaction, library, { by, kind: "settings", subject });
      }
    });
  }

  async used(library: LibraryId): Promise<Limits> {
    const { articles, bytes } = await this.#size(this.#database, library);
    const additions = await countAdditions(this.#database, library, Date.now() - HOUR);
    return { articles, bytes, fileBytes: 0, additions };
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

  /** Changes a library as a whole or not at all. One change of a library waits for another. */
  async #change(
    library: LibraryId,
    change: (transaction: Transaction<Tables>) => Promise<Stored>,
  ): Promise<Stored> {
    try {
      return await this.#database.transaction().execute(async (transaction) => {
        await touch(transaction, library, "revision");
        return change(transaction);
      });
    } catch (error) {
      if (error instanceof Refusal) return error.stored;
      throw error;
    }
  }

  #heads(library: LibraryId) {
    return this.#database
      .selectFrom("articles")
      .innerJoin("versions", (join) =>
        join.onRef("versions.library", "=", "articles.library").onRef("versions.article", "=", "articles.id"),
      )
      .innerJoin("readings", (join) =>
        join.onRef("readings.library", "=", "versions.library").onRef("readings.hash", "=", "versions.hash"),
      )
      .where("articles.library", "=", library)
      .select([
        "articles.id",
        "articles.removed_by",
        "articles.removed_at",
        "versions.version",
        "versions.file",
        "versions.size",
        "versions.added_by",
        "versions.added_at",
        "readings.title",
      ]);
  }

  /** Articles and versions of what is served. */
  #served(database: Kysely<Tables>, library: LibraryId) {
    return database
      .selectFrom("articles")
      .innerJoin("versions", (join) =>
        join
          .onRef("versions.library", "=", "articles.library")
          .onRef("versions.article", "=", "articles.id")
          .onRef("versions.version", "=", "articles.version"),
      )
      .where("articles.library", "=", library)
      .where("articles.removed_at", "is", null);
  }

  async #refuseSame(transaction: Transaction<Tables>, library: LibraryId, content: string): Promise<void> {
    const same = await this.#served(transaction, library)
      .select("articles.id")
      .where("versions.content", "=", content)
      .executeTakeFirst();
    if (same !== undefined) throw new Refusal({ refused: "same", as: same.id });
  }

  async #refuseHaste(transaction: Transaction<Tables>, library: LibraryId): Promise<void> {
    const most = this.#limits.additions;
    const added = await countAdditions(transaction, library, Date.now() - HOUR);
    if (added >= most) throw new Refusal({ refused: "additions", most });
  }

  /** `added` is the size of the file that was added, in bytes. */
  async #refuseExcess(transaction: Transaction<Tables>, library: LibraryId, added: number): Promise<void> {
    const { articles, bytes } = await this.#size(transaction, library);
    const there = { articles, bytes, fileBytes: added };
    for (const limit of ["fileBytes", "articles", "bytes"] as const) {
      const most = this.#limits[limit];
      if (there[limit] > most) throw new Refusal({ refused: limit, most });
    }
  }

  /** How much is served; the size is in bytes. */
  #size(database: Kysely<Tables>, library: LibraryId) {
    return this.#served(database, library)
      .select((row) => [
        row.fn.countAll<number>().as("articles"),
        row.cast<number>(row.fn.coalesce(row.fn.sum("versions.size"), row.val(0)), "bigint").as("bytes"),
      ])
      .executeTakeFirstOrThrow();
  }
}

async function nextVersion(
  transaction: Transaction<Tables>,
  library: LibraryId,
  article: string,
): Promise<number> {
  const row = await transaction
    .selectFrom("articles")
    .select("version")
    .where("library", "=", library)
    .where("id", "=", article)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal({ refused: "unknown" });
  return row.version + 1;
}

/** What an article is called in the version that is served; empty where there is none. */
async function titleOf(
  transaction: Transaction<Tables>,
  library: LibraryId,
  article: string,
): Promise<string> {
  const row = await transaction
    .selectFrom("articles")
    .innerJoin("versions", (join) =>
      join
        .onRef("versions.library", "=", "articles.library")
        .onRef("versions.article", "=", "articles.id")
        .onRef("versions.version", "=", "articles.version"),
    )
    .innerJoin("readings", (join) =>
      join.onRef("readings.library", "=", "versions.library").onRef("readings.hash", "=", "versions.hash"),
    )
    .select("readings.title")
    .where("articles.library", "=", library)
    .where("articles.id", "=", article)
    .executeTakeFirst();
  return row?.title ?? "";
}

async function keepReading(
  database: Kysely<Tables>,
  library: LibraryId,
  hash: string,
  { parser, title, json }: StoredReading,
): Promise<void> {
  await database
    .insertInto("readings")
    .values({ library, hash, parser, title, json })
    .onConflict((conflict) => conflict.columns(["library", "hash"]).doUpdateSet({ parser, title, json }))
    .execute();
}

/** A name that can be read, and a number that nothing else has, be it in the host's folder. */
function idFor({ reading: { title } }: Upload): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${slug.slice(0, 23).replace(/-$/, "") || "article"}-${randomBytes(8).toString("hex")}`;
}

function hashOf(file: string, bytes: Uint8Array): string {
  return createHash("sha256").update(file).update("\0").update(bytes).digest("base64url");
}

interface HeadRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly file: string;
  readonly size: number;
  readonly added_by: string;
  readonly added_at: number;
  readonly removed_by: string | null;
  readonly removed_at: number | null;
}

function headOf(row: HeadRow): StoredHead {
  const { id, version, title, file, size, added_by, added_at, removed_by, removed_at } = row;
  const removed =
    removed_by === null || removed_at === null ? {} : { removed: { by: removed_by, at: removed_at } };
  return { id, version, title, file, size, addedBy: added_by, addedAt: added_at, ...removed };
}
