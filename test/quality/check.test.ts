import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measure } from "./check.ts";
import { chooser } from "./choice.ts";

const file = "../shared/eval/readers.json";

// The articles are their publishers', so that they are not here; without them this is skipped.
describe.skipIf(!existsSync(file))("the quote check on news that it was not fitted on", () => {
  it("judges 98.5 in 100 of 160 generated cases rightly", async () => {
    const isChosen = chooser("odd") ?? (() => false);
    const { report, wrong } = await measure({ file, isChosen, each: 20, seed: 1 });
    const shown = wrong
      .map(({ one, checks }) => `${one.what}: ${one.message}: ${checks[0]?.kind}`)
      .join("\n");
    expect(report.n).toBe(160);
    expect(report.right, shown).toBeGreaterThanOrEqual(98.5);
    expect([report.falseExact, report.falseSpeaker], shown).toEqual([0, 0]);
  });
});
