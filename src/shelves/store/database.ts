import { join } from "node:path";
import { type Dialect, Kysely, Migrator, PostgresDialect, SqliteAdapter, sql } from "kysely";
import type { Config } from "../../config.ts";
import type { Log } from "../../log.ts";
import { DatabaseError } from "./database-error.ts";
import { sqliteInProcess } from "./sqlite-dialect.ts";
import { migrations, type Tables } from "./tables.ts";

/** Where the store's database is. */
export type DatabaseSettings = Pick<Config, "dataDir" | "databaseUrl">;

/** PostgreSQL from here on has all that is asked of it, and is what is tested. */
const OLDEST_POSTGRES = 15;

/**
 * Opens the database that the settings name, PostgreSQL or SQLite, with its tables as they are to be.
 *
 * @throws DatabaseError where it cannot be reached, is too old, or was made by a newer version of this bot
 */
export async function openDatabase(
  settings: DatabaseSettings,
  log: Pick<Log, "warn">,
): Promise<Kysely<Tables>> {
  const { databaseUrl: url, dataDir } = settings;
  const where = url === undefined ? join(dataDir, "verbatim.db") : "DATABASE_URL";
  let database: Kysely<Tables> | undefined;
  try {
    database = new Kysely<Tables>({
      dialect: url === undefined ? sqliteInProcess(where) : await postgres(url, log),
    });
    if (url !== undefined) await requireVersion(database);
    const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    return database;
  } catch (error) {
    await database?.destroy().catch(() => {});
    const reason = error instanceof AggregateError ? error.errors[0] : error;
    const said = reason instanceof Error ? reason.message : String(reason);
    throw new DatabaseError(`The articles' database (${where}) cannot be used: ${said}`, { cause: error });
  }
}

/** Empties the log beside an SQLite file, in which what was deleted would stand on for a while. */
export async function emptyLog(database: Kysely<Tables>): Promise<void> {
  if (database.getExecutor().adapter instanceof SqliteAdapter) {
    await sql`pragma wal_checkpoint(truncate)`.execute(database);
  }
}

async function postgres(url: string, log: Pick<Log, "warn">): Promise<Dialect> {
  // Few hosts have it, and it takes a moment to load.
  const { default: pg } = await import("pg");
  const { INT8 } = pg.types.builtins;
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    // Counts and times: all of them below 2^53.
    types: {
      getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)),
    },
  });
  // A connection that is lost while nobody uses it; the next one who asks gets another.
  pool.on("error", (error) => log.warn({ err: error }, "a connection to the database was lost"));
  return new PostgresDialect({ pool });
}

async function requireVersion(database: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ server_version_num: string }>`show server_version_num`.execute(database);
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (version < OLDEST_POSTGRES) {
    throw new Error(`it is PostgreSQL ${version}, and ${OLDEST_POSTGRES} is the oldest that will do`);
  }
}
