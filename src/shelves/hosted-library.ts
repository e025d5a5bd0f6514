import type { LibraryClient } from "../library/index.ts";
import type { Log } from "../log.ts";
import type { Folder } from "./folder.ts";
import { clientOf } from "./library-port.ts";
import type { LibrarySource, OpenLibrary } from "./library-source.ts";
import { type LibraryThread, LostThreadError, startThread, type ThreadOptions } from "./library-thread.ts";

/** How libraries are hosted. */
export interface HostOptions
  extends Pick<ThreadOptions, "patience" | "openingPatience" | "memoryLimit" | "reader" | "entry"> {
  readonly log: Pick<Log, "warn" | "error">;
  /** How long a library that has a successor waits for one more question of a call that began with it, in ms. */
  readonly linger?: number;
}

/** So often a thread is started again without an answer in between, unless somebody asks. */
const MOST_RESTARTS = 3;

/** Libraries of a folder, each in a thread of its own. */
export function inThreads(folder: Folder, options: HostOptions): LibrarySource {
  return {
    async open({ served, handOver, isConfirmed, onProgress, signal }) {
      const request = { folder, served, isConfirmed, isRecalled: false };
      const starting = startThread(request, { ...options, onProgress, handOver }, signal);
      const { findings, thread } = await starting.catch((error: unknown) => {
        if (signal?.aborted !== true) options.log.error({ err: error }, "a library could not be opened");
        throw error;
      });
      return thread === undefined
        ? { findings }
        : { findings, library: new HostedLibrary(folder, thread, options) };
    },
  };
}

/**
 * A library in a thread, which is replaced when it dies. What was under way is asked once more then, one question at a
 * time and with nothing else, so that the one that the thread dies of is known and it alone is given up.
 */
class HostedLibrary implements OpenLibrary {
  readonly client: LibraryClient;
  readonly served: OpenLibrary["served"];
  #folder: Folder;
  #options: HostOptions;
  /** The thread, or the one that is being started; undefined where none is. */
  #thread: Promise<LibraryThread> | undefined;
  #restarts = 0;
  #ended = new AbortController();
  #successor: LibraryClient | undefined;
  #underWay = 0;
  #ending: NodeJS.Timeout | undefined;
  /** Fulfilled when no question is asked once more. */
  #calm: Promise<unknown> = Promise.resolve();

  constructor(folder: Folder, thread: LibraryThread, options: HostOptions) {
    this.#folder = folder;
    this.#options = options;
    this.served = thread.served;
    this.#use(thread);
    this.client = clientOf(thread.methods, (method, argument) => this.#ask(method, argument));
  }

  async handOver(): Promise<Uint8Array | undefined> {
    const thread = await this.#thread?.catch(() => undefined);
    const articles = await thread?.connection.ask("handOver", undefined).catch(() => undefined);
    return articles instanceof Uint8Array ? articles : undefined;
  }

  retire(successor: LibraryClient): void {
    this.#successor = successor;
    this.#endSoon();
  }

  async close(): Promise<void> {
    this.#ended.abort();
    clearTimeout(this.#ending);
    const thread = await this.#thread?.catch(() => undefined);
    await thread?.stop();
  }

  async #ask(method: keyof LibraryClient, argument: unknown): Promise<unknown> {
    const successor: { [Method in keyof LibraryClient]: (argument: never) => Promise<unknown> } | undefined =
      this.#isEnded ? this.#successor : undefined;
    if (successor !== undefined) return successor[method](argument as never);
    if (this.#isEnded) throw new LostThreadError("the library is closed");
    clearTimeout(this.#ending);
    this.#underWay++;
    try {
      for (let calm = this.#calm; ; calm = this.#calm) {
        await calm;
        if (calm === this.#calm) break;
      }
      return await this.#askOnce(method, argument).catch((error: unknown) => {
        if (!(error instanceof LostThreadError)) throw error;
        const again = this.#calm.then(() => this.#askOnce(method, argument));
        this.#calm = again.catch(() => {});
        return again.catch((second: unknown) => {
          if (second instanceof LostThreadError)
            this.#options.log.error(
              { err: second, method },
              "a question was given up: its thread died twice",
            );
          throw second;
        });
      });
    } finally {
      this.#underWay--;
      this.#endSoon();
    }
  }

  async #askOnce(method: keyof LibraryClient, argument: unknown): Promise<unknown> {
    this.#thread ??= this.#start();
    const { connection } = await this.#thread;
    const value = await connection.ask(method, argument);
    this.#restarts = 0;
    return value;
  }

  #use(thread: LibraryThread): void {
    this.#thread = Promise.resolve(thread);
    void thread.end.then((error) => {
      this.#thread = undefined;
      if (this.#isEnded) return;
      this.#options.log.warn({ err: error.cause ?? error }, "the library's thread died and is replaced");
      if (this.#restarts++ >= MOST_RESTARTS) return;
      this.#thread ??= this.#start();
      this.#thread.catch((cause: unknown) => {
        this.#options.log.error({ err: cause }, "the library's thread could not be replaced");
      });
    });
  }

  async #start(): Promise<LibraryThread> {
    const { folder, served } = { folder: this.#folder, served: this.served };
    try {
      const { thread } = await startThread(
        { folder, served, isConfirmed: true, isRecalled: true },
        this.#options,
        this.#ended.signal,
      );
      if (thread === undefined) throw new Error("the library's thread opened no library");
      this.#use(thread);
      if (this.#isEnded) void thread.stop();
      return thread;
    } catch (error) {
      this.#thread = undefined;
      throw error;
    }
  }

  get #isEnded(): boolean {
    return this.#ended.signal.aborted;
  }

  /** Once there is a successor, ends when nothing has been asked for a while. */
  #endSoon(): void {
    clearTimeout(this.#ending);
    if (this.#successor === undefined || this.#underWay > 0 || this.#isEnded) return;
    this.#ending = setTimeout(() => void this.close(), this.#options.linger ?? 5_000);
    this.#ending.unref();
  }
}
