import { describe, expect, it } from "vitest";
import { splitSentences } from "../../src/articles/text/split-sentences.ts";
import { windowsOf } from "../../src/reader/windows.ts";

const sentence = (n: number, words: number): string =>
  `S${n} ${Array.from({ length: words - 2 }, (_, i) => `w${i}`).join(" ")} end${n}.`;
const passageOf = (lengths: readonly number[], before = "", title = "The mill") => {
  const text = lengths.map((words, n) => sentence(n, words)).join(" ");
  return { title, before, text, sentences: splitSentences(text) };
};
const ranges = (lengths: readonly number[], likely?: number): number[][] =>
  windowsOf({ ...passageOf(lengths), ...(likely === undefined ? {} : { likely }) }).map(({ from, to }) => [
    from,
    to,
  ]);

describe("the windows of a passage", () => {
  it("are one where it is no longer than 130 words", () => {
    expect(ranges([60, 70])).toEqual([[0, 2]]);
  });
  it("are closed before the sentence that would take them beyond 90 words", () => {
    expect(ranges([60, 30, 1 + 60, 40])).toEqual([
      [0, 2],
      [2, 3],
      [3, 4],
    ]);
  });
  it("leave a sentence whole that is longer", () => {
    expect(ranges([20, 150, 20])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });
  it("are four at most, with the likely sentence's among them", () => {
    const long = [80, 80, 80, 80, 80, 80, 80];
    expect(ranges(long)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    expect(ranges(long, 6)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [6, 7],
    ]);
    expect(ranges(long, 1)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
  });
  it("begin with 14 words of the title and the 30 words before", () => {
    const before = Array.from({ length: 40 }, (_, i) => `b${i}`).join(" ");
    const title = Array.from({ length: 20 }, (_, i) => `t${i}`).join(" ");
    const [first, second] = windowsOf(passageOf([89, 60], before, title));
    expect(first?.head).toBe(
      `${title.split(" ").slice(0, 14).join(" ")} | ${before.split(" ").slice(10).join(" ")} | `,
    );
    expect(second?.head.split(" | ")[1]?.split(" ")).toHaveLength(30);
    expect(second?.head.split(" | ")[1]).toMatch(/ end0\.$/);
  });
});
