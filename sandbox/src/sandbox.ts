import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { WebSocket } from "ws";
import { addBot, removeBot, setMembership, setOutage, setOverwrite, setRole } from "./changes.ts";
import { Faults } from "./faults.ts";
import { Gateway } from "./gateway.ts";
import { endToken } from "./interactions.ts";
import { connectPage } from "./live.ts";
import type { Id } from "./protocol.ts";
import type { Route } from "./routes.ts";
import { type Exchange, listen } from "./server.ts";
import { createState, DISCORD_TIMES, emit, reset, type State, type Times } from "./state.ts";
import { PATIENCE, User, Watch } from "./user.ts";
import { IDS, type Overwrite } from "./world.ts";

/** How a sandbox starts. */
export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The bot's name: `Verbatim`. */
  readonly applicationName?: string;
  /** Times that differ from Discord's. */
  readonly times?: Partial<Times>;
  /** Privileged intents the application may ask for, as a bit field: none. */
  readonly privilegedIntents?: number;
}

/**
 * A Discord on 127.0.0.1 that one bot may log in to, with three users to drive it. Nothing is kept: it starts empty,
 * and everything is gone when it stops.
 *
 *     const sandbox = await Sandbox.start();
 *     const client = new Client({ intents, rest: { api: sandbox.restUrl } });
 *     await client.login(sandbox.token);
 *     const answer = await sandbox.member.slash("ask", { question: "Why?" }).message();
 *     const next = await sandbox.member.click(answer, "next").message();
 */
export class Sandbox {
  /** For discord.js `rest.api`: `http://127.0.0.1:port/api`. */
  readonly restUrl: string;
  /** The bot's token. */
  readonly token: string;
  /** Where a browser finds the page. */
  readonly pageUrl: string;
  readonly applicationId: Id = IDS.application;
  /** The server that counts as the bot's own: what a `GUILD_ID` would name. */
  readonly guildId: Id = IDS.guild;
  /** Mara, who has no special rights and installed the application for herself. */
  readonly member: User;
  /** Otis, who has Manage Server in every server and installed the application for himself. */
  readonly moderator: User;
  /** Nell, who has no special rights and did not install the application. */
  readonly otherMember: User;
  readonly #state: State;
  readonly #server: Server;
  readonly #gateway: Gateway;
  readonly #faults: Faults;
  readonly #watch: Watch;
  readonly #pages: ReadonlySet<WebSocket>;
  readonly #exchangeListeners: Set<(exchange: Exchange) => void>;

  private constructor(parts: {
    state: State;
    server: Server;
    gateway: Gateway;
    faults: Faults;
    token: string;
    listeners: Set<(exchange: Exchange) => void>;
    pages: ReadonlySet<WebSocket>;
  }) {
    const { state } = parts;
    this.#state = state;
    this.#server = parts.server;
    this.#gateway = parts.gateway;
    this.#faults = parts.faults;
    this.#exchangeListeners = parts.listeners;
    this.#pages = parts.pages;
    this.#watch = new Watch(state);
    this.token = parts.token;
    this.restUrl = `${state.origin}/api`;
    this.pageUrl = `${state.origin}/`;
    this.member = this.#user(IDS.member, IDS.memberDm);
    this.moderator = this.#user(IDS.moderator, IDS.moderatorDm);
    this.otherMember = this.#user(IDS.otherMember, IDS.otherMemberDm);
  }

  /** Starts one. Rejects when the port is taken. */
  static async start(options: SandboxOptions = {}): Promise<Sandbox> {
    const { port = 0, applicationName = "Verbatim", times = {}, privilegedIntents = 0 } = options;
    const state = createState(applicationName, { ...DISCORD_TIMES, ...times }, privilegedIntents);
    const token = `sandbox.${randomBytes(24).toString("base64url")}`;
    const faults = new Faults();
    state.listeners.add(({ type }) => {
      if (type === "reset") faults.clear();
    });
    const listeners = new Set<(exchange: Exchange) => void>();
    const tell = (exchange: Exchange) => {
      for (const listener of listeners) listener(exchange);
    };
    const gateway = new Gateway(state, token, (direction, payload) =>
      tell({ kind: "gateway", direction, payload }),
    );
    const pages = new Set<WebSocket>();
    const server = await listen(
      {
        state,
        faults,
        token,
        connectBot: (socket, query) => gateway.connect(socket, query),
        connectPage: (socket) => {
          pages.add(socket);
          socket.on("close", () => pages.delete(socket));
          connectPage(state, socket);
        },
        tell,
      },
      port,
    );
    return new Sandbox({ state, server, gateway, faults, token, listeners, pages });
  }

  /** Whether the bot is logged in. */
  get online(): boolean {
    return this.#state.online;
  }

  /** Ends when the bot is logged in, or no longer. Rejects after `ms`. */
  async waitUntil(what: "online" | "offline", ms = PATIENCE): Promise<void> {
    const check = () => (this.online === (what === "online") ? true : undefined);
    await this.#watch.waits.until(check, () => `the bot was not ${what}`, ms);
  }

  /** Hears of every request of the bot with its answer, and of every gateway payload. Returns how to stop hearing. */
  onExchange(listener: (exchange: Exchange) => void): () => void {
    this.#exchangeListeners.add(listener);
    return () => this.#exchangeListeners.delete(listener);
  }

  /**
   * The next `times` requests of a route are answered with this status and not carried out; `cut` closes the
   * connection instead. With `carriedOut` they are, and only the answer is lost.
   */
  fail(
    route: Route,
    status: number | "cut",
    times = 1,
    options: { readonly carriedOut?: boolean } = {},
  ): void {
    this.#faults.fail(route, { status, carriedOut: options.carriedOut ?? false }, times);
  }

  /** For `ms` from now every request of a route, or of all, is answered 429. */
  rateLimit(route: Route | "global", ms: number): void {
    this.#faults.rateLimit(route, ms);
  }

  /** From now on every request of a route is held for `ms` before it is looked at; 0 ends that. */
  delay(route: Route, ms: number): void {
    this.#faults.delay(route, ms);
  }

  /** The next `times` connections to the gateway are taken, and then hear nothing at all. */
  ignoreConnections(times: number): void {
    this.#gateway.ignoreConnections(times);
  }

  /** A server removes the bot. */
  removeBot(guildId: Id): void {
    removeBot(this.#state.world, guildId);
    this.#gateway.endGuild(guildId, { isOutage: false });
    emit(this.#state, { type: "world" });
  }

  /** A server invites the bot. */
  addBot(guildId: Id): void {
    addBot(this.#state.world, guildId);
    this.#gateway.beginGuild(guildId);
    emit(this.#state, { type: "world" });
  }

  /** A server cannot be reached until `endOutage`. The bot is still in it. */
  outage(guildId: Id): void {
    setOutage(this.#state.world, guildId, true);
    this.#gateway.endGuild(guildId, { isOutage: true });
  }

  /** A server can be reached again. */
  endOutage(guildId: Id): void {
    setOutage(this.#state.world, guildId, false);
    this.#gateway.beginGuild(guildId);
  }

  /** A user enters a server, or leaves it. */
  setMembership(guildId: Id, userId: Id, isMember: boolean): void {
    setMembership(this.#state.world, guildId, userId, isMember);
    emit(this.#state, { type: "world" });
  }

  /** A user is given a role of a server, or loses it. */
  setRole(guildId: Id, userId: Id, roleId: Id, isCarried: boolean): void {
    setRole(this.#state.world, guildId, userId, roleId, isCarried);
    emit(this.#state, { type: "world" });
  }

  /** A channel allows and denies a role or a member something, as bit fields; without either, nothing any more. */
  setOverwrite(channelId: Id, target: Pick<Overwrite, "id" | "kind"> & Partial<Overwrite>): void {
    setOverwrite(this.#state.world, channelId, { allow: 0n, deny: 0n, ...target });
    emit(this.#state, { type: "world" });
  }

  /** Cuts the gateway's connections without a word. Returns how many there were. */
  dropSocket(): number {
    return this.#gateway.dropSocket();
  }

  /** Leaves the gateway's connections open but dead, as a lost network does. Returns how many there were. */
  freezeSocket(): number {
    return this.#gateway.freezeSocket();
  }

  /** Sends RECONNECT. Returns to how many. */
  reconnect(): number {
    return this.#gateway.reconnect();
  }

  /** Sends INVALID_SESSION. Returns to how many. */
  invalidateSession(options: { readonly resumable?: boolean } = {}): number {
    return this.#gateway.invalidateSession(options.resumable ?? false);
  }

  /** Ends the token of every interaction now, as 15 minutes would. */
  expireTokens(): void {
    for (const interaction of [...this.#state.interactions.values()]) endToken(this.#state, interaction);
  }

  /** Empties every channel and ends every interaction and fault. Commands and the bot's session stay. */
  reset(): void {
    reset(this.#state);
  }

  /** Closes every connection and the port. */
  async stop(): Promise<void> {
    reset(this.#state);
    this.#gateway.stop();
    for (const page of this.#pages) page.terminate();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  #user(id: Id, dmId: Id): User {
    const person = this.#state.world.people.get(id);
    if (!person) throw new Error(`no user ${id}`);
    return new User(this.#state, person, dmId, this.#watch);
  }
}
