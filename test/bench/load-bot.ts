import { actions, commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot.ts";
import { connect, registerCommands } from "../../src/discord/index.ts";
import { createLog } from "../../src/log.ts";
import { openShelves } from "../../src/shelves/index.ts";
import { shelvesSettings } from "../shelves-settings.ts";

/**
 * The bot in a process of its own, for `load.ts`: logs in to the sandbox at the address and with the token given,
 * and tells its memory when it is asked by a message.
 */
const [restUrl = "", token = ""] = process.argv.slice(2);
const log = createLog("error");
const { shelves } = await openShelves(
  shelvesSettings({ articlesDir: "seeds", dataDir: "data" }, { maxArticleBytes: 2 * 1024 * 1024 }),
  { log },
);
const bot = createBot({ commands, actions, shelves, log });
await registerCommands({ token, restUrl, commands: bot.commands, log });
const { close } = await connect({ bot, token, restUrl, ownerIds: [], log });
process.on("message", (question) => {
  if (question === "memory") process.send?.(process.memoryUsage.rss());
  else void close().then(() => process.disconnect());
});
// When the measuring breaks off, nobody is left to stop it.
process.on("disconnect", () => process.exit(0));
