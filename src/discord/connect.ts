import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, Events, Options } from "discord.js";
import {
  type APIInteraction,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  InteractionType,
} from "discord-api-types/v10";
import type { Bot } from "../bot.ts";
import type { Log } from "../log.ts";
import { messagesFor } from "../messages/index.ts";
import { renderNotice } from "../replies/index.ts";
import { callOf, callOfMessage } from "./calls.ts";
import { type ConnectionError, closedForGood, connectionError } from "./connection-error.ts";
import { type Answering, answerInteraction, refuseInteraction, suggestFor } from "./interactions.ts";
import { answerMessage, replyTo } from "./messages.ts";
import { createSend } from "./requests.ts";

/** What a connection takes. */
export interface ConnectOptions {
  readonly bot: Bot;
  readonly token: string;
  /** Who may reindex in direct messages. */
  readonly ownerIds: readonly string[];
  readonly log: Log;
  /** Discord's API, without the version. Default: Discord's own. */
  readonly restUrl?: string | undefined;
  /** Called when Discord has closed the connection for good. */
  readonly onLost?: (error: ConnectionError) => void;
}

/** A bot that is logged in. */
export interface Connection {
  /**
   * Takes no more calls (new ones are told to try again), finishes those under way, and logs out, all within 4.5 s:
   * whoever has no answer 3.5 s from now is told to try again, too.
   */
  close(): Promise<void>;
}

/**
 * Logs in to Discord and answers interactions, direct messages and mentions until it is closed. Brief interruptions
 * are bridged by discord.js, which resumes its session.
 *
 * @throws ConnectionError
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { bot, token, ownerIds, log, restUrl } = options;
  const client = new Client({
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
  const abandon = new AbortController();
  setMaxListeners(0, abandon.signal);
  const send = createSend({ token, restUrl, log });
  const answering: Answering = { bot, send, log, abandon: abandon.signal };
  const underWay = new Set<Promise<void>>();
  // A resumed session may repeat what had come already.
  const isNew = createIsNew(1_000);
  let isClosing = false;

  const track = (work: Promise<void>) => {
    const tracked = work
      .catch((error: unknown) => log.error({ err: error }, "a call could not be answered"))
      .finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };

  const onInteraction = async (interaction: APIInteraction) => {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      return suggestFor(interaction, answering);
    }
    if (interaction.type === InteractionType.Ping || !isNew(interaction.id)) return;
    const { errors } = messagesFor(interaction.locale);
    if (isClosing) return refuseInteraction(interaction, renderNotice(errors.shuttingDown), answering);
    const call = callOf(interaction, ownerIds);
    if (call === undefined) {
      return refuseInteraction(interaction, renderNotice(errors.unknownCommand), answering);
    }
    return answerInteraction(interaction, call, answering);
  };

  const onMessage = async (message: GatewayMessageCreateDispatchData) => {
    const locale = client.guilds.cache.get(message.guild_id ?? "")?.preferredLocale ?? "en-US";
    const call = callOfMessage(message, client.user?.id ?? "", locale);
    if (call === undefined || !isNew(message.id)) return;
    if (isClosing) {
      await replyTo(message, renderNotice(messagesFor(locale).errors.shuttingDown), send);
      return;
    }
    return answerMessage(message, call, answering);
  };

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction) => track(onInteraction(interaction)));
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => track(onMessage(message)));
  client.on(Events.Error, (error) => log.error({ reason: error.message }, "the gateway reports an error"));
  client.on(Events.ShardError, (error) =>
    log.warn({ reason: error.message }, "the gateway reports an error"),
  );
  const lost = new Set<number>();
  client.on(Events.ShardReconnecting, (shard) => {
    // discord.js says so of every attempt, two a second, and of the last close, too.
    if (isClosing || lost.has(shard)) return;
    lost.add(shard);
    log.warn("the connection to Discord is lost, reconnecting");
  });
  const onBack = (shard: number) => {
    if (lost.delete(shard)) log.info("the connection to Discord is back");
  };
  client.on(Events.ShardResume, onBack);
  client.on(Events.ShardReady, onBack);

  try {
    await client.login(token);
  } catch (error) {
    throw connectionError(error);
  }
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (!isClosing) options.onLost?.(closedForGood(code));
  });

  return {
    async close() {
      isClosing = true;
      await within(3_500, settled(underWay));
      abandon.abort();
      await within(600, settled(underWay));
      if (underWay.size > 0) log.warn({ calls: underWay.size }, "stopping with calls unanswered");
      await within(400, client.destroy());
    },
  };
}

/** Tells whether an id was not among the last `most` that it was asked about. */
function createIsNew(most: number): (id: string) => boolean {
  const latest = new Set<string>();
  return (id) => {
    if (latest.has(id)) return false;
    latest.add(id);
    const [oldest] = latest;
    if (oldest !== undefined && latest.size > most) latest.delete(oldest);
    return true;
  };
}

/** Resolves when there is nothing in the set, however often it is filled up meanwhile. */
async function settled(work: ReadonlySet<Promise<void>>): Promise<void> {
  while (work.size > 0) await Promise.all(work);
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([work, sleep(milliseconds, undefined, { signal: timer.signal }).catch(() => {})]);
  timer.abort();
}
