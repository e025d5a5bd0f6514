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

  /** All stems akin to a word, by kinship. */
  function akinOf(word: string): Partial<Record<keyof typeof kinships, string[]>> {
    const found: Partial<Record<keyof typeof kinships, string[]>> = {};
    for (const name of Object.keys(kinships) as (keyof typeof kinships)[]) {
      const stems = new Set<string>();
      lexicon.akin(lexicon.idOf(stem(word)), (id, kinship) => {
        if (kinship === kinships[name]) stems.add(lexicon.stems[id] ?? "");
      });
      if (stems.size > 0) found[name] = [...stems].sort();
    }
    return found;
  }

  it.each<[string, ReturnType<typeof akinOf>]>([
    [
      "trombonist",
      {
        derived: ["trombon"],
        synonym: ["trombon", "trombonist"],
        above: ["instrumentalist", "musician", "perform", "player"],
      },
    ],
    [
      "ferryman",
      { synonym: ["ferryman"], below: ["charon"], above: ["boater", "boatman", "waterman", "worker"] },
    ],
    // The last word of all.
    ["zyrian", { synonym: ["komi", "zyrian"], above: ["fennic", "finnic", "permic"] }],
  ])("knows all that is akin to %s", (word, expected) => {
    expect(akinOf(word)).toEqual(expected);
  });

  it("follows no more kinds of a thing than anybody could mean", () => {
    let below = 0;
    lexicon.akin(lexicon.idOf(stem("person")), (_, kinship) => {
      if (kinship === kinships.below) below++;
    });
    expect(below).toBeGreaterThan(3_000);
    expect(below).toBeLessThan(4_000);
  });

  it("numbers kinships from the nearest on: strengths are listed in that order", () => {
    expect(Object.values(kinships)).toEqual([0, 1, 2, 3, 4]);
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
    // Every fifth paragraph of usual English speaks of a person.
    expect(lexicon.usual(stem("person"))).toBeCloseTo(0.19, 2);
    expect(lexicon.isUsual(stem("person"))).toBe(true);
    expect(lexicon.isUsual("zyrian")).toBe(false);
  });
});
