import { describe, expect, it } from "vitest";
import { normalize, shape, stem, tokenize } from "../../src/language/index.ts";

const words = (text: string): string[] => tokenize(text).map(({ word }) => word);

describe("tokenize", () => {
  it.each([
    [
      "a possessive is its owner",
      "Raqqa’s mayor and the ship's bell",
      ["raqqa", "mayor", "and", "the", "ship", "bell"],
    ],
    ["soft hyphens and zero-width characters are not there", "evac\u00ADu\u200Bation", ["evacuation"]],
    ["ligatures are letters", "the o\uFB03ce \uFB01le", ["the", "office", "file"]],
    ["full-width letters are letters", "ＡＢＣnews", ["abcnews"]],
    ["direction marks are not there", "\u202Eabc\u202C def", ["abc", "def"]],
    ["accents are folded", "Café Zürich", ["cafe", "zurich"]],
    [
      "letters that are none with an accent, too",
      "Łódź, Straße, Bjørn, œuvre",
      ["lodz", "strasse", "bjorn", "oeuvre"],
    ],
    [
      "what is elided before a word is none of it",
      "L’école d’Orléans, jusqu'ici, qu’on; dell’arte",
      ["ecole", "orleans", "ici", "on", "arte"],
    ],
    ["a name with an O and a clock keep it", "O’Brien at five o’clock", ["o'brien", "at", "five", "o'clock"]],
    ["digit groups are one number", "4,000 people, 3.5 tons", ["4000", "people", "3.5", "tons"]],
    ["hyphens part words", "four-mile-long al-Umar", ["four", "mile", "long", "al", "umar"]],
    ["a per cent sign is a word", "5% more", ["5", "percent", "more"]],
    [
      "£14m is 14 million pounds",
      "£14m of $3.5bn, 20k",
      ["14", "million", "pound", "of", "3.5", "billion", "dollar", "20", "thousand"],
    ],
    ["both ends of a range are numbers", "10–15% or €5-7", ["10", "15", "percent", "or", "5", "euro", "7"]],
    [
      "a letter that measures nothing stays at its number",
      "the 3d film on the A14",
      ["the", "3d", "film", "on", "the", "a14"],
    ],
    ["May is a month after in", "in May she may, may he", ["in", "may.", "she", "may", "may", "he"]],
    ["and beside a number", "may 5, the 12 May vote", ["may.", "5", "the", "12", "may.", "vote"]],
    ["dotted initials are one word", "the U.N. and a.m.", ["the", "un", "and", "am"]],
    ["a contraction is one word", "they don’t", ["they", "don't"]],
    ["scripts without spaces go by pairs", "東京都庁", ["東京", "京都", "都庁"]],
    ["and two of their letters are one", "東京 京都市", ["東京", "京都", "都市"]],
    ["other alphabets are words", "Москва говорит", ["москва", "говорит"]],
    ["nothing is nothing", " … — !", []],
  ])("%s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("tells a country in capitals from a pronoun", () => {
    expect(words("US forces told us")).toEqual(["us.", "forces", "told", "us"]);
    expect(words("the U.S. army")).toEqual(["the", "us.", "army"]);
  });

  it("notes what a word looks like", () => {
    const [fares, rose, six] = tokenize("Fares rose, $6");
    expect(fares?.shape).toBe(shape.capital);
    expect(rose?.shape).toBe(0);
    expect(six?.shape).toBe(shape.number | shape.afterBreak | shape.measured);
  });

  it("cuts a word that is too long to be one", () => {
    expect(words("x".repeat(10_000))[0]).toHaveLength(64);
  });
});

describe("normalize", () => {
  it("makes all quotation marks straight", () => {
    expect(normalize("“a” ‘b’ «c»")).toBe('"a" \'b\' "c"');
  });
});

describe("the stemmer", () => {
  it.each([
    ["trucks", "truck"],
    ["leaving", "left"],
    ["begin", "began"],
    ["firefighters", "firefighter"],
    ["firemen", "fireman"],
    ["col", "colonel"],
    ["sept", "september"],
    ["thirteen", "13"],
    ["children", "child"],
  ])("brings %s and %s together", (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });

  it("leaves words that are not English as they are", () => {
    expect(stem("москва")).toBe("москва");
  });
});
