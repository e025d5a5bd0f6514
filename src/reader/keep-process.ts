import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { entryOf } from "../entry.ts";
import type { Request, Response } from "./protocol.ts";
import type { ReaderLog, ReaderState } from "./reader.ts";

/** First and longest pause in ms before the process is started again; a life of `sound` ms begins anew with the first. */
const pause = { first: 500, longest: 60_000, sound: 60_000 };

/** A process that is kept alive. */
export interface KeptProcess {
  state(): ReaderState;
  /** Resolves once the process reads for the first time, or cannot. */
  readonly started: Promise<ReaderState>;
  pid(): number | undefined;
  /** False where there is no process that takes requests. */
  send(request: Request): boolean;
  /** Ends the process; it is started again. */
  kill(): void;
  /** Ends the process for good. Idempotent. */
  close(): Promise<void>;
}

/**
 * Starts the process that reads, and starts it again, later and later, when it dies; never where it cannot run.
 * `onResponse` hears its answers, `onDeath` that there will be none to what was sent.
 */
export function keepProcess(
  models: string,
  threads: number,
  log: ReaderLog,
  onResponse: (response: Response & { id: number }) => void,
  onDeath: () => void,
): KeptProcess {
  let child: ChildProcess | undefined;
  let state: ReaderState = { state: "starting" };
  let pauseMs = pause.first;
  let restart: NodeJS.Timeout | undefined;
  let isClosed = false;
  const { promise: started, resolve: noteStarted } = deferred<ReaderState>();
  const become = (next: ReaderState): void => {
    state = next;
    noteStarted(next);
    // Once it has started it holds nobody back who wants to end.
    child?.unref();
    child?.channel?.unref();
  };

  const hear = (response: Response): void => {
    if (response.kind === "ready") {
      log.info({ threads }, "the reader reads");
      become({ state: "ready", encoder: response.encoder });
    } else if (response.kind === "absent") {
      log.warn({ reason: response.reason }, "there is no reader here: words decide");
      become({ state: "absent", reason: response.reason });
    } else onResponse(response);
  };
  const start = (): void => {
    const since = performance.now();
    child = forkReader(models, threads);
    child.on("message", hear);
    child.on("error", () => {});
    child.on("exit", (code, signal) => {
      child = undefined;
      onDeath();
      if (isClosed || state.state === "absent") return;
      if (performance.now() - since > pause.sound) pauseMs = pause.first;
      log.warn({ code, signal, again: pauseMs }, "the reader's process died: words decide until it is back");
      become({ state: "restarting", reason: `its process died (${signal ?? code})` });
      restart = setTimeout(start, pauseMs);
      restart.unref();
      pauseMs = Math.min(pause.longest, pauseMs * 2);
    });
  };

  start();
  return {
    started,
    state: () => state,
    pid: () => child?.pid,
    send: (request) => state.state === "ready" && child?.connected === true && child.send(request),
    kill: () => child?.kill("SIGKILL"),
    async close() {
      isClosed = true;
      clearTimeout(restart);
      become({ state: "off", reason: "it was closed" });
      const own = child;
      if (own === undefined) return;
      const { promise: ended, resolve } = deferred<void>();
      own.ref();
      own.once("exit", () => resolve());
      own.kill("SIGKILL");
      await ended;
    },
  };
}

function forkReader(models: string, threads: number): ChildProcess {
  const { file, argv } = entryOf(new URL("./process.ts", import.meta.url));
  return fork(fileURLToPath(file), [...argv, models, String(threads)], {
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((use) => {
    resolve = use;
  });
  return { promise, resolve };
}
