import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, commands } from "../../commands/index.ts";
import { type Bot, createBot } from "../../src/bot.ts";
import { buildLibrary } from "../../src/library/index.ts";
import { english } from "../../src/messages/index.ts";
import { inThisThread } from "../../src/shelves/library-source.ts";
import { openServerArticles } from "../../src/shelves/open-shelves.ts";
import { OpeningError } from "../../src/shelves/opening-error.ts";
import { Shelf } from "../../src/shelves/shelf.ts";
import { Shelves } from "../../src/shelves/shelves.ts";
import { makeCall } from "../make-bot.ts";
import { shelvesSettings } from "../shelves-settings.ts";
import { here, manager, placeIn } from "./server-bed.ts";

let base = "";
let bot: Bot;
let shelves: Shelves;
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A server whose library cannot be opened, whatever is in it. */
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "verbatim-broken-"));
  const settings = shelvesSettings({ articlesDir: join(base, "articles"), dataDir: join(base, "data") });
  const articles = await openServerArticles(settings, log);
  const empty = inThisThread({
    load: async () => ({ articles: [], problems: [], kept: [], keep: async () => undefined }),
    build: buildLibrary,
  });
  const { shelf: house } = await Shelf.open(empty);
  const broken = { open: () => Promise.reject(new OpeningError({ kind: "memory" })) };
  const sourceFor = () => broken;
  shelves = new Shelves({ house, houseShelf: "everywhere", home: undefined, articles, sourceFor, log });
  bot = createBot({ commands, actions, shelves, log });
  for (const name of ["ferry", "mill"])
    await articles.add(here, { name: `${name}.txt`, bytes: Buffer.from(`The ${name}\n\nIt is.\n`) }, manager);
});
afterAll(async () => {
  await shelves.close();
  rmSync(base, { recursive: true, force: true });
});

const call = (command: string, options = {}, more = {}) =>
  bot.handle(makeCall(command, options, { place: placeIn(here), mayManage: true, ...more }));

describe("where a server's library cannot be opened", () => {
  it("what asks it says that something went wrong", async () => {
    expect(await call("ask", { question: "What does the ferry cost?" })).toMatchObject({ isFailure: true });
  });

  it.each([
    ["list", {}, "The ferry"],
    ["remove", { article: "The ferry" }, english.library.removed("The ferry")],
    ["restore", { article: "The ferry" }, english.library.restored("The ferry")],
    ["log", {}, "The ferry"],
    ["settings", { language: "en" }, ""],
    ["forget", { confirm: english.library.confirmation }, english.library.forgotten],
  ])("its managers can use /library %s", async (subcommand, options, said) => {
    const reply = await call("library", options, { subcommand });
    expect(reply.isFailure).toBe(false);
    expect(reply.text).toContain(said);
  });

  it.each(["privacy", "help"])("/%s answers", async (command) => {
    await shelves.articles?.add(here, { name: "a.txt", bytes: Buffer.from("The quay\n\nIt is.\n") }, manager);
    expect(await call(command)).toMatchObject({ isFailure: false });
  });
});
