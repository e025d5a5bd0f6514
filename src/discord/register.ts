import { REST } from "discord.js";
import {
  type APIApplication,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from "discord-api-types/v10";
import { ConnectionError, connectionError } from "./connection-error.ts";
import { type Patience, withPatience } from "./patience.ts";

/** What registering takes. */
export interface Registration extends Patience {
  readonly token: string;
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
  /** Only on this server, where they appear at once; otherwise everywhere. */
  readonly guildId?: string | undefined;
  /** Discord's API, without the version. Default: Discord's own. */
  readonly restUrl?: string | undefined;
}

/**
 * Registers all commands with one request, which replaces those there were. Waits for a Discord that cannot be reached.
 *
 * @returns the application's id
 * @throws ConnectionError
 */
export function registerCommands(registration: Registration): Promise<string> {
  return withPatience(() => registerOnce(registration), registration);
}

async function registerOnce(registration: Registration): Promise<string> {
  const { token, commands, guildId, restUrl } = registration;
  const rest = new REST(restUrl === undefined ? {} : { api: restUrl }).setToken(token);
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as APIApplication;
    await rest.put(
      guildId === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guildId),
      { body: commands.map((command) => registered(command, guildId)) },
    );
    return id;
  } catch (error) {
    if (guildId !== undefined && isMissingAccess(error)) {
      throw new ConnectionError(
        `The bot may not register commands on the server ${guildId} (GUILD_ID). Invite it there with the scopes bot and applications.commands, or clear GUILD_ID.`,
      );
    }
    throw connectionError(error);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

/** A link that invites the bot to a server, with the few permissions that it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: "bot applications.commands",
    permissions: String(invitePermissions),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

// View Channels, Send Messages, Embed Links, Attach Files, Read Message History, Send Messages in Threads.
const invitePermissions = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 38n);

type RegisteredCommand = RESTPutAPIApplicationCommandsJSONBody[number];

/** On one server neither contexts nor kinds of installation apply. */
function registered(
  command: RESTPostAPIApplicationCommandsJSONBody,
  guildId: string | undefined,
): RegisteredCommand {
  const {
    contexts = [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    integration_types = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    ...rest
  } = command;
  return guildId === undefined ? { ...rest, contexts, integration_types } : rest;
}

function isMissingAccess(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === 50001;
}
