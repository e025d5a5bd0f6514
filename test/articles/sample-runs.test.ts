import { describe, expect, it } from "vitest";
import { sampleRuns } from "../../src/articles/sample-runs.ts";

const words = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `w${from + i}`).join(" ");

describe("runs of words", () => {
  it.each([
    ["four words", ["a b c d"], []],
    ["five words", ["a b, c  d e."], ["a b, c  d e."]],
    ["seven words", ["a b c d e f g"], ["a b c d e", "b c d e f", "c d e f g"]],
    ["two paragraphs, none across them", ["a b c d e", "f g h i j"], ["a b c d e", "f g h i j"]],
    ["nothing", [], []],
  ])("of %s", (_, texts, runs) => {
    expect(sampleRuns(texts.map((text) => ({ text })))).toEqual(runs);
  });

  it("are 48 at most, evenly spaced from the first on, over paragraphs of any length", () => {
    const texts = [words(0, 300), words(300, 3), words(303, 697)];
    const runs = sampleRuns(texts.map((text) => ({ text })));
    const starts = runs.map((run) => Number(/\d+/.exec(run)?.[0]));
    expect([runs.length, starts[0]]).toEqual([48, 0]);
    const gaps = starts.slice(1).map((start, i) => start - (starts[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(28);
    expect(runs.every((run) => run.split(" ").length === 5)).toBe(true);
  });
});
