import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import { entryOf } from "../entry.ts";
import type { Log } from "../log.ts";
import { type Connection, connect } from "./library-port.ts";
import type { Opened, ReindexProgress } from "./library-source.ts";
import type { OpenedLibrary, WorkerMessage, WorkerRequest } from "./library-worker.ts";

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
  /** How long the thread may be silent while it is asked, in ms. Default 30,000. */
  readonly patience?: number;
  /** How much memory it may take, in MiB. Default: as much as this thread. */
  readonly memoryLimit?: number;
  /** What runs in it. Default: `library-worker.ts`. */
  readonly entry?: URL;
}

const MEBIBYTE = 1024 * 1024;

/**
 * Starts a thread and waits until its library can be asked, or it says that it takes a confirmation.
 *
 * @throws Error where the thread ends before that
 */
export async function startThread(
  request: WorkerRequest,
  options: ThreadOptions,
): Promise<{ findings: Opened["findings"]; thread?: LibraryThread }> {
  const { file, argv } = entryOf(options.entry ?? new URL("./library-worker.ts", import.meta.url));
  const heap = Math.floor(getHeapStatistics().heap_size_limit / MEBIBYTE);
  const worker = new Worker(file, {
    argv: [...argv],
    execArgv: [],
    workerData: request,
    // Without a limit of its own, a thread that runs out of memory takes the whole process down.
    resourceLimits: { maxOldGenerationSizeMb: options.memoryLimit ?? heap },
  });
  const connection = watch(worker, options.patience ?? 30_000);
  const end = endOf(worker);
  void end.then((error) => connection.lose(error));
  const opened = new Promise<Extract<WorkerMessage, { opened: unknown }>["opened"]>((resolve, reject) => {
    worker.on("message", (message: WorkerMessage) => {
      if ("progress" in message) options.onProgress?.(message.progress);
      else if ("warning" in message) options.log.warn({ err: message.error }, message.warning);
      else if ("opened" in message) resolve(message.opened);
    });
    void end.then(reject);
  });
  const { findings, library } = await opened;
  if (library === undefined) {
    await worker.terminate();
    return { findings };
  }
  if (connection.underWay === 0) worker.unref();
  const stop = async () => {
    await worker.terminate();
  };
  return { findings, thread: { ...library, connection, end, stop } };
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
