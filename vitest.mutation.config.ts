import { defineConfig } from "vitest/config";

/** Tests that take seconds: they count where their own room is mutated, and elsewhere would be most of the time. */
const slow = [
  "test/articles/quotations/hostile.test.ts",
  "test/articles/formats/markdown-pieces.test.ts",
  "test/library/check/check-quote-generated.test.ts",
  "test/library/index/index-articles.test.ts",
  "test/replies/limits.test.ts",
];
/** Rooms that are mutated, as test/quality/mutation.ts says. */
const rooms = (process.env["MUTATED_ROOMS"] ?? "").split(",");

// For `npm run mutation`: the tests of what is mutated, without those that start threads, processes, sockets and
// browsers, in which no mutant is at work.
export default defineConfig({
  test: {
    include: ["test/{language,articles,library,replies,shelves,commands,messages}/**/*.test.ts"],
    exclude: [
      "test/articles/reading-pool.test.ts",
      ...slow.filter((name) => !rooms.includes(name.split("/")[1] ?? "")),
    ],
    setupFiles: ["test/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
