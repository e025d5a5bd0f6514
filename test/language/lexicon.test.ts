import { describe, expect, it } from "vitest";
import { englishLexicon, kinships, stem } from "../../src/language/index.ts";

const lexicon = englishLexicon();

/** The nearest kinship of two words, if they are akin. */
function kinshipOf(word: string, other: string): number | undefined {
  let nearest: number | undefined;
  lexicon.akin(lexicon.idOf(stem(word)), (id, kinship) => {
    if (lexicon.stems[id] === stem(other) && (nearest === undefined || kinship < nearest)) nearest = kinship;
  });
  return nearest;
}

describe("the lexicon", () => {
  it.each([
    ["derived", "destroy", "destruction"],
    ["derived", "decide", "decision"],
    ["synonym", "physician", "doctor"],
    ["synonym", "buy", "purchase"],
    ["below", "vehicle", "truck"],
    ["below", "country", "norway"],
    ["above", "poodle", "dog"],
  ] as const)("knows the %s of %s: %s", (kinship, word, other) => {
    expect(kinshipOf(word, other)).toBe(kinships[kinship]);
  });

  it("finds nothing akin in words of different meaning", () => {
    expect(kinshipOf("bridge", "penguin")).toBeUndefined();
  });

  it("does not know what is no word", () => {
    expect(lexicon.idOf("xqzt")).toBe(-1);
    expect(lexicon.isUsual("xqzt")).toBe(false);
    expect(lexicon.isUsual("__proto__")).toBe(false);
  });

  it("knows usual words from rare ones", () => {
    expect(lexicon.usual(stem("person"))).toBeGreaterThan(10 * lexicon.usual(stem("trombone")));
  });
});
