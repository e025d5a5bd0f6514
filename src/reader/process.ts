import { createJobs } from "./jobs.ts";
import { findModelFiles } from "./model-files.ts";
import { loadNetwork } from "./network.ts";
import type { Request, Response } from "./protocol.ts";

/**
 * The process that computes: started with the models' folder and a number of threads. It computes on its only thread,
 * holds nothing that is missed when it is killed, and ends with whoever started it.
 */
const [folder = "", threads = "2"] = process.argv.slice(2);

const say = (response: Response): void => {
  // Who started it may be gone between two passages: nobody is left to be told.
  process.send?.(response, undefined, undefined, () => {});
};

process.on("disconnect", () => process.exit(0));
// A Ctrl+C reaches the whole group of processes; whoever started this one finishes what is under way first.
process.on("SIGINT", () => {});

try {
  const files = await findModelFiles(folder);
  const network = await loadNetwork(files, Number(threads));
  const take = createJobs(network, say);
  process.on("message", (request: Request) => take(request));
  say({ kind: "ready", encoder: files.encoderHash });
} catch (error) {
  say({ kind: "absent", reason: error instanceof Error ? error.message : String(error) });
  process.disconnect?.();
}
