import type { ActionError } from "./protocol.ts";

/** A step into a request body: a field's name or a place in a list. */
export type Path = readonly (string | number)[];

/** One fault of a request body, in Discord's words. */
export interface FieldError {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

/** The nested object under `errors` in an answer 50035. */
export interface ErrorTree {
  [field: string]: ErrorTree | { code: string; message: string }[];
}

/** A refusal of the HTTP API, as Discord sends it. */
export class ApiError extends Error {
  readonly status: number;
  /** Discord's own error code; 0 where the HTTP status says it all. */
  readonly code: number;
  readonly errors: ErrorTree | undefined;

  constructor(status: number, code: number, message: string, errors?: ErrorTree) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

const DOCUMENTED = {
  badRequest: [400, 0, "400: Bad Request"],
  unauthorized: [401, 0, "401: Unauthorized"],
  notFound: [404, 0, "404: Not Found"],
  methodNotAllowed: [405, 0, "405: Method Not Allowed"],
  unknownApplication: [404, 10002, "Unknown Application"],
  unknownChannel: [404, 10003, "Unknown Channel"],
  unknownGuild: [404, 10004, "Unknown Guild"],
  unknownMember: [404, 10007, "Unknown Member"],
  unknownMessage: [404, 10008, "Unknown Message"],
  unknownUser: [404, 10013, "Unknown User"],
  unknownWebhook: [404, 10015, "Unknown Webhook"],
  unknownInteraction: [404, 10062, "Unknown interaction"],
  unknownCommand: [404, 10063, "Unknown application command"],
  notYourApplication: [403, 20012, "You are not authorized to perform this action on this application"],
  tooManyCommands: [400, 30032, "Maximum number of application commands reached (100)."],
  tooManyMessageCommands: [400, 30032, "Maximum number of application commands reached (15)."],
  entityTooLarge: [413, 40005, "Request entity too large"],
  alreadyAcknowledged: [400, 40060, "Interaction has already been acknowledged."],
  tooManyFollowUps: [400, 40094, "This interaction has reached the maximum number of follow-up messages."],
  missingAccess: [403, 50001, "Missing Access"],
  notInDirectMessage: [403, 50003, "Cannot execute action on a DM channel"],
  notYourMessage: [403, 50005, "Cannot edit a message authored by another user"],
  emptyMessage: [400, 50006, "Cannot send an empty message"],
  cannotMessageUser: [403, 50007, "Cannot send messages to this user"],
  missingPermissions: [403, 50013, "Missing Permissions"],
  invalidWebhookToken: [401, 50027, "Invalid Webhook Token"],
  invalidApiVersion: [400, 50041, "Invalid API version provided"],
  invalidJson: [400, 50109, "The request body contains invalid JSON."],
} as const satisfies Record<string, readonly [number, number, string]>;

/** A documented refusal by its name. Source of codes and words: Discord's "Opcodes and Status Codes". */
export function refusal(name: keyof typeof DOCUMENTED): ApiError {
  const [status, code, message] = DOCUMENTED[name];
  return new ApiError(status, code, message);
}

/** 50035, with every fault at its place in the body. */
export function invalidForm(faults: readonly FieldError[]): ApiError {
  // No prototype: the keys are the client's, and `__proto__` is one it may send.
  const root: ErrorTree = Object.create(null) as ErrorTree;
  for (const { path, code, message } of faults) {
    let node = root;
    for (const step of path) {
      const next = node[step];
      if (next !== undefined && !Array.isArray(next)) {
        node = next;
        continue;
      }
      const fresh = Object.create(null) as ErrorTree;
      node[step] = fresh;
      node = fresh;
    }
    const errors = node["_errors"];
    if (Array.isArray(errors)) errors.push({ code, message });
    else node["_errors"] = [{ code, message }];
  }
  return new ApiError(400, 50035, "Invalid Form Body", root);
}

/** 50035 for one field. */
export function invalidField(path: Path, code: string, message: string): ApiError {
  return invalidForm([{ path, code, message }]);
}

/** An act of a user's that is not carried out. */
export class Refused extends Error {
  readonly error: ActionError;

  constructor(code: ActionError["code"], message: string, field?: string) {
    super(message);
    this.name = "Refused";
    this.error = { code, message, ...(field === undefined ? {} : { field }) };
  }
}
