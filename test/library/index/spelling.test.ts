import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareParts } from "../../../src/library/build-library.ts";
import { createDistanceFrom, editDistance, editsForgiven } from "../../../src/library/index/edit-distance.ts";
import { createSpeller } from "../../../src/library/index/spelling.ts";
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

  it("is the same from one word to many", () => {
    const word = fc.array(fc.constantFrom(..."abcé"), { maxLength: 34 }).map((all) => all.join(""));
    fc.assert(
      fc.property(word, word, fc.nat(8), (a, b, limit) => {
        expect(createDistanceFrom(a)(b, limit)).toBe(editDistance(a, b, limit));
      }),
      { numRuns: 1000 },
    );
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

describe("the index of spellings", () => {
  /** What the index must give: every word of the vocabulary compared with the one that was typed. */
  const scan = (words: readonly string[], counts: readonly number[], word: string): string[] => {
    const limit = editsForgiven(word.length);
    if (limit === 0) return [];
    return words
      .map((other, id) => {
        const first = other[0] === word[0] ? 0 : 1;
        const most = first === 0 ? limit : 1;
        const distance = editDistance(word, other, most);
        const isMeant =
          other.length >= 3 &&
          distance <= most &&
          (distance + first <= limit || word.length >= 6) &&
          (word.length >= 4 || other.length === 4);
        return { other, isMeant, cost: distance * 3 + first * 2 - Math.log(1 + (counts[id] ?? 0)) / 2 };
      })
      .filter(({ isMeant }) => isMeant)
      .sort((a, b) => a.cost - b.cost || (a.other < b.other ? -1 : 1))
      .slice(0, 4)
      .map(({ other }) => other);
  };
  const letters = (most: number) =>
    fc.array(fc.constantFrom(..."abcé"), { minLength: 1, maxLength: most }).map((all) => all.join(""));

  it("finds what a scan of the whole vocabulary finds", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(letters(11), { maxLength: 60 }),
        fc.array(fc.nat(9), { minLength: 60, maxLength: 60 }),
        letters(10),
        (words, counts, typed) => {
          const speller = createSpeller({
            words,
            wordIds: new Map(words.map((word, id) => [word, id])),
            wordCount: Uint32Array.from(counts),
            capitalCount: new Uint32Array(counts.length),
          });
          fc.pre(!words.includes(typed));
          expect(speller.near(typed)).toEqual(scan(words, counts, typed));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
