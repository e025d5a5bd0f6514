import { createRequire } from "node:module";
import { type DestinationStream, type Logger, pino, stdSerializers } from "pino";

/** The logger that is passed to whoever needs one. Never give it a token, nor a question at info level. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** Logs to stderr: for people on a terminal, JSON lines otherwise. */
export function createLog(level: string, destination: DestinationStream = standardError()): Log {
  const redact = { paths: ["token", "*.token", "headers.authorization"], censor: "[redacted]" };
  return pino({ level, redact, serializers: { err: withoutItsFields } }, destination);
}

/**
 * An error by its kind, message and stack. What else it carries stays out: a failed request of discord.js has the
 * interaction's token in its address, and in its body what somebody asked.
 */
function withoutItsFields(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack };
}

function standardError(): DestinationStream {
  if (!process.stderr.isTTY) return pino.destination({ dest: 2, sync: true });
  // Loaded where somebody looks on, and only there.
  const pretty: typeof import("pino-pretty") = createRequire(import.meta.url)("pino-pretty");
  return pretty({ destination: 2, colorize: true, ignore: "pid,hostname", sync: true });
}
