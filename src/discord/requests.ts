import { setTimeout as sleep } from "node:timers/promises";
import {
  DiscordAPIError,
  HTTPError,
  type RawFile,
  REST,
  type RequestMethod,
  type RouteLike,
} from "discord.js";
import type { Log } from "../log.ts";

/** One request to Discord, and what repeating it would do. */
export interface Request {
  readonly method: RequestMethod;
  readonly route: RouteLike;
  /** What the log calls it: the route without ids and tokens. */
  readonly name: string;
  readonly body?: unknown;
  readonly files?: RawFile[];
  /** Authorised by an interaction's token in the route: not by the bot's, and not under its limit of 50 a second. */
  readonly byInteraction: boolean;
  /** Sending it twice makes nothing twice: an edit, a deletion, a new message with an enforced nonce. */
  readonly isRepeatable: boolean;
  /** Milliseconds to wait before each repetition. */
  readonly waits?: readonly number[];
  /** Discord's error code that says that the thing is done already. `attempt` counts from 0. */
  readonly isDone?: (code: number | string | undefined, attempt: number) => boolean;
}

/** Why a request did not succeed. `code` is Discord's own, or that of a dropped connection. */
export interface RequestFailure {
  readonly status?: number;
  readonly code?: number | string;
  readonly reason: string;
}

/** Sends a request. Never rejects: a failure is logged, and given back to those who can do something about it. */
export type Send = (request: Request) => Promise<RequestFailure | undefined>;

const usualWaits = [250, 1_000, 3_000];

/**
 * What sends requests to Discord. discord.js waits out rate limits; repeating is decided here, because its REST
 * repeats a timeout (which can make two messages) and never a dropped socket (which loses one).
 *
 * @param options.restUrl Discord's API, without the version
 */
export function createSend(options: {
  readonly token: string;
  readonly restUrl: string | undefined;
  readonly log: Log;
}): Send {
  const { token, log, restUrl } = options;
  const rest = { ...(restUrl === undefined ? {} : { api: restUrl }), retries: 0, timeout: 10_000 };
  const byBot = new REST(rest).setToken(token);
  // Each interaction has a queue of its own, of no use once its 15 minutes are over.
  const byInteraction = new REST({
    ...rest,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    handlerSweepInterval: 15 * 60_000,
  });
  for (const sender of [byBot, byInteraction]) {
    sender.on("rateLimited", ({ global, method, route, retryAfter }) =>
      log.debug({ global, method, route, milliseconds: Math.round(retryAfter) }, "waiting for a rate limit"),
    );
  }

  const sendOnce = async (request: Request): Promise<RequestFailure | undefined> => {
    const { method, route, body, files } = request;
    const sender = request.byInteraction ? byInteraction : byBot;
    try {
      await sender.request({
        method,
        fullRoute: route,
        auth: !request.byInteraction,
        ...(body === undefined ? {} : { body }),
        ...(files === undefined ? {} : { files }),
      });
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  };
  const keepToken = ({ method, name }: Request) => {
    // discord.js forgets a token that was refused once: from then on nothing would be sent any more.
    byBot.setToken(token);
    log.error(
      { method, route: name },
      "Discord refused the bot's token; if it goes on doing so, copy a new one into .env",
    );
  };

  return async (request) => {
    const { method, name } = request;
    const waits = request.waits ?? usualWaits;
    for (let attempt = 0; ; attempt++) {
      const failure = await sendOnce(request);
      if (failure === undefined || request.isDone?.(failure.code, attempt)) return undefined;
      const isTokenRefused = failure.status === 401 && !request.byInteraction;
      if (isTokenRefused) keepToken(request);
      const wait = waits[attempt];
      if (wait === undefined || !(isTokenRefused ? attempt === 0 : mayRepeat(request, failure))) {
        log.error({ ...failure, method, route: name, attempts: attempt + 1 }, "a request to Discord failed");
        return failure;
      }
      log.warn({ ...failure, method, route: name, attempt: attempt + 1 }, "repeating a request to Discord");
      await sleep(wait);
    }
  };
}

/**
 * What a rejected request of discord.js says, without the address and the body that its errors carry: the one has
 * the interaction's token in it, the other what somebody asked.
 */
export function failureOf(error: unknown): RequestFailure {
  if (error instanceof DiscordAPIError) {
    return { status: error.status, code: error.code, reason: error.message };
  }
  if (error instanceof HTTPError) return { status: error.status, reason: error.message };
  if (!(error instanceof Error)) return { reason: String(error) };
  const cause = "code" in error ? error.code : error.name;
  return { code: String(cause), reason: error.message };
}

/** Discord, or the network before it, could not be reached at all. */
export function isUnreachable({ code }: RequestFailure): boolean {
  return typeof code === "string" && unreachable.has(code);
}

const unreachable: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Whether a repetition may succeed and cannot double anything. */
export function mayRepeat(request: Pick<Request, "isRepeatable">, failure: RequestFailure): boolean {
  if (failure.status !== undefined && failure.status < 500) return false;
  // After an error on Discord's side or a connection that broke, nobody knows whether the thing was done.
  return request.isRepeatable || isUnreachable(failure);
}
