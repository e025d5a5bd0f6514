import { parentPort } from "node:worker_threads";
import { readHtml } from "./formats/html.ts";
import { readArticle } from "./read-article.ts";

/** The thread that reads HTML and long texts: a file in, an article or a problem out. It may be killed at any time. */
parentPort?.on("message", ({ file, bytes }: { file: string; bytes: Uint8Array }) => {
  parentPort?.postMessage(readArticle(file, bytes, readHtml));
});
