import { join } from "node:path";
import { Kysely, Migrator, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatabaseSettings } from "../../../src/shelves/store/database.ts";
import { openStore } from "../../../src/shelves/store/open-store.ts";
import { defaultSettings } from "../../../src/shelves/store/settings.ts";
import { sqliteInProcess } from "../../../src/shelves/store/sqlite-dialect.ts";
import { migrations } from "../../../src/shelves/store/tables.ts";
import { engines } from "./engines.ts";

const here = "200000000000000001";
const log = { warn: () => {} };

/** A database as the first version made it, with an article in two versions and one that was removed. */
async function makeFirst({ databaseUrl, dataDir }: DatabaseSettings): Promise<void> {
  const dialect =
    databaseUrl === undefined
      ? sqliteInProcess(join(dataDir, "verbatim.db"))
      : new PostgresDialect({ pool: new pg.Pool({ connectionString: databaseUrl }) });
  const database = new Kysely<Record<string, never>>({ dialect });
  const [first] = Object.entries(migrations);
  const provider = { getMigrations: async () => Object.fromEntries([first ?? []]) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  const bytes = Buffer.from("It costs 30.");
  await sql`insert into libraries (id, revision) values (${here}, 7)`.execute(database);
  for (const [id, version, by, at] of [
    ["ferry", 2, null, null],
    ["mill", 1, "2", Date.now()],
  ] as const) {
    await sql`insert into articles (library, id, version, removed_by, removed_at)
      values (${here}, ${id}, ${version}, ${by}, ${at})`.execute(database);
    for (let n = 1; n <= version; n++) {
      const hash = `${id}${n}`;
      await sql`insert into versions (library, article, version, file, content, hash, size, bytes, added_by, added_at)
        values (${here}, ${id}, ${n}, ${`${id}.txt`}, ${hash}, ${hash}, 12, ${bytes}, '1', ${n})`.execute(
        database,
      );
      await sql`insert into readings (library, hash, parser, title, json)
        values (${here}, ${hash}, 'first', ${`The ${id}`}, ${Buffer.from("{}")})`.execute(database);
    }
  }
  await database.destroy();
}

describe.each(engines())("a database of the first version in $name", (engine) => {
  beforeAll(async () => {
    if (!engine.isMissing) await engine.start();
  });
  afterAll(async () => {
    if (!engine.isMissing) await engine.stop();
  });

  it.skipIf(engine.isMissing)("is opened with all that it held, and takes what is new", async () => {
    const place = await engine.newPlace();
    await makeFirst(place);
    const store = await openStore(place, { log });
    expect(await store.list(here)).toMatchObject([
      { id: "ferry", version: 2, title: "The ferry", addedBy: "1" },
    ]);
    expect(await store.list(here, true)).toMatchObject([{ id: "mill", removed: { by: "2" } }]);
    expect(Buffer.from((await store.get(here, "ferry", 1))?.bytes ?? []).toString()).toBe("It costs 30.");
    expect(await store.readings(here)).toMatchObject([
      { id: "ferry", hash: "ferry2", edits: {}, corrections: {} },
    ]);
    expect(await store.state(here)).toEqual({ revision: 7, rules: 0 });
    expect(await store.settings(here)).toEqual(defaultSettings);
    expect(await store.restore(here, "mill", "3")).toEqual({ id: "mill", version: 1 });
    const made = await store.changeCollection(here, { do: "create", name: "drafts" }, "3");
    const id = "id" in made ? made.id : "";
    await store.changeCollection(here, { do: "put", id, articles: ["mill"] }, "3");
    await store.set(here, { house: false }, "3");
    expect((await store.state(here)).rules).toBeGreaterThan(0);
    expect((await store.log(here, { offset: 0, limit: 9 })).acts.map(({ kind }) => kind)).toEqual([
      "settings",
      "collections",
      "collections",
      "restore",
    ]);
    await store.close();
  });
});
