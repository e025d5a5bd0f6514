import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actions, commands } from "../../commands/index.ts";
import { type Bot, type Call, createBot, type Handled, type Memberships, type Place } from "../../src/bot.ts";
import { button, buttonRows, buttonsOf, menuRow, menusOf } from "../../src/replies/buttons.ts";
import { openShelves } from "../../src/shelves/open-shelves.ts";
import type { Shelves } from "../../src/shelves/shelves.ts";
import { makeCall } from "../make-bot.ts";
import { shelvesSettings } from "../shelves-settings.ts";

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const SERVERS = ["200000000000000001", "200000000000000002", "200000000000000003", "200000000000000004"];
/** Never said by who asks: whatever shows one shows an article of that server. */
const OPEN = ["amberwick", "bronzehall", "cobaltmere", "duskenford"];
/** The same of what stands in a collection of the server that is seen in one channel, and with one role. */
const CLOSED = ["velvetquay", "wintersedge", "yarrowgate", "zephyrholt"];
const HOUSE = "emberlane";
const numRuns = Number(process.env["FUZZ_RUNS"] ?? 300);
const MEMBER = "100000000000000001";
const STRANGER = "100000000000000002";

const speakerOf = (secret: string) => `Vera ${secret.charAt(0).toUpperCase()}${secret.slice(1)}`;

/** The same subjects everywhere, in the same words but for the secret ones. */
function articlesOf(secret: string): Readonly<Record<string, string>> {
  const speaker = speakerOf(secret);
  return {
    "ferry.txt": `The ferry and its ${secret} harbour\nBy ${speaker}\n2024-05-02\n\nThe ferry to the island costs thirty crowns at ${secret}, the council said on Tuesday.\n\n“Nobody will take the ferry from ${secret},” said ${speaker}, the mayor of the island.\n\nThe ferry sails twice a day, and the crew of ${secret} is paid by the council.\n`,
    "mill.txt": `The mill fire\nBy ${speaker}\n2024-06-01\n\nThe old mill burned down on Sunday near ${secret}.\n\n“We saw the smoke over ${secret} at noon,” ${speaker} said. “The mill is gone.”\n`,
  };
}

/** Where and how somebody asks, and what they may be shown there. */
interface Asking {
  readonly name: string;
  readonly place: Place;
  readonly user: string;
  /** Secrets that may be shown there to everybody. */
  readonly sees: readonly string[];
  /** What may be shown to the asker alone besides. */
  readonly seesAlone?: readonly string[];
  /** Whose library the user has chosen for direct messages. */
  readonly chosen?: number;
  readonly roleIds?: readonly string[];
}

const GENERAL = "300000000000000001";
const EDITORS = "300000000000000002";
/** Channels and roles have the same ids everywhere, as nothing but the server is to tell them apart. */
const ROLE = "400000000000000001";

const placeIn = (id: string, channelId: string, more: Partial<Place> = {}): Place => ({
  kind: "guild",
  guildId: id,
  libraryId: id,
  channelId,
  ...more,
});

const askings: readonly Asking[] = [
  ...SERVERS.flatMap((id, at): Asking[] => {
    const [open = "", closed = ""] = [OPEN[at], CLOSED[at]];
    // What somebody asks in direct messages has nothing to do with it.
    const common = { user: MEMBER, chosen: (at + 1) % SERVERS.length };
    return [
      { ...common, name: `in server ${at}`, place: placeIn(id, GENERAL), sees: [open] },
      { ...common, name: `to editors of server ${at}`, place: placeIn(id, EDITORS), sees: [open, closed] },
      {
        ...common,
        name: `in a thread of server ${at}'s editors`,
        place: placeIn(id, "5", { parentId: EDITORS }),
        sees: [open, closed],
      },
      {
        ...common,
        name: `with a role in server ${at}`,
        place: placeIn(id, GENERAL),
        roleIds: [ROLE],
        sees: [open],
        seesAlone: [closed],
      },
      {
        ...common,
        name: `with another role in server ${at}`,
        place: placeIn(id, GENERAL),
        roleIds: ["400000000000000002"],
        sees: [open],
      },
    ];
  }),
  ...SERVERS.map((id, at) => ({
    name: `by a user's install in server ${at}`,
    place: { kind: "guild", guildId: id, channelId: EDITORS } as const,
    user: MEMBER,
    roleIds: [ROLE],
    sees: [],
    chosen: at,
  })),
  { name: "in direct messages", place: { kind: "dm", channelId: "1" }, user: MEMBER, sees: [] },
  {
    name: "in direct messages, by choice",
    place: { kind: "dm", channelId: "1" },
    user: MEMBER,
    sees: [OPEN[2] ?? ""],
    roleIds: [ROLE],
    chosen: 2,
  },
  {
    name: "in direct messages, by a choice of somebody who has left",
    place: { kind: "dm", channelId: "1" },
    user: STRANGER,
    sees: [],
    chosen: 1,
  },
  {
    name: "in a private channel",
    place: { kind: "private", channelId: "1" },
    user: MEMBER,
    sees: [],
    chosen: 3,
  },
];

let base = "";
let shelves: Shelves;
let bot: Bot;
/** Ids of articles and custom_ids of buttons and menus, as they were shown where they may be seen. */
const ids: string[] = [];
const used: { readonly customId: string; readonly value?: string }[] = [];
const memberships: Memberships = {
  isMember: async (_, user) => user === MEMBER,
  find: async (user, _, among) => (user === MEMBER ? among.map((id) => ({ id, name: id })) : []),
};

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "verbatim-leak-"));
  mkdirSync(join(base, "articles"));
  for (const [name, text] of Object.entries(articlesOf(HOUSE)))
    writeFileSync(join(base, "articles", name), text);
  const settings = shelvesSettings({ articlesDir: join(base, "articles"), dataDir: join(base, "data") });
  // Fewer than there are, so that libraries are given up and opened again meanwhile.
  ({ shelves } = await openShelves(settings, { log, isHosted: false, mostOpen: 3 }));
  bot = createBot({ commands, actions, shelves, log });
  for (const [at, server] of SERVERS.entries()) {
    await putAll(server, OPEN[at] ?? "");
    const articles = await putAll(server, CLOSED[at] ?? "");
    const audience = { channels: [EDITORS], roles: [ROLE] };
    const made = await shelves.articles?.changeCollection(
      server,
      { do: "create", name: "drafts", audience },
      "1",
    );
    if (made === undefined || "refused" in made) throw new Error("there is no collection");
    await shelves.articles?.changeCollection(server, { do: "put", id: made.id, articles }, "1");
  }
  for (const asking of askings.filter(({ place }) => place.libraryId !== undefined)) {
    for (const [command, options] of [
      ["ask", { question: "What does the ferry cost?" }],
      ["ask", { question: "ferry mill" }],
      ["quotes", {}],
      ["article", {}],
      ["article", { name: "mill" }],
    ] as const) {
      const reply = await bot.handle(makeCall(command, options, { place: asking.place }));
      remember(reply);
      const [cite] = buttonsOf(reply).filter(({ custom_id }) => custom_id.startsWith("cite"));
      if (cite) remember(await bot.handle(press(reply, cite.custom_id, asking, { isEphemeral: false })));
    }
  }
  // What those buttons and citations point at stands in earlier versions only.
  const before = ids.splice(0);
  for (const [at, server] of SERVERS.entries()) {
    await putAll(server, OPEN[at] ?? "", before.splice(0, 2));
    await putAll(server, CLOSED[at] ?? "", before.splice(0, 2));
  }
});
afterAll(async () => {
  await shelves.close();
  rmSync(base, { recursive: true, force: true });
});

/** Adds the articles with a secret to a server, or other versions of these, and gives their ids. */
async function putAll(server: string, secret: string, replaced: readonly string[] = []): Promise<string[]> {
  const added: string[] = [];
  for (const [name, text] of Object.entries(articlesOf(secret))) {
    const article = replaced[added.length];
    const changed = text
      .replaceAll("thirty", "forty")
      .replaceAll("ferry from", "boat from")
      .replace("gone", "lost");
    const bytes = Buffer.from(article === undefined ? text : changed);
    const one = await shelves.articles?.add(server, { name, bytes }, MEMBER, article);
    if (one === undefined || "refused" in one) throw new Error(JSON.stringify(one));
    added.push(one.id);
  }
  ids.push(...added);
  return added;
}

function remember(reply: Handled): void {
  for (const { custom_id: customId } of buttonsOf(reply)) used.push({ customId });
  for (const menu of menusOf(reply)) {
    for (const { value } of "options" in menu ? menu.options : [])
      used.push({ customId: menu.custom_id, value });
  }
}

/** A button pressed, or a menu used, under a message that says nothing but has it: that of another server, forged. */
function press(
  { components = [] }: Pick<Handled, "components">,
  customId: string,
  { place, user, roleIds = [] }: Asking,
  { value, isEphemeral }: { readonly value?: string | undefined; readonly isEphemeral: boolean },
): Call {
  const [command = "", ...fields] = customId.split(":");
  const reply = { content: "> What does the ferry cost?", embeds: [], components };
  return makeCall(
    command,
    {},
    {
      via: value === undefined ? "button" : "menu",
      fields,
      ...(value === undefined ? {} : { values: [value] }),
      place,
      user: { id: user, name: "somebody" },
      roleIds,
      mayManage: false,
      target: { id: "1", content: reply.content, reply, isEphemeral },
    },
  );
}

/** Row of one button or menu, as another server's message has it. */
function rowWith(customId: string, value: string | undefined): Handled["components"] {
  return value === undefined
    ? buttonRows([button(customId, "x")])
    : [menuRow(customId, "x", [{ label: "x", value }])];
}

const words = [
  "the",
  "ferry",
  "mill",
  "costs",
  "crowns",
  "said",
  "mayor",
  "island",
  "smoke",
  "who",
  "what",
  "fire",
  "council",
  "crew",
  "noon",
  "Vera",
];
const question = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 })
  .map((list) => list.join(" "));
const claim = fc.constantFrom(
  "“Nobody will take the ferry from”",
  "“We saw the smoke over”",
  "“The mill is gone.”",
  "“The ferry to the island costs thirty crowns at the council”",
);
const article = fc.oneof(
  fc.constantFrom("ferry", "mill", "The mill fire", "ferry.txt"),
  fc.nat().map((n) => `#${n}`),
);

/** What somebody does; `#n` stands for the id of an article, whichever server's it is. */
const deed = fc.oneof(
  fc.record({
    command: fc.constant("ask"),
    options: fc.record({ question, article, speaker: fc.constant("Vera") }, { requiredKeys: ["question"] }),
  }),
  fc.record({
    command: fc.constant("quotes"),
    options: fc.record({ about: question, article, speaker: fc.constant("Vera") }, { requiredKeys: [] }),
  }),
  fc.record({ command: fc.constant("article"), options: fc.record({ name: article }, { requiredKeys: [] }) }),
  fc.record({
    command: fc.constant("compare"),
    options: fc.record({ question, first: article, second: article }),
  }),
  fc.record({
    command: fc.constant("check"),
    subcommand: fc.constant("quote"),
    options: fc.record({ text: claim, article }, { requiredKeys: ["text"] }),
  }),
  fc.record({ message: fc.constantFrom("Find in articles", "Check quote"), text: fc.oneof(claim, question) }),
  fc.record({
    typed: fc.constantFrom("", "f", "Vera", "mill"),
    option: fc.constantFrom("article", "speaker"),
  }),
  fc.record({ button: fc.nat() }),
);

type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** What somebody is to be shown, and whether to them alone. */
interface Shown {
  readonly said: string;
  readonly isAlone: boolean;
}

/** Carries a deed out where somebody asks, privately where they want it so. */
async function carryOut(done: Deed, asking: Asking, wantsAlone: boolean): Promise<Shown> {
  const { place, user, roleIds = [] } = asking;
  const common = { place, roleIds, user: { id: user, name: "somebody" } };
  if ("typed" in done) {
    const { option, typed } = done;
    const options = wantsAlone ? { private: true } : {};
    const typing = { command: "ask", option, typed, options, locale: "en-US", ...common };
    return { said: JSON.stringify(await bot.suggest(typing, memberships)), isAlone: wantsAlone };
  }
  const call = callOf(done, asking, common, wantsAlone);
  const acknowledged = await bot.acknowledge(call);
  const reply = await bot.handle(call, undefined, undefined, memberships);
  const isAlone = acknowledged === "private" || (acknowledged === "update" && wantsAlone);
  return { said: JSON.stringify(reply), isAlone };
}

function callOf(
  done: Exclude<Deed, { typed: string }>,
  asking: Asking,
  common: Partial<Call>,
  wantsAlone: boolean,
): Call {
  if ("button" in done) {
    const { customId, value } = used[done.button % used.length] ?? { customId: "" };
    const message = { components: rowWith(customId, value) ?? [] };
    return press(message, customId, asking, { value, isEphemeral: wantsAlone });
  }
  if ("message" in done) {
    const target = { id: "1", content: done.text, reply: { content: done.text }, isEphemeral: false };
    return makeCall(done.message, {}, { ...common, via: "message", target });
  }
  const named = Object.entries(done.options).map(([name, value]) => {
    const at = /^#(\d+)$/.exec(String(value))?.[1];
    return [name, at === undefined ? value : (ids[Number(at) % ids.length] ?? "")] as const;
  });
  const subcommand = "subcommand" in done ? { subcommand: done.subcommand } : {};
  const options = { ...Object.fromEntries(named), ...(wantsAlone ? { private: true } : {}) };
  return makeCall(done.command, options, { ...common, ...subcommand });
}

it("no question, button or citation shows what may not be seen there", { timeout: 3_600_000 }, async () => {
  const shown = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.nat(askings.length - 1), deed, fc.boolean(), async (at, done, wantsAlone) => {
      const asking = askings[at] ?? askings[0];
      if (asking === undefined) throw new Error("nobody asks");
      const server = asking.chosen === undefined ? undefined : SERVERS[asking.chosen];
      await shelves.articles?.choose(asking.user, server);
      const { said, isAlone } = await carryOut(done, asking, wantsAlone);
      const allowed = [...asking.sees, ...(isAlone ? (asking.seesAlone ?? []) : [])];
      for (const secret of [...OPEN, ...CLOSED]) {
        if (!said.toLowerCase().includes(secret)) continue;
        expect(allowed, `${secret} was shown ${asking.name}`).toContain(secret);
        shown.add(`${secret} ${asking.name}`);
      }
    }),
    { numRuns },
  );
  // Those who may see something have seen it, where there were cases enough: a leak would have been found.
  const seeable = askings.flatMap(({ name, sees, seesAlone = [] }) =>
    [...sees, ...seesAlone].map((secret) => `${secret} ${name}`),
  );
  if (numRuns >= 3_000) expect([...shown].sort()).toEqual(seeable.sort());
  else expect(shown.size).toBeGreaterThan(seeable.length / 2);
});
