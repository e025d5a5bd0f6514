import { DiscordjsError, DiscordjsErrorCodes } from "discord.js";
import { failureOf, isUnreachable } from "./requests.ts";

/** The bot cannot be, or stay, on Discord. Its message is one line that says what to do about it. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  /** Trying again later may succeed with nothing changed here. */
  readonly isPassing: boolean;

  constructor(message: string, { isPassing = false }: { readonly isPassing?: boolean } = {}) {
    super(message);
    this.isPassing = isPassing;
  }
}

const tokenRefused =
  "Discord refuses the token. Copy a new one from https://discord.com/developers/applications (your application, Bot, Reset Token) into .env as DISCORD_TOKEN.";
const intentsRefused =
  "Discord refuses the gateway intents. Verbatim needs no privileged one: check that its code asks only for Guilds, GuildMessages and DirectMessages.";

/** What went wrong on the way to Discord, as one line that says what to do. Never with the token in it. */
export function connectionError(error: unknown): ConnectionError {
  if (error instanceof ConnectionError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return new ConnectionError(tokenRefused);
  }
  const failure = failureOf(error);
  const { status, code, reason } = failure;
  if (status === 401) return new ConnectionError(tokenRefused);
  if (isUnreachable(failure) || brokenOff.has(code)) {
    return new ConnectionError(
      `Discord cannot be reached (${code}). Check the network connection, its DNS and proxy, then start again.`,
      { isPassing: true },
    );
  }
  if (status !== undefined && status >= 500) {
    return new ConnectionError(
      `Discord answered with an error (${status}). Look at https://discordstatus.com and start again later.`,
      { isPassing: true },
    );
  }
  if (status !== undefined) {
    return new ConnectionError(
      `Discord refused the commands or the login (${status}, code ${code}): ${oneLine(reason)}`,
    );
  }
  return closeErrors.get(reason) ?? new ConnectionError(`Logging in to Discord failed: ${oneLine(reason)}`);
}

// A connection that was there and is gone, or gave no answer in time.
const brokenOff: ReadonlySet<unknown> = new Set([
  "UND_ERR_SOCKET",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "AbortError",
]);

/** Why the gateway closed for good, by its close code. */
export function closedForGood(code: number): ConnectionError {
  return (
    closeCodes.get(code) ??
    new ConnectionError(`Discord closed the connection for good (${code}). Start again.`)
  );
}

const sharding = "The bot is on more servers than its connections may serve. Start again: it will open more.";
const closeCodes: ReadonlyMap<number, ConnectionError> = new Map([
  [4004, new ConnectionError(tokenRefused)],
  [4011, new ConnectionError(sharding)],
  [4013, new ConnectionError(intentsRefused)],
  [4014, new ConnectionError(intentsRefused)],
]);

// What discord.js says instead of the close code while it logs in.
const closeErrors: ReadonlyMap<string, ConnectionError> = new Map([
  ["Authentication failed", new ConnectionError(tokenRefused)],
  ["Sharding is required", new ConnectionError(sharding)],
  ["Used invalid intents", new ConnectionError(intentsRefused)],
  ["Used disallowed intents", new ConnectionError(intentsRefused)],
]);

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
