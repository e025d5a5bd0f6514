import { commands } from "../../commands/index.ts";
import { ConfigError, readConfig } from "../config.ts";
import { ConnectionError, registerCommands } from "../discord/index.ts";
import { createLog } from "../log.ts";

/** Door: `npm run register` tells Discord which commands there are, and does nothing else. */
try {
  const { discordToken, guildId, logLevel } = readConfig();
  if (discordToken === undefined) {
    throw new ConfigError("Registering commands takes a DISCORD_TOKEN (see .env.example).");
  }
  await registerCommands({
    token: discordToken,
    guildId,
    commands: commands.map(({ data }) => data),
    log: createLog(logLevel),
  });
  console.log(
    `Registered ${commands.length} commands ${guildId === undefined ? "everywhere" : `on the server ${guildId}`}.`,
  );
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ConnectionError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
