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
const SECRETS = ["amberwick", "bronzehall", "cobaltmere", "duskenford"];
const HOUSE = "emberlane";
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

/** Where somebody asks, and of which servers they may see the articles there. */
interface Asking {
  readonly name: string;
  readonly place: Place;
  readonly user: string;
  readonly sees: readonly number[];
  /** Whose library the user has chosen for direct messages. */
  readonly chosen?: number;
}

const askings: readonly Asking[] = [
  ...SERVERS.map((id, at) => ({
    name: `in server ${at}`,
    place: { kind: "guild", guildId: id, libraryId: id, channelId: "300000000000000001" } as const,
    user: MEMBER,
    sees: [at],
    // What somebody asks in direct messages has nothing to do with it.
    chosen: (at + 1) % SERVERS.length,
  })),
  ...SERVERS.map((id, at) => ({
    name: `by a user's install in server ${at}`,
    place: { kind: "guild", guildId: id, channelId: "300000000000000001" } as const,
    user: MEMBER,
    sees: [],
    chosen: at,
  })),
  { name: "in direct messages", place: { kind: "dm", channelId: "1" }, user: MEMBER, sees: [] },
  {
    name: "in direct messages, by choice",
    place: { kind: "dm", channelId: "1" },
    user: MEMBER,
    sees: [2],
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
    for (const [name, text] of Object.entries(articlesOf(SECRETS[at] ?? ""))) {
      const added = await shelves.articles?.add(server, { name, bytes: Buffer.from(text) }, MEMBER);
      if (added === undefined || "refused" in added) throw new Error(JSON.stringify(added));
      ids.push(added.id);
    }
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
      if (cite) remember(await bot.handle(press(reply, cite.custom_id, asking)));
    }
  }
});
afterAll(async () => {
  await shelves.close();
  rmSync(base, { recursive: true, force: true });
});

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
  { place, user }: Asking,
  value?: string,
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
      mayManage: false,
      target: { id: "1", content: reply.content, reply, isEphemeral: false },
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

/** Carries a deed out where somebody asks, and gives all that they get to see of it. */
async function carryOut(done: Deed, asking: Asking): Promise<string> {
  const { place, user } = asking;
  const common = { place, user: { id: user, name: "somebody" } };
  if ("typed" in done) {
    const typing = {
      command: "ask",
      option: done.option,
      typed: done.typed,
      options: {},
      locale: "en-US",
      ...common,
    };
    return JSON.stringify(await bot.suggest(typing, memberships));
  }
  return JSON.stringify(await bot.handle(callOf(done, asking, common), undefined, undefined, memberships));
}

function callOf(done: Exclude<Deed, { typed: string }>, asking: Asking, common: Partial<Call>): Call {
  if ("button" in done) {
    const { customId, value } = used[done.button % used.length] ?? { customId: "" };
    return press({ components: rowWith(customId, value) ?? [] }, customId, asking, value);
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
  return makeCall(done.command, Object.fromEntries(named), { ...common, ...subcommand });
}

it("no question, button or citation shows what another server has added", {
  timeout: 3_600_000,
}, async () => {
  const shown = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.nat(askings.length - 1), deed, async (at, done) => {
      const asking = askings[at] ?? askings[0];
      if (asking === undefined) throw new Error("nobody asks");
      const server = asking.chosen === undefined ? undefined : SERVERS[asking.chosen];
      await shelves.articles?.choose(asking.user, server);
      const said = (await carryOut(done, asking)).toLowerCase();
      for (const [owner, secret] of SECRETS.entries()) {
        if (!said.includes(secret)) continue;
        expect(asking.sees, `${secret} was shown ${asking.name}`).toContain(owner);
        shown.set(asking.name, (shown.get(asking.name) ?? 0) + 1);
      }
    }),
    { numRuns: Number(process.env["FUZZ_RUNS"] ?? 300) },
  );
  // Those who may see something have seen it: the cases would find a leak.
  const seeing = askings.filter(({ sees }) => sees.length > 0).map(({ name }) => name);
  expect([...shown.keys()].sort()).toEqual(seeing.sort());
});
