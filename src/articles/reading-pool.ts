import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { entryOf } from "../entry.ts";
import type { Problem } from "./article.ts";
import { wayOut } from "./format-of.ts";
import type { FileToRead } from "./read-file.ts";
import type { Summary } from "./summary.ts";

/** Reads files in a few threads of its own, so that no file can stall anybody or take the others down. */
export interface ReadingPool {
  /**
   * The JSON of the file's article or problem, or a problem where the file went beyond the limits.
   *
   * @throws Error where no thread can be started at all
   */
  read(file: FileToRead): Promise<ReadByPool>;
  /** Whether something is being read. */
  isBusy(): boolean;
  /** Ends the threads; what is still being read is given up. Idempotent. */
  close(): Promise<void>;
}

/** What the pool made of a file. `json` is the same whenever the file is read; a `problem` may not come again. */
export type ReadByPool = ReadJson | { readonly problem: Problem };

/** The JSON of an article or a problem, and what it comes to, so that nobody need parse it to know. */
export interface ReadJson {
  readonly json: string;
  readonly summary: Summary | Problem;
}

/** How much a pool may take. */
export interface PoolLimits {
  /** How long one file may take, in ms from when a thread that is ready begins it. Default 10,000. */
  readonly timeLimit?: number;
  /** How much memory a thread may take, in MiB. Default 512. */
  readonly memoryLimit?: number;
  /** Threads at most. Default: one for each core, 4 at most. */
  readonly threads?: number;
  /** What runs in the threads. Default: `reading-worker.ts`. */
  readonly entry?: URL;
}

/** What `reading-worker.ts` says. */
type Said = { readonly isReady: true } | ReadJson;

interface Job extends FileToRead {
  readonly end: (result: ReadByPool) => void;
  readonly fail: (error: Error) => void;
  /** Of how many threads it was the last file. */
  deaths: number;
}

interface Thread {
  readonly worker: Worker;
  readonly clock: BigInt64Array;
  /** Sent to the thread and not answered yet; it is at the first. */
  readonly jobs: Job[];
  isReady: boolean;
  /** Why it ends. */
  end?: "time" | "memory" | "closed" | Error;
}

/** So many bytes are sent to a thread ahead, so that it need not wait; what a killed thread leaves goes back. */
const AHEAD = 64 * 1024;
/** Another thread for so many waiting bytes: to start one takes as long as reading a hundred files. */
const WORTH_A_THREAD = 512 * 1024;
/** Threads that die before they were ready, one after another, until it is clear that none will live. */
const MOST_FALSE_STARTS = 3;

/** So long a thread waits for who reads next, in ms. */
const LINGER = 60_000;

/** The pool that waits, with what it was opened with. */
let idle: { readonly pool: ReadingPool; readonly limits: string; readonly end: NodeJS.Timeout } | undefined;

/**
 * Gives a pool of one thread, that of who has read last, if it still waits: it reads in a hundredth of the time that a
 * new one takes until it has read its first file. Once it is closed, it waits in its turn.
 */
export function borrowReadingPool(limits: PoolLimits = {}): ReadingPool {
  const wanted = JSON.stringify(limits);
  const kept = idle?.limits === wanted ? idle : undefined;
  if (kept !== undefined) {
    clearTimeout(kept.end);
    idle = undefined;
  }
  const pool = kept?.pool ?? openReadingPool({ ...limits, threads: 1 });
  return {
    read: pool.read,
    async close() {
      if (idle?.limits === wanted || pool.isBusy()) return pool.close();
      const before = idle;
      clearTimeout(before?.end);
      const end = setTimeout(() => {
        idle = undefined;
        void pool.close();
      }, LINGER);
      idle = { pool, limits: wanted, end: end.unref() };
      await before?.pool.close();
    },
    isBusy: pool.isBusy,
  };
}

/** Opens a pool; its threads start when there is work for them. See `PoolLimits`. */
export function openReadingPool(limits: PoolLimits = {}): ReadingPool {
  const timeLimit = limits.timeLimit ?? 10_000;
  const most = limits.threads ?? Math.min(4, availableParallelism());
  const threads = new Set<Thread>();
  const waiting: Job[] = [];
  const { watch, stop } = createWatch(threads, timeLimit);
  let falseStarts = 0;
  let isClosed = false;

  const share = () => {
    for (const thread of threads) feed(thread, waiting);
    const bytes = waiting.reduce((sum, job) => sum + job.bytes.length, 0);
    const wanted = Math.min(most, Math.floor(bytes / WORTH_A_THREAD));
    const starting = [...threads].filter(({ isReady }) => !isReady).length;
    const more = Math.max(threads.size === 0 && waiting.length > 0 ? 1 : 0, wanted - starting);
    for (let i = 0; i < more && threads.size < most; i++) start();
    watch();
  };

  const start = () => {
    const thread = startThread(limits);
    threads.add(thread);
    thread.worker.on("message", (said: Said) => {
      if ("isReady" in said) {
        thread.isReady = true;
        // Before it runs this does not hold: a thread that waits for who reads next would keep the process.
        thread.worker.unref();
      } else thread.jobs.shift()?.end(said);
      share();
    });
    thread.worker.on("error", (error: Error & { readonly code?: string }) => {
      thread.end ??= error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : error;
    });
    // Whatever it had said before has arrived by now, so the first of its jobs is the one that it died of.
    thread.worker.on("exit", () => {
      threads.delete(thread);
      if (!isClosed) bury(thread);
    });
    feed(thread, waiting);
  };

  const bury = ({ jobs, isReady, end }: Thread) => {
    falseStarts = isReady ? 0 : falseStarts + 1;
    const [last, ...others] = jobs;
    waiting.unshift(...others);
    if (falseStarts >= MOST_FALSE_STARTS) {
      const error = new Error("no thread for reading can be started", { cause: end });
      for (const job of [...jobs, ...waiting.splice(0)]) job.fail(error);
      return;
    }
    if (last !== undefined) {
      // Others before it may have used up the memory; it alone has a second thread. A slow file stays slow.
      if (!isReady || (end !== "time" && last.deaths++ === 0)) waiting.unshift(last);
      else last.end({ problem: { file: last.file, reason: reasonFor(last.file, end, timeLimit) } });
    }
    share();
  };

  return {
    read: ({ file, bytes }) =>
      new Promise((end, fail) => {
        waiting.push({ file, bytes, end, fail, deaths: 0 });
        share();
      }),
    isBusy: () => waiting.length > 0 || [...threads].some(({ jobs }) => jobs.length > 0),
    async close() {
      isClosed = true;
      stop();
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread({ entry, memoryLimit = 512 }: PoolLimits): Thread {
  const clock = new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));
  const { file, argv } = entryOf(entry ?? new URL("./reading-worker.ts", import.meta.url));
  const worker = new Worker(file, {
    argv: [...argv],
    execArgv: [],
    workerData: clock,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
  });
  return { worker, clock, jobs: [], isReady: false };
}

/** Sends waiting jobs to a thread that has less than half of what it can be sent ahead. */
function feed({ worker, jobs }: Thread, waiting: Job[]): void {
  let ahead = jobs.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (jobs.length > 0 && ahead >= AHEAD / 2) return;
  const sent: Job[] = [];
  for (let job = waiting[0]; job !== undefined; job = waiting[0]) {
    if (jobs.length + sent.length > 0 && ahead + job.bytes.length > AHEAD) break;
    waiting.shift();
    sent.push(job);
    ahead += job.bytes.length;
  }
  if (sent.length === 0) return;
  jobs.push(...sent);
  worker.postMessage(sent.map(({ file, bytes }): FileToRead => ({ file, bytes })));
}

/** Stops threads that are late, for as long as there is work; this alone keeps the process going. */
function createWatch(threads: ReadonlySet<Thread>, timeLimit: number) {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const look = () => {
    if (![...threads].some(({ jobs }) => jobs.length > 0)) stop();
    for (const thread of threads) stopLate(thread, timeLimit);
  };
  const watch = () => {
    timer ??= setInterval(look, Math.min(250, Math.max(1, timeLimit / 4)));
  };
  return { watch, stop };
}

function stopLate(thread: Thread, timeLimit: number): void {
  const begun = Atomics.load(thread.clock, 0);
  if (begun === 0n || thread.end !== undefined) return;
  if (process.hrtime.bigint() - begun < BigInt(Math.ceil(timeLimit * 1e6))) return;
  thread.end = "time";
  void thread.worker.terminate();
}

function reasonFor(file: string, end: Thread["end"], timeLimit: number): string {
  if (end === "time") return `took longer than ${timeLimit / 1000} s to read: ${wayOut(file)}`;
  if (end === "memory") return `took too much memory to read: ${wayOut(file)}`;
  const what = end instanceof Error ? end.message.split("\n")[0] : "its reader stopped";
  return `could not be read (${what}): ${wayOut(file)}`;
}
