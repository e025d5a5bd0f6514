import { parentPort, workerData } from "node:worker_threads";
import { type FileToRead, prepareFor, readFile } from "./read-file.ts";
import { summaryOf } from "./summary.ts";

/**
 * A thread of the reading pool: files in, the JSON of an article or a problem out for each, in order. It may be killed
 * at any time. JSON, because the text goes into the cache as it is, and is cheaper to pass on than objects.
 */
const port = parentPort;
if (port === null) throw new Error("runs as a thread only");
/** When the file under way was begun, as `process.hrtime` counts; 0 between two files. */
const clock: BigInt64Array = workerData;
let before = Promise.resolve();

port.on("message", (files: readonly FileToRead[]) => {
  before = before.then(() => readAll(files));
});
port.postMessage({ isReady: true });

async function readAll(files: readonly FileToRead[]): Promise<void> {
  for (const file of files) {
    await prepareFor(file.file);
    Atomics.store(clock, 0, process.hrtime.bigint());
    const read = readFile(file);
    const json = JSON.stringify(read);
    Atomics.store(clock, 0, 0n);
    port?.postMessage({ json, summary: summaryOf(read) });
  }
}
