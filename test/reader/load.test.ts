import { describe, expect, it } from "vitest";
import { affordable, createPace } from "../../src/reader/load.ts";

describe("how many passages are read", () => {
  it.each([
    ["all, where nobody waits and there is time", { count: 12, ahead: 0, each: 12, wait: 1_500 }, 12],
    ["all behind one question", { count: 12, ahead: 12, each: 12, wait: 1_500 }, 12],
    ["half where all would be late", { count: 12, ahead: 103, each: 12, wait: 1_500 }, 6],
    ["none where half would be late", { count: 12, ahead: 120, each: 12, wait: 1_500 }, 0],
    [
      "half on a slow machine, so that it may turn out to be faster",
      { count: 12, ahead: 0, each: 900, wait: 1_500 },
      6,
    ],
    ["none where all the time has gone by and others wait", { count: 12, ahead: 1, each: 12, wait: 0 }, 0],
  ])("is %s", (_, { count, ahead, each, wait }, passages) => {
    expect(affordable(count, ahead, each, wait)).toBe(passages);
  });

  it("follows what reading takes", () => {
    const pace = createPace(10);
    for (let i = 0; i < 40; i++) pace.note(12, 12 * 50);
    expect(pace.each()).toBeCloseTo(50, 1);
    pace.note(0, 5_000);
    expect(pace.each()).toBeCloseTo(50, 1);
  });
});
