import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buildLibrary } from "../../src/library/index.ts";
import { inThisThread, type LibrarySource } from "../../src/shelves/library-source.ts";
import {
  type OpenOptions,
  openServerArticles,
  openShelves,
  type ShelvesSettings,
} from "../../src/shelves/open-shelves.ts";
import { OpeningError } from "../../src/shelves/opening-error.ts";
import { Shelf } from "../../src/shelves/shelf.ts";
import { type ShelfPlace, Shelves } from "../../src/shelves/shelves.ts";
import type { View } from "../../src/shelves/views.ts";
import { shelvesSettings } from "../shelves-settings.ts";

const [here, there] = ["200000000000000001", "200000000000000002"];
const mara = "100000000000000001";
const logged: string[] = [];
const note = (_fields: unknown, message?: string) => logged.push(String(message));
const log = { warn: note, error: note };

let base = "";
const open: Shelves[] = [];
beforeEach(() => {
  logged.length = 0;
  base = mkdtempSync(join(tmpdir(), "verbatim-shelves-"));
  mkdirSync(join(base, "articles"));
  writeHouse("elms", "The town will plant elms in the square.");
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((shelves) => shelves.close()));
  rmSync(base, { recursive: true, force: true });
  expect(logged).toEqual([]);
});

function writeHouse(name: string, text: string): void {
  writeFileSync(join(base, "articles", `${name}.txt`), `The ${name}\n\n${text}\n`);
}

async function openHere(more: Partial<ShelvesSettings> = {}, options: Partial<OpenOptions> = {}) {
  const folders = { articlesDir: join(base, "articles"), dataDir: join(base, "data") };
  const settings = shelvesSettings(folders, { maxArticleBytes: 100_000, ...more });
  const { shelves } = await openShelves(settings, { log, isHosted: false, ...options });
  open.push(shelves);
  return shelves;
}

/** Adds an article to a server, and gives its id. */
async function add(shelves: Shelves, server: string, name: string, text: string): Promise<string> {
  const bytes = Buffer.from(`The ${name}\n\n${text}\n`);
  const added = await shelves.articles?.add(server, { name: `${name}.txt`, bytes }, mara);
  if (added === undefined || "refused" in added) throw new Error(JSON.stringify(added));
  return added.id;
}

async function titles(shelves: Shelves, place: ShelfPlace): Promise<string[]> {
  const { library } = await shelves.shelfFor(place);
  const { items } = await library.articles({ limit: 99 });
  return items.map(({ title }) => title).sort();
}

describe("what a server has added", () => {
  it("is seen in that server beside the house's articles, and nowhere else", async () => {
    const shelves = await openHere();
    await add(shelves, here, "draft", "The mayor will resign on Monday.");
    await add(shelves, there, "quarry", "The quarry closes in May.");
    expect(await titles(shelves, { libraryId: here })).toEqual(["The draft", "The elms"]);
    expect(await titles(shelves, { libraryId: there })).toEqual(["The elms", "The quarry"]);
    for (const place of [{}, { libraryId: "200000000000000003" }]) {
      expect(await titles(shelves, place)).toEqual(["The elms"]);
    }
  });

  it("cannot be had elsewhere by its id, by its words or by being suggested", async () => {
    const shelves = await openHere();
    const id = await add(shelves, here, "draft", "“The mayor will resign on Monday,” said Ann Lee.");
    const shelf = await shelves.shelfFor({ libraryId: here });
    shelf.usage.note("article", id);
    shelf.usage.note("speaker", "Ann Lee");
    expect(await shelf.library.paragraph({ article: id, paragraph: 0 })).toHaveProperty("slice");
    for (const place of [{}, { libraryId: there }]) {
      const { library, usage } = await shelves.shelfFor(place);
      const seen = [
        await library.article(id),
        await library.paragraph({ article: id, paragraph: 0 }),
        await library.ask({ question: "When will the mayor resign?" }),
        await library.check({ text: "“The mayor will resign on Monday”" }),
        await library.quotes({ speaker: "Ann Lee", limit: 9 }),
        await library.speakers({ limit: 9 }),
        await library.suggest({ kind: "article", typed: "", limit: 9, first: usage.first("article", 9) }),
        await library.suggest({ kind: "speaker", typed: "Ann", limit: 9, first: usage.first("speaker", 9) }),
      ];
      // The claim is what the asker said.
      const said = JSON.stringify(seen, (key, value) => (key === "claim" ? undefined : value));
      expect(said).not.toMatch(/resign on Monday|draft|Ann Lee/);
    }
  });

  it("is answered at once after it was added, replaced, removed and restored", async () => {
    const shelves = await openHere();
    const place = { libraryId: here };
    const text = async () => {
      const { library } = await shelves.shelfFor(place);
      const { items } = await library.articles({ limit: 9 });
      const found = await Promise.all(
        items.map(({ id }) => library.paragraph({ article: id, paragraph: 0 })),
      );
      return found.map((one) => ("slice" in one ? one.slice.text : "")).sort();
    };
    const elms = "The town will plant elms in the square.";
    expect(await text()).toEqual([elms]);
    const id = await add(shelves, here, "ferry", "The ferry costs 30.");
    expect(await text()).toEqual(["The ferry costs 30.", elms]);
    const bytes = Buffer.from("The ferry\n\nThe ferry costs 31.\n");
    await shelves.articles?.add(here, { name: "ferry.txt", bytes }, mara, id);
    expect(await text()).toEqual(["The ferry costs 31.", elms]);
    await shelves.articles?.remove(here, id, mara);
    expect(await text()).toEqual([elms]);
    await shelves.articles?.restore(here, id, "1");
    expect(await text()).toEqual(["The ferry costs 31.", elms]);
  });

  it("leaves nothing behind when it is forgotten, be it by another process", async () => {
    const [one, other] = [await openHere(), await openHere()];
    const place = { libraryId: here };
    const kept = () => readdirSync(join(base, "data", "cache")).sort();
    await titles(one, {});
    const before = kept();
    for (const forgets of [one, other]) {
      await add(one, here, "draft", "The mayor will resign on Monday.");
      expect(await titles(one, place)).toEqual(["The draft", "The elms"]);
      expect(kept().length).toBeGreaterThan(before.length);
      await forgets.forget(here, mara);
      await one.refresh();
      expect(kept()).toEqual(before);
      expect(await titles(one, place)).toEqual(["The elms"]);
    }
  });

  it("leaves nothing behind when it is purged, thirty days after it was removed", async () => {
    const shelves = await openHere();
    const kept = () => readdirSync(join(base, "data", "cache")).sort();
    await titles(shelves, {});
    const before = kept();
    const id = await add(shelves, here, "draft", "The mayor will resign on Monday.");
    await titles(shelves, { libraryId: here });
    await shelves.articles?.remove(here, id, mara);
    await shelves.purge();
    expect(kept().length).toBeGreaterThan(before.length);
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      vi.setSystemTime(Date.now() + 30 * 24 * 3_600_000);
      await shelves.purge();
    } finally {
      vi.useRealTimers();
    }
    expect(kept()).toEqual(before);
    expect(statSync(join(base, "data", "verbatim.db-wal")).size).toBe(0);
  });

  it("is seen when another process adds it, and after a restart", async () => {
    const [one, other] = [await openHere(), await openHere()];
    expect(await titles(one, { libraryId: here })).toEqual(["The elms"]);
    await add(other, here, "ferry", "The ferry costs 30.");
    expect(await titles(one, { libraryId: here })).toEqual(["The elms", "The ferry"]);
    expect(await titles(await openHere(), { libraryId: here })).toEqual(["The elms", "The ferry"]);
  });

  it("stays beside the house's articles when those are read again", async () => {
    const shelves = await openHere();
    await add(shelves, here, "ferry", "The ferry costs 30.");
    expect(await titles(shelves, { libraryId: here })).toEqual(["The elms", "The ferry"]);
    writeHouse("mill", "The mill burned down.");
    await shelves.reindex({});
    expect(await titles(shelves, { libraryId: here })).toEqual(["The elms", "The ferry", "The mill"]);
    expect(await titles(shelves, {})).toEqual(["The elms", "The mill"]);
  });

  it("may have the file name and the front matter's id of an article of the house", async () => {
    const shelves = await openHere();
    await add(shelves, here, "elms", "Other elms will be felled.");
    expect(await titles(shelves, { libraryId: here })).toEqual(["The elms", "The elms"]);
  });

  it.each([
    ["no text", "empty.txt", "", "unreadable"],
    ["a format that is not read", "report.pdf", "%PDF-1.7", "unreadable"],
  ])("is refused where it has %s", async (_, name, text, refused) => {
    const shelves = await openHere();
    const added = await shelves.articles?.add(here, { name, bytes: Buffer.from(text) }, mara);
    expect(added).toMatchObject({ refused });
    expect(await shelves.articles?.revision(here)).toBe(0);
  });
});

describe("the house's articles", () => {
  it.each([
    ["everywhere", true, true, true],
    ["home", true, false, false],
    ["nowhere", false, false, false],
  ] as const)("are seen %s: at home %s, in another server %s, elsewhere %s", async (houseShelf, ...seen) => {
    const shelves = await openHere({ houseShelf, guildId: here });
    const places = [{ libraryId: here }, { libraryId: there }, {}];
    for (const [at, place] of places.entries()) {
      expect(await titles(shelves, place)).toEqual(seen[at] === true ? ["The elms"] : []);
    }
    await add(shelves, here, "ferry", "The ferry costs 30.");
    await add(shelves, there, "quarry", "The quarry closes in May.");
    expect(await titles(shelves, { libraryId: here })).toEqual([
      ...(seen[0] ? ["The elms"] : []),
      "The ferry",
    ]);
    expect(await titles(shelves, { libraryId: there })).toEqual([
      ...(seen[1] ? ["The elms"] : []),
      "The quarry",
    ]);
    await shelves.reindex({});
    expect(await titles(shelves, { libraryId: there })).toEqual([
      ...(seen[1] ? ["The elms"] : []),
      "The quarry",
    ]);
  });
});

describe("a server that leaves out the house's articles", () => {
  it("sees its own alone, at once in every process, and has the house's back when it wants them", async () => {
    const [one, other] = [await openHere(), await openHere()];
    const place = { libraryId: here };
    expect(await titles(one, place)).toEqual(["The elms"]);
    await other.articles?.set(here, { house: false }, mara);
    expect([await titles(one, place), await titles(other, place)]).toEqual([[], []]);
    await add(one, here, "ferry", "The ferry costs 30.");
    expect([await titles(one, place), await titles(other, place)]).toEqual([["The ferry"], ["The ferry"]]);
    await one.reindex({});
    expect(await titles(one, place)).toEqual(["The ferry"]);
    expect(await titles(one, { libraryId: there })).toEqual(["The elms"]);
    await one.articles?.set(here, { house: true }, mara);
    expect(await titles(other, place)).toEqual(["The elms", "The ferry"]);
    await other.articles?.set(here, { language: "de" }, mara);
    expect(await one.settingsFor(place)).toMatchObject({ house: true, language: "de" });
    expect((await one.settingsFor({})).language).toBe(null);
  });

  it("answers who still has the old library by what is seen now", async () => {
    const shelves = await openHere({}, { isHosted: true });
    await add(shelves, here, "ferry", "The ferry costs 30.");
    const { library } = await shelves.shelfFor({ libraryId: here });
    await shelves.articles?.set(here, { house: false }, mara);
    expect(await titles(shelves, { libraryId: here })).toEqual(["The ferry"]);
    expect((await library.articles({ limit: 9 })).total).toBe(2);
  });
});

describe("the library of a place where nothing is seen", () => {
  it("is opened by who asks next where it could not be opened at first", async () => {
    const empty = inThisThread({
      load: async () => ({ articles: [], problems: [], kept: [], keep: async () => undefined }),
      build: buildLibrary,
    });
    let failures = 1;
    const failing: LibrarySource = {
      open: (request) =>
        failures-- > 0 ? Promise.reject(new OpeningError({ kind: "memory" })) : empty.open(request),
    };
    const { shelf: house } = await Shelf.open(empty);
    const shelves = new Shelves({ house, houseShelf: "nowhere", home: here, sourceFor: () => failing, log });
    open.push(shelves);
    await expect(shelves.shelfFor({})).rejects.toThrow("memory");
    const [one, other] = await Promise.all([shelves.shelfFor({}), shelves.shelfFor({})]);
    expect(other).toBe(one);
    expect(await titles(shelves, {})).toEqual([]);
  });
});

it("tries again to renew a library that could not be renewed, when it is asked next", async () => {
  const settings = shelvesSettings({ articlesDir: join(base, "articles"), dataDir: join(base, "data") });
  const articles = await openServerArticles(settings, log);
  let failures = 0;
  const sourceFor = (view: View | undefined) =>
    inThisThread({
      load: async () => {
        if (failures-- > 0) throw new OpeningError({ kind: "memory" });
        const own = view === undefined ? [] : await articles.articles(view.library);
        return { articles: own, problems: [], kept: [], keep: async () => undefined };
      },
      build: buildLibrary,
    });
  const { shelf: house } = await Shelf.open(sourceFor(undefined));
  const shelves = new Shelves({ house, houseShelf: "nowhere", home: here, articles, sourceFor, log });
  open.push(shelves);
  const id = await add(shelves, here, "draft", "The mayor will resign on Monday.");
  await add(shelves, here, "ferry", "The ferry costs 30.");
  expect(await titles(shelves, { libraryId: here })).toEqual(["The draft", "The ferry"]);
  failures = 1;
  await articles.remove(here, id, mara);
  expect(await titles(shelves, { libraryId: here })).toEqual(["The draft", "The ferry"]);
  expect(logged.splice(0)).toEqual(["a server's library could not be renewed"]);
  expect(await titles(shelves, { libraryId: here })).toEqual(["The ferry"]);
});

describe("libraries of servers, in threads", () => {
  it("are given up when others are asked, and who still has one is answered all the same", async () => {
    const shelves = await openHere({}, { isHosted: true, mostOpen: 1 });
    const servers = Array.from({ length: 3 }, (_, n) => `20000000000000001${n}`);
    for (const server of servers) await add(shelves, server, `note ${server}`, `This is of ${server}.`);
    const libraries = [];
    for (const server of servers) libraries.push((await shelves.shelfFor({ libraryId: server })).library);
    for (const [at, library] of libraries.entries()) {
      const { items } = await library.articles({ limit: 9 });
      expect(items.map(({ title }) => title).sort()).toEqual(["The elms", `The note ${servers[at]}`]);
    }
  });
});

it("gives up the library that was not asked for longest where all of them have too many paragraphs", async () => {
  // Each has one of its own and that of the house.
  const shelves = await openHere({}, { mostParagraphs: 4 });
  const third = "200000000000000003";
  for (const server of [here, there, third]) await add(shelves, server, "note", `This is of ${server}.`);
  const shelfOf = (libraryId: string) => shelves.shelfFor({ libraryId });
  const [first, second] = [await shelfOf(here), await shelfOf(there)];
  expect(await shelfOf(here)).toBe(first);
  await shelfOf(third);
  expect(await shelfOf(here)).toBe(first);
  expect(await shelfOf(there)).not.toBe(second);
});

it("gives up no library for servers that have settings and no article", async () => {
  const shelves = await openHere({}, { mostOpen: 2 });
  await add(shelves, here, "ferry", "The ferry costs 30.");
  const first = await shelves.shelfFor({ libraryId: here });
  for (const server of Array.from({ length: 4 }, (_, n) => `20000000000000001${n}`)) {
    await shelves.articles?.set(server, { language: "de" }, mara);
    expect(await titles(shelves, { libraryId: server })).toEqual(["The elms"]);
  }
  expect(await shelves.shelfFor({ libraryId: here })).toBe(first);
});
