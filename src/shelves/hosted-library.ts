import type { LibraryClient } from "../library/index.ts";
import type { Log } from "../log.ts";
import type { Folder, FolderNow } from "./folder.ts";
import type { OpenedLibrary, Opening, WorkerRequest } from "./host-library.ts";
import { clientOf } from "./library-port.ts";
import type { LibrarySource, OpenLibrary, OpenRequest, RenewRequest } from "./library-source.ts";
import { type LibraryThread, startThread, type ThreadOptions } from "./library-thread.ts";
import { LostThreadError } from "./seat.ts";

/** How libraries are hosted. */
export interface HostOptions
  extends Pick<
    ThreadOptions,
    "patience" | "openingPatience" | "memoryLimit" | "reader" | "entry" | "findSeat"
  > {
  readonly log: Pick<Log, "warn" | "error">;
  /** How long a library that has a successor waits for one more question of a call that began with it, in ms. */
  readonly linger?: number;
}

/** So often a thread is started again without an answer in between, unless somebody asks. */
const MOST_RESTARTS = 3;

/** Libraries of a folder, each in a thread of its own or where a seat is found, where it is renewed, too. */
export function inThreads(folderNow: FolderNow, options: HostOptions): LibrarySource {
  return {
    async open({ onProgress }) {
      const library = new HostedLibrary(folderNow, options);
      return { findings: await library.open(onProgress), library };
    },
  };
}

/**
 * A library in a thread, which is replaced when it dies. What was under way is asked once more then, one question at a
 * time and with nothing else, so that the one that the thread dies of is known and it alone is given up.
 */
class HostedLibrary implements OpenLibrary {
  #client: LibraryClient | undefined;
  /** What a thread must be told to have the library again that is served. */
  #served: Pick<WorkerRequest, "folder" | "number" | "unsaved"> | undefined;
  readonly #folderNow: FolderNow;
  readonly #options: HostOptions;
  /** The thread, or the one that is being started; undefined where none is. */
  #thread: Promise<LibraryThread> | undefined;
  #restarts = 0;
  readonly #ended = new AbortController();
  #successor: LibraryClient | undefined;
  #underWay = 0;
  #ending: NodeJS.Timeout | undefined;
  /** Fulfilled when no question is asked once more. */
  #calm: Promise<unknown> = Promise.resolve();

  constructor(folderNow: FolderNow, options: HostOptions) {
    this.#folderNow = folderNow;
    this.#options = options;
  }

  get client(): LibraryClient {
    if (this.#client === undefined) throw new Error("the library is not open yet");
    return this.#client;
  }

  async open(onProgress: OpenRequest["onProgress"]): Promise<Opening["findings"]> {
    const folder = await this.#folderNow();
    const { opening, thread } = await this.#logged(
      startThread({ folder, number: 1, isRecalled: false, linger: this.#linger }, this.#options, onProgress),
    );
    this.#use(thread);
    this.#serve(folder, opening.library);
    return opening.findings;
  }

  async renew({ isConfirmed, onProgress }: RenewRequest): Promise<Opening["findings"]> {
    const folder = await this.#folderNow();
    // A question would have it started, too.
    this.#thread ??= this.#start();
    const thread = await this.#thread;
    const opening = await this.#logged(thread.renew({ folder, isConfirmed }, onProgress));
    this.#serve(folder, opening.library);
    return opening.findings;
  }

  #serve(folder: Folder, library: OpenedLibrary | undefined): void {
    if (library === undefined) return;
    const { number, methods, unsaved } = library;
    this.#served = { folder, number, unsaved };
    this.#client = clientOf(methods, (method, argument) => this.#ask(number, method, argument));
  }

  async #logged<Value>(opening: Promise<Value>): Promise<Value> {
    return opening.catch((error: unknown) => {
      if (!this.#isEnded) this.#options.log.error({ err: error }, "a library could not be opened");
      throw error;
    });
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

  async #ask(library: number, method: keyof LibraryClient, argument: unknown): Promise<unknown> {
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
      return await this.#askOnce(library, method, argument).catch((error: unknown) => {
        if (!(error instanceof LostThreadError)) throw error;
        const again = this.#calm.then(() => this.#askOnce(library, method, argument));
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

  async #askOnce(library: number, method: keyof LibraryClient, argument: unknown): Promise<unknown> {
    this.#thread ??= this.#start();
    const { connection } = await this.#thread;
    const value = await connection.ask(library, method, argument);
    this.#restarts = 0;
    return value;
  }

  #use(thread: LibraryThread): void {
    this.#thread = Promise.resolve(thread);
    void thread.end.then((error) => {
      this.#thread = undefined;
      // What is given up is started again for nobody but who asks it once more.
      if (this.#isEnded || this.#successor !== undefined) return;
      this.#options.log.warn({ err: error.cause ?? error }, "the library's thread died and is replaced");
      if (this.#restarts++ >= MOST_RESTARTS) return;
      this.#thread ??= this.#start();
      this.#thread.catch((cause: unknown) => {
        this.#options.log.error({ err: cause }, "the library's thread could not be replaced");
      });
    });
  }

  async #start(): Promise<LibraryThread> {
    try {
      if (this.#served === undefined) throw new Error("the library is not open yet");
      const request = { ...this.#served, isRecalled: true, linger: this.#linger };
      const { thread } = await startThread(request, this.#options, () => {}, this.#ended.signal);
      this.#use(thread);
      if (this.#isEnded) void thread.stop();
      return thread;
    } catch (error) {
      this.#thread = undefined;
      throw error;
    }
  }

  get #linger(): number {
    return this.#options.linger ?? 5_000;
  }

  get #isEnded(): boolean {
    return this.#ended.signal.aborted;
  }

  /** Once there is a successor, ends when nothing has been asked for a while. */
  #endSoon(): void {
    clearTimeout(this.#ending);
    if (this.#successor === undefined || this.#underWay > 0 || this.#isEnded) return;
    this.#ending = setTimeout(() => void this.close(), this.#linger);
    this.#ending.unref();
  }
}
