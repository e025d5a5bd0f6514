import { existsSync, writeFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { libraryMethods } from "../../src/library/index.ts";
import { clientOf, serveClient } from "../../src/shelves/library-port.ts";
import type { HostMessage, WorkerMessage, WorkerRequest } from "../../src/shelves/library-worker.ts";

/**
 * A thread with a library that does as the names in its questions say, instead of `library-worker.ts`. `articlesDir` of
 * its folder is where it leaves marks; it tells by `threads` which thread it is, counted from 1.
 */
const { folder, isRecalled, isConfirmed }: WorkerRequest = workerData;
const mark = (name: string) => `${folder.articlesDir}/${name}`;
const isNew = (name: string): boolean => {
  if (existsSync(mark(name))) return false;
  writeFileSync(mark(name), "");
  return true;
};
let number = 1;
while (!isNew(`thread-${number}`)) number++;

const acts: Readonly<Record<string, (name: string) => Promise<unknown> | unknown>> = {
  "which thread": () => ({ number, isRecalled }),
  die: () => process.exit(1),
  "die once": (name) => (isNew(name.replaceAll(" ", "-")) ? process.exit(1) : "survived"),
  hang: () => {
    for (;;);
  },
  memory: () => {
    const hoard: number[][] = [];
    for (;;) hoard.push(Array.from({ length: 10_000 }, (_, i) => i + 0.5));
  },
  wait: () => new Promise((resolve) => setTimeout(resolve, 200, "waited")),
  fail: () => Promise.reject(new RangeError("out of range")),
  unsendable: () => () => {},
};

const say = (message: WorkerMessage) => parentPort?.postMessage(message);
const sleep = (milliseconds: number) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
if (existsSync(mark("slow to start"))) sleep(2_500);
say({ begun: true });
if (existsSync(mark("broken"))) throw new Error("broken from the start");
if (existsSync(mark("greedy"))) acts["memory"]?.("");
if (existsSync(mark("slow"))) {
  for (let done = 0; done < 6; done++) {
    sleep(400);
    say({ progress: { stage: "indexing", done, total: 6 } });
  }
}
if (existsSync(mark("stuck"))) acts["hang"]?.("");

const ask = async (name: unknown) => {
  const given = String(name);
  const act = acts[given.replace(/ \d+$/, "")];
  return act === undefined ? given.toUpperCase() : act(given);
};

if (parentPort !== null) {
  serveClient(parentPort, {
    ...clientOf(libraryMethods, (_, argument) => ask(argument)),
    handOver: async () => Buffer.from(`articles of thread ${number}`),
  });
  parentPort.on("message", (message: HostMessage | object) => {
    if ("close" in message) process.exit();
  });
  parentPort.postMessage({ progress: { stage: "reading", done: 1, total: 1 } });
  parentPort.postMessage({ warning: "just so", error: new Error("nothing") });
  const findings = { needsConfirmation: false, isConfirmed };
  const library = { served: { articles: "[]" }, methods: libraryMethods };
  const isRefused = existsSync(mark("refuse")) && !isConfirmed;
  parentPort.postMessage({ opened: isRefused ? { findings } : { findings, library } });
}
