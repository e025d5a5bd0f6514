/**
 * Checks what goes between a bot and the sandbox against Discord's own OpenAPI description, where that is at hand.
 *
 *     const conformance = loadConformance();
 *     if (conformance) sandbox.onExchange(conformance.observe);
 *     …
 *     expect(conformance?.problems ?? []).toEqual([]);
 */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Exchange } from "../src/index.ts";

/** Where Discord's description is looked for. */
export const DESCRIPTION = resolve(import.meta.dirname, "../../../shared/discord/openapi.json");

/** What a test says when the description is not there. */
export const MISSING = `Discord's description is not at ${DESCRIPTION}: conformance is not checked`;

/** How many objects were checked, by where they were. */
export interface Checked {
  requests: number;
  answers: number;
  gateway: number;
}

/** A checker that has read the description. */
export interface Conformance {
  /** For `sandbox.onExchange`. */
  readonly observe: (exchange: Exchange) => void;
  /** What did not conform so far: where, what was wrong, and the object's beginning. */
  readonly problems: readonly string[];
  readonly checked: Readonly<Checked>;
  /** One line with the counts. */
  readonly summary: () => string;
}

type Json = Record<string, unknown>;
type HttpExchange = Extract<Exchange, { kind: "http" }>;

function record(value: unknown): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((node, key) => record(node)?.[key], value);
}

/** Schemas of the objects inside a gateway event, with the paths to them. */
const GATEWAY_OBJECTS: Readonly<Record<string, readonly (readonly [path: string, schema: string])[]>> = {
  READY: [["user", "UserResponse"]],
  GUILD_CREATE: [
    ["", "GuildResponse"],
    ["channels.*", "GuildChannelResponse"],
    ["members.*", "GuildMemberResponse"],
    ["roles.*", "GuildRoleResponse"],
  ],
  MESSAGE_CREATE: [["", "MessageResponse"]],
  MESSAGE_UPDATE: [["", "MessageResponse"]],
  INTERACTION_CREATE: [
    ["user", "UserResponse"],
    ["member", "GuildMemberResponse"],
    ["message", "MessageResponse"],
    ["channel", "GuildChannelResponse|PrivateChannelResponse"],
    ["data.resolved.users.*", "UserResponse"],
    ["data.resolved.roles.*", "GuildRoleResponse"],
    ["data.resolved.channels.*", "GuildChannelResponse"],
    ["data.resolved.messages.*", "MessageResponse"],
    ["data.resolved.attachments.*", "AttachmentResponse"],
  ],
};

function pick(value: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (value === undefined) return [];
  if (step === undefined || step === "") return [value];
  if (step !== "*") return pick(at(value, step), rest);
  const entries = Array.isArray(value) ? value : Object.values(record(value) ?? {});
  return entries.flatMap((entry) => pick(entry, rest));
}

/** Reads the description; null when it is not there. */
export function loadConformance(): Conformance | null {
  if (!existsSync(DESCRIPTION)) return null;
  const description: unknown = JSON.parse(readFileSync(DESCRIPTION, "utf8"));
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  for (const format of ["snowflake", "nonce", "int53", "int32", "int64", "double"])
    ajv.addFormat(format, true);
  ajv.addSchema(description as Json, "discord");
  const compiled = new Map<string, ValidateFunction>();
  const problems: string[] = [];
  const checked: Checked = { requests: 0, answers: 0, gateway: 0 };

  const validator = (pointer: string): ValidateFunction => {
    const known = compiled.get(pointer);
    if (known) return known;
    const fresh = ajv.compile({ $ref: `discord#${pointer}` });
    compiled.set(pointer, fresh);
    return fresh;
  };
  const component = (name: string) => `/components/schemas/${name}`;
  const check = (where: string, pointers: readonly string[], value: unknown) => {
    const validators = pointers.map(validator);
    if (validators.some((validate) => validate(value))) return;
    const said = ajv.errorsText(validators[0]?.errors, { dataVar: "" });
    problems.push(`${where}: ${said.slice(0, 600)} in ${JSON.stringify(value)?.slice(0, 300)}`);
  };
  const operationPointer = (method: string, path: string, ...rest: readonly string[]) =>
    ["/paths", path, method.toLowerCase(), ...rest]
      .map((step, index) =>
        index === 0 ? step : encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")),
      )
      .join("/");

  const observeHttp = (exchange: HttpExchange) => {
    const { route, method, body, status, error } = exchange;
    if (error !== undefined) {
      problems.push(
        `${method} ${exchange.path}: the sandbox broke: ${error instanceof Error ? error.stack : error}`,
      );
      return;
    }
    if (route === undefined) {
      problems.push(`${method} ${exchange.path}: the sandbox has no such route`);
      return;
    }
    const path = route.slice(method.length + 1);
    const operation = at(description, "paths", path, method.toLowerCase());
    if (operation === undefined) {
      problems.push(`${route}: Discord's description has no such route`);
      return;
    }
    // A request that was refused may be malformed on purpose.
    if (body !== undefined && status < 300) {
      checked.requests += 1;
      const pointer = operationPointer(method, path, "requestBody", "content", "application/json", "schema");
      check(`request ${route}`, [pointer], withNumericPermissions(body));
    }
    if (status < 500) observeAnswer(exchange, route, path, operation);
  };

  const observeAnswer = (
    { method, status, answer }: HttpExchange,
    route: string,
    path: string,
    operation: unknown,
  ) => {
    checked.answers += 1;
    const responses = record(at(operation, "responses")) ?? {};
    const key = [String(status), `${Math.floor(status / 100)}XX`].find((one) => responses[one] !== undefined);
    if (key === undefined) problems.push(`answer ${route}: status ${status} is not described`);
    else if (status === 429) check(`answer ${route}`, [component("RatelimitedResponse")], answer);
    else if (status >= 400) check(`answer ${route}`, [component("ErrorResponse")], withNumericCodes(answer));
    else if (at(responses[key], "content") === undefined) {
      if (answer !== undefined) problems.push(`answer ${route}: status ${status} has a body`);
    } else {
      const content = ["content", "application/json", "schema"];
      check(`answer ${route}`, [operationPointer(method, path, "responses", key, ...content)], answer);
    }
  };

  const observe = (exchange: Exchange) => {
    if (exchange.kind === "http") {
      observeHttp(exchange);
      return;
    }
    const { payload, direction } = exchange;
    const event = at(payload, "t");
    if (direction !== "sent" || typeof event !== "string") return;
    for (const [path, names] of GATEWAY_OBJECTS[event] ?? []) {
      for (const object of pick(at(payload, "d"), path.split("."))) {
        checked.gateway += 1;
        check(`gateway ${event} ${path}`, names.split("|").map(component), withKnownReference(object));
      }
    }
  };

  const summary = () =>
    `checked against Discord's description: ${checked.requests} requests, ${checked.answers} answers, ` +
    `${checked.gateway} gateway objects; ${problems.length} problems`;
  return { observe, problems, checked, summary };
}

/**
 * The description wants `default_member_permissions` as a number, Discord's documentation and discord.js have it as
 * a string of digits: both are sent, so the string is let through.
 */
function withNumericPermissions(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withNumericPermissions);
  const command = record(body);
  const permissions = command?.["default_member_permissions"];
  if (typeof permissions !== "string" || !/^\d{1,15}$/.test(permissions)) return body;
  return { ...command, default_member_permissions: Number(permissions) };
}

/** The description knows replies (0) alone; Discord's documentation and discord.js have forwards (1) as well. */
function withKnownReference(object: unknown): unknown {
  if (at(object, "message_reference", "type") !== 1) return object;
  const { message_reference: reference, ...message } = record(object) ?? {};
  return { ...message, message_reference: { ...record(reference), type: 0 } };
}

/** The description wants the codes of single fields as numbers; Discord sends and documents names. */
function withNumericCodes(answer: unknown): unknown {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    const fields = record(node);
    if (!fields) return node;
    return Object.fromEntries(
      Object.entries(fields).map(([key, value]) =>
        key === "code" && typeof value === "string" ? [key, 0] : [key, walk(value)],
      ),
    );
  };
  return {
    ...record(answer),
    ...(at(answer, "errors") === undefined ? {} : { errors: walk(at(answer, "errors")) }),
  };
}
