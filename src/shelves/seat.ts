import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import { entryOf } from "../entry.ts";
import type { Reader } from "../reader/index.ts";
import type { WorkerRequest } from "./host-library.ts";
import type { Port } from "./library-port.ts";
import { portTo } from "./reader-port.ts";

/** Why a question has no answer: the thread that it was asked in is no more. */
export class LostThreadError extends Error {
  override readonly name = "LostThreadError";
}

/** Where a library lives: a thread of its own, or a place in one that it shares with others. */
export interface Seat extends Port {
  off(event: "message", listener: (message: unknown) => void): unknown;
  /** Whether what is heard from there keeps this process going. */
  ref(): void;
  unref(): void;
  /** Fulfilled when nothing is there any more, with the reason. */
  readonly end: Promise<LostThreadError>;
  /** Gives up what may hang, with the whole thread. */
  abandon(): void;
  /** Gives up what is there, and no other library. */
  leave(): Promise<void>;
}

/** Finds a seat for a library. */
export type FindSeat = (request: Omit<WorkerRequest, "readerPort">, options: SeatOptions) => Seat;

/** What a seat takes. */
export interface SeatOptions {
  /** How much memory a thread may take, in MiB. Default: as much as this thread. */
  readonly memoryLimit?: number;
  /** Who reads what is found there. Default: a reader of the thread's own. */
  readonly reader?: Reader;
  /** What runs in a thread of its own. Default: `library-worker.ts`. */
  readonly entry?: URL;
}

const MEBIBYTE = 1024 * 1024;

/** Starts a thread. Without a limit of its own, one that runs out of memory would take the whole process down. */
export function startWorker(
  entry: URL,
  memoryLimit: number | undefined,
  data: Pick<ConstructorParameters<typeof Worker>[1] & object, "workerData" | "transferList"> = {},
): Worker {
  const { file, argv } = entryOf(entry);
  const heap = Math.floor(getHeapStatistics().heap_size_limit / MEBIBYTE);
  const resourceLimits = { maxOldGenerationSizeMb: memoryLimit ?? heap };
  return new Worker(file, { argv: [...argv], execArgv: [], resourceLimits, ...data });
}

/** A thread for one library alone. */
export const ownThread: FindSeat = (request, { memoryLimit, reader, entry }) => {
  const ports = reader === undefined ? [] : [portTo(reader)];
  const worker = startWorker(entry ?? new URL("./library-worker.ts", import.meta.url), memoryLimit, {
    workerData: { ...request, readerPort: ports[0] },
    transferList: ports,
  });
  return {
    postMessage: (message) => worker.postMessage(message),
    on: (event, listener) => worker.on(event, listener),
    off: (event, listener) => worker.off(event, listener),
    ref: () => worker.ref(),
    unref: () => worker.unref(),
    end: endOf(worker),
    abandon: () => void worker.terminate(),
    leave: async () => void (await worker.terminate()),
  };
};

/** Fulfilled when a thread is no more, with what it died of as the cause. */
export function endOf(worker: Worker): Promise<LostThreadError> {
  let cause: unknown;
  worker.on("error", (error) => {
    cause = error;
  });
  return new Promise((resolve) => {
    worker.on("exit", () => resolve(new LostThreadError("the library's thread ended", { cause })));
  });
}
