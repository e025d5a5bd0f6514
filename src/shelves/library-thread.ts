import { setTimeout as sleep } from "node:timers/promises";
import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import { entryOf } from "../entry.ts";
import type { Log } from "../log.ts";
import type { Reader } from "../reader/index.ts";
import { type Connection, connect } from "./library-port.ts";
import type { Opened, OpenLibrary, ReindexProgress } from "./library-source.ts";
import type { HostMessage, OpenedLibrary, WorkerMessage, WorkerRequest } from "./library-worker.ts";
import { OpeningError } from "./opening-error.ts";
import { portTo } from "./reader-port.ts";

/** Why a question has no answer: the thread that it was asked in is no more. */
export class LostThreadError extends Error {
  override readonly name = "LostThreadError";
}

/** A thread with a library in it. */
export interface LibraryThread extends OpenedLibrary {
  readonly connection: Connection;
  /** Fulfilled when the thread is no more, with the reason. */
  readonly end: Promise<LostThreadError>;
  stop(): Promise<void>;
}

/** What a thread is started with. */
export interface ThreadOptions {
  readonly log: Pick<Log, "warn">;
  readonly onProgress?: (progress: ReindexProgress) => void;
  /** Gives what the thread may want of the library that is served meanwhile. */
  readonly handOver?: OpenLibrary["handOver"] | undefined;
  /** How long the thread may be silent while it is asked, in ms. Default 30,000. */
  readonly patience?: number;
  /**
   * How long the thread may say nothing about its progress while it opens its library, in ms from when it has begun.
   * Default 120,000: what it does without a word takes a sixth of that with 200,000 paragraphs.
   */
  readonly openingPatience?: number;
  /** How much memory it may take, in MiB. Default: as much as this thread. */
  readonly memoryLimit?: number;
  /** Who reads what is found there. Default: a reader of the thread's own. */
  readonly reader?: Reader;
  /** What runs in it. Default: `library-worker.ts`. */
  readonly entry?: URL;
}

/** What a thread says once it has opened its library, or has found that it takes a confirmation. */
type Opening = Extract<WorkerMessage, { opened: unknown }>["opened"];

/** How long a thread has to end by itself, and what it has started before it, in ms. */
const FAREWELL = 250;
const MEBIBYTE = 1024 * 1024;

/**
 * Starts a thread and waits until its library can be asked, or it says that it takes a confirmation.
 *
 * @param signal ends the thread where that has not happened yet
 * @throws OpeningError where the thread ends before that, or hangs
 */
export async function startThread(
  request: WorkerRequest,
  options: ThreadOptions,
  signal?: AbortSignal,
): Promise<{ findings: Opened["findings"]; thread?: LibraryThread }> {
  const { file, argv } = entryOf(options.entry ?? new URL("./library-worker.ts", import.meta.url));
  const heap = Math.floor(getHeapStatistics().heap_size_limit / MEBIBYTE);
  const ports = options.reader === undefined ? [] : [portTo(options.reader)];
  const worker = new Worker(file, {
    argv: [...argv],
    execArgv: [],
    workerData: { ...request, readerPort: ports[0] },
    transferList: ports,
    // Without a limit of its own, a thread that runs out of memory takes the whole process down.
    resourceLimits: { maxOldGenerationSizeMb: options.memoryLimit ?? heap },
  });
  const connection = watch(worker, options.patience ?? 30_000);
  const end = endOf(worker);
  void end.then((error) => connection.lose(error));
  worker.on("message", (message: WorkerMessage) => {
    if ("progress" in message) options.onProgress?.(message.progress);
    else if ("warning" in message) options.log.warn({ err: message.error }, message.warning);
    else if ("wantsHandOver" in message) {
      const handedOver = options.handOver?.().catch(() => undefined) ?? Promise.resolve(undefined);
      void handedOver.then((bytes) => worker.postMessage({ handedOver: bytes } satisfies HostMessage));
    }
  });
  const patience = options.openingPatience ?? 120_000;
  const { findings, library } = await opened(worker, end, patience, signal).catch((error: unknown) => {
    // It may be in the middle of what cannot be interrupted: nobody waits for its end.
    void worker.terminate();
    throw error;
  });
  if (library === undefined) {
    await worker.terminate();
    return { findings };
  }
  if (connection.underWay === 0) worker.unref();
  const stop = async () => {
    worker.postMessage({ close: true } satisfies HostMessage);
    await Promise.race([end, sleep(FAREWELL, undefined, { ref: false })]);
    await worker.terminate();
  };
  return { findings, thread: { ...library, connection, end, stop } };
}

/** Waits for what the thread says of its library, as long as it gives signs of life once it has begun. */
function opened(
  worker: Worker,
  end: LibraryThread["end"],
  patience: number,
  signal: AbortSignal | undefined,
): Promise<Opening> {
  let timer: NodeJS.Timeout | undefined;
  let abort = () => {};
  const waiting = new Promise<Opening>((resolve, reject) => {
    const giveUp = () => reject(new OpeningError({ kind: "silent", milliseconds: patience }));
    const hear = (message: WorkerMessage) => {
      clearTimeout(timer);
      if ("opened" in message) {
        worker.off("message", hear);
        resolve(message.opened);
      } else timer = setTimeout(giveUp, patience);
    };
    worker.on("message", hear);
    void end.then(({ cause }) => reject(new OpeningError({ kind: kindOf(cause) }, { cause })));
    abort = () => reject(new OpeningError({ kind: "ended" }));
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) abort();
  });
  return waiting.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  });
}

function kindOf(cause: unknown): "memory" | "ended" {
  const isMemory = cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
  return isMemory ? "memory" : "ended";
}

/** Connects, lets the thread keep the process going only while it is asked, and stops it when it is silent too long. */
function watch(worker: Worker, patience: number): Connection {
  let timer: NodeJS.Timeout | undefined;
  let before = 0;
  const connection = connect(worker, () => {
    const { underWay } = connection;
    // Questions that come in meanwhile are no sign of life.
    if (underWay < before || before === 0) {
      clearTimeout(timer);
      timer = underWay === 0 ? undefined : setTimeout(() => void worker.terminate(), patience).unref();
    }
    before = underWay;
    if (underWay === 0) worker.unref();
    else worker.ref();
  });
  return connection;
}

function endOf(worker: Worker): Promise<LostThreadError> {
  let cause: unknown;
  worker.on("error", (error) => {
    cause = error;
  });
  return new Promise((resolve) => {
    worker.on("exit", () => resolve(new LostThreadError("the library's thread ended", { cause })));
  });
}
