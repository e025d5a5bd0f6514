/** Discord's gateway: sessions, heartbeats, resumption, and the events that a session's intents let through. */
import { randomBytes } from "node:crypto";
import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
} from "discord-api-types/v10";
import type { RawData, WebSocket } from "ws";
import { isRecord } from "./form.ts";
import { legible } from "./messages.ts";
import { botSees } from "./permissions.ts";
import type { Id } from "./protocol.ts";
import { type Change, emit, type Message, type State } from "./state.ts";
import { apiGuild, apiPartialMember, apiSelf } from "./wire.ts";

/** Events kept for a resumption; a client further behind has to identify again. */
const MOST_REPLAYED = 2000;
/** Payloads a connection may send in a minute. */
const MOST_SENT = 120;

const KNOWN_INTENTS = Object.values(GatewayIntentBits)
  .filter((value): value is GatewayIntentBits => typeof value === "number")
  .reduce((sum, bit) => sum | bit, 0);
const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly sent: { readonly seq: number; readonly payload: object }[];
  seq: number;
  connection: Connection | null;
  expiry: NodeJS.Timeout | undefined;
}

interface Connection {
  readonly socket: WebSocket;
  session: Session | null;
  heard: number;
  received: number[];
  /** Nothing is heard or said on it any more, though it is open. */
  isFrozen: boolean;
}

/** A payload that went through the gateway. */
export type GatewayListener = (direction: "sent" | "received", payload: unknown) => void;

/** The gateway of one sandbox. */
export class Gateway {
  readonly #state: State;
  readonly #token: string;
  readonly #tell: GatewayListener;
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();
  readonly #pulse: NodeJS.Timeout;
  #ignoring = 0;

  constructor(state: State, token: string, tell: GatewayListener) {
    this.#state = state;
    this.#token = token;
    this.#tell = tell;
    state.listeners.add((change) => this.#onChange(change));
    this.#pulse = setInterval(() => this.#closeSilent(), state.times.heartbeat);
    this.#pulse.unref();
  }

  /** Takes over a connection to the gateway's address. */
  connect(socket: WebSocket, query: URLSearchParams): void {
    const connection: Connection = {
      socket,
      session: null,
      heard: Date.now(),
      received: [],
      isFrozen: false,
    };
    this.#connections.add(connection);
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => this.#onClose(connection, code));
    if (query.get("v") !== "10") {
      socket.close(GatewayCloseCodes.InvalidAPIVersion, "Invalid API version");
      return;
    }
    socket.on("message", (data) => this.#onMessage(connection, data));
    if (this.#ignoring > 0) {
      this.#ignoring -= 1;
      connection.isFrozen = true;
      return;
    }
    this.#send(connection, {
      op: GatewayOpcodes.Hello,
      d: { heartbeat_interval: this.#state.times.heartbeat },
      s: null,
      t: null,
    });
  }

  /** Cuts every connection without a word; sessions can be resumed. Returns how many were cut. */
  dropSocket(): number {
    const connections = [...this.#connections];
    for (const { socket } of connections) socket.terminate();
    return connections.length;
  }

  /** Leaves every connection open but dead; a client notices by the heartbeats that are not answered. */
  freezeSocket(): number {
    for (const connection of this.#connections) connection.isFrozen = true;
    return this.#connections.size;
  }

  /** Takes the next `times` connections without ever saying hello. */
  ignoreConnections(times: number): void {
    this.#ignoring = times;
  }

  /** Tells of a server that has invited the bot, or can be reached again. */
  beginGuild(guildId: Id): void {
    const { world } = this.#state;
    const guild = world.guilds.get(guildId);
    if (!guild?.hasBot) return;
    for (const session of this.#sessions.values()) {
      if ((session.intents & GatewayIntentBits.Guilds) === 0) continue;
      this.#dispatch(session, GatewayDispatchEvents.GuildCreate, apiGuild(world, guild));
    }
  }

  /** Tells of a server that has removed the bot, or cannot be reached. */
  endGuild(guildId: Id, { isOutage }: { readonly isOutage: boolean }): void {
    const guild = { id: guildId, ...(isOutage ? { unavailable: true } : {}) };
    for (const session of this.#sessions.values()) {
      if ((session.intents & GatewayIntentBits.Guilds) === 0) continue;
      this.#dispatch(session, GatewayDispatchEvents.GuildDelete, guild);
    }
  }

  /** Asks every client to reconnect and resume. */
  reconnect(): number {
    const connections = [...this.#connections];
    for (const connection of connections) {
      this.#send(connection, { op: GatewayOpcodes.Reconnect, d: null, s: null, t: null });
    }
    return connections.length;
  }

  /**
   * Tells every client that its session is over; it may resume it only if `resumable`. Who has none, because it has
   * just connected, is told nothing. Returns how many were told.
   */
  invalidateSession(resumable: boolean): number {
    let told = 0;
    for (const connection of this.#connections) {
      const { session } = connection;
      if (session === null) continue;
      if (resumable) this.#detach(session);
      else this.#end(session);
      connection.session = null;
      this.#send(connection, { op: GatewayOpcodes.InvalidSession, d: resumable, s: null, t: null });
      told++;
    }
    this.#tellOnline();
    return told;
  }

  /** Closes everything. */
  stop(): void {
    clearInterval(this.#pulse);
    for (const session of [...this.#sessions.values()]) this.#end(session);
    for (const { socket } of this.#connections) socket.terminate();
  }

  #send(connection: Connection, payload: object): void {
    if (connection.isFrozen || connection.socket.readyState !== connection.socket.OPEN) return;
    this.#tell("sent", payload);
    connection.socket.send(JSON.stringify(payload));
  }

  #onClose(connection: Connection, code: number): void {
    this.#connections.delete(connection);
    const { session } = connection;
    if (session?.connection === connection) {
      // Who closes with 1000 or 1001 gives the session up.
      if (code === 1000 || code === 1001) this.#end(session);
      else this.#detach(session);
    }
    this.#tellOnline();
  }

  /** Leaves a session without a connection, for a while in which it can be resumed. */
  #detach(session: Session): void {
    session.connection = null;
    session.expiry = setTimeout(() => this.#end(session), this.#state.times.resume);
    session.expiry.unref();
  }

  #end(session: Session): void {
    clearTimeout(session.expiry);
    this.#sessions.delete(session.id);
  }

  #tellOnline(): void {
    const online = [...this.#sessions.values()].some(({ connection }) => connection !== null);
    if (online === this.#state.online) return;
    this.#state.online = online;
    emit(this.#state, { type: "online" });
  }

  #closeSilent(): void {
    const limit = Date.now() - 2 * this.#state.times.heartbeat;
    for (const { socket, heard, isFrozen } of this.#connections) {
      if (heard < limit && !isFrozen) socket.close(GatewayCloseCodes.SessionTimedOut, "Session timed out.");
    }
  }

  #onMessage(connection: Connection, data: RawData): void {
    if (connection.isFrozen) return;
    const { socket } = connection;
    const now = Date.now();
    connection.heard = now;
    connection.received = [...connection.received.filter((at) => at > now - 60_000), now];
    if (connection.received.length > MOST_SENT) {
      socket.close(GatewayCloseCodes.RateLimited, "You are being rate limited.");
      return;
    }
    let payload: unknown;
    try {
      payload = JSON.parse(String(data));
    } catch {
      socket.close(GatewayCloseCodes.DecodeError, "Error while decoding payload.");
      return;
    }
    this.#tell("received", payload);
    if (!isRecord(payload)) {
      socket.close(GatewayCloseCodes.DecodeError, "Error while decoding payload.");
      return;
    }
    const d = isRecord(payload["d"]) ? payload["d"] : {};
    switch (payload["op"]) {
      case GatewayOpcodes.Heartbeat:
        this.#send(connection, { op: GatewayOpcodes.HeartbeatAck, d: null, s: null, t: null });
        return;
      case GatewayOpcodes.Identify:
      case GatewayOpcodes.Resume:
        if (connection.session) {
          socket.close(GatewayCloseCodes.AlreadyAuthenticated, "Already authenticated.");
        } else if (d["token"] !== this.#token) {
          socket.close(GatewayCloseCodes.AuthenticationFailed, "Authentication failed.");
        } else if (payload["op"] === GatewayOpcodes.Identify) this.#identify(connection, d);
        else this.#resume(connection, d);
        return;
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
        if (!connection.session) socket.close(GatewayCloseCodes.NotAuthenticated, "Not authenticated.");
        return;
      default:
        socket.close(GatewayCloseCodes.UnknownOpcode, "Unknown opcode.");
    }
  }

  #identify(connection: Connection, d: Record<string, unknown>): void {
    const { socket } = connection;
    const intents = d["intents"];
    if (typeof intents !== "number" || intents > KNOWN_INTENTS || (intents & ~KNOWN_INTENTS) !== 0) {
      socket.close(GatewayCloseCodes.InvalidIntents, "Invalid intent(s).");
      return;
    }
    if ((intents & PRIVILEGED & ~this.#state.privilegedIntents) !== 0) {
      socket.close(GatewayCloseCodes.DisallowedIntents, "Disallowed intent(s).");
      return;
    }
    const shard = d["shard"];
    if (shard !== undefined && !(Array.isArray(shard) && shard[0] === 0 && shard[1] === 1)) {
      socket.close(GatewayCloseCodes.InvalidShard, "Invalid shard.");
      return;
    }
    const id = randomBytes(16).toString("hex");
    const session: Session = { id, intents, sent: [], seq: 0, connection, expiry: undefined };
    this.#sessions.set(id, session);
    connection.session = session;
    const { world, origin } = this.#state;
    const guilds = [...world.guilds.values()].filter((guild) => guild.hasBot);
    this.#dispatch(session, GatewayDispatchEvents.Ready, {
      v: 10,
      user: apiSelf(world),
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: id,
      session_type: "normal",
      resume_gateway_url: `${origin.replace("http", "ws")}/gateway`,
      application: { id: world.applicationId, flags: 0 },
      shard: [0, 1],
      private_channels: [],
      relationships: [],
      user_settings: {},
    });
    if ((intents & GatewayIntentBits.Guilds) !== 0) {
      for (const guild of guilds.filter(({ isOut }) => !isOut)) {
        this.#dispatch(session, GatewayDispatchEvents.GuildCreate, apiGuild(world, guild));
      }
    }
    this.#tellOnline();
  }

  #resume(connection: Connection, d: Record<string, unknown>): void {
    const { socket } = connection;
    const session = typeof d["session_id"] === "string" ? this.#sessions.get(d["session_id"]) : undefined;
    const seq = typeof d["seq"] === "number" ? d["seq"] : -1;
    if (session && seq > session.seq) {
      socket.close(GatewayCloseCodes.InvalidSeq, "Invalid seq.");
      return;
    }
    const missed = session?.sent.filter((event) => event.seq > seq) ?? [];
    if (!session || seq < 0 || missed.length !== session.seq - seq) {
      this.#send(connection, { op: GatewayOpcodes.InvalidSession, d: false, s: null, t: null });
      return;
    }
    clearTimeout(session.expiry);
    const old = session.connection;
    session.connection = connection;
    connection.session = session;
    if (old) {
      old.session = null;
      old.socket.terminate();
    }
    for (const { payload } of missed) this.#send(connection, payload);
    this.#dispatch(session, GatewayDispatchEvents.Resumed, {});
    this.#tellOnline();
  }

  #dispatch(session: Session, t: GatewayDispatchEvents, d: object): void {
    session.seq += 1;
    const payload = { op: GatewayOpcodes.Dispatch, t, s: session.seq, d };
    session.sent.push({ seq: session.seq, payload });
    if (session.sent.length > MOST_REPLAYED) session.sent.shift();
    if (session.connection) this.#send(session.connection, payload);
  }

  #onChange(change: Change): void {
    switch (change.type) {
      case "message-create":
        this.#tellOfMessage(GatewayDispatchEvents.MessageCreate, change.message);
        return;
      case "message-update":
        this.#tellOfMessage(GatewayDispatchEvents.MessageUpdate, change.message);
        return;
      case "message-delete":
        this.#tellOfMessage(GatewayDispatchEvents.MessageDelete, change.message);
        return;
      case "typing":
        this.#tellOfTyping(change.typing.channelId, change.typing.userId);
        return;
      case "interaction":
        for (const session of this.#sessions.values()) {
          this.#dispatch(session, GatewayDispatchEvents.InteractionCreate, change.payload);
        }
    }
  }

  #tellOfMessage(event: GatewayDispatchEvents, message: Message): void {
    const { world } = this.#state;
    const channel = world.channels.get(message.channelId);
    // Ephemeral messages have no gateway events.
    if (!channel || message.placeholder || message.onlyFor !== null || !botSees(world, channel)) return;
    const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
    const author = world.people.get(message.authorId);
    const place = guild ? { guild_id: guild.id } : {};
    const intent = guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
    for (const session of this.#sessions.values()) {
      if ((session.intents & intent) === 0) continue;
      const body =
        event === GatewayDispatchEvents.MessageDelete
          ? { id: message.data.id, channel_id: channel.id }
          : {
              ...legible(
                this.#state,
                message.data,
                (session.intents & GatewayIntentBits.MessageContent) !== 0,
              ),
              ...(guild ? {} : { channel_type: 1 }),
              ...(guild && author ? { member: apiPartialMember(guild, author) } : {}),
            };
      this.#dispatch(session, event, { ...body, ...place });
    }
  }

  #tellOfTyping(channelId: Id, userId: Id): void {
    const { world } = this.#state;
    const channel = world.channels.get(channelId);
    if (!channel || !botSees(world, channel)) return;
    const isDirect = channel.guildId === undefined;
    const intent = isDirect ? GatewayIntentBits.DirectMessageTyping : GatewayIntentBits.GuildMessageTyping;
    for (const session of this.#sessions.values()) {
      if ((session.intents & intent) === 0) continue;
      this.#dispatch(session, GatewayDispatchEvents.TypingStart, {
        channel_id: channelId,
        user_id: userId,
        timestamp: Math.floor(Date.now() / 1000),
        ...(isDirect ? {} : { guild_id: channel.guildId }),
      });
    }
  }
}
