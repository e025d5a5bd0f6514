import { existsSync, writeFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { libraryMethods } from "../../src/library/index.ts";
import type { HostMessage, WorkerMessage, WorkerRequest } from "../../src/shelves/host-library.ts";
import { clientOf, serveLibraries } from "../../src/shelves/library-port.ts";

/**
 * A thread with a library that does as the names in its questions say, instead of `library-worker.ts`. `articlesDir` of
 * its folder is where it leaves marks; it tells by `threads` which thread it is, counted from 1.
 */
const { folder, isRecalled, number: first, linger }: WorkerRequest = workerData;
const mark = (name: string) => `${folder.articlesDir}/${name}`;
const isNew = (name: string): boolean => {
  if (existsSync(mark(name))) return false;
  writeFileSync(mark(name), "");
  return true;
};
let thread = 1;
while (!isNew(`thread-${thread}`)) thread++;

const acts: Readonly<Record<string, (name: string) => Promise<unknown> | unknown>> = {
  "which thread": () => ({ thread, isRecalled }),
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

const nothing = {
  articles: 0,
  paragraphs: 0,
  added: [],
  changed: [],
  removed: [],
  kept: [],
  problems: [],
};
const say = (message: WorkerMessage) => parentPort?.postMessage(message);
const sleep = (milliseconds: number) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
if (existsSync(mark("slow to start"))) sleep(2_500);
say({ begun: true });
const isBroken = () => existsSync(mark("broken"));
if (isBroken()) throw new Error("broken from the start");
if (existsSync(mark("greedy"))) acts["memory"]?.("");
if (existsSync(mark("slow"))) {
  for (let done = 0; done < 6; done++) {
    sleep(400);
    say({ progress: { stage: "indexing", done, total: 6 } });
  }
}
if (existsSync(mark("stuck"))) acts["hang"]?.("");

const ask = async (name: unknown, library: number) => {
  const given = String(name);
  if (given === "which library") return library;
  const act = acts[given.replace(/ \d+$/, "")];
  return act === undefined ? given.toUpperCase() : act(given);
};

const port = parentPort;
if (port !== null) {
  const libraries = serveLibraries(port, linger);
  let number = first;
  const open = (isConfirmed: boolean) => {
    say({ progress: { stage: "reading", done: 1, total: 1 } });
    const needsConfirmation = existsSync(mark("refuse")) && !isConfirmed;
    const findings = { ...nothing, needsConfirmation, replaced: !needsConfirmation };
    if (needsConfirmation) return say({ opened: { findings } });
    const library = number++;
    libraries.serve(
      library,
      clientOf(libraryMethods, (_, argument) => ask(argument, library)),
    );
    say({ opened: { findings, library: { number: library, methods: libraryMethods } } });
  };
  port.on("message", (message: HostMessage | object) => {
    if ("close" in message) process.exit();
    if (!("renew" in message)) return;
    if (isBroken()) return say({ failed: new Error("broken this time") });
    for (const act of ["die", "hang", "memory"]) if (existsSync(mark(`renew: ${act}`))) acts[act]?.("");
    open(message.renew.isConfirmed);
  });
  say({ warning: "just so", error: new Error("nothing") });
  open(true);
}
