import { Worker } from "node:worker_threads";
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
      const thread = worker ?? start();
      worker = thread;
      const result = await new Promise<Article | Problem | "killed">((resolve) => {
        const finish = (value: Article | Problem | "killed") => {
          clearTimeout(timer);
          thread.removeAllListeners();
          // A thread that is being ended may still fail; nobody waits for that any more.
          thread.on("error", () => {});
          resolve(value);
        };
        // The clock counts a fresh thread's start too, which is short beside the limit.
        const timer = setTimeout(() => finish("killed"), timeLimit);
        thread.once("message", finish);
        thread.once("error", (error) =>
          finish({ file, reason: `could not be read (${error.message}): save its text as .txt` }),
        );
        thread.once("exit", () => finish("killed"));
        thread.postMessage({ file, bytes });
      });
      if (result !== "killed" && !(thread.threadId < 0)) return result;
      await close();
      return result === "killed"
        ? { file, reason: `took longer than ${timeLimit / 1000} s to read: save its text as .txt` }
        : result;
    },
  };
}

function start(): Worker {
  const worker = new Worker(new URL("./page-thread.mjs", import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  worker.unref();
  return worker;
}
