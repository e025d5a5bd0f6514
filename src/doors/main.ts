import { actions, commands } from "../../commands/index.ts";
import { type Bot, createBot } from "../bot.ts";
import { type Config, ConfigError, readConfig } from "../config.ts";
import { ConnectionError, connect, inviteLink, registerCommands } from "../discord/index.ts";
import { createLog, type Log } from "../log.ts";
import { DatabaseError, OpeningError, openShelves, type Shelves } from "../shelves/index.ts";
import { startSandbox } from "./sandbox.ts";

/** Door: `npm start` serves Discord, or without a token a sandbox on this machine, until it is told to stop. */
try {
  const config = readConfig(undefined, { isServing: true });
  const log = createLog(config.logLevel);
  process.on("unhandledRejection", (error) => log.error({ err: error }, "something went wrong unseen"));
  // Until the bot serves there is nothing to finish.
  let close = async () => {};
  stopOnSignal(() => close(), log);
  const shelves = await readArticles(config, log);
  const bot = createBot({ commands, actions, shelves, log });
  close = () => shelves.close();
  const { discordToken: token } = config;
  const leave = await (token === undefined
    ? serveSandbox(bot, config, log)
    : serveDiscord(token, { bot, shelves, config, log }));
  close = async () => {
    await leave();
    await shelves.close();
  };
} catch (error) {
  const isExpected =
    error instanceof ConfigError ||
    error instanceof ConnectionError ||
    error instanceof DatabaseError ||
    error instanceof OpeningError;
  if (!isExpected) throw error;
  exitWith(error);
}

async function readArticles(config: Config, log: Log): Promise<Shelves> {
  const { shelves, report } = await openShelves(config, {
    log,
    say: (line) => {
      if (process.stderr.isTTY) console.error(line);
    },
  });
  const { articles, paragraphs, milliseconds, problems, kept } = report;
  for (const { file, reason } of kept) log.warn({ file }, `kept as it was: ${reason}`);
  for (const { file, reason } of problems) log.warn({ file }, `not read: ${reason}`);
  log.info({ articles, paragraphs, milliseconds, problems: problems.length }, `read ${config.articlesDir}`);
  if (articles === 0) {
    log.warn(
      `there are no articles: put .txt, .md or .html files into ${config.articlesDir}, then use /reindex`,
    );
  }
  return shelves;
}

/** What serving comes to: how to end it properly. */
type Close = () => Promise<void>;

/** What is served. */
interface Serving {
  readonly bot: Bot;
  readonly shelves: Shelves;
  readonly config: Config;
  readonly log: Log;
}

async function serveDiscord(token: string, { bot, shelves, config, log }: Serving): Promise<Close> {
  const { guildId, ownerIds } = config;
  const presence = shelves.departures;
  const applicationId = await registerCommands({ token, guildId, commands: bot.commands, log });
  const { close } = await connect({ bot, token, ownerIds, guildId, presence, log, onLost: exitWith });
  log.info({ invite: inviteLink(applicationId) }, "serving Discord");
  return close;
}

/** What servers there are in a sandbox says nothing about who has removed the bot. */
async function serveSandbox(bot: Bot, { sandboxPort, ownerIds }: Config, log: Log): Promise<Close> {
  const sandbox = await startSandbox(sandboxPort);
  const { token, restUrl, guildId } = sandbox;
  await registerCommands({ token, restUrl, commands: bot.commands, log });
  const { close } = await connect({ bot, token, restUrl, ownerIds, guildId, log, onLost: exitWith });
  console.log(`There is no DISCORD_TOKEN, so here is a Discord on this machine only: ${sandbox.pageUrl}`);
  return async () => {
    await close();
    await sandbox.stop();
  };
}

/** Stops properly at the first signal, at once at the second. */
function stopOnSignal(close: Close, log: Log): void {
  let stoppingSince: number | undefined;
  const stop = (signal: NodeJS.Signals) => {
    if (stoppingSince !== undefined) {
      // One Ctrl+C can come twice: from the terminal, and passed on by npm.
      if (performance.now() - stoppingSince > 500) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    log.info({ signal }, "finishing what is under way, then stopping");
    // Whatever hangs, it is over before a supervisor loses its patience.
    setTimeout(() => process.exit(0), 4_800).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function exitWith({ message }: Error): never {
  console.error(message);
  process.exit(1);
}
