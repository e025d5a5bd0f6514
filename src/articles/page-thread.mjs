// Node cannot load TypeScript into a thread by itself, and `--import tsx` does not reach one on Node 20.
import { register } from "tsx/esm/api";

register();
await import("./page-worker.ts");
