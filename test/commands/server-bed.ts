import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ComponentType } from "discord-api-types/v10";
import { actions, commands } from "../../commands/index.ts";
import { type Bot, type Call, createBot, type Handled } from "../../src/bot.ts";
import { buttonsOf } from "../../src/replies/index.ts";
import { openShelves } from "../../src/shelves/open-shelves.ts";
import type { Shelves } from "../../src/shelves/shelves.ts";
import { makeCall } from "../make-bot.ts";
import { shelvesSettings } from "../shelves-settings.ts";

/** Two servers' ids. */
export const [here, there] = ["200000000000000001", "200000000000000002"];
/** A channel of each server. */
const channelId = "300000000000000001";
/** Who manages the servers. */
export const manager = "100000000000000001";

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The bot over one article of the house and what servers add, in a folder of its own. */
export interface ServerBed {
  readonly bot: Bot;
  readonly shelves: Shelves;
  /** Another process on the same database. */
  another(): Promise<ServerBed>;
  /** Adds an article to a server, past the bot. Gives its id. */
  add(name: string, text: string, library?: string): Promise<string>;
  /** `/library` by a manager. */
  use(subcommand: string, options?: Call["options"], more?: Partial<Call>): Promise<Handled>;
  /** The same with a file of this name and text. */
  hand(
    subcommand: string,
    name: string,
    text: string,
    options?: Call["options"],
    more?: Partial<Call>,
  ): Promise<Handled>;
  /** A question by a member; what the bot says. */
  ask(question: string, more?: Partial<Call>): Promise<string>;
  close(): Promise<void>;
}

/** A call's place in a server that has the bot. */
export const placeIn = (libraryId: string): Call["place"] => ({
  kind: "guild",
  guildId: libraryId,
  libraryId,
  channelId,
});

/** Opens a bed. */
export async function openServerBed(): Promise<ServerBed> {
  const base = mkdtempSync(join(tmpdir(), "verbatim-server-"));
  mkdirSync(join(base, "articles"));
  writeFileSync(join(base, "articles", "elms.txt"), "The elms\n\nThe town will plant elms in the square.\n");
  const bed = await openIn(base);
  return {
    ...bed,
    async close() {
      await bed.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

async function openIn(base: string): Promise<ServerBed> {
  const folders = { articlesDir: join(base, "articles"), dataDir: join(base, "data") };
  const settings = shelvesSettings(folders, { maxArticleBytes: 100_000 });
  const { shelves } = await openShelves(settings, { log, isHosted: false });
  const bot = createBot({ commands, actions, shelves, log });
  return {
    bot,
    shelves,
    another: () => openIn(base),
    async add(name, text, library = here) {
      const added = await shelves.articles?.add(library, { name, bytes: Buffer.from(text) }, manager);
      if (added === undefined || "refused" in added) throw new Error(`${name} was not added`);
      return added.id;
    },
    use: (subcommand, options = {}, more = {}) =>
      bot.handle(
        makeCall("library", options, { subcommand, place: placeIn(here), mayManage: true, ...more }),
      ),
    hand: (subcommand, name, text, options = {}, more = {}) => {
      const bytes = Buffer.from(text);
      const files = { file: [{ name, size: bytes.length, url: "kept" }] };
      const call = { subcommand, place: placeIn(here), mayManage: true, files, ...more };
      return bot.handle(makeCall("library", options, call), undefined, async () => bytes);
    },
    ask: async (question, more = {}) =>
      (await bot.handle(makeCall("ask", { question }, { place: placeIn(here), ...more }))).text,
    close: () => shelves.close(),
  };
}

/** A press of a reply's button whose label or custom_id contains this, by a manager. */
export function pressOf(reply: Handled, label: string, more: Partial<Call> = {}): Call {
  const button = buttonsOf(reply).find((one) => one.label?.includes(label) || one.custom_id.includes(label));
  if (button === undefined) throw new Error(`there is no button “${label}”`);
  const [command = "", ...fields] = button.custom_id.split(":");
  const target = { id: "1", content: reply.content ?? "", reply, isEphemeral: true };
  return makeCall(
    command,
    {},
    { via: "button", fields, target, place: placeIn(here), mayManage: true, ...more },
  );
}

/** What is written into the form that a press opens: what stands there already, and these answers instead. */
export async function filledIn(
  bot: Bot,
  press: Call,
  answers: Record<string, string>,
  more: Partial<Call> = {},
): Promise<Call> {
  const opened = await bot.open(press);
  if (!("form" in opened)) throw new Error(opened.refusal.text);
  const [command = "", ...fields] = opened.form.custom_id.split(":");
  const held = opened.form.components.flatMap((label) => {
    if (label.type !== ComponentType.Label || label.component.type !== ComponentType.TextInput) return [];
    return [[label.component.custom_id, label.component.value ?? ""]];
  });
  const options = { ...Object.fromEntries(held), ...answers };
  const { place, target, mayManage } = press;
  return makeCall(command, options, {
    via: "form",
    fields,
    place,
    ...(target === undefined ? {} : { target }),
    ...(mayManage === undefined ? {} : { mayManage }),
    ...more,
  });
}
