import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, commands } from "../../commands/index.ts";
import { type Bot, type Call, createBot, type Handled } from "../../src/bot.ts";
import { english } from "../../src/messages/index.ts";
import { buttonsOf } from "../../src/replies/index.ts";
import { openShelves } from "../../src/shelves/open-shelves.ts";
import type { Shelves } from "../../src/shelves/shelves.ts";
import { makeCall } from "../make-bot.ts";
import { shelvesSettings } from "../shelves-settings.ts";

const [here, there] = ["200000000000000001", "200000000000000002"];
const { library: said } = english;
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

let base = "";
let bot: Bot;
let shelves: Shelves;
const texts: Record<string, string> = {
  "ferry.txt":
    "The ferry\nBy Ann Lee\n\nThe ferry to Gull Island costs 30 crowns.\n\n“It is too much,” said Piet Oster.\n",
  "ferry 2.txt": "The ferry\nBy Ann Lee\n\nThe ferry to Gull Island costs 31 crowns.\n",
  "empty.txt": "",
};

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "verbatim-library-"));
  mkdirSync(join(base, "articles"));
  writeFileSync(join(base, "articles", "elms.txt"), "The elms\n\nThe town will plant elms in the square.\n");
  const folders = { articlesDir: join(base, "articles"), dataDir: join(base, "data") };
  const settings = shelvesSettings(folders, { maxArticleBytes: 100_000 });
  ({ shelves } = await openShelves(settings, { log, isHosted: false }));
  bot = createBot({ commands, actions, shelves, log });
});
afterAll(async () => {
  await shelves.close();
  rmSync(base, { recursive: true, force: true });
});

const placeIn = (libraryId: string) =>
  ({ kind: "guild", guildId: libraryId, libraryId, channelId: "300000000000000001" }) as const;

/** `/library` by a manager of a server; `file` is one of `texts`, or of so many bytes. */
function use(
  subcommand: string,
  options: Call["options"] = {},
  file?: string | number,
  more: Partial<Call> = {},
) {
  const name = typeof file === "string" ? file : "large.txt";
  const size = typeof file === "number" ? file : Buffer.byteLength(texts[name] ?? "");
  const call = makeCall("library", options, {
    subcommand,
    place: placeIn(here),
    mayManage: true,
    ...(file === undefined ? {} : { files: { file: [{ name, size, url: `kept:${name}` }] } }),
    ...more,
  });
  return bot.handle(call, undefined, async ({ url }) => Buffer.from(texts[url.slice("kept:".length)] ?? ""));
}

/** Adds or replaces, and keeps what is shown. */
async function keep(subcommand: string, options: Call["options"], file: string): Promise<Handled> {
  const draft = await use(subcommand, options, file);
  return draft.isFailure ? draft : press(draft);
}

/** Presses the first button of a reply. */
function press(reply: Handled, more: Partial<Call> = {}): Promise<Handled> {
  const [button] = buttonsOf(reply);
  const [command = "", ...fields] = button?.custom_id.split(":") ?? [];
  const target = { id: "1", content: reply.content ?? "", reply, isEphemeral: true };
  const call = { via: "button", fields, target, place: placeIn(here), mayManage: true, ...more } as const;
  return bot.handle(makeCall(command, {}, call));
}

async function ask(place: Call["place"], question = "What does the ferry cost?"): Promise<string> {
  return (await bot.handle(makeCall("ask", { question }, { place }))).text;
}

describe("what a server has added", () => {
  it("is shown as it was read, answered from in that server alone, and listed with who added it", async () => {
    const added = await keep("add", {}, "ferry.txt");
    expect(added.isFailure).toBe(false);
    for (const part of [said.added, "The ferry", "Ann Lee", "2 paragraphs", "Piet Oster"])
      expect(added.text).toContain(part);
    expect(await ask(placeIn(here))).toContain("costs 30 crowns");
    const elsewhere: Call["place"][] = [
      placeIn(there),
      // The server, where only the caller has the bot.
      { kind: "guild", guildId: here, channelId: "1" },
      { kind: "dm", channelId: "1" },
      { kind: "private", channelId: "1" },
    ];
    for (const place of elsewhere) expect(await ask(place)).not.toContain("crowns");
    const list = await use("list");
    expect(list.text).toMatch(
      /The ferry\*\* \(ferry\.txt · 0\.1 KiB · version 1 · \d{4}-\d\d-\d\d · <@100000000000000001>\)/,
    );
    expect((await use("list", {}, undefined, { place: placeIn(there) })).text).toBe(said.none);
  });

  it("can be replaced, removed and brought back, by commands and by buttons", async () => {
    const replaced = await keep("replace", { article: "The ferry" }, "ferry 2.txt");
    expect(replaced.text).toContain(said.replaced(2));
    expect(await ask(placeIn(here))).toContain("costs 31 crowns");
    const removed = await use("remove", { article: "the ferry" });
    expect(removed.text).toBe(said.removed("The ferry"));
    expect(await ask(placeIn(here))).not.toContain("crowns");
    expect((await press(removed)).text).toBe(said.restored("The ferry"));
    expect(await ask(placeIn(here))).toContain("costs 31 crowns");
    await use("remove", { article: "ferry 2.txt" });
    const restored = await use("restore", { article: "The ferry" });
    expect(restored.text).toBe(said.restored("The ferry"));
    const another = await keep("add", {}, "ferry.txt");
    expect((await press(another)).text).toBe(said.removed("The ferry"));
    expect(await ask(placeIn(here))).toContain("costs 31 crowns");
  });

  it.each([
    ["a file that is there already", () => use("add", {}, "ferry 2.txt"), /very file is there already/],
    ["a file without text", () => use("add", {}, "empty.txt"), /^The file .+/],
    ["a file of 11 MiB, which is not even fetched", () => use("add", {}, 11 * 1024 * 1024), /at most 10 MiB/],
    ["nothing to put in the place of an article", () => use("replace", { article: "The ferry" }), /no file/],
    ["an article that is not there", () => use("remove", { article: "The mill" }), /no such article/],
    ["an article of the house", () => use("remove", { article: "The elms" }), /no such article/],
    [
      "a file for an article that is not there",
      () => use("replace", { article: "x" }, "ferry.txt"),
      /no such article/,
    ],
  ])("refuses %s", async (_, given, reason) => {
    const reply = await given();
    expect(reply.isFailure).toBe(true);
    expect(reply.text).toMatch(reason);
  });

  const nobody: readonly (readonly [string, Partial<Call>, string])[] = [
    ["a member", { mayManage: false }, said.notAllowed],
    ["somebody who may only reindex", { mayManage: false, mayReindex: true }, said.notAllowed],
    ["a direct message", { place: { kind: "dm", channelId: "1" } }, said.noServer],
    ["a user's install", { place: { kind: "guild", guildId: here, channelId: "1" } }, said.noServer],
  ];
  it.each(nobody)("is neither listed nor changed for %s", async (_, more, reason) => {
    const before = await shelves.articles?.revision(here);
    for (const subcommand of ["add", "list", "replace", "remove", "restore", "forget"]) {
      const reply = await use(
        subcommand,
        { article: "The ferry", confirm: said.confirmation },
        "ferry.txt",
        more,
      );
      expect([reply.isFailure, reply.text]).toEqual([true, reason]);
    }
    const { id } = (await shelves.articles?.list(here))?.[0] ?? { id: "" };
    const [button] = buttonsOf(await use("remove", { article: id }));
    const shown = await use("restore", { article: id });
    expect([button?.custom_id, shown.isFailure]).toEqual([`library-restore:${id}`, false]);
    const typing = {
      command: "library",
      subcommand: "remove",
      options: {},
      option: "article",
      typed: "",
      locale: "en-US",
    };
    expect(await bot.suggest({ ...typing, place: placeIn(here), ...more })).toEqual([]);
    expect(await shelves.articles?.revision(here)).toBe((before ?? 0) + 2);
  });

  it("does nothing for a member's press of somebody else's Undo", async () => {
    const removed = await use("remove", { article: "The ferry" });
    expect(await press(removed, { mayManage: false })).toMatchObject({
      isFailure: true,
      text: said.notAllowed,
    });
    expect(await press(removed, { place: placeIn(there) })).toMatchObject({
      isFailure: true,
      text: said.notThere,
    });
    expect((await press(removed)).isFailure).toBe(false);
    expect((await press(removed)).text).toBe(said.notThere);
  });

  it("is suggested where it is to be named: what is served, or what can be restored", async () => {
    const suggest = async (subcommand: string, typed: string) => {
      const typing = {
        command: "library",
        subcommand,
        options: {},
        option: "article",
        typed,
        locale: "en-US",
      };
      return (await bot.suggest({ ...typing, place: placeIn(here), mayManage: true })).map(
        ({ name }) => name,
      );
    };
    expect(await suggest("remove", "ferr")).toEqual(["The ferry"]);
    expect(await suggest("remove", "mill")).toEqual([]);
    expect(await suggest("restore", "")).toEqual(["The ferry"]);
  });

  it("is deleted for good, once that is confirmed in words", async () => {
    expect((await use("forget", { confirm: "yes" })).text).toBe(said.confirmWith(said.confirmation));
    expect(await ask(placeIn(here))).toContain("crowns");
    expect((await use("forget", { confirm: "Forget everything" })).text).toBe(said.forgotten);
    expect(await ask(placeIn(here))).not.toContain("crowns");
    expect(await ask(placeIn(here), "What will the town plant?")).toContain("plant elms");
    expect(await shelves.articles?.list(here, true)).toEqual([]);
    expect((await keep("add", {}, "ferry.txt")).isFailure).toBe(false);
    expect(await ask(placeIn(here))).toContain("costs 30 crowns");
  });
});
