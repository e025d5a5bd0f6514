/** Starts a thread or a process from the TypeScript module that is its first argument (see entry.ts). */
import { existsSync } from "node:fs";

const [module] = process.argv.splice(2, 1);
const built = builtOf(module);
if (built === undefined) (await import("tsx/esm/api")).register();
await import(built ?? module);

/** What the tests have built of it, which loads a second sooner (test/build.ts); not there of what is a test's own. */
function builtOf(module) {
  const folder = process.env.VERBATIM_BUILT;
  if (folder === undefined) return;
  const path = module.slice(new URL("../", import.meta.url).href.length).replace(/\.ts$/, ".js");
  const built = new URL(path, folder);
  return existsSync(built) ? built.href : undefined;
}
