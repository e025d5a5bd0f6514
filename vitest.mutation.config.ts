import { defineConfig } from "vitest/config";

// For `npm run mutation`: the tests of what is mutated, without those that start processes, sockets and browsers, and
// without those that would take longer for one mutant than all the others.
export default defineConfig({
  test: {
    include: ["test/{language,articles,library,replies,shelves,commands,messages}/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
