import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { actions, commands } from "../../commands/index.ts";
import { type Bot, type Call, createBot, type Memberships, type Place } from "../../src/bot.ts";
import { english } from "../../src/messages/index.ts";
import { openShelves } from "../../src/shelves/open-shelves.ts";
import type { Shelves } from "../../src/shelves/shelves.ts";
import { makeCall } from "../make-bot.ts";
import { shelvesSettings } from "../shelves-settings.ts";

const [harbour, quarry, empty] = ["200000000000000001", "200000000000000002", "200000000000000003"];
const [mara, nell] = ["100000000000000001", "100000000000000003"];
const { library: said } = english;
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const names = new Map([
  [harbour, "Harbour"],
  [quarry, "Quarry"],
  [empty, "Empty"],
]);

let base = "";
let shelves: Shelves;
let bot: Bot;
/** `USER SERVER` for each membership; null while Discord cannot be asked. */
let members: Set<string> | null = new Set();
const memberships: Memberships = {
  isMember: async (server, user) => members?.has(`${user} ${server}`),
  find: async (user, typed, among) =>
    among
      .filter((id) => members?.has(`${user} ${id}`))
      .flatMap((id) => ({ id, name: names.get(id) ?? "" }))
      .filter(({ id, name }) => id === typed || name.toLowerCase().includes(typed.toLowerCase())),
};

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "verbatim-use-"));
  mkdirSync(join(base, "articles"));
  writeFileSync(join(base, "articles", "elms.txt"), "The elms\n\nThe town will plant elms in the square.\n");
  const folders = { articlesDir: join(base, "articles"), dataDir: join(base, "data") };
  ({ shelves } = await openShelves(shelvesSettings(folders), { log, isHosted: false }));
  bot = createBot({ commands, actions, shelves, log });
  for (const [server, price] of [
    [harbour, 30],
    [quarry, 31],
  ] as const) {
    const bytes = Buffer.from(`The ferry\n\nThe ferry to Gull Island costs ${price} crowns.\n`);
    await shelves.articles?.add(server, { name: "ferry.txt", bytes }, mara);
  }
});
afterAll(async () => {
  await shelves.close();
  rmSync(base, { recursive: true, force: true });
});
beforeEach(async () => {
  members = new Set([`${mara} ${harbour}`, `${mara} ${quarry}`, `${mara} ${empty}`, `${nell} ${quarry}`]);
  for (const user of [mara, nell]) await shelves.articles?.choose(user, undefined);
});

const dm: Place = { kind: "dm", channelId: "300000000000000001" };
function call(user: string, command: string, more: Partial<Call> = {}) {
  const full = makeCall(command, {}, { place: dm, user: { id: user, name: "somebody" }, ...more });
  return bot.handle(full, undefined, undefined, memberships);
}

async function use(user: string, server?: string): Promise<string> {
  const options = server === undefined ? {} : { server };
  return (await call(user, "library", { subcommand: "use", options })).text;
}

/** Which prices somebody is told at a place. */
async function told(user: string, place: Place = dm): Promise<string[]> {
  const { text } = await call(user, "ask", {
    place,
    options: { question: "What does the ferry to Gull Island cost?" },
  });
  return [...text.matchAll(/costs (\d+) crowns/g)].map(([, price]) => price ?? "");
}

it("lets a member ask a server's library in direct messages, and nobody else", async () => {
  expect(await told(mara)).toEqual([]);
  expect(await use(mara, harbour)).toBe(said.uses("Harbour"));
  expect(await told(mara)).toEqual(["30"]);
  expect(await told(nell)).toEqual([]);
  expect(await use(mara, "quarry")).toBe(said.uses("Quarry"));
  expect(await told(mara)).toEqual(["31"]);
});

it.each<[string, Place]>([
  ["by a user's install in another server", { kind: "guild", guildId: "200000000000000009", channelId: "1" }],
  ["in a private channel", { kind: "private", channelId: "1" }],
  ["in another server", { kind: "guild", guildId: quarry, libraryId: quarry, channelId: "1" }],
])("shows nothing of the chosen one %s", async (_, place) => {
  await use(mara, harbour);
  expect(await told(mara, place)).not.toContain("30");
});

it.each([
  ["of which they are none", nell, harbour],
  ["of which they are none, by its name", nell, "Harbour"],
  ["that has added nothing", mara, empty],
  ["that there is not", mara, "200000000000000009"],
  ["that several names fit", mara, "r"],
])("refuses a server %s, always in the same words", async (_, user, server) => {
  expect(await use(user, server)).toBe(said.noSuchServer);
  expect(await told(user)).toEqual([]);
});

it("suggests the servers of which somebody is a member, and none", async () => {
  const typing = { command: "library", subcommand: "use", option: "server", options: {}, place: dm };
  const suggested = async (user: string, typed: string) => {
    const asked = { ...typing, typed, locale: "en-US", user: { id: user, name: "somebody" } };
    return (await bot.suggest(asked, memberships)).map(({ name }) => name);
  };
  expect(await suggested(mara, "")).toEqual(["Harbour", "Quarry", said.noServersOwn]);
  expect(await suggested(nell, "")).toEqual(["Quarry", said.noServersOwn]);
  expect(await suggested(nell, "harb")).toEqual([said.noServersOwn]);
});

it("ends when its user chooses none, and says what is chosen", async () => {
  expect(await use(mara)).toBe(said.usesNone);
  await use(mara, harbour);
  expect(await use(mara)).toBe(said.uses("Harbour"));
  expect(await use(mara, "none")).toBe(said.usesNone);
  expect(await told(mara)).toEqual([]);
  expect(await shelves.articles?.chosen(mara)).toBeUndefined();
});

it("ends when its user leaves the server, and is no more there when they come back", async () => {
  await use(mara, harbour);
  members?.delete(`${mara} ${harbour}`);
  expect(await told(mara)).toEqual([]);
  members?.add(`${mara} ${harbour}`);
  expect(await told(mara)).toEqual([]);
});

it("holds back while Discord cannot be asked, and is there again afterwards", async () => {
  await use(mara, harbour);
  const before = members;
  members = null;
  expect(await told(mara)).toEqual([]);
  members = before;
  expect(await told(mara)).toEqual(["30"]);
});

it("lets nobody manage anything in direct messages", async () => {
  await use(mara, harbour);
  const { text, isFailure } = await call(mara, "library", { subcommand: "list" });
  expect([text, isFailure]).toEqual([said.notAllowed, true]);
});
