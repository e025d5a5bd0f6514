import fc from "fast-check";
import snowball from "snowball-stemmers";
import { describe, expect, it } from "vitest";
import { englishLexicon } from "../../src/language/index.ts";
import { porter2 } from "../../src/language/porter2.ts";

const reference = snowball.newStemmer("english");

/** Endings that the steps take off or change, and beginnings that they know. */
const endings =
  "' 's s' 's' sses ied ies us ss s eed eedly ed edly ing ingly ating bbing izing bling tional enci anci abli entli izer ization ational ation ator alism aliti alli fulness ousli ousness iveness iviti biliti bli logi ogi fulli lessli li alize icate iciti ical ful ness ative al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize sion tion ion e l ll y ly ity".split(
    " ",
  );
const word = fc
  .tuple(
    fc.constantFrom("", "", "gener", "commun", "arsen", "'", "y"),
    fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz'aeiouyy"), maxLength: 7 }),
    fc.array(fc.constantFrom(...endings), { maxLength: 3 }),
  )
  .map(([beginning, middle, ends]) => beginning + middle + ends.join(""));

describe("porter2", () => {
  it.each([
    ["consolatory", "consolatori"],
    ["knackeries", "knackeri"],
    ["skies", "sky"],
    ["dying", "die"],
    ["outings", "outing"],
    ["generously", "generous"],
    ["hopping", "hop"],
    ["hoping", "hope"],
    ["ties", "tie"],
    ["cries", "cri"],
    ["gas", "gas"],
    ["gaps", "gap"],
    ["by", "by"],
    ["say", "say"],
    ["youth", "youth"],
    ["o'clock's", "o'clock"],
    ["rational", "ration"],
    ["opinion", "opinion"],
    ["controll", "control"],
    ["a", "a"],
    ["", ""],
  ])("%s → %s", (full, stem) => {
    expect(porter2(full)).toBe(stem);
  });

  it("stems every word of the lexicon as Snowball does", () => {
    const words = englishLexicon().stems.filter((stem) => /^[a-z']+$/.test(stem));
    expect(words.filter((each) => porter2(each) !== reference.stem(each))).toEqual([]);
  });

  it("stems whatever looks like a word as Snowball does", () => {
    const runs = { numRuns: Number(process.env["FUZZ_RUNS"] ?? 5_000) };
    fc.assert(
      fc.property(word, (each) => porter2(each) === reference.stem(each)),
      runs,
    );
  });
});
