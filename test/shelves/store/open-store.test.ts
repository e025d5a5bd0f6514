import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ArticleStore } from "../../../src/shelves/store/article-store.ts";
import type { CollectionChange } from "../../../src/shelves/store/collection.ts";
import { type DatabaseSettings, openDatabase } from "../../../src/shelves/store/database.ts";
import { openStore } from "../../../src/shelves/store/open-store.ts";
import { MOST_QUESTIONS } from "../../../src/shelves/store/questions.ts";
import { defaultSettings } from "../../../src/shelves/store/settings.ts";
import { engines } from "./engines.ts";
import { makeUpload, withParagraphs } from "./uploads.ts";

const [here, there] = ["200000000000000001", "200000000000000002"];
const [mara, jonas] = ["100000000000000001", "100000000000000002"];
const limits = {
  articles: 4,
  bytes: 1_000,
  fileBytes: 500,
  additions: 8,
  drafts: 600,
  paragraphs: 100,
  fileParagraphs: 60,
  kept: 2_000,
};
const log = { warn: () => {} };

/** The id of what was stored. */
async function idOf(stored: ReturnType<ArticleStore["put"]>): Promise<string> {
  const done = await stored;
  if ("refused" in done) throw new Error(`refused: ${done.refused}`);
  return done.id;
}

describe.each(engines())("a store in $name", (engine) => {
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

  it("gives back every byte, and says who gave it and when", async () => {
    const upload = {
      ...makeUpload("Crème brûlée", ""),
      bytes: Uint8Array.from({ length: 256 }, (_, i) => i),
    };
    const before = Date.now();
    const id = await idOf(store.put(here, upload, mara));
    const stored = await store.get(here, id);
    expect(id).toMatch(/^creme-brulee-[0-9a-f]{16}$/);
    expect([...(stored?.bytes ?? [])]).toEqual([...upload.bytes]);
    expect(stored).toMatchObject({
      id,
      version: 1,
      title: "Crème brûlée",
      file: "Crème brûlée.txt",
      size: 256,
      addedBy: mara,
    });
    expect(stored?.addedAt).toBeGreaterThanOrEqual(before);
    expect(stored?.addedAt).toBeLessThanOrEqual(Date.now());
    const { bytes: _, ...head } = stored ?? {};
    expect(await store.list(here)).toEqual([head]);
  });

  it("gives what was read to be served, by id", async () => {
    const first = makeUpload("Elms", "The town will plant elms.");
    const id = await idOf(store.put(here, first, mara));
    const [reading] = await store.readings(here);
    expect({ ...reading, json: Buffer.from(reading?.json ?? []).toString() }).toEqual({
      id,
      file: "Elms.txt",
      hash: expect.stringMatching(/^[\w-]{43}$/),
      parser: "parser-1",
      corrections: {},
      title: "Elms",
      edits: {},
      json: first.reading.json.toString(),
    });
  });

  it("keeps what one server added from another", async () => {
    const id = await idOf(store.put(here, makeUpload("Draft", "Not yet public."), mara));
    expect(await store.list(there)).toEqual([]);
    expect(await store.readings(there)).toEqual([]);
    expect(await store.get(there, id)).toBeUndefined();
    expect(await store.remove(there, id, mara)).toBe(false);
    expect(await store.put(there, makeUpload("Draft", "Other words."), mara, id)).toEqual({
      refused: "unknown",
    });
    expect(await idOf(store.put(there, makeUpload("Draft", "Not yet public."), mara))).not.toBe(id);
    expect(await store.list(here)).toHaveLength(1);
  });

  it("keeps the old versions of what is replaced", async () => {
    const id = await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    const stored = await store.put(here, makeUpload("The ferry", "It costs 31."), jonas, id);
    expect(stored).toEqual({ id, version: 2 });
    const textOf = async (version?: number) =>
      Buffer.from((await store.get(here, id, version))?.bytes ?? []).toString();
    expect([await textOf(), await textOf(1), await textOf(2), await textOf(3)]).toEqual([
      "It costs 31.",
      "It costs 30.",
      "It costs 31.",
      "",
    ]);
    expect(await store.list(here)).toMatchObject([{ id, version: 2, title: "The ferry", addedBy: jonas }]);
    expect(await store.readings(here)).toMatchObject([{ id, title: "The ferry" }]);
    expect(await store.get(here, id, 1)).toMatchObject({ addedBy: mara, title: "Ferry" });
  });

  it("takes out what is removed, and puts it back", async () => {
    const id = await idOf(store.put(here, makeUpload("Mill", "The mill burned."), mara));
    const before = Date.now();
    expect(await store.remove(here, id, jonas)).toBe(true);
    expect([await store.list(here), await store.readings(here)]).toEqual([[], []]);
    const [removed] = await store.list(here, true);
    expect(removed).toMatchObject({ id, title: "Mill", addedBy: mara, removed: { by: jonas } });
    expect(removed?.removed?.at).toBeGreaterThanOrEqual(before);
    expect(await store.remove(here, id, jonas)).toBe(false);
    expect(await store.put(here, makeUpload("Mill", "Anew."), mara, id)).toEqual({ refused: "unknown" });
    expect(await store.restore(here, id, jonas)).toEqual({ id, version: 1 });
    expect(await store.restore(here, id, jonas)).toEqual({ refused: "unknown" });
    expect(await store.list(here)).toMatchObject([{ id, title: "Mill" }]);
    expect(await store.list(here, true)).toEqual([]);
  });

  it("takes a file once, until that is removed", async () => {
    const id = await idOf(store.put(here, makeUpload("Quarry", "Stones."), mara));
    const again = makeUpload("Another name", "Stones.");
    expect(await store.put(here, again, jonas)).toEqual({ refused: "same", as: id });
    await store.remove(here, id, jonas);
    const other = await idOf(store.put(here, again, jonas));
    expect(await store.restore(here, id, jonas)).toEqual({ refused: "same", as: other });
  });

  it("refuses what is too much, and then changes nothing", async () => {
    const text = (length: number, letter = "a") => makeUpload(letter, letter.repeat(length));
    expect(await store.put(here, text(501), mara)).toEqual({ refused: "fileBytes", most: 500 });
    const first = await idOf(store.put(here, text(500), mara));
    await idOf(store.put(here, text(500, "b"), mara));
    const revision = await store.revision(here);
    expect(await store.put(here, text(1, "c"), mara)).toEqual({ refused: "bytes", most: 1_000 });
    await store.remove(here, first, mara);
    for (const letter of ["c", "d", "e"]) await idOf(store.put(here, text(1, letter), mara));
    expect(await store.put(here, text(1, "f"), mara)).toEqual({ refused: "articles", most: 4 });
    expect(await store.restore(here, first, jonas)).toEqual({ refused: "articles", most: 4 });
    expect((await store.list(here)).map(({ title }) => title)).toEqual(["b", "c", "d", "e"]);
    expect(await store.revision(here)).toBe(revision + 4);
  });

  it("refuses files once earlier versions and removed articles take too much, and still restores them", async () => {
    const text = (letter: string) => makeUpload("Quay", letter.repeat(500));
    const id = await idOf(store.put(here, text("a"), mara));
    for (const letter of ["b", "c"]) await store.put(here, text(letter), mara, id);
    await store.remove(here, id, mara);
    const other = await idOf(store.put(here, text("d"), mara));
    for (const article of [other, undefined])
      expect(await store.put(here, text("e"), mara, article)).toEqual({ refused: "kept", most: 2_000 });
    expect(await store.restore(here, id, mara)).toMatchObject({ id });
    expect(await store.put(there, text("e"), mara)).toMatchObject({ version: 1 });
  });

  it("refuses articles of too many paragraphs, however short they are, and too many together", async () => {
    const long = (text: string, paragraphs: number) => withParagraphs(makeUpload("Long", text), paragraphs);
    expect(await store.put(here, long("a", 61), mara)).toEqual({ refused: "fileParagraphs", most: 60 });
    const id = await idOf(store.put(here, long("a", 60), mara));
    expect(await store.put(here, long("b", 41), mara)).toEqual({ refused: "paragraphs", most: 100 });
    await idOf(store.put(here, long("b", 20), mara));
    expect(await store.used(here)).toMatchObject({ paragraphs: 80 });
    await idOf(store.put(here, long("c", 60), mara, id));
    expect((await store.earlierReadings(here, { bytes: 1, paragraphs: 60 })).length).toBe(1);
    expect(await store.earlierReadings(here, { bytes: 1, paragraphs: 59 })).toEqual([]);
    expect(await store.earlierReadings(here, { bytes: 0, paragraphs: 60 })).toEqual([]);
  });

  it("changes its revision with what is served, and with nothing else", async () => {
    const seen: number[] = [];
    const note = async () => seen.push(await store.revision(here));
    await note();
    const id = await idOf(store.put(here, makeUpload("Pier", "A gull."), mara));
    await note();
    await store.put(here, makeUpload("Pier", "Two gulls."), mara, id);
    await note();
    await store.remove(here, id, mara);
    await note();
    await store.restore(here, id, jonas);
    await note();
    expect(seen[0]).toBe(0);
    expect(new Set(seen).size).toBe(5);
    const last = await store.revision(here);
    await store.put(here, makeUpload("Pier", "Two gulls."), mara);
    await store.remove(here, "no-such-article", mara);
    const [reading] = await store.readings(here);
    await store.renew(here, reading?.hash ?? "", {
      parser: "parser-2",
      title: "The pier",
      json: Buffer.from("{}"),
    });
    expect(await store.revision(here)).toBe(last);
    expect(await store.revision(there)).toBe(0);
    expect(await store.readings(here)).toMatchObject([{ parser: "parser-2", title: "The pier" }]);
  });

  it("says who did what, the newest first, and nothing of what was refused", async () => {
    const before = Date.now();
    const id = await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    await store.put(here, makeUpload("The ferry", "It costs 31."), jonas, id);
    await store.put(here, makeUpload("The ferry", "It costs 31."), jonas);
    await store.remove(here, id, mara);
    await store.remove(here, id, mara);
    await store.restore(here, id, jonas);
    await idOf(store.put(there, makeUpload("Quarry", "Stones."), mara));
    const { acts, total } = await store.log(here, { offset: 0, limit: 10 });
    expect(acts.map(({ by, kind, subject }) => [by, kind, subject])).toEqual([
      [jonas, "restore", "The ferry"],
      [mara, "remove", "The ferry"],
      [jonas, "replace", "The ferry"],
      [mara, "add", "Ferry"],
    ]);
    expect(total).toBe(4);
    for (const { at } of acts) expect(at >= before && at <= Date.now()).toBe(true);
    const page = await store.log(here, { offset: 1, limit: 2 });
    expect([page.acts.map(({ kind }) => kind), page.total]).toEqual([["remove", "replace"], 4]);
  });

  it("forgets everything but who had it forgotten, where somebody had", async () => {
    await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    await store.forget(here, jonas);
    const { acts } = await store.log(here, { offset: 0, limit: 10 });
    expect(acts).toMatchObject([{ by: jonas, kind: "forget", subject: "" }]);
    expect([await store.list(here), await store.revision(here)]).toEqual([[], 0]);
    await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    expect((await store.log(here, { offset: 0, limit: 10 })).total).toBe(2);
    await store.forget(here);
    expect(await store.log(here, { offset: 0, limit: 10 })).toEqual({ acts: [], total: 0 });
  });

  it("shows nothing of the log that is older than 90 days, and purges that", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const day = 24 * 3_600_000;
    const start = Date.now();
    const id = await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    vi.setSystemTime(start + 60 * day);
    await store.remove(here, id, mara);
    const kinds = async () => (await store.log(here, { offset: 0, limit: 10 })).acts.map(({ kind }) => kind);
    vi.setSystemTime(start + 90 * day - 1);
    await store.purge();
    expect(await kinds()).toEqual(["remove", "add"]);
    vi.setSystemTime(start + 91 * day);
    expect(await kinds()).toEqual(["remove"]);
    await store.purge();
    vi.setSystemTime(start);
    expect(await kinds()).toEqual(["remove"]);
  });

  it("deletes what was removed 30 days ago, and what was read of it", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    const ferry = makeUpload("Ferry", "It costs 30.");
    const id = await idOf(store.put(here, ferry, mara));
    await store.put(here, makeUpload("The ferry", "It costs 31."), jonas, id);
    const stays = await idOf(store.put(here, makeUpload("Quarry", "Stones."), mara));
    await store.remove(here, id, mara);
    const same = await idOf(store.put(here, ferry, mara));
    vi.setSystemTime(start + 30 * 24 * 3_600_000 - 1_000);
    await store.purge();
    expect((await store.list(here, true)).map((head) => head.id)).toEqual([id]);
    vi.setSystemTime(start + 30 * 24 * 3_600_000 + 1_000);
    await store.purge();
    expect(await store.list(here, true)).toEqual([]);
    expect(await store.get(here, id, 1)).toBeUndefined();
    const served = [same, stays].sort();
    expect((await store.readings(here)).map((reading) => reading.id)).toEqual(served);
    const tables: string[] = [];
    for await (const { table } of store.copy(here)) if (table === "readings") tables.push(table);
    expect(tables).toHaveLength(2);
  });

  it("keeps since when a server is without the bot, and deletes it only if that is so for long enough", async () => {
    await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    await idOf(store.put(there, makeUpload("Ferry", "It costs 30."), mara));
    await store.setDeparture(here, 5_000);
    await store.setDeparture(here, 6_000);
    await store.setDeparture("200000000000000009", 5_000);
    expect(await store.departures()).toEqual([
      { library: here, leftAt: 5_000 },
      { library: there, leftAt: undefined },
    ]);
    expect(await store.forgetDeparted(here, 4_999)).toBe(false);
    await store.setDeparture(here, undefined);
    expect(await store.forgetDeparted(here, 9_999)).toBe(false);
    await store.setDeparture(here, 5_000);
    expect(await store.forgetDeparted(here, 5_000)).toBe(true);
    expect([await store.list(here), await store.revision(here)]).toEqual([[], 0]);
    expect(await store.log(here, { offset: 0, limit: 9 })).toEqual({ acts: [], total: 0 });
    expect(await store.list(there)).toHaveLength(1);
  });

  it("keeps whose library somebody asks for 90 days, as long as there is one", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    expect(await store.choose(mara, here)).toBe(false);
    await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    await idOf(store.put(there, makeUpload("Ferry", "It costs 30."), mara));
    expect(await store.choose(mara, here)).toBe(true);
    expect(await store.choose(mara, there)).toBe(true);
    expect(await store.choose(jonas, here)).toBe(true);
    expect([await store.chosen(mara), await store.chosen(jonas)]).toEqual([there, here]);
    await store.forget(here);
    expect(await store.chosen(jonas)).toBeUndefined();
    vi.setSystemTime(start + 90 * 24 * 3_600_000 - 1);
    await store.purge();
    expect(await store.chosen(mara)).toBe(there);
    vi.setSystemTime(start + 90 * 24 * 3_600_000 + 1);
    expect(await store.chosen(mara)).toBeUndefined();
    await store.purge();
    vi.setSystemTime(start);
    expect(await store.chosen(mara)).toBeUndefined();
    await store.choose(mara, there);
    expect([await store.choose(mara, undefined), await store.chosen(mara)]).toEqual([true, undefined]);
  });

  it("takes only so many additions within an hour", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    const id = await idOf(store.put(here, makeUpload("n", "0"), mara));
    for (let n = 1; n < 8; n++)
      expect(await store.put(here, makeUpload("n", `${n}`), mara, id)).toMatchObject({ id });
    const refused = { refused: "additions", most: 8 };
    expect(await store.put(here, makeUpload("n", "8"), mara, id)).toEqual(refused);
    expect(await store.put(here, makeUpload("m", "9"), jonas)).toEqual(refused);
    await idOf(store.put(there, makeUpload("m", "9"), jonas));
    vi.setSystemTime(start + 3_600_000);
    await idOf(store.put(here, makeUpload("m", "9"), jonas));
  });

  it("keeps what is set, and writes each change into the log", async () => {
    expect(await store.settings(here)).toEqual(defaultSettings);
    await store.set(here, { house: false, channels: ["300000000000000001"] }, mara);
    await store.set(here, { language: "de" }, jonas);
    await store.set(here, { house: true }, jonas);
    const set = { ...defaultSettings, language: "de", channels: ["300000000000000001"] };
    expect(await store.settings(here)).toEqual(set);
    expect(await store.settings(there)).toEqual(defaultSettings);
    const { acts } = await store.log(here, { offset: 0, limit: 10 });
    expect(acts.map(({ by, kind, subject }) => [by, kind, subject])).toEqual([
      [jonas, "settings", "house=true"],
      [jonas, "settings", 'language="de"'],
      [mara, "settings", 'channels=["300000000000000001"]'],
      [mara, "settings", "house=false"],
    ]);
    await store.forget(here);
    expect(await store.settings(here)).toEqual(defaultSettings);
  });

  it("has a number that changes with what is set, and with nothing else", async () => {
    expect(await store.state(here)).toEqual({ revision: 0, rules: 0 });
    await idOf(store.put(here, makeUpload("Pier", "A gull."), mara));
    const first = await store.state(here);
    await idOf(store.put(here, makeUpload("Pier", "Two gulls."), mara));
    const second = await store.state(here);
    expect(second).toEqual({ revision: first.revision + 1, rules: first.rules });
    await store.set(here, { house: false }, mara);
    expect(await store.state(here)).toEqual({ revision: second.revision, rules: first.rules + 1 });
    await store.forget(here, mara);
    expect(await store.state(here)).toEqual({ revision: 0, rules: 0 });
  });

  it("counts questions without an answer, those first that were asked most", async () => {
    const all = { offset: 0, limit: 10 };
    expect(await store.questions(here, all)).toEqual({ questions: [], total: 0 });
    await store.noteQuestion(here, { id: "ferry", question: "What does the ferry cost?", kind: "nothing" });
    await store.noteQuestion(here, { id: "mill", question: "Who burned the mill?", kind: "near" });
    await store.noteQuestion(here, { id: "ferry", question: "the FERRY, what cost?", kind: "near" });
    const { questions, total } = await store.questions(here, all);
    expect(questions.map(({ id, question, kind, count }) => [id, question, kind, count])).toEqual([
      ["ferry", "the FERRY, what cost?", "near", 2],
      ["mill", "Who burned the mill?", "near", 1],
    ]);
    expect(total).toBe(2);
    expect((await store.questions(here, { offset: 1, limit: 1 })).questions).toMatchObject([{ id: "mill" }]);
    expect(await store.questions(there, all)).toEqual({ questions: [], total: 0 });
    await store.dropQuestions(here, mara, ["ferry", "no such"]);
    expect((await store.questions(here, all)).questions).toMatchObject([{ id: "mill" }]);
    expect((await store.log(here, all)).total).toBe(0);
    await store.dropQuestions(here, mara);
    expect(await store.questions(here, all)).toEqual({ questions: [], total: 0 });
    expect((await store.log(here, all)).acts).toMatchObject([{ by: mara, kind: "unanswered" }]);
  });

  it("keeps the thousand questions that were asked last, each for 90 days, and none where none are to be kept", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    for (let n = 0; n <= MOST_QUESTIONS; n++) {
      vi.setSystemTime(start + n);
      await store.noteQuestion(here, { id: `${n}`.padStart(4, "0"), question: "?", kind: "nothing" });
    }
    const kept = async () =>
      (await store.questions(here, { offset: 0, limit: 2_000 })).questions.map(({ id }) => id);
    const first = await kept();
    expect([first.length, first[0], first.at(-1)]).toEqual([1_000, "1000", "0001"]);
    vi.setSystemTime(start + 90 * 24 * 3_600_000 + 998);
    expect(await kept()).toEqual(["1000", "0999"]);
    await store.purge();
    vi.setSystemTime(start);
    expect(await kept()).toEqual(["1000", "0999"]);
    await store.set(here, { unanswered: false }, mara);
    expect(await kept()).toEqual([]);
  });

  it("keeps articles in a collection or in none, and tells in the log what was done", async () => {
    const made = async (change: CollectionChange) => {
      const changed = await store.changeCollection(here, change, mara);
      if ("refused" in changed) throw new Error(changed.refused);
      return changed.id;
    };
    const ferry = await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    const mill = await idOf(store.put(here, makeUpload("Mill", "It burned."), mara));
    const drafts = await made({ do: "create", name: "drafts", audience: { channels: ["1"], roles: [] } });
    const week = await made({ do: "create", name: "Week 3" });
    await made({ do: "put", id: drafts, articles: [ferry, mill, "no such"] });
    await made({ do: "put", id: week, articles: [mill] });
    await made({ do: "take", id: drafts, articles: [mill] });
    await made({ do: "show", id: drafts, audience: { roles: ["2"] } });
    await made({ do: "rename", id: week, name: "Week 4" });
    expect(await store.collections(here)).toEqual([
      { id: drafts, name: "drafts", channels: ["1"], roles: ["2"] },
      { id: week, name: "Week 4", channels: [], roles: [] },
    ]);
    const held = async () => (await store.list(here)).map(({ id, collection }) => [id, collection]);
    expect(new Map((await held()) as [string, string][])).toEqual(
      new Map([
        [ferry, drafts],
        [mill, week],
      ]),
    );
    expect((await store.readings(here)).map(({ id, collection }) => [id, collection]).sort()).toEqual(
      (await held()).sort(),
    );
    // A new version stays where the article was.
    await store.put(here, makeUpload("Ferry", "It costs 31."), mara, ferry);
    expect(new Map((await held()) as [string, string][]).get(ferry)).toBe(drafts);
    const { acts } = await store.log(here, { offset: 0, limit: 20 });
    const told = acts.filter(({ kind }) => kind === "collections").map(({ subject }) => JSON.parse(subject));
    expect(told).toEqual([
      ["rename", "Week 3", "Week 4"],
      ["show", "drafts", "<#1> <@&2>"],
      ["put", "Week 3", "Mill"],
      ["put", "drafts", "Mill"],
      ["put", "drafts", "Ferry"],
      ["create", "Week 3", ""],
      ["create", "drafts", "<#1>"],
    ]);
    await store.forget(here);
    expect(await store.collections(here)).toEqual([]);
  });

  it("refuses a name that is there, more than 25 collections, and to delete what holds articles", async () => {
    const change = (one: CollectionChange) => store.changeCollection(here, one, mara);
    const made = await change({ do: "create", name: "drafts" });
    const id = "id" in made ? made.id : "";
    const ferry = await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    await change({ do: "put", id, articles: [ferry] });
    await store.remove(here, ferry, mara);
    expect(await change({ do: "delete", id })).toEqual({ refused: "holds", articles: 1 });
    await change({ do: "take", id, articles: [ferry] });
    expect(await change({ do: "create", name: "Drafts" })).toEqual({ refused: "name" });
    expect(await change({ do: "rename", id: "no such", name: "x" })).toEqual({ refused: "unknown" });
    expect(await store.changeCollection(there, { do: "delete", id }, mara)).toEqual({ refused: "unknown" });
    for (let n = 1; n < 25; n++) expect(await change({ do: "create", name: `${n}` })).toHaveProperty("id");
    expect(await change({ do: "create", name: "one more" })).toEqual({ refused: "full" });
    expect(await change({ do: "delete", id })).toEqual({ id });
    expect(await store.collections(here)).toHaveLength(24);
  });

  it("changes both of its numbers with every change of a collection", async () => {
    const numbers: number[][] = [];
    const note = async () => {
      const { revision, rules } = await store.state(here);
      numbers.push([revision, rules]);
    };
    const ferry = await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    await note();
    const made = await store.changeCollection(here, { do: "create", name: "drafts" }, mara);
    const id = "id" in made ? made.id : "";
    await note();
    await store.changeCollection(here, { do: "put", id, articles: [ferry] }, mara);
    await note();
    await store.changeCollection(here, { do: "show", id, audience: { channels: ["1"] } }, mara);
    await note();
    for (const at of [0, 1]) expect(new Set(numbers.map((both) => both[at])).size).toBe(4);
  });

  it("keeps corrections with the version that is served, one of the same words", async () => {
    const id = await idOf(store.put(here, makeUpload("Ferry", "It costs 30."), mara));
    const speaker = { paragraph: "p", words: "w", speaker: "Ann Lee" };
    const answer = { paragraph: "p", question: "Who?", isRight: true };
    const first = await store.state(here);
    expect(await store.correct(here, id, { speaker }, jonas)).toEqual({ id, version: 1 });
    expect((await store.state(here)).revision).toBeGreaterThan(first.revision);
    await store.correct(here, id, { answer }, jonas);
    await store.correct(here, id, { speaker: { ...speaker, speaker: null } }, jonas);
    await store.correct(here, id, { answer: { ...answer, question: "What?", isRight: false } }, jonas);
    const held = async () => (await store.readings(here)).map(({ corrections }) => corrections);
    const others = [answer, { ...answer, question: "What?", isRight: false }];
    expect(await held()).toEqual([{ speakers: [{ ...speaker, speaker: null }], answers: others }]);
    await store.correct(here, id, { answer: { ...answer, isRight: null } }, jonas);
    expect(await held()).toEqual([{ speakers: [{ ...speaker, speaker: null }], answers: others.slice(1) }]);
    expect((await store.log(here, { offset: 0, limit: 1 })).acts).toMatchObject([
      { by: jonas, kind: "fix", subject: "Ferry" },
    ]);
    await store.put(here, makeUpload("Ferry", "It costs 31."), mara, id);
    expect(await held()).toEqual([{}]);
    expect(await store.correct(there, id, { speaker }, jonas)).toEqual({ refused: "unknown" });
    expect(await store.correct(here, "no such", { speaker }, jonas)).toEqual({ refused: "unknown" });
  });

  it("lists articles and gives their files without what they come to, which is large", async () => {
    const id = await idOf(store.put(here, makeUpload("Ferry", "12345"), mara));
    const database = await openDatabase(place, log);
    await database.schema.alterTable("readings").dropColumn("summary").execute();
    await database.destroy();
    expect(await store.list(here)).toMatchObject([{ id, title: "Ferry" }]);
    expect(await store.get(here, id)).toMatchObject({ id, title: "Ferry" });
  });

  it("says how much of what is limited there is", async () => {
    const id = await idOf(store.put(here, makeUpload("Ferry", "12345"), mara));
    await store.put(here, makeUpload("Ferry", "1234567"), mara, id);
    const other = await idOf(store.put(here, makeUpload("Mill", "123"), mara));
    await store.remove(here, other, mara);
    const none = Object.fromEntries(Object.keys(limits).map((name) => [name, 0]));
    expect(await store.used(here)).toEqual({ ...none, articles: 1, bytes: 7, additions: 3, kept: 15 });
    expect(await store.used(there)).toEqual(none);
  });

  it("is there again when it is opened anew, and by two at once", async () => {
    const id = await idOf(store.put(here, makeUpload("Elms", "Elms."), mara));
    const others = await Promise.all([openStore(place, { log }), openStore(place, { log })]);
    for (const other of others) expect(await other.list(here)).toMatchObject([{ id }]);
    await Promise.all(others.map((other, n) => other.put(here, makeUpload("New", `New ${n}.`), jonas)));
    expect(await store.list(here)).toHaveLength(3);
    await Promise.all(others.map((other) => other.close()));
  });

  it("is made by several that open it at once", async () => {
    const fresh = await engine.newPlace();
    const opened = await Promise.all([1, 2, 3].map(() => openStore(fresh, { log })));
    expect(await Promise.all(opened.map((one) => one.list(here)))).toEqual([[], [], []]);
    await Promise.all(opened.map((one) => one.close()));
  });

  it("loses no change of many at once", async () => {
    const roomy = await openStore(place, { log });
    const many = Array.from({ length: 20 }, (_, n) => makeUpload(`Article ${n}`, `Text ${n}.`));
    const ids = await Promise.all(many.map((upload) => idOf(roomy.put(here, upload, mara))));
    expect(new Set(ids).size).toBe(20);
    expect(await roomy.list(here)).toHaveLength(20);
    await roomy.close();
  });
});

describe("a store that cannot be opened", () => {
  it.each<[string, DatabaseSettings]>([
    ["SQLite", { dataDir: "/dev/null/here", databaseUrl: undefined }],
    ["PostgreSQL", { dataDir: "data", databaseUrl: "postgres://nobody@127.0.0.1:1/none" }],
  ])("says so in one line: %s", async (_, settings) => {
    await expect(openStore(settings, { log })).rejects.toThrow(
      /^The articles' database \(.+\) cannot be used: .+$/,
    );
  });
});
