import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../log.ts";
import type { HostMessage, Opening, WorkerMessage, WorkerRequest } from "./host-library.ts";
import { type Connection, connect } from "./library-port.ts";
import type { ReindexProgress } from "./library-source.ts";
import { OpeningError } from "./opening-error.ts";
import { type FindSeat, type LostThreadError, ownThread, type Seat, type SeatOptions } from "./seat.ts";

/** A thread with a library in it, and of a while with the one that it has replaced. */
export interface LibraryThread {
  readonly connection: Connection;
  /**
   * Has the library renewed.
   *
   * @throws OpeningError where the thread ends or hangs over it, or cannot do it; only in the last case it is still there
   */
  renew(renewal: Renewal, onProgress: OnProgress): Promise<Opening>;
  /** Fulfilled when the thread is no more, with the reason. */
  readonly end: Promise<LostThreadError>;
  stop(): Promise<void>;
}

type OnProgress = (progress: ReindexProgress) => void;
type Renewal = Extract<HostMessage, { renew: unknown }>["renew"];

/** What a thread is started with. */
export interface ThreadOptions extends SeatOptions {
  readonly log: Pick<Log, "warn">;
  /** How long the thread may be silent while it is asked, in ms. Default 30,000. */
  readonly patience?: number;
  /**
   * How long the thread may say nothing about its progress while it opens its library, in ms from when it has begun.
   * Default 120,000: what it does without a word takes a sixth of that with 200,000 paragraphs.
   */
  readonly openingPatience?: number;
  /** Where it lives. Default: in a thread of its own. */
  readonly findSeat?: FindSeat;
}

/** How long a thread has to end by itself, and what it has started before it, in ms. */
const FAREWELL = 250;

/**
 * Starts a thread and waits until its library can be asked.
 *
 * @param signal ends the thread where that has not happened yet
 * @throws OpeningError where the thread ends before that, or hangs
 */
export async function startThread(
  request: Omit<WorkerRequest, "readerPort">,
  options: ThreadOptions,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<{ readonly opening: Opening; readonly thread: LibraryThread }> {
  const seat = (options.findSeat ?? ownThread)(request, options);
  const { connection, hold } = watch(seat, options.patience ?? 30_000);
  const { end } = seat;
  void end.then((error) => connection.lose(error));
  seat.on("message", (said) => {
    const message = said as WorkerMessage;
    if ("warning" in message) options.log.warn({ err: message.error }, message.warning);
  });
  /** It may be in the middle of what cannot be interrupted: nobody waits for its end. */
  const giveUp = (isHung: boolean) => (isHung ? seat.abandon() : void seat.leave());
  const patience = options.openingPatience ?? 120_000;
  const hear = (more: Pick<Waiting, "onProgress" | "hasBegun" | "signal">) =>
    hold(opened(seat, { ...more, patience, giveUp }));
  const thread: LibraryThread = {
    connection,
    end,
    renew(renewal, onRenewal) {
      seat.postMessage({ renew: renewal } satisfies HostMessage);
      return hear({ onProgress: onRenewal, hasBegun: true });
    },
    async stop() {
      seat.postMessage({ close: true } satisfies HostMessage);
      await Promise.race([end, sleep(FAREWELL, undefined, { ref: false })]);
      await seat.leave();
    },
  };
  return { opening: await hear({ onProgress, hasBegun: false, signal }), thread };
}

/** How a thread is waited for while it opens its library. */
interface Waiting {
  readonly patience: number;
  readonly onProgress: OnProgress;
  /** Whether it has begun already; it says when it does. */
  readonly hasBegun: boolean;
  /** Called where it is waited for no longer: since it seems to hang, or nobody wants it any more. */
  readonly giveUp: (isHung: boolean) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Waits for what the thread says of its library, as long as it gives signs of life once it has begun. */
function opened(seat: Seat, { patience, onProgress, hasBegun, giveUp, signal }: Waiting): Promise<Opening> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const waiting = new Promise<Opening>((resolve, reject) => {
    const fail = (error: OpeningError, isHung: boolean) => {
      reject(error);
      giveUp(isHung);
    };
    const wait = () => {
      clearTimeout(timer);
      const silent = new OpeningError({ kind: "silent", milliseconds: patience });
      timer = setTimeout(() => fail(silent, true), patience);
    };
    const hear = (said: unknown) => {
      const message = said as WorkerMessage | Readonly<Record<"answered", number>>;
      if ("answered" in message) return;
      if ("opened" in message) return resolve(message.opened);
      if ("failed" in message) return reject(new OpeningError({ kind: "ended" }, { cause: message.failed }));
      if ("progress" in message) onProgress(message.progress);
      wait();
    };
    if (hasBegun) wait();
    seat.on("message", hear);
    stop.signal.addEventListener("abort", () => seat.off("message", hear));
    void seat.end.then(({ cause }) => reject(new OpeningError({ kind: kindOf(cause) }, { cause })));
    const abort = () => fail(new OpeningError({ kind: "ended" }), false);
    signal?.addEventListener("abort", abort, { signal: stop.signal });
    if (signal?.aborted) abort();
  });
  return waiting.finally(() => {
    clearTimeout(timer);
    stop.abort();
  });
}

function kindOf(cause: unknown): "memory" | "ended" {
  const isMemory = cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
  return isMemory ? "memory" : "ended";
}

/**
 * Connects, lets the thread keep the process going only while it is asked or something else is waited for (`hold`), and
 * stops it when it is asked and silent too long.
 */
function watch(seat: Seat, patience: number) {
  let timer: NodeJS.Timeout | undefined;
  let before = 0;
  let holds = 0;
  const keep = () => (holds > 0 || connection.underWay > 0 ? seat.ref() : seat.unref());
  const connection = connect(seat, () => {
    const { underWay } = connection;
    // Questions that come in meanwhile are no sign of life.
    if (underWay < before || before === 0) {
      clearTimeout(timer);
      timer = underWay === 0 ? undefined : setTimeout(() => seat.abandon(), patience).unref();
    }
    before = underWay;
    keep();
  });
  const hold = <Value>(waiting: Promise<Value>): Promise<Value> => {
    holds++;
    keep();
    return waiting.finally(() => {
      holds--;
      keep();
    });
  };
  return { connection, hold };
}
