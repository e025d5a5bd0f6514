import { describe, expect, it } from "vitest";
import { mayBeLast } from "../../src/language/abbreviations.ts";
import { classOf, wordClass } from "../../src/language/index.ts";
import { isListedPerson, isPersonNoun } from "../../src/language/speaker-nouns.ts";

describe("what kind of evidence a word can be", () => {
  it.each<[string, readonly (keyof typeof wordClass)[]]>([
    ["the", ["stop"]],
    ["monday", ["time", "calendar"]],
    ["weeks", ["time", "timeUnit"]],
    ["to", ["stop", "locative"]],
    ["1987", ["number", "year"]],
    ["1990s", ["number", "year"]],
    ["2100", ["number"]],
    ["999", ["number"]],
    ["3rd", ["number"]],
    ["euros", ["quantity", "money"]],
    ["said", ["speech"]],
    ["became", ["stop", "copula"]],
    ["lighthouse", []],
  ])("%s: %s", (word, names) => {
    const bits = Object.entries(wordClass).filter(([, bit]) => (classOf(word) & bit) !== 0);
    expect(bits.map(([name]) => name)).toEqual(names);
  });
});

describe("nouns for people", () => {
  it.each([
    ["miner", true],
    ["user", true],
    ["biker", true],
    ["chemists", true],
    ["nine-year-old", true],
    // Words that only look like it.
    ["beer", false],
    ["river", false],
    ["corner", false],
    ["table", false],
  ])("%s: %s", (noun, isPerson) => {
    expect(isPersonNoun(noun)).toBe(isPerson);
  });

  it("are listed in the singular, and known in the plural", () => {
    expect(["teacher", "teachers", "teacherss"].map(isListedPerson)).toEqual([true, true, false]);
  });
});

describe("abbreviations that may end a sentence", () => {
  it("are those of days, but not those that are words themselves", () => {
    expect(["mon", "fri", "sat", "sun"].map((day) => mayBeLast.has(day))).toEqual([true, true, false, false]);
  });
});
