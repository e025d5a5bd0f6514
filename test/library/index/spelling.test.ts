import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareParts } from "../../../src/library/build-library.ts";
import { editDistance } from "../../../src/library/index/spelling.ts";
import { weights } from "../../../src/library/rank/weights.ts";
import { correctSpelling } from "../../../src/library/rank-text.ts";
import { makeArticle } from "../../make-article.ts";

describe("editDistance", () => {
  it.each([
    ["truck", "truck", 0],
    ["truk", "truck", 1],
    ["trucck", "truck", 1],
    ["trcuk", "truck", 1],
    ["trick", "truck", 1],
    ["tr", "truck", 3],
    ["", "ab", 2],
  ])("from %s to %s is %i", (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  it("stops at its limit", () => {
    expect(editDistance("harbour", "kitchen", 2)).toBe(3);
  });

  it("is never more than the longer word", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b, 20)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe("correctSpelling", async () => {
  const parts = await prepareParts(
    [
      makeArticle({
        paragraphs: [
          "The coast guard took the ferry in tow. Fenwick called the trucks, the buses and the trucks again.",
          "Trucks brought diesel to the firefighters of the island.",
        ],
      }),
    ],
    weights,
  );
  const corrected = (text: string) => correctSpelling(parts, text).map(({ from, to }) => `${from} → ${to}`);

  it.each([
    ["a word that the library lacks", "how many truks", ["truks → trucks"]],
    ["two letters swapped in a long word", "the firefigthers", ["firefigthers → firefighters"]],
    ["a name", "What did Fenwik say?", ["Fenwik → Fenwick"]],
    ["several words at once", "truks and firefigthers", ["truks → trucks", "firefigthers → firefighters"]],
  ])("corrects %s", (_, text, expected) => {
    expect(corrected(text)).toEqual(expected);
  });

  it.each([
    ["a word that the library has", "the trucks"],
    ["another form of a word that the library has", "the truck was towing"],
    ["a word of English, though one letter away", "what does it cost"],
    ["a number", "since 1911"],
    ["a word that is near to none", "xylqwvtz"],
    ["a function word", "wich one is it, and whose"],
  ])("leaves alone %s", (_, text) => {
    expect(corrected(text)).toEqual([]);
  });
});
