import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type LibraryClient, libraryMethods } from "../library/index.ts";
import { type Folder, makingOf } from "./folder.ts";
import { serveClient } from "./library-port.ts";
import { type Made, makeLibrary, type ReindexProgress, type Served } from "./library-source.ts";
import { readerAt } from "./reader-port.ts";

/** What the thread is started for. */
export interface WorkerRequest {
  readonly folder: Folder;
  readonly served?: Served | undefined;
  readonly isConfirmed: boolean;
  /** The library is to be there again as it was, after its thread has died. */
  readonly isRecalled: boolean;
  /** Leads to a reader that is shared. */
  readonly readerPort?: MessagePort;
}

/** What the thread says, besides answers. */
export type WorkerMessage =
  /** What is needed is loaded, and the work begins. */
  | { readonly begun: true }
  /** The articles that are served meanwhile are wanted. */
  | { readonly wantsHandOver: true }
  | { readonly progress: ReindexProgress }
  | { readonly warning: string; readonly error: unknown }
  | { readonly opened: { readonly findings: Made["findings"]; readonly library?: OpenedLibrary } };

/** What the thread is told besides questions: to end, with all that it has started; what it wanted. */
export type HostMessage = { readonly close: true } | { readonly handedOver: Uint8Array | undefined };

/** A library that stands in the thread. */
export interface OpenedLibrary {
  readonly served: Served;
  /** What it can be asked. */
  readonly methods: readonly (keyof LibraryClient)[];
}

/** The longest that progress is silent, in ms. */
const SILENCE = 100;

const port = parentPort;
if (port === null) throw new Error("runs as a thread only");
const { folder, isRecalled, readerPort, ...request }: WorkerRequest = workerData;
const say = (message: WorkerMessage) => port.postMessage(message);
const warn = (warning: string, error: unknown) => say({ warning, error });
let due = 0;

say({ begun: true });
const making = makingOf(folder, {
  isRecalled,
  warn,
  isUnkept: request.served?.known !== undefined,
  reader: readerPort && readerAt(readerPort),
});
const handOver = () =>
  new Promise<Uint8Array | undefined>((resolve) => {
    port.on("message", (message: HostMessage | object) => {
      if ("handedOver" in message) resolve(message.handedOver);
    });
    say({ wantsHandOver: true });
  });
const { findings, library } = await makeLibrary(making, {
  ...request,
  ...(request.served === undefined ? {} : { handOver }),
  onProgress(progress) {
    if (performance.now() < due && progress.done < progress.total) return;
    due = performance.now() + SILENCE;
    say({ progress });
  },
});
if (library === undefined) {
  say({ opened: { findings } });
} else {
  serveClient(port, { ...library.client, handOver: library.handOver });
  port.on("message", (message: HostMessage | object) => {
    if ("close" in message) void making.close?.().finally(() => process.exit());
  });
  say({ opened: { findings, library: { served: library.served, methods: libraryMethods } } });
}
