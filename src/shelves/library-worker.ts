import { parentPort, workerData } from "node:worker_threads";
import { hostLibrary } from "./host-library.ts";

/** A thread with one library: that of the host's folder. */
if (parentPort === null) throw new Error("runs as a thread only");
await hostLibrary(parentPort, workerData, () => process.exit());
