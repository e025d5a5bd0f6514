import { Kysely, Migrator, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ArticleStore, Stored } from "../../../src/shelves/store/article-store.ts";
import { touch } from "../../../src/shelves/store/change.ts";
import { type DatabaseSettings, openDatabase } from "../../../src/shelves/store/database.ts";
import { openStore } from "../../../src/shelves/store/open-store.ts";
import { sqliteInProcess } from "../../../src/shelves/store/sqlite-dialect.ts";
import { migrations, type Tables } from "../../../src/shelves/store/tables.ts";
import { keepDraft } from "../../../src/shelves/store/versions.ts";
import { engines } from "./engines.ts";
import { makeUpload } from "./uploads.ts";

const here = "200000000000000001";
const [mara, jonas] = ["100000000000000001", "100000000000000002"];
const limits = {
  articles: 3,
  bytes: 1_000,
  fileBytes: 500,
  additions: 9,
  drafts: 600,
  paragraphs: 100,
  fileParagraphs: 90,
  kept: 10_000,
};
const log = { warn: () => {} };
const DAY = 24 * 3_600_000;

/** What was stored. */
async function done(stored: Promise<Stored>) {
  const it = await stored;
  if ("refused" in it) throw new Error(`refused: ${it.refused}`);
  return it;
}

describe.each(engines())("a draft in $name", (engine) => {
  let place: DatabaseSettings;
  let store: ArticleStore;

  beforeAll(async () => {
    if (!engine.isMissing) await engine.start();
  });
  afterAll(async () => {
    if (!engine.isMissing) await engine.stop();
  });
  beforeEach(async ({ skip }) => {
    if (engine.isMissing) skip();
    place = await engine.newPlace();
    store = await openStore(place, { log, limits });
  });
  afterEach(async () => {
    vi.useRealTimers();
    if (!engine.isMissing) await store.close();
  });
  const titles = async () => (await store.list(here)).map(({ title }) => title);

  it("is served to nobody, and changes nothing that is, until somebody keeps it", async () => {
    const draft = await done(store.draft(here, makeUpload("Elms", "Elms."), mara));
    const revision = await store.revision(here);
    await done(store.draft(here, makeUpload("Oaks", "Oaks."), mara));
    expect(await store.revision(here)).toBe(revision);
    expect([await store.list(here), await store.list(here, true), await store.readings(here)]).toEqual([
      [],
      [],
      [],
    ]);
    expect(await store.version(here, draft)).toMatchObject({ isDraft: true, served: 0, addedBy: mara });
    expect(await store.keep(here, draft, jonas)).toEqual({ id: draft.id, version: 1 });
    expect(await store.revision(here)).toBe(revision + 1);
    expect(await store.list(here)).toMatchObject([{ id: draft.id, version: 1, addedBy: jonas }]);
    expect(await store.readings(here)).toMatchObject([{ id: draft.id }]);
    expect((await store.log(here, { offset: 0, limit: 9 })).acts).toMatchObject([
      { kind: "add", by: jonas, subject: "Elms" },
    ]);
  });

  it("is kept once, however often that is asked for", async () => {
    const draft = await done(store.draft(here, makeUpload("Elms", "Elms."), mara));
    await store.keep(here, draft, mara);
    const revision = await store.revision(here);
    expect(await store.keep(here, draft, jonas)).toEqual({ id: draft.id, version: 1 });
    expect([await store.revision(here), (await store.log(here, { offset: 0, limit: 9 })).total]).toEqual([
      revision,
      1,
    ]);
    expect(await store.discard(here, draft)).toBe(false);
    expect(await titles()).toEqual(["Elms"]);
  });

  it("leaves nothing behind where it is discarded, and is not mistaken for what comes after it", async () => {
    const id = (await done(store.put(here, makeUpload("Elms", "Elms."), mara))).id;
    const draft = await done(store.draft(here, makeUpload("Oaks", "Oaks."), mara, id));
    const print = (await store.version(here, draft))?.print ?? "";
    expect(await store.discard(here, { ...draft, print })).toBe(true);
    expect(await store.discard(here, { ...draft, print })).toBe(false);
    const other = await done(store.draft(here, makeUpload("Pines", "Pines."), mara, id));
    expect(other.version).toBe(draft.version);
    expect(await store.version(here, { ...draft, print })).toBeUndefined();
    expect(await store.keep(here, { ...draft, print }, mara)).toEqual({ refused: "unknown" });
    expect(await store.discard(here, { ...draft, print })).toBe(false);
    expect(await titles()).toEqual(["Elms"]);
    const first = await done(store.draft(here, makeUpload("Birch", "Birch."), mara));
    await store.discard(here, first);
    expect(await store.get(here, first.id, 1)).toBeUndefined();
    const rows: string[] = [];
    for await (const { table } of store.copy(here)) rows.push(table);
    expect(rows.filter((table) => table !== "acts")).toEqual([
      "articles",
      "versions",
      "versions",
      "readings",
      "readings",
    ]);
  });

  it("of a new version leaves the old one served; only a newer one is kept after it", async () => {
    const { id } = await done(store.put(here, makeUpload("Elms", "Elms."), mara));
    const second = await done(store.draft(here, makeUpload("Oaks", "Oaks."), mara, id));
    const third = await done(store.draft(here, makeUpload("Pines", "Pines."), mara, id));
    expect([second.version, third.version, await titles()]).toEqual([2, 3, ["Elms"]]);
    expect(await store.version(here, third)).toMatchObject({ isDraft: true, served: 1 });
    await store.keep(here, third, mara);
    expect(await titles()).toEqual(["Pines"]);
    expect(await store.keep(here, second, mara)).toEqual({ refused: "outdated" });
    expect((await store.versions(here, id)).map(({ version, title }) => `${version} ${title}`)).toEqual([
      "3 Pines",
      "1 Elms",
    ]);
    await store.remove(here, id, mara);
    expect(await store.keep(here, second, mara)).toEqual({ refused: "unknown" });
    expect(await store.versions(here, id)).toEqual([]);
  });

  it("is refused where it would be too much, and when it is kept, too", async () => {
    const text = (length: number, letter: string) => makeUpload(letter, letter.repeat(length));
    expect(await store.draft(here, text(501, "a"), mara)).toEqual({ refused: "fileBytes", most: 500 });
    const first = await done(store.draft(here, text(300, "a"), mara));
    const second = await done(store.draft(here, text(300, "b"), mara));
    expect(await store.draft(here, text(1, "c"), mara)).toEqual({ refused: "drafts", most: 600 });
    await store.keep(here, first, mara);
    await store.keep(here, second, mara);
    expect(await store.draft(here, text(401, "c"), mara)).toEqual({ refused: "bytes", most: 1_000 });
    const same = await done(store.draft(here, text(10, "d"), mara));
    const twin = await done(store.draft(here, text(10, "d"), mara));
    await store.keep(here, same, mara);
    expect(await store.keep(here, twin, mara)).toEqual({ refused: "same", as: same.id });
    expect(await store.draft(here, text(1, "e"), mara)).toEqual({ refused: "articles", most: 3 });
    expect(await store.draft(here, text(300, "b"), mara)).toEqual({ refused: "same", as: second.id });
  });

  it("counts as an addition within the hour", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    const { id } = await done(store.put(here, makeUpload("n", "0"), mara));
    for (let n = 1; n < 9; n++) await done(store.draft(here, makeUpload("n", `${n}`), mara, id));
    expect(await store.draft(here, makeUpload("n", "9"), mara, id)).toEqual({
      refused: "additions",
      most: 9,
    });
    vi.setSystemTime(start + 3_600_000);
    await done(store.draft(here, makeUpload("n", "9"), mara, id));
  });

  it("is deleted after a day, and what was removed after thirty", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    const draft = await done(store.draft(here, makeUpload("Elms", "Elms."), mara));
    const { id } = await done(store.put(here, makeUpload("Oaks", "Oaks."), mara));
    await store.put(here, makeUpload("Pines", "Pines."), mara);
    await store.remove(here, id, mara);
    vi.setSystemTime(start + DAY - 1);
    await store.purge();
    expect(await store.version(here, draft)).toMatchObject({ title: "Elms" });
    vi.setSystemTime(start + DAY + 1_000);
    await store.purge();
    expect(await store.version(here, draft)).toBeUndefined();
    expect(await store.list(here, true)).toMatchObject([{ id }]);
    vi.setSystemTime(start + 30 * DAY + 1_000);
    await store.purge();
    expect(await store.list(here, true)).toEqual([]);
    expect(await store.restore(here, id, mara)).toEqual({ refused: "unknown" });
    const rows: string[] = [];
    for await (const { table } of store.copy(here)) rows.push(table);
    expect(rows.filter((table) => table !== "acts")).toEqual(["articles", "versions", "readings"]);
    expect(await titles()).toEqual(["Pines"]);
  });

  it("and what is served can be called otherwise than it was read", async () => {
    const draft = await done(store.draft(here, makeUpload("Elms", "Elms."), mara));
    const edits = { title: "The elms", author: null, url: "https://elms.example/\0" };
    await store.edit(here, draft, edits, mara);
    expect(await store.version(here, draft)).toMatchObject({ title: "The elms", edits });
    await store.keep(here, draft, mara);
    expect(await store.readings(here)).toMatchObject([{ title: "Elms", edits }]);
    const revision = await store.revision(here);
    expect(await store.edit(here, draft, edits, jonas)).toEqual({ id: draft.id, version: 1 });
    expect(await store.revision(here)).toBe(revision);
    await store.edit(here, draft, {}, jonas);
    expect([await store.revision(here), await titles()]).toEqual([revision + 1, ["Elms"]]);
    expect((await store.log(here, { offset: 0, limit: 1 })).acts).toMatchObject([
      { kind: "edit", by: jonas, subject: "Elms" },
    ]);
    expect(await store.edit(here, { ...draft, print: "another" }, edits, jonas)).toEqual({
      refused: "unknown",
    });
  });

  it("is no more than hidden where an article is, which is shown again as it was", async () => {
    const { id } = await done(store.put(here, makeUpload("Elms", "Elms."), mara));
    const draft = await done(store.draft(here, makeUpload("Oaks", "Oaks."), mara));
    expect(await store.hide(here, draft.id, true, mara)).toBe(false);
    const revision = await store.revision(here);
    expect(await store.hide(here, id, true, jonas)).toBe(true);
    expect(await store.hide(here, id, true, jonas)).toBe(false);
    expect(await store.revision(here)).toBe(revision + 1);
    expect(await store.list(here)).toMatchObject([{ id, hidden: { by: jonas } }]);
    expect(await store.readings(here)).toEqual([]);
    expect(await store.put(here, makeUpload("Elms", "Elms."), mara)).toEqual({ refused: "same", as: id });
    expect(await store.hide(here, id, false, mara)).toBe(true);
    expect((await store.list(here))[0]).not.toHaveProperty("hidden");
    expect(await store.readings(here)).toMatchObject([{ id }]);
    expect((await store.log(here, { offset: 0, limit: 2 })).acts.map(({ kind }) => kind)).toEqual([
      "show",
      "hide",
    ]);
  });
});

describe.each(engines().filter(({ name }) => name === "PostgreSQL"))("a purge in $name", (engine) => {
  it.skipIf(engine.isMissing)(
    "waits for a change that is under way, and spares what that keeps",
    async () => {
      await engine.start();
      const place = await engine.newPlace();
      const store = await openStore(place, { log });
      const draft = await done(store.draft(here, makeUpload("Elms", "Elms."), mara));
      const other = await openDatabase(place, log);
      await other.updateTable("versions").set({ added_at: 1 }).execute();
      let purging: Promise<void> | undefined;
      const isWaiting = async () => {
        const { rows } = await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`.execute(
          other,
        );
        return rows.length > 0;
      };
      await other.transaction().execute(async (transaction) => {
        await touch(transaction, here, "revision");
        let isPurged = false;
        const purge = store.purge().then(() => {
          isPurged = true;
        });
        while (!isPurged && !(await isWaiting()));
        expect(isPurged).toBe(false);
        const changing = { transaction, library: here, limits, by: mara };
        expect(await keepDraft(changing, draft)).toEqual({ id: draft.id, version: 1 });
        purging = purge;
      });
      await purging;
      expect(await store.list(here)).toMatchObject([{ title: "Elms" }]);
      await Promise.all([store.close(), other.destroy()]);
      await engine.stop();
    },
  );
});

describe.each(engines())("a database in $name from before there were drafts", (engine) => {
  it.skipIf(engine.isMissing)("opens, with what it held served as before", async () => {
    await engine.start();
    const place = await engine.newPlace();
    const before = openBare(place);
    const [first] = Object.entries(migrations);
    const provider = { getMigrations: async () => Object.fromEntries(first === undefined ? [] : [first]) };
    await new Migrator({ db: before, provider }).migrateToLatest();
    const [library, bytes] = [here, Buffer.from("Elms.")];
    await before.insertInto("libraries").values({ id: library, revision: 7 }).execute();
    const none = { removed_by: null, removed_at: null };
    await before
      .insertInto("articles")
      .values({ library, id: "elms-1", version: 1, ...none })
      .execute();
    const version = {
      library,
      article: "elms-1",
      version: 1,
      file: "elms.txt",
      content: "c",
      hash: "hhhhhhhhhh",
    };
    await before
      .insertInto("versions")
      .values({ ...version, size: 5, bytes, added_by: mara, added_at: 1 })
      .execute();
    const reading = { parser: "p", title: "Elms", json: Buffer.from("{}") };
    await before
      .insertInto("readings")
      .values({ library, hash: version.hash, ...reading })
      .execute();
    await before.destroy();

    const store = await openStore(place, { log });
    expect(await store.list(here)).toEqual([
      { id: "elms-1", version: 1, title: "Elms", file: "elms.txt", size: 5, addedBy: mara, addedAt: 1 },
    ]);
    expect(await store.readings(here)).toMatchObject([{ id: "elms-1", parser: "p", edits: {} }]);
    expect(await store.version(here, { id: "elms-1", version: 1 })).toMatchObject({
      isDraft: false,
      print: "hhhhhhhh",
    });
    expect(await store.put(here, makeUpload("Oaks", "Oaks."), jonas, "elms-1")).toEqual({
      id: "elms-1",
      version: 2,
    });
    await store.close();
    await engine.stop();
  });
});

/** As it is found, without its tables being brought up to date. */
function openBare({ dataDir, databaseUrl }: DatabaseSettings): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect:
      databaseUrl === undefined
        ? sqliteInProcess(`${dataDir}/verbatim.db`)
        : new PostgresDialect({ pool: new pg.Pool({ connectionString: databaseUrl }) }),
  });
}
