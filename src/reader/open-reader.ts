import { fileURLToPath } from "node:url";
import { type KeptProcess, keepProcess } from "./keep-process.ts";
import { affordable, createPace } from "./load.ts";
import type { Request, Response } from "./protocol.ts";
import type { Reader, ReaderLog, ReaderState } from "./reader.ts";

/** How a reader is opened. */
export interface ReaderOptions {
  readonly log: ReaderLog;
  /** Folder of the networks; the one that ships where it is left out. */
  readonly models?: string;
  /** Threads that compute. Two by default. */
  readonly threads?: number;
  /** How many ms a question waits for it at most. */
  readonly waitMs?: number;
}

/** A reader in a process of its own. */
export interface ReaderProcess extends Reader {
  /** Resolves once the process reads for the first time, or cannot. */
  readonly started: Promise<ReaderState>;
  /** The process's id, where one runs. */
  pid(): number | undefined;
  /** Ends the process. What is under way gets nothing. Idempotent. */
  close(): Promise<void>;
}

/** A process that owes an answer and says nothing for so many ms hangs. */
const hangs = 30_000;

/** A guess at the ms a passage takes, until there are figures. */
const guessedPace = 12;

/** The project's folder of networks, from here or from what `npm run build` made of this. */
const shipped = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../../models" : "../../../models", import.meta.url),
);

/** Starts the process that reads. See `keepProcess` for what happens when it dies. */
export function openReader(options: ReaderOptions): ReaderProcess {
  const { models = shipped, log, threads = 2, waitMs = 1_500 } = options;
  const requests = createRequests(log);
  const process = keepProcess(models, threads, log, requests.hear, requests.giveUp);
  const pace = createPace(guessedPace);
  let nextId = 0;

  /** Waits for the process's first start, and gives the ms that are left then. */
  const ready = async (within: number): Promise<number> => {
    if (process.state().state !== "starting") return within;
    const since = performance.now();
    await Promise.race([process.started, new Promise((resolve) => setTimeout(resolve, within))]);
    return Math.max(0, within - (performance.now() - since));
  };

  return {
    started: process.started,
    pid: process.pid,
    close: process.close,
    state: async () => process.state(),
    async read(question, passages, within = waitMs) {
      const left = await ready(within);
      const ahead = requests.passagesAhead();
      const count = left > 0 ? affordable(passages.length, ahead, pace.each(), left) : 0;
      if (count === 0) return [];
      const since = performance.now();
      const request = { kind: "read", id: nextId++, question, passages: passages.slice(0, count) } as const;
      const response = await requests.ask(process, request, count, left);
      if (process.pid() !== undefined) pace.note(ahead + count, performance.now() - since);
      return response?.kind === "read" ? response.readings : [];
    },
    async encode(texts, urgency = "asked", within = waitMs) {
      const left = await ready(within);
      if (texts.length === 0 || left <= 0) return [];
      const request = { kind: "encode", id: nextId++, texts, urgency } as const;
      const response = await requests.ask(process, request, 0, urgency === "asked" ? left : hangs);
      return response?.kind === "encoded" ? response.vectors : [];
    },
  };
}

/** What was asked of the process and is not answered yet. */
function createRequests(log: ReaderLog) {
  const pending = new Map<number, { passages: number; settle: (response?: Response) => void }>();
  /** Since when the process owes a word. */
  let owes: number | undefined;
  return {
    passagesAhead(): number {
      let sum = 0;
      for (const { passages } of pending.values()) sum += passages;
      return sum;
    },
    hear(response: Response & { id: number }): void {
      owes = undefined;
      if (response.kind === "failed") log.warn({ reason: response.reason }, "the reader failed at a passage");
      pending.get(response.id)?.settle(response);
    },
    giveUp(): void {
      owes = undefined;
      for (const { settle } of [...pending.values()]) settle();
    },
    /** Asks and waits, for no longer than `within` ms. Gives undefined where there is no answer. */
    ask(
      process: KeptProcess,
      request: Exclude<Request, { kind: "cancel" }>,
      passages: number,
      within: number,
    ): Promise<Response | undefined> {
      return new Promise((resolve) => {
        const settle = (response?: Response): void => {
          clearTimeout(timer);
          pending.delete(request.id);
          resolve(response);
        };
        const timer = setTimeout(() => {
          settle();
          process.send({ kind: "cancel", id: request.id });
          if (owes !== undefined && performance.now() - owes > hangs) process.kill();
        }, within);
        pending.set(request.id, { passages, settle });
        owes ??= performance.now();
        if (!process.send(request)) settle();
      });
    },
  };
}
