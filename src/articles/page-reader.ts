import { Worker } from "node:worker_threads";
import { entryOf } from "../entry.ts";
import type { Article, Problem } from "./article.ts";

/** Reads files in a thread of its own, one at a time, so that a hostile page can stall nobody. */
export interface PageReader {
  read(file: string, bytes: Uint8Array): Promise<Article | Problem>;
  /** Ends the thread. Idempotent. */
  close(): Promise<void>;
}

/** A page's time is up after `timeLimit` ms; its thread is then killed and the next page gets a new one. */
export function openPageReader(timeLimit: number): PageReader {
  let worker: Worker | null = null;

  const close = async () => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };

  return {
    close,
    async read(file, bytes) {
      worker ??= start();
      const result = await ask(worker, { file, bytes }, timeLimit);
      if (typeof result !== "string") return result;
      await close();
      return { file, reason: result };
    },
  };
}

/** The thread's answer, or the reason why there is none; the thread is of no more use then. */
function ask(thread: Worker, page: { file: string; bytes: Uint8Array }, timeLimit: number) {
  return new Promise<Article | Problem | string>((resolve) => {
    const onError = (error: Error) => finish(`could not be read (${error.message}): save its text as .txt`);
    const onExit = () => finish("could not be read (its reader stopped): save its text as .txt");
    const finish = (result: Article | Problem | string) => {
      clearTimeout(timer);
      thread.off("message", finish).off("error", onError).off("exit", onExit);
      resolve(result);
    };
    const timer = setTimeout(
      () => finish(`took longer than ${timeLimit / 1000} s to read: save its text as .txt`),
      timeLimit,
    );
    thread.on("message", finish).on("error", onError).on("exit", onExit);
    thread.postMessage(page);
  });
}

function start(): Worker {
  const { file, argv } = entryOf(new URL("./page-worker.ts", import.meta.url));
  const worker = new Worker(file, {
    argv: [...argv],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  worker.unref();
  // A thread that is being ended may still fail, when nobody asks it any more.
  worker.on("error", () => {});
  return worker;
}
