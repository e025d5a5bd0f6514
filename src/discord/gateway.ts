import { Client, Events, Options } from "discord.js";
import {
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
} from "discord-api-types/v10";
import type { Log } from "../log.ts";
import { ConnectionError, closedForGood } from "./connection-error.ts";
import { withinSilence } from "./patience.ts";
import type { Presence } from "./servers.ts";

/** What logging in takes. */
export interface GatewayOptions {
  readonly restUrl: string | undefined;
  /** Who hears which servers the bot is in. */
  readonly presence: readonly Presence[];
  readonly log: Log;
  /** Called before the login, to listen to the events that matter. */
  readonly listen: (client: Client) => void;
  /** Called when Discord has closed the connection for good. */
  readonly onLost: (error: ConnectionError) => void;
}

/** A client that is logged in. */
export interface Gateway {
  readonly client: Client;
  /** Logs out. */
  close(): Promise<void>;
}

/** Nothing from the gateway for so long while logging in means that nothing will come. */
const usualSilence = 30_000;

/**
 * Logs in once. A client that fails is given up whole; another attempt takes a new one.
 *
 * @param silence milliseconds for which the gateway may be silent meanwhile
 * @throws ConnectionError where the gateway is silent; otherwise what discord.js throws
 */
export async function logIn(
  token: string,
  options: GatewayOptions,
  silence = usualSilence,
): Promise<Gateway> {
  const { log, onLost } = options;
  const client = createClient(options.restUrl);
  options.listen(client);
  tellPresence(client, options.presence);
  let isOver = false;
  reportInterruptions(client, log, () => isOver);
  const close = async () => {
    isOver = true;
    await client.destroy();
  };
  const work = async (goesOn: () => void) => {
    // Every shard that logs in says something: with many, all of them together take longer than one may.
    client.on(Events.Raw, goesOn);
    await client.login(token);
    client.off(Events.Raw, goesOn);
  };
  await withinSilence(silence, work, async () => {
    close().catch(() => {});
    throw new ConnectionError(
      `Discord's gateway takes the connection and then says nothing (for ${silence / 1_000} s). Look at https://discordstatus.com, the network and its proxy, and start again later.`,
      { isPassing: true },
    );
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (!isOver) onLost(closedForGood(code));
  });
  return { client, close };
}

function createClient(restUrl: string | undefined): Client {
  return new Client({
    // None of these is privileged. Without Message Content, text comes only in DMs and where the bot is mentioned.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Events are read as Discord sends them, so nothing but the servers' languages is looked up in a cache
    // (nor is a partial channel needed for direct messages).
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
      PresenceManager: 0,
      ReactionManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      VoiceStateManager: 0,
    }),
    // As many connections as Discord recommends for the number of servers: one for every 2,500 at most.
    shards: "auto",
    rest: restUrl === undefined ? {} : { api: restUrl },
  });
}

function tellPresence(client: Client, presence: readonly Presence[]): void {
  client.ws.on(GatewayDispatchEvents.Ready, ({ shard = [0, 1], guilds }: GatewayReadyDispatchData) => {
    const ids = guilds.map(({ id }) => id);
    for (const one of presence) one.begin(shard, ids);
  });
  client.ws.on(
    GatewayDispatchEvents.GuildCreate,
    ({ id }: GatewayGuildCreateDispatchData, shardId: number) => {
      for (const one of presence) one.join(shardId, id);
    },
  );
  client.ws.on(
    GatewayDispatchEvents.GuildDelete,
    (guild: GatewayGuildDeleteDispatchData, shardId: number) => {
      for (const one of presence) one.leave(shardId, guild);
    },
  );
}

/** Says in the log when the connection is lost and when it is back. */
function reportInterruptions(client: Client, log: Log, isOver: () => boolean): void {
  const lost = new Set<number>();
  client.on(Events.Error, (error) => log.error({ reason: error.message }, "the gateway reports an error"));
  client.on(Events.ShardError, (error) =>
    log.warn({ reason: error.message }, "the gateway reports an error"),
  );
  client.on(Events.ShardReconnecting, (shard) => {
    // discord.js says so of every attempt, two a second, and of the last close, too.
    if (isOver() || lost.has(shard)) return;
    lost.add(shard);
    log.warn("the connection to Discord is lost, reconnecting");
  });
  const onBack = (shard: number) => {
    if (lost.delete(shard)) log.info("the connection to Discord is back");
  };
  client.on(Events.ShardResume, onBack);
  client.on(Events.ShardReady, onBack);
}
