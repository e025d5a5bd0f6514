import { type Logger, pino } from "pino";
import pretty from "pino-pretty";

/** The logger that is passed to whoever needs one. Never give it a token, nor a question at info level. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** Logs to stderr: for people on a terminal, JSON lines otherwise. */
export function createLog(level: string): Log {
  const redact = { paths: ["token", "*.token", "headers.authorization"], censor: "[redacted]" };
  return process.stderr.isTTY
    ? pino({ level, redact }, pretty({ destination: 2, colorize: true, ignore: "pid,hostname", sync: true }))
    : pino({ level, redact }, pino.destination({ dest: 2, sync: true }));
}
