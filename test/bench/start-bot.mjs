import { existsSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

/**
 * The bot in a process of its own, for `start.ts`: of this checkout, of what `npm run build` made of it, or of an
 * earlier version, which is why it is no TypeScript and takes what it runs from the address that it is given. Asks one
 * question and tells what that took, logs in if it is told where, and does what it is told by messages.
 */
const { root, question, restUrl, token, guildId, ...folder } = JSON.parse(process.argv[2] ?? "{}");
const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();

/** A module of the version that is measured. */
async function load(...paths) {
  const files = paths.flatMap((path) => [`${path}.ts`, `${path}.js`]).map((path) => new URL(path, root));
  const file = files.find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Error(`no ${paths.join(", ")} at ${root}`);
  return import(file.href);
}

const { actions, commands } = await load("commands/index");
const { createBot } = await load("src/bot");
const { connect, registerCommands } = await load("src/discord/index");
const { createLog } = await load("src/log");
const { openShelf, openShelves } = await load("src/shelves/open-shelves", "src/open-shelf");

const log = createLog("error");
// The first version has one shelf, and takes a function.
const { shelf, shelves } =
  openShelves === undefined
    ? await openShelf(folder, () => {})
    : await openShelves({ ...folder, houseShelf: "everywhere" }, { log });
const bot = createBot({ commands, actions, shelf, shelves, log });
const asked = await bot.handle({
  command: "ask",
  options: { question },
  via: "text",
  place: { kind: "dm", channelId: "bench" },
  user: { id: "0", name: "bench" },
  mayReindex: true,
  maySend: true,
  mayModerate: true,
  locale: "en-US",
});
const tell = (more) => {
  process.send({ stall: loop.max / 1e6, ...more });
  loop.reset();
};
tell({ text: asked.text });

if (restUrl !== undefined) {
  await registerCommands({ token, restUrl, commands: bot.commands, log });
  await connect({ bot, token, restUrl, ownerIds: [], guildId, log });
}
process.on("message", async (wish) => {
  if (wish === "reindex") tell({ report: await (shelves ?? shelf).reindex({ kind: "dm" }) });
  else tell({});
});
process.on("disconnect", () => process.exit(0));
