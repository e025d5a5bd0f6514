/** How a module of ours is started in a thread or a process of its own. */
export interface Entry {
  /** For `new Worker(file, …)` or `fork(fileURLToPath(file), …)`. */
  readonly file: URL;
  /** Its first arguments, before any of your own. The module finds only yours in `process.argv.slice(2)`. */
  readonly argv: readonly string[];
}

/**
 * The entry that is a module, wherever this runs: as TypeScript in development and tests (Node 20 cannot load that into
 * a thread by itself, and `--import tsx` does not reach one there), or as the JavaScript that `npm run build` made.
 *
 *     const { file, argv } = entryOf(new URL("./page-worker.ts", import.meta.url));
 *     const worker = new Worker(file, { argv: [...argv], execArgv: [] });
 *
 * @param module ends in `.ts`
 */
export function entryOf(module: URL): Entry {
  if (import.meta.url.endsWith(".ts")) {
    return { file: new URL("./typescript-entry.mjs", import.meta.url), argv: [module.href] };
  }
  return { file: new URL(module.href.replace(/\.ts$/, ".js")), argv: [] };
}
