/** The routes of the HTTP API that a bot like this one uses. */
import { createHash } from "node:crypto";
import { type APIMessage, GatewayIntentBits, PermissionFlagsBits } from "discord-api-types/v10";
import { readCommand, readCommands } from "./command-form.ts";
import {
  apiCommand,
  changeCommand,
  commandsOf,
  deleteCommand,
  overwriteCommands,
  putCommand,
  requireCommand,
} from "./commands.ts";
import { invalidField, refusal } from "./errors.ts";
import { isRecord } from "./form.ts";
import { editOwnMessage, followUp, requireOwnMessage, requireToken, respond } from "./interactions.ts";
import { readMessageForm } from "./message-form.ts";
import {
  createMessage,
  deleteMessage,
  editMessage,
  findByNonce,
  findMessage,
  legible,
  type Upload,
} from "./messages.ts";
import { botSees, may, maySend } from "./permissions.ts";
import type { Id } from "./protocol.ts";
import { emit, type Message, type State } from "./state.ts";
import { apiApplication, apiChannel, apiMember, apiSelf, apiUser } from "./wire.ts";
import type { Channel } from "./world.ts";

/** How long "is typing" shows, in ms. */
const TYPING_SHOWS = 10_000;

/** A request that has found its route. */
export interface ApiRequest {
  readonly state: State;
  /** What stands in the place of each `{name}` of the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

/** Status and body; a body of undefined is none. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

type Handler = (request: ApiRequest) => ApiAnswer;

const ok = (body: unknown): ApiAnswer => ({ status: 200, body });
const done: ApiAnswer = { status: 204 };

function param({ params }: ApiRequest, name: string): string {
  return params[name] ?? "";
}

/** An id of the path. Throws `ApiError` 50035 for what is none. */
function snowflakeOf(request: ApiRequest, name: string): Id {
  const value = param(request, name);
  if (/^\d{1,20}$/.test(value)) return value;
  throw invalidField([name], "NUMBER_TYPE_COERCE", `Value "${value}" is not snowflake.`);
}

/** The channel of a route. Throws `ApiError` 10003, or 50001 where the bot is not present. */
function channelOf(request: ApiRequest): Channel {
  const { world } = request.state;
  const channel = world.channels.get(param(request, "channel_id"));
  if (!channel) throw refusal("unknownChannel");
  if (!botSees(world, channel)) throw refusal("missingAccess");
  return channel;
}

/** An id of the query. Throws `ApiError` 50035 for what is none. */
function idIn(query: URLSearchParams, name: string): bigint | null {
  const value = query.get(name);
  if (value === null) return null;
  if (!/^\d{1,20}$/.test(value)) {
    throw invalidField([name], "NUMBER_TYPE_COERCE", `Value "${value}" is not snowflake.`);
  }
  return BigInt(value);
}

/** The message of a route, which ephemeral ones cannot be. Throws `ApiError` 10008. */
function messageOf(request: ApiRequest, channel: Channel): Message {
  const message = findMessage(request.state, channel.id, param(request, "message_id"));
  if (!message || message.onlyFor !== null) throw refusal("unknownMessage");
  return message;
}

/** The scope of a command route. Throws `ApiError` 20012, or 50001 for a server without the bot. */
function scopeOf(request: ApiRequest): Id | undefined {
  const { world } = request.state;
  if (param(request, "application_id") !== world.applicationId) throw refusal("notYourApplication");
  const guildId = request.params["guild_id"];
  if (guildId !== undefined && !world.guilds.get(guildId)?.hasBot) throw refusal("missingAccess");
  return guildId;
}

const listCommands: Handler = (request) => {
  const { state } = request;
  return ok(commandsOf(state, scopeOf(request)).map((command) => apiCommand(state, command)));
};
const bulkOverwrite: Handler = (request) => {
  const { state } = request;
  const scope = scopeOf(request);
  const commands = overwriteCommands(state, scope, readCommands(request.body));
  return ok(commands.map((command) => apiCommand(state, command)));
};
const addCommand: Handler = (request) => {
  const { state } = request;
  const { command, isNew } = putCommand(state, scopeOf(request), readCommand(request.body));
  return { status: isNew ? 201 : 200, body: apiCommand(state, command) };
};
const oneCommand: Handler = (request) => {
  const { state } = request;
  return ok(apiCommand(state, requireCommand(state, scopeOf(request), param(request, "command_id"))));
};
const patchCommand: Handler = (request) => {
  const { state, body } = request;
  const scope = scopeOf(request);
  const {
    id,
    version: _version,
    guildId: _guild,
    ...before
  } = requireCommand(state, scope, param(request, "command_id"));
  const form = readCommand({ ...before, ...(isRecord(body) ? body : {}) });
  return ok(apiCommand(state, changeCommand(state, id, scope, form)));
};
const removeCommand: Handler = (request) => {
  const { state } = request;
  deleteCommand(state, requireCommand(state, scopeOf(request), param(request, "command_id")));
  return done;
};

const ownMessage = (request: ApiRequest) => {
  const { state } = request;
  const interaction = requireToken(state, param(request, "webhook_id"), param(request, "webhook_token"));
  const message = requireOwnMessage(state, interaction, request.params["message_id"] ?? "@original");
  return { state, interaction, message };
};
const getOwnMessage: Handler = (request) => ok(ownMessage(request).message.data);
const patchOwnMessage: Handler = (request) => {
  const { state, interaction, message } = ownMessage(request);
  const form = readMessageForm(request.body);
  return ok(editOwnMessage(state, interaction, message, form, request.uploads).data);
};
const deleteOwnMessage: Handler = (request) => {
  const { state, interaction, message } = ownMessage(request);
  deleteMessage(state, message, interaction.id);
  return done;
};

const WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}";
const COMMANDS = "/applications/{application_id}/commands";
const GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands";
const MESSAGE = "/channels/{channel_id}/messages/{message_id}";

/** Every route, by method and the path's template as Discord's own description writes it. */
const ROUTES = {
  "GET /gateway/bot": ({ state }) =>
    ok({
      url: `${state.origin.replace("http", "ws")}/gateway`,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 },
    }),
  "GET /users/@me": ({ state }) => ok(apiSelf(state.world)),
  "GET /users/{user_id}": (request) => {
    const person = request.state.world.people.get(param(request, "user_id"));
    if (!person) throw refusal("unknownUser");
    return ok(apiUser(person));
  },
  "GET /guilds/{guild_id}/members/{user_id}": (request) => {
    const { world } = request.state;
    const guild = world.guilds.get(snowflakeOf(request, "guild_id"));
    if (!guild?.hasBot) throw refusal("unknownGuild");
    const person = world.people.get(snowflakeOf(request, "user_id"));
    if (!person) throw refusal("unknownUser");
    if (!guild.memberIds.includes(person.id)) throw refusal("unknownMember");
    return ok(apiMember(guild, person));
  },
  "GET /applications/@me": ({ state }) => {
    const key = createHash("sha256").update(state.world.applicationId).digest("hex");
    return ok(apiApplication(state.world, key));
  },
  [`GET ${COMMANDS}`]: listCommands,
  [`PUT ${COMMANDS}`]: bulkOverwrite,
  [`POST ${COMMANDS}`]: addCommand,
  [`GET ${COMMANDS}/{command_id}`]: oneCommand,
  [`PATCH ${COMMANDS}/{command_id}`]: patchCommand,
  [`DELETE ${COMMANDS}/{command_id}`]: removeCommand,
  [`GET ${GUILD_COMMANDS}`]: listCommands,
  [`PUT ${GUILD_COMMANDS}`]: bulkOverwrite,
  [`POST ${GUILD_COMMANDS}`]: addCommand,
  [`GET ${GUILD_COMMANDS}/{command_id}`]: oneCommand,
  [`PATCH ${GUILD_COMMANDS}/{command_id}`]: patchCommand,
  [`DELETE ${GUILD_COMMANDS}/{command_id}`]: removeCommand,
  "POST /users/@me/channels": ({ state, body }) => {
    const recipient = isRecord(body) ? body["recipient_id"] : undefined;
    if (typeof recipient !== "string") {
      throw invalidField(["recipient_id"], "BASE_TYPE_REQUIRED", "This field is required");
    }
    const { world } = state;
    if (recipient === world.bot.id || !world.people.has(recipient)) throw refusal("cannotMessageUser");
    for (const channel of world.channels.values()) {
      if (channel.kind === "dm" && channel.memberIds?.includes(recipient)) {
        return ok(apiChannel(world, channel, lastMessageId(state, channel)));
      }
    }
    throw refusal("cannotMessageUser");
  },
  "GET /channels/{channel_id}": (request) => {
    const channel = channelOf(request);
    return ok(apiChannel(request.state.world, channel, lastMessageId(request.state, channel)));
  },
  "POST /channels/{channel_id}/typing": (request) => {
    const { state } = request;
    const channel = channelOf(request);
    if (!maySend(state.world, channel, state.world.bot.id)) throw refusal("missingPermissions");
    const userId = state.world.bot.id;
    const until = new Date(Date.now() + TYPING_SHOWS).toISOString();
    const typing = { channelId: channel.id, userId, until };
    state.typing.set(`${channel.id} ${userId}`, typing);
    emit(state, { type: "typing", typing });
    return done;
  },
  "GET /channels/{channel_id}/messages": (request) => {
    const channel = channelOf(request);
    const { query, state } = request;
    const limit = Number(query.get("limit") ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
      throw invalidField(["limit"], "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
    }
    const before = idIn(query, "before");
    const after = idIn(query, "after");
    const found = [...(state.messages.get(channel.id)?.values() ?? [])]
      .filter(({ placeholder, onlyFor }) => !placeholder && onlyFor === null)
      .map(({ data }) => readable(state, data))
      .filter(({ id }) => before === null || BigInt(id) < before)
      .filter(({ id }) => after === null || BigInt(id) > after);
    return ok((after === null ? found.slice(-limit) : found.slice(0, limit)).reverse());
  },
  "POST /channels/{channel_id}/messages": (request) => {
    const { state, body, uploads } = request;
    const channel = channelOf(request);
    if (!maySend(state.world, channel, state.world.bot.id)) throw refusal("missingPermissions");
    const form = readMessageForm(body);
    const { enforceNonce, nonce } = form;
    const same =
      enforceNonce && nonce !== undefined
        ? findByNonce(state, channel.id, state.world.bot.id, nonce)
        : undefined;
    if (same) return ok(same.data);
    return ok(
      createMessage(state, { channelId: channel.id, authorId: state.world.bot.id }, form, uploads).data,
    );
  },
  [`GET ${MESSAGE}`]: (request) => ok(readable(request.state, messageOf(request, channelOf(request)).data)),
  [`PATCH ${MESSAGE}`]: (request) => {
    const { state, body, uploads } = request;
    const message = messageOf(request, channelOf(request));
    if (message.authorId !== state.world.bot.id) throw refusal("notYourMessage");
    return ok(editMessage(state, message, readMessageForm(body), uploads).data);
  },
  [`DELETE ${MESSAGE}`]: (request) => {
    const { state } = request;
    const channel = channelOf(request);
    const message = messageOf(request, channel);
    if (message.authorId !== state.world.bot.id) {
      if (channel.kind !== "guild") throw refusal("notInDirectMessage");
      const { world } = state;
      const mayDelete = may(world, channel, world.bot.id, PermissionFlagsBits.ManageMessages);
      if (!mayDelete) throw refusal("missingPermissions");
    }
    deleteMessage(state, message);
    return done;
  },
  "POST /interactions/{interaction_id}/{interaction_token}/callback": (request) => {
    const { state, body, uploads, query } = request;
    const id = param(request, "interaction_id");
    const answer = respond(state, id, param(request, "interaction_token"), body, uploads);
    return query.get("with_response") === "true" ? ok(answer) : done;
  },
  [`POST ${WEBHOOK}`]: (request) => {
    const { state } = request;
    const interaction = requireToken(state, param(request, "webhook_id"), param(request, "webhook_token"));
    return ok(followUp(state, interaction, request.body, request.uploads).data);
  },
  [`GET ${WEBHOOK}/messages/@original`]: getOwnMessage,
  [`PATCH ${WEBHOOK}/messages/@original`]: patchOwnMessage,
  [`DELETE ${WEBHOOK}/messages/@original`]: deleteOwnMessage,
  [`GET ${WEBHOOK}/messages/{message_id}`]: getOwnMessage,
  [`PATCH ${WEBHOOK}/messages/{message_id}`]: patchOwnMessage,
  [`DELETE ${WEBHOOK}/messages/{message_id}`]: deleteOwnMessage,
} as const satisfies Record<string, Handler>;

/** A route by its name: `PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original`. */
export type Route = keyof typeof ROUTES;

const MATCHERS = Object.entries(ROUTES).map(([name, handler]) => {
  const [method = "", template = ""] = name.split(" ");
  const pattern = template.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  return { name: name as Route, method, pattern: new RegExp(`^${pattern}$`), handler: handler as Handler };
});

/** A route that fits, and what stands in its places. */
export interface Matched {
  readonly name: Route;
  readonly handler: Handler;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a request below `/api/v10`. Throws `ApiError` 404, or 405 where only the method is wrong. */
export function matchRoute(method: string, path: string): Matched {
  let pathExists = false;
  for (const matcher of MATCHERS) {
    const match = matcher.pattern.exec(path);
    if (!match) continue;
    pathExists = true;
    if (matcher.method !== method) continue;
    return { name: matcher.name, handler: matcher.handler, params: { ...match.groups } };
  }
  throw refusal(pathExists ? "methodNotAllowed" : "notFound");
}

/** Whether the route needs the bot's token; those with an interaction's token in their path do not. */
export function needsAuthorization(route: Route): boolean {
  return !route.includes("_token}");
}

function readable(state: State, data: APIMessage): APIMessage {
  return legible(state, data, (state.privilegedIntents & GatewayIntentBits.MessageContent) !== 0);
}

function lastMessageId(state: State, channel: Channel): Id | null {
  const ids = [...(state.messages.get(channel.id)?.values() ?? [])]
    .filter(({ placeholder, onlyFor }) => !placeholder && onlyFor === null)
    .map(({ data }) => data.id);
  return ids.at(-1) ?? null;
}
