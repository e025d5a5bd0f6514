import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSettings } from "../../../src/shelves/store/database.ts";
import { MISSING_POSTGRES, startPostgres, type TestPostgres } from "./postgres.ts";

/** A database that the store is tested on. */
export interface Engine {
  readonly name: "SQLite" | "PostgreSQL";
  readonly isMissing: boolean;
  start(): Promise<void>;
  /** Where there is an empty database. */
  newPlace(): Promise<DatabaseSettings>;
  stop(): Promise<void>;
}

/** Both engines; PostgreSQL is a server of the test's own. */
export function engines(): readonly Engine[] {
  let folder = "";
  let places = 0;
  let postgres: TestPostgres | undefined;
  if (MISSING_POSTGRES !== undefined) process.stdout.write(`${MISSING_POSTGRES}\n`);
  return [
    {
      name: "SQLite",
      isMissing: false,
      async start() {
        folder = mkdtempSync(join(tmpdir(), "verbatim-store-"));
      },
      newPlace: async () => ({ dataDir: join(folder, String(++places)), databaseUrl: undefined }),
      stop: async () => rmSync(folder, { recursive: true, force: true }),
    },
    {
      name: "PostgreSQL",
      isMissing: MISSING_POSTGRES !== undefined,
      async start() {
        postgres = await startPostgres();
      },
      newPlace: async () => ({ dataDir: "/nonexistent", databaseUrl: await postgres?.newDatabase() }),
      stop: async () => postgres?.close(),
    },
  ];
}
