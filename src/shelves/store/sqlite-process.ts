import Database from "libsql";

/** What the process is told: a statement with the values of its parameters. */
export interface SqlRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What came of it. Bytes come as `ArrayBuffer`s. */
export type SqlResponse =
  | { readonly id: number; readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly id: number; readonly changes: number }
  | { readonly id: number; readonly error: string };

/** There is no database to ask, and why: the process ends. */
export interface Unusable {
  readonly unusable: string;
}

/**
 * The process that SQLite runs in: started with the path of a database. It is a process and not a thread, since libsql
 * aborts the whole process when it is used in a thread; and not the bot's own, since writing waits for the disk. What
 * it has confirmed is on the disk, so that it may be killed at any time.
 */
const [path = ""] = process.argv.slice(2);
// Whoever started this one finishes what is under way first.
process.on("SIGINT", () => {});

const say = (response: SqlResponse | Unusable, then = () => {}) => process.send?.(response, then);
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
try {
  serve(new Database(path));
} catch (error) {
  say({ unusable: reasonOf(error) }, () => process.exit(1));
}

function serve(database: Database.Database): void {
  // Others (`npm run articles`, a second bot) may hold the database for a moment.
  database.pragma("busy_timeout = 10000");
  database.pragma("journal_mode = WAL");
  // With less, what was confirmed may be gone after a power cut.
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  // What is deleted is overwritten, not only given free.
  database.pragma("secure_delete = ON");
  process.on("disconnect", () => {
    // Puts what stands in the log beside the database into the one file.
    database.close();
    process.exit(0);
  });
  process.on("message", ({ id, sql, parameters }: SqlRequest) => {
    try {
      const statement = database.prepare<unknown[]>(sql);
      if (statement.reader) {
        say({ id, rows: statement.all(...parameters) as Record<string, unknown>[] });
      } else say({ id, changes: statement.run(...parameters).changes });
    } catch (error) {
      say({ id, error: reasonOf(error) });
    }
  });
}
