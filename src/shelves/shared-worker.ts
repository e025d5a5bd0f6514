import { type MessagePort, parentPort } from "node:worker_threads";
import { hostLibrary, type WorkerMessage, type WorkerRequest } from "./host-library.ts";

/** What the thread is told: to host one more library, behind this port. */
export interface Guest {
  readonly port: MessagePort;
  readonly request: WorkerRequest;
}

/** Said by a library that leaves of itself: a port that is closed without it was closed by the death of the thread. */
export interface Farewell {
  readonly left: true;
}

/** A thread with the libraries of many servers, each behind a port of its own. */
if (parentPort === null) throw new Error("runs as a thread only");
parentPort.on("message", ({ port, request }: Guest) => {
  const leave = () => {
    port.postMessage({ left: true } satisfies Farewell);
    port.close();
  };
  hostLibrary(port, request, leave).catch((error: unknown) => {
    port.postMessage({ failed: error } satisfies WorkerMessage);
    leave();
  });
});
