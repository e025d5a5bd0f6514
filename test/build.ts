import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Builds the project before the tests, and has the threads and processes that they start run that build: from
 * TypeScript, each would take a second of processor time to load (see src/typescript-entry.mjs).
 */
export default function build(): void {
  const root = fileURLToPath(new URL("../", import.meta.url));
  execFileSync(
    process.execPath,
    ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--outDir", ".built"],
    {
      cwd: root,
    },
  );
  process.env["VERBATIM_BUILT"] = new URL("../.built/", import.meta.url).href;
}
