/** The sandbox's one port: the HTTP API, the gateway, uploaded files and the page, on loopback only. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import { ApiError, refusal } from "./errors.ts";
import type { Faults } from "./faults.ts";
import { isRecord } from "./form.ts";
import type { Upload } from "./messages.ts";
import { servePageFile } from "./page-files.ts";
import { type ApiAnswer, matchRoute, needsAuthorization, type Route } from "./routes.ts";
import type { State } from "./state.ts";

/** Bytes of a request body. */
const MOST_BODY = 25 * 1024 * 1024;
/** Bytes of a message of the page: ten files in base64, and what goes with them. */
const MOST_MESSAGE = 144 * 1024 * 1024;
const API = "/api/v10";

/** One request of the bot and its answer, or one payload of the gateway. */
export type Exchange =
  | {
      readonly kind: "http";
      /** Undefined when no route fits. */
      readonly route: Route | undefined;
      readonly method: string;
      /** Below `/api/v10`. */
      readonly path: string;
      readonly query: string;
      /** The JSON of the request, of a multipart one its `payload_json`. */
      readonly body: unknown;
      /** Names of the uploaded files. */
      readonly files: readonly string[];
      readonly status: number;
      readonly answer: unknown;
      /** What went wrong in the sandbox itself, where its answer is a 500 that nobody asked for. */
      readonly error?: unknown;
    }
  | { readonly kind: "gateway"; readonly direction: "sent" | "received"; readonly payload: unknown };

/** What the server stands in front of. */
export interface Behind {
  readonly state: State;
  readonly faults: Faults;
  readonly token: string;
  readonly connectBot: (socket: WebSocket, query: URLSearchParams) => void;
  readonly connectPage: (socket: WebSocket) => void;
  readonly tell: (exchange: Exchange) => void;
}

/** Listens on 127.0.0.1; port 0 takes any that is free. */
export async function listen(behind: Behind, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(behind, request, response).catch(() => response.destroy());
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE });
  server.on("upgrade", (request, socket, head) => upgrade(behind, sockets, request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  behind.state.origin = `http://127.0.0.1:${taken}`;
  return server;
}

/** Whether a request names this host and, where it has an origin, this origin: no other web page may drive it. */
function isOurs(behind: Behind, request: IncomingMessage): boolean {
  const own = new URL(behind.state.origin).host;
  const { host, origin } = request.headers;
  if (host !== own && host !== own.replace("127.0.0.1", "localhost")) return false;
  return origin === undefined || origin === `http://${host}`;
}

/** Undefined for a path that is no address, such as `//`. */
function addressOf(behind: Behind, request: IncomingMessage): URL | undefined {
  const path = request.url ?? "/";
  return URL.canParse(path, behind.state.origin) ? new URL(path, behind.state.origin) : undefined;
}

function upgrade(
  behind: Behind,
  sockets: WebSocketServer,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  // Node has let go of this socket: without this, one that breaks off would end the process.
  socket.on("error", () => socket.destroy());
  const url = addressOf(behind, request);
  const path = url?.pathname.replace(/\/$/, "");
  if (!url || !isOurs(behind, request) || (path !== "/gateway" && path !== "/page/live")) {
    socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    return;
  }
  sockets.handleUpgrade(request, socket, head, (webSocket) => {
    if (path === "/gateway") behind.connectBot(webSocket, url.searchParams);
    else behind.connectPage(webSocket);
  });
}

async function answer(behind: Behind, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isOurs(behind, request)) {
    response.writeHead(403, { "content-type": "text/plain" }).end("Not this host.\n");
    return;
  }
  const url = addressOf(behind, request);
  if (!url) response.writeHead(400, { "content-type": "text/plain" }).end("Not an address.\n");
  else if (url.pathname.startsWith("/api/")) await answerApi(behind, request, response, url);
  else if (url.pathname.startsWith("/attachments/")) answerFile(behind, response, url.pathname);
  else await answerPage(request, response, url.pathname);
}

function answerFile(behind: Behind, response: ServerResponse, path: string): void {
  const file = behind.state.files.get(path.split("/")[2] ?? "");
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("No such file.\n");
    return;
  }
  // What the bot uploads must not run as a page of this origin.
  const isPicture = /^image\/(?:png|jpeg|gif|webp)$/.test(file.contentType);
  response
    .writeHead(200, {
      "content-type": isPicture ? file.contentType : "application/octet-stream",
      "content-disposition": isPicture ? "inline" : "attachment",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
    })
    .end(file.bytes);
}

async function answerPage(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const file = isRead ? await servePageFile(path, request.headers.host ?? "") : null;
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("Not found.\n");
    return;
  }
  response.writeHead(200, file.headers).end(file.body);
}

interface ReadBody {
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

async function answerApi(
  behind: Behind,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const method = request.method ?? "GET";
  // discord.js writes the @ of `@original` as %40.
  const path = url.pathname.slice(API.length).replaceAll("%40", "@");
  let route: Route | undefined;
  let broken: unknown;
  let read: ReadBody = { body: undefined, uploads: [] };
  let result: ApiAnswer & { readonly headers?: Readonly<Record<string, string>> };
  try {
    const raw = await readBytes(request);
    if (!url.pathname.startsWith(`${API}/`)) throw refusal("invalidApiVersion");
    const matched = matchRoute(method, path);
    route = matched.name;
    read = await readBody(request, raw);
    const delay = behind.faults.delayOf(route);
    if (delay > 0) await sleep(delay);
    const limit = behind.faults.limitOf(route);
    const fault = limit ? null : behind.faults.take(route);
    if (limit) result = limited(limit.retryAfter, limit.isGlobal);
    else {
      const handle = () => {
        if (needsAuthorization(matched.name) && request.headers.authorization !== `Bot ${behind.token}`) {
          throw refusal("unauthorized");
        }
        const { state } = behind;
        return matched.handler({ state, params: matched.params, query: url.searchParams, ...read });
      };
      const carriedOut = fault === null || fault.carriedOut ? handle() : undefined;
      if (fault?.status === "cut") {
        response.destroy();
        return;
      }
      result = fault
        ? { status: fault.status, body: { message: `${fault.status}: Fault of the sandbox`, code: 0 } }
        : (carriedOut ?? { status: 500 });
    }
  } catch (error) {
    if (error instanceof ApiError) {
      const { status, code, message, errors } = error;
      result = { status, body: { message, code, ...(errors ? { errors } : {}) } };
    } else {
      broken = error;
      result = { status: 500, body: { message: "500: Internal Server Error", code: 0 } };
    }
  }
  const headers = { ...rateHeaders(route), ...result.headers };
  if (result.body === undefined) response.writeHead(result.status, headers).end();
  else {
    // A 204 must not carry this header: discord.js would try to read JSON from it.
    response.writeHead(result.status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(result.body));
  }
  behind.tell({
    kind: "http",
    route,
    method,
    path,
    query: url.search,
    body: read.body,
    files: read.uploads.map(({ name }) => name),
    status: result.status,
    answer: result.body,
    ...(broken === undefined ? {} : { error: broken }),
  });
}

/** The headers of a limit that is never reached: the sandbox limits only when a test asks for it. */
function rateHeaders(route: Route | undefined): Record<string, string> {
  if (!route) return {};
  return {
    "x-ratelimit-limit": "1000",
    "x-ratelimit-remaining": "999",
    "x-ratelimit-reset": ((Date.now() + 1000) / 1000).toFixed(3),
    "x-ratelimit-reset-after": "1.000",
    "x-ratelimit-bucket": createHash("sha256").update(route).digest("hex").slice(0, 16),
  };
}

function limited(retryAfterMs: number, isGlobal: boolean) {
  const seconds = retryAfterMs / 1000;
  return {
    status: 429,
    body: { message: "You are being rate limited.", retry_after: seconds, global: isGlobal, code: 0 },
    headers: {
      "retry-after": String(Math.ceil(seconds)),
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset-after": seconds.toFixed(3),
      "x-ratelimit-reset": ((Date.now() + retryAfterMs) / 1000).toFixed(3),
      "x-ratelimit-scope": isGlobal ? "global" : "user",
      ...(isGlobal ? { "x-ratelimit-global": "true" } : {}),
    },
  };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MOST_BODY) chunks.push(chunk);
  }
  if (length > MOST_BODY) throw refusal("entityTooLarge");
  return Buffer.concat(chunks);
}

async function readBody(request: IncomingMessage, raw: Buffer): Promise<ReadBody> {
  if (raw.length === 0) return { body: undefined, uploads: [] };
  const contentType = request.headers["content-type"] ?? "";
  if (!contentType.startsWith("multipart/form-data")) return { body: parseJson(raw.toString()), uploads: [] };
  let form: FormData;
  try {
    form = await new Response(raw, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw refusal("badRequest");
  }
  const uploads: Upload[] = [];
  let body: unknown = {};
  for (const [field, value] of form) {
    if (typeof value === "string") {
      if (field === "payload_json") body = parseJson(value);
      continue;
    }
    const n = /^files\[(\d{1,2})\]$/.exec(field)?.[1];
    if (n === undefined) continue;
    const bytes = Buffer.from(await value.arrayBuffer());
    uploads.push({ n, name: value.name, contentType: value.type || "application/octet-stream", bytes });
  }
  return { body, uploads };
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value) || Array.isArray(value)) return value;
  } catch {
    // Fall through: neither is what Discord takes.
  }
  throw refusal("invalidJson");
}
