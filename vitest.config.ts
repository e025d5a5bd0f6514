import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const tests = ["test", "sandbox/test"].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name}`),
);
const isGenerated = (name: string) =>
  readFileSync(join(import.meta.dirname, name), "utf8").includes('from "fast-check"');

/** A test belongs to the first kind that it fits. */
const kindOf = (name: string) => {
  if (name.startsWith("test/browser/")) return "browser";
  if (/^(test\/e2e|test\/doors|sandbox\/test)\//.test(name)) return "end-to-end";
  return isGenerated(name) ? "generated" : "unit";
};

// `npx vitest run --project unit` runs one kind only.
export default defineConfig({
  test: {
    projects: ["unit", "end-to-end", "browser", "generated"].map((name) => ({
      extends: true as const,
      test: { name, include: tests.filter((test) => kindOf(test) === name) },
    })),
    globalSetup: ["test/build.ts"],
    setupFiles: ["test/setup.ts"],
    // Files share what they import: loading it anew for each was a third of all the processor time.
    isolate: false,
    // By default vitest leaves one core idle, which on two cores is half of them.
    maxWorkers: "100%",
    // Long, for a machine that is busy with something else: what a test waits for comes, or it does not.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
