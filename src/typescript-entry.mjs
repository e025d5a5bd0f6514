/** Starts a thread or a process from the TypeScript module that is its first argument (see entry.ts). */
import { register } from "tsx/esm/api";

register();
const [module] = process.argv.splice(2, 1);
await import(module);
