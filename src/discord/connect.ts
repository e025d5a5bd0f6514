import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "discord.js";
import {
  type APIInteraction,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  InteractionType,
} from "discord-api-types/v10";
import type { Bot, Call } from "../bot.ts";
import type { Log } from "../log.ts";
import { messagesFor } from "../messages/index.ts";
import { renderNotice } from "../replies/index.ts";
import { callOf, callOfMessage } from "./calls.ts";
import type { ConnectionError } from "./connection-error.ts";
import { createFetch } from "./fetch-file.ts";
import { logIn } from "./gateway.ts";
import { type Answering, answerInteraction, refuseInteraction, suggestFor } from "./interactions.ts";
import { createIsNew } from "./is-new.ts";
import { createMemberships } from "./memberships.ts";
import { answerMessage, replyTo } from "./messages.ts";
import { type Patience, withPatience } from "./patience.ts";
import { createSend } from "./requests.ts";
import { createServers, type Residence } from "./servers.ts";

/** What a connection takes. */
export interface ConnectOptions extends Patience {
  readonly bot: Bot;
  readonly token: string;
  /** Who may reindex wherever they are. */
  readonly ownerIds: readonly string[];
  /** The server whose managers may reindex. Default: the only one that the bot is in, if it is in one only. */
  readonly guildId?: string | undefined;
  /** Hears which servers the bot is in, besides. */
  readonly presence?: Residence | undefined;
  /** Discord's API, without the version. Default: Discord's own. */
  readonly restUrl?: string | undefined;
  /** Called when Discord has closed the connection for good. */
  readonly onLost?: (error: ConnectionError) => void;
  /** Milliseconds for which the gateway may be silent while the bot logs in. */
  readonly silence?: number;
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
 * are bridged by discord.js, which resumes its session; a Discord that cannot be reached at first is waited for.
 *
 * @throws ConnectionError
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { bot, token, ownerIds, guildId, log, restUrl } = options;
  const servers = createServers();
  const presence = [servers, options.presence ?? []].flat();
  const abandon = new AbortController();
  setMaxListeners(0, abandon.signal);
  const send = createSend({ token, restUrl, log });
  const fetch = createFetch(restUrl);
  let names: () => ReadonlyMap<string, string> = () => new Map();
  const memberships = createMemberships({ token, restUrl, log, names: () => names() });
  const answering: Answering = { bot, send, fetch, memberships, log, abandon: abandon.signal };
  const { underWay, track } = createTracking(log);
  // A resumed session may repeat what had come already.
  const isNew = createIsNew(1_000);
  let isClosing = false;

  const onInteraction = async (interaction: APIInteraction) => {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      return suggestFor(interaction, answering);
    }
    if (interaction.type === InteractionType.Ping || !isNew(interaction.id)) return;
    const { errors } = messagesFor(interaction.locale);
    if (isClosing) return refuseInteraction(interaction, renderNotice(errors.shuttingDown), answering);
    const call = callOf(interaction, { ownerIds, guildId: guildId ?? servers.only() });
    if (call === undefined) {
      return refuseInteraction(interaction, renderNotice(errors.unknownCommand), answering);
    }
    see(call, options.presence);
    return answerInteraction(interaction, call, answering);
  };

  const onMessage = async (message: GatewayMessageCreateDispatchData, client: Client) => {
    const locale = client.guilds.cache.get(message.guild_id ?? "")?.preferredLocale ?? "en-US";
    const parentId = threadParent(client, message.channel_id);
    const writtenIn = { locale, ...(parentId === undefined ? {} : { parentId }) };
    const call = callOfMessage(message, client.user?.id ?? "", writtenIn);
    if (call === undefined || !isNew(message.id)) return;
    if (isClosing) {
      await replyTo(message, renderNotice(messagesFor(locale).errors.shuttingDown), send);
      return;
    }
    see(call, options.presence);
    return answerMessage(message, call, answering);
  };

  const listen = (client: Client) => {
    names = () => client.guilds.cache.mapValues(({ name }) => name);
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction) => track(onInteraction(interaction)));
    client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => track(onMessage(message, client)));
  };
  const onLost = (error: ConnectionError) => {
    if (!isClosing) options.onLost?.(error);
  };
  const gateway = await withPatience(
    () => logIn(token, { restUrl, presence, log, listen, onLost }, options.silence),
    options,
  );
  return {
    async close() {
      isClosing = true;
      await within(3_500, settled(underWay));
      abandon.abort();
      await within(600, settled(underWay));
      if (underWay.size > 0) log.warn({ calls: underWay.size }, "stopping with calls unanswered");
      await within(400, gateway.close());
    },
  };
}

function see({ place: { libraryId } }: Call, presence: Residence | undefined): void {
  if (libraryId !== undefined) presence?.seen(libraryId);
}

/** Keeps count of the calls that are being answered; none of them fails unheard. */
function createTracking(log: Log) {
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>) => {
    const tracked = work
      .catch((error: unknown) => log.error({ err: error }, "a call could not be answered"))
      .finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };
  return { underWay, track };
}

/** The channel that a thread belongs to, where the gateway has told of the thread. */
function threadParent(client: Client, channelId: string): string | undefined {
  const channel = client.channels.cache.get(channelId);
  return channel?.isThread() === true ? (channel.parentId ?? undefined) : undefined;
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
