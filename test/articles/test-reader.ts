import { existsSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

/**
 * A thread of a reading pool that does what a file's name says, with its content as the argument. It is ready after
 * as many ms as the query of its own address says, or ends before that where the query is `broken`.
 */
const start = new URL(import.meta.url).search.slice(1);
if (start === "broken") throw new Error("broken from the start");
const clock: BigInt64Array = workerData;

const acts: Readonly<Record<string, (content: string) => void>> = {
  ordinary: () => {},
  busy: (milliseconds) => {
    const end = performance.now() + Number(milliseconds);
    while (performance.now() < end);
  },
  forever: () => {
    for (;;);
  },
  crash: () => process.exit(1),
  throw: () => {
    throw new Error("thrown");
  },
  "crash-once": (marker) => {
    if (existsSync(marker)) return;
    writeFileSync(marker, "");
    process.exit(1);
  },
  memory: () => {
    const hoard: number[][] = [];
    for (;;) hoard.push(Array.from({ length: 10_000 }, (_, i) => i + 0.5));
  },
};

let read = 0;
await sleep(Number(start));
parentPort?.postMessage({ isReady: true });
parentPort?.on("message", (files: readonly { file: string; bytes: Uint8Array }[]) => {
  for (const { file, bytes } of files) {
    Atomics.store(clock, 0, process.hrtime.bigint());
    acts[file.replace(/-?\d*\.\w+$/, "")]?.(Buffer.from(bytes).toString());
    Atomics.store(clock, 0, 0n);
    read++;
    const order = file.startsWith("nth") ? ` as number ${read}` : "";
    parentPort?.postMessage({ json: JSON.stringify(`read ${file}${order}`) });
  }
});
