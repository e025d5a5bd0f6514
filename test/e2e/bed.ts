import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ComponentType } from "discord-api-types/v10";
import { type Exchange, IDS, type MessageView, Sandbox, type User } from "verbatim-sandbox";
import { loadConformance, MISSING } from "verbatim-sandbox/conformance";
import { actions, commands } from "../../commands/index.ts";
import { loadArticles } from "../../src/articles/index.ts";
import { type Bot, type Command, createBot } from "../../src/bot.ts";
import { type Connection, connect, registerCommands } from "../../src/discord/index.ts";
import { buildLibrary } from "../../src/library/index.ts";
import { createLog, type Log } from "../../src/log.ts";
import { Shelf, type Shelves } from "../../src/shelves/index.ts";
import { inThisThread } from "../../src/shelves/library-source.ts";
import { onlyHouse } from "../make-bot.ts";
import { articleFiles } from "./articles.ts";

/** A line of the bot's log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly level: number; readonly msg: string };

/** The whole bot, logged in to a sandbox over real sockets, and what passes between them. */
export interface Bed {
  readonly sandbox: Sandbox;
  readonly shelf: Shelf;
  readonly folder: string;
  /** Requests of the bot and what the gateway sent, as they came. */
  readonly exchanges: readonly Exchange[];
  /** Lines of the bot's log from `info` on. */
  readonly log: readonly LogLine[];
  /** Logs the bot out and a new one in, as a restart does. */
  restart(): Promise<void>;
  /** The connection there is now. */
  readonly connection: () => Connection;
  close(): Promise<void>;
}

/** What may be different about a bed. */
export interface BedOptions {
  /** The articles, by file name. Default: those of `articles.ts`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Commands of the test's own, instead of the bot's of the same name. */
  readonly commands?: readonly Command[];
  readonly ownerIds?: readonly string[];
  /** Other shelves than one with the articles. Whoever made them closes them. */
  readonly shelves?: Shelves;
  /** `GUILD_ID`. Default: the sandbox's first server; null: not set. */
  readonly guildId?: string | null;
}

// Reading the description takes a moment: once for all beds of a file.
const conformance = loadConformance() ?? undefined;

/** Opens a bed with the articles of `articles.ts` in a folder of its own. */
export async function openBed({
  commands: own = [],
  ownerIds = [],
  guildId = IDS.guild,
  files = articleFiles,
  shelves: others,
}: BedOptions = {}): Promise<Bed> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-e2e-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const sandbox = await Sandbox.start();
  const exchanges: Exchange[] = [];
  sandbox.onExchange((exchange) => exchanges.push(exchange));
  if (conformance !== undefined) sandbox.onExchange(conformance.observe);
  const { log, lines } = recordedLog();
  const { shelf } = await Shelf.open(
    inThisThread({
      load: async ({ onProgress }) => ({
        ...(await loadArticles(folder, { onProgress, threads: 0 })),
        keep: async () => undefined,
      }),
      build: buildLibrary,
    }),
  );
  const named = new Set(own.map(({ data }) => data.name));
  const offered = [...commands.filter(({ data }) => !named.has(data.name)), ...own];
  const shelves = others ?? onlyHouse(shelf);
  const bot = createBot({ commands: offered, actions, shelves, log });
  const { token, restUrl } = sandbox;
  const logIn = (served: Bot) =>
    connect({
      bot: served,
      token,
      restUrl,
      ownerIds,
      guildId: guildId ?? undefined,
      presence: shelves.departures,
      log,
    });
  await registerCommands({ token, restUrl, commands: bot.commands, log });
  let connection = await logIn(bot);
  await sandbox.waitUntil("online");
  return {
    sandbox,
    shelf,
    folder,
    exchanges,
    log: lines,
    connection: () => connection,
    async restart() {
      await connection.close();
      await sandbox.waitUntil("offline");
      connection = await logIn(createBot({ commands: offered, actions, shelves, log }));
      await sandbox.waitUntil("online");
    },
    async close() {
      await connection.close();
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A log that is kept. */
export function recordedLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  return { log: createLog("info", { write: (line) => lines.push(JSON.parse(line)) }), lines };
}

/** A command that does not answer before it is told to. */
export function slowCommand(name: string): { command: Command; goOn: () => void } {
  let goOn = () => {};
  const allowed = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const command: Command = {
    data: { name, description: "Takes its time" },
    run: async () => {
      await allowed;
      return { content: "At last.", text: "At last." };
    },
  };
  return { command, goOn: () => goOn() };
}

/** Prints how much of what was exchanged was checked against Discord's own description, and fails on what differs. */
export function reportConformance(): void {
  process.stdout.write(`${conformance?.summary() ?? MISSING}\n`);
  const problems = conformance?.problems ?? [];
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

/** All that a message says, as one text without the marks of bold type. */
export function textOf({ content, embeds }: MessageView): string {
  const texts = embeds.flatMap(({ title, description, author, footer, fields = [] }) => [
    author?.name,
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return [content, ...texts]
    .filter((text) => text !== undefined)
    .join("\n")
    .replaceAll("**", "");
}

/** Everywhere a command can be used: the channel, and who uses it there. */
export const places: readonly (readonly [name: string, channelId: string, asker: (bed: Bed) => User])[] = [
  ["in a server", IDS.general, ({ sandbox }) => sandbox.otherMember],
  ["in another server", IDS.lobby, ({ sandbox }) => sandbox.member],
  ["in a direct message", IDS.memberDm, ({ sandbox }) => sandbox.member],
  ["as a user's own, in a server without the bot", IDS.plaza, ({ sandbox }) => sandbox.member],
  ["as a user's own, in a private channel", IDS.privateChannel, ({ sandbox }) => sandbox.member],
];

/** The custom_id of a message's button by a part of its label. Throws where there is none. */
export function buttonOf({ components }: MessageView, label: string): string {
  const buttons = components.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
  for (const button of buttons) {
    if (!("custom_id" in button && "label" in button)) continue;
    if (button.label?.includes(label)) return button.custom_id;
  }
  throw new Error(`the message has no button “${label}”`);
}

/** How long a test polls for what must come. */
export const patience = { timeout: 10_000, interval: 20 };
