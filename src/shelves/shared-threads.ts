import { MessageChannel, type Worker } from "node:worker_threads";
import { portTo } from "./reader-port.ts";
import { endOf, type FindSeat, LostThreadError, type Seat, startWorker } from "./seat.ts";
import type { Farewell, Guest } from "./shared-worker.ts";

/** Two: while a library is opened in one, those in the other answer without waiting. */
const THREADS = 2;

interface SharedThread {
  readonly worker: Worker;
  readonly end: Promise<LostThreadError>;
  guests: number;
}

/**
 * A few threads in which many libraries live. A thread alone takes some 45 MB and 0.3 s of processor time before there
 * is anything in it; a library of a thousand paragraphs takes 5 MB. What one of them dies of takes those beside it
 * along, which are opened again elsewhere.
 */
export class SharedThreads {
  readonly #threads = new Set<SharedThread>();

  /** A seat in the thread with the fewest libraries. */
  readonly seat: FindSeat = (request, { memoryLimit, reader }) => {
    const thread = this.#emptiest(memoryLimit);
    thread.guests++;
    const { port1: port, port2: given } = new MessageChannel();
    const readerPort = reader && portTo(reader);
    const guest: Guest = { port: given, request: { ...request, ...(readerPort && { readerPort }) } };
    thread.worker.postMessage(guest, [given, ...(readerPort ? [readerPort] : [])]);
    let isLeaving = false;
    port.on("message", (message: Farewell | object) => {
      if ("left" in message) isLeaving = true;
    });
    const left = new Promise<LostThreadError>((resolve) => {
      port.on("close", () => {
        this.#leave(thread);
        // A thread that is dying takes nobody in any more, and says itself of what it died.
        if (!isLeaving) this.#threads.delete(thread);
        else resolve(new LostThreadError("the library's place was given up"));
      });
    });
    const seat: Seat = {
      postMessage: (message) => port.postMessage(message),
      on: (event, listener) => port.on(event, listener),
      off: (event, listener) => port.off(event, listener),
      ref: () => port.ref(),
      unref: () => port.unref(),
      end: Promise.race([thread.end, left]),
      abandon: () => {
        this.#threads.delete(thread);
        void thread.worker.terminate();
      },
      async leave() {
        isLeaving = true;
        port.close();
      },
    };
    return seat;
  };

  /** Ends all of them, with what lives in them. */
  async close(): Promise<void> {
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #emptiest(memoryLimit: number | undefined): SharedThread {
    const [emptiest] = [...this.#threads].sort((one, other) => one.guests - other.guests);
    if (emptiest !== undefined && (emptiest.guests === 0 || this.#threads.size >= THREADS)) return emptiest;
    const worker = startWorker(new URL("./shared-worker.ts", import.meta.url), memoryLimit);
    // Whoever waits for an answer keeps the process going.
    worker.unref();
    const thread = { worker, end: endOf(worker), guests: 0 };
    this.#threads.add(thread);
    void thread.end.then(() => this.#threads.delete(thread));
    return thread;
  }

  #leave(thread: SharedThread): void {
    thread.guests--;
    if (thread.guests > 0) return;
    this.#threads.delete(thread);
    void thread.worker.terminate();
  }
}
