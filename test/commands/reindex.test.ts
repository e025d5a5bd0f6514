import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, commands } from "../../commands/index.ts";
import { type Bot, type Call, createBot } from "../../src/bot.ts";
import { english } from "../../src/messages/index.ts";
import { openStore } from "../../src/shelves/index.ts";
import { openShelves } from "../../src/shelves/open-shelves.ts";
import type { Shelves } from "../../src/shelves/shelves.ts";
import type { ArticleStore } from "../../src/shelves/store/article-store.ts";
import { makeCall } from "../make-bot.ts";
import { shelvesSettings } from "../shelves-settings.ts";

const [here, empty] = ["200000000000000001", "200000000000000002"];
const { reindex: said } = english;
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

let base = "";
let shelves: Shelves;
let store: ArticleStore;
let bot: Bot;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "verbatim-reindex-"));
  mkdirSync(join(base, "articles"));
  writeFileSync(join(base, "articles", "elms.txt"), "The elms\n\nThe town will plant elms in the square.\n");
  const settings = shelvesSettings({ articlesDir: join(base, "articles"), dataDir: join(base, "data") });
  ({ shelves } = await openShelves(settings, { log, isHosted: false }));
  store = await openStore(settings, { log });
  bot = createBot({ commands, actions, shelves, log });
  for (const name of ["ferry", "quarry"]) {
    const bytes = Buffer.from(`The ${name}\n\nThe ${name} closes in May.\n`);
    await shelves.articles?.add(here, { name: `${name}.txt`, bytes }, "1");
  }
});
afterAll(async () => {
  await store.close();
  await shelves.close();
  rmSync(base, { recursive: true, force: true });
});

const placeIn = (libraryId: string) =>
  ({ kind: "guild", guildId: libraryId, libraryId, channelId: "3" }) as const;
const callIn = (libraryId: string, more: Partial<Call>) =>
  makeCall("reindex", {}, { place: placeIn(libraryId), ...more });

describe("/reindex by who manages a server", () => {
  it("reads that server's own articles anew, and nothing of the host's folder", async () => {
    const [reading] = await store.readings(here);
    if (reading === undefined) throw new Error("nothing was read");
    await store.renew(here, reading.hash, { ...reading, title: "Misread" });
    writeFileSync(join(base, "articles", "mill.txt"), "The mill\n\nThe mill burned down.\n");
    const titles = async () => (await store.list(here)).map(({ title }) => title).sort();
    expect(await titles()).toContain("Misread");
    const shown: string[] = [];
    const call = callIn(here, { mayManage: true });
    const { text } = await bot.handle(call, (reply) => shown.push(reply.text));
    expect(text).toContain(said.own(2));
    expect(text).not.toContain("The mill");
    expect(shown).toContain(said.reading(1, 2));
    expect(await titles()).toEqual(["The ferry", "The quarry"]);
    expect((await shelves.shelfFor({ libraryId: here })).library).toBeDefined();
  });

  it("says where there is nothing to read for them", async () => {
    const { text, isFailure } = await bot.handle(callIn(empty, { mayManage: true, isElsewhere: true }));
    expect([text, isFailure]).toEqual([said.elsewhere, true]);
  });

  it("reads the host's folder, too, where they may", async () => {
    writeFileSync(join(base, "articles", "pier.txt"), "The pier\n\nThe pier is closed.\n");
    const { text } = await bot.handle(callIn(here, { mayManage: true, mayReindex: true }));
    expect(text).toContain("The pier");
    expect(text).toContain(said.own(2));
    const alone = await bot.handle(callIn(here, { mayReindex: true }));
    expect(alone.text).toContain(said.done(3, 3, 0).slice(0, "Read 3 articles".length));
    expect(alone.text).not.toContain(said.own(2));
  });

  it("does not read the host's folder where all of theirs is in a collection that not everybody sees", async () => {
    const closed = "200000000000000003";
    const bytes = Buffer.from("The weir\n\nThe weir holds.\n");
    const added = await shelves.articles?.add(closed, { name: "weir.txt", bytes }, "1");
    if (added === undefined || "refused" in added) throw new Error("nothing was added");
    const audience = { channels: ["4"], roles: [] };
    const made = await shelves.articles?.changeCollection(closed, { do: "create", name: "a", audience }, "1");
    if (made === undefined || "refused" in made) throw new Error("nothing was made");
    await shelves.articles?.changeCollection(closed, { do: "put", id: made.id, articles: [added.id] }, "1");
    writeFileSync(join(base, "articles", "dam.txt"), "The dam\n\nThe dam broke.\n");
    const { text } = await bot.handle(callIn(closed, { mayManage: true }));
    expect(text).toContain(said.own(1));
    expect(text).not.toContain("The dam");
    rmSync(join(base, "articles", "dam.txt"));
  });

  it("is refused to others", async () => {
    const { text, isFailure } = await bot.handle(callIn(here, {}));
    expect([text, isFailure]).toEqual([said.notAllowed, true]);
  });
});

it.each<["public" | "private", string, Partial<Call>]>([
  ["private", "by itself", { mayManage: true }],
  ["private", "where the host's folder is read", { mayReindex: true }],
  ["public", "where that is asked for", { mayManage: true, options: { private: false } }],
  ["private", "where others may not write", { mayManage: true, options: { private: false }, maySend: false }],
  ["private", "for who may not", { options: { private: false } }],
  ["public", "in a direct message", { place: { kind: "dm", channelId: "1" } }],
])("is %s %s", async (acknowledged, _, more) => {
  expect(await bot.acknowledge(callIn(here, more))).toBe(acknowledged);
});
