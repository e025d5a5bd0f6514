import { describe, expect, it } from "vitest";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { makeArticle } from "../../make-article.ts";

/** The speakers of a text's quotations: name and medium, null where nobody is credited. */
function speakersOf(...paragraphs: string[]): (string | null)[] {
  return attributeQuotations(makeArticle({ paragraphs }).paragraphs).quotations.map(({ speaker }) =>
    speaker ? [speaker.name, ...(speaker.medium ? [`by ${speaker.medium}`] : [])].join(" ") : null,
  );
}

describe("words that nobody is reported to have said have no speaker", () => {
  it.each([
    "Eva Fabry did not say “the dam will break in spring.”",
    "Eva Fabry never said: “The dam will break in spring.”",
    "Eva Fabry hasn’t told them “the dam will break in spring.”",
    "Eva Fabry denied ever saying “the dam will break in spring.”",
    "Fabry declined to add “the dam will break in spring.”",
    "Fabry wanted to reply “the dam will break in spring.”",
    "Fabry left without saying “the dam will break in spring.”",
    "Her boss told Fabry to say “the dam will break in spring.”",
    "Her boss told Fabry not to say “the dam will break in spring.”",
    "Nobody said “the dam will break in spring.”",
    "No engineer said “the dam will break in spring.”",
    "If Fabry says “the dam will break,” the valley empties.",
    "Unless Fabry says “the dam will hold in spring,” the valley empties.",
    "He looked as if Fabry had said “the dam will break in spring.”",
    "An engineer should say “the dam will break in spring.”",
    "Imagine Fabry saying “the dam will break in spring.”",
    "Would Fabry say “the dam will break in spring”?",
    "“The dam will break in spring,” Fabry never said.",
  ])("%s", (text) => {
    expect(speakersOf(text)).toEqual([null]);
  });

  it.each([
    ["Eva Fabry did not wait. She said “the dam will hold in spring.”", "Eva Fabry"],
    ["Eva Fabry, who did not come, said: “The dam will hold in spring.”", "Eva Fabry"],
    ["Eva Fabry not only said “the dam will hold in spring.”", "Eva Fabry"],
    ["Eva Fabry went on to say “the dam will hold in spring.”", "Eva Fabry"],
    ["If it rains, Eva Fabry said, “the dam will hold in spring.”", "Eva Fabry"],
    ["“If it rains, the dam will hold,” said Eva Fabry.", "Eva Fabry"],
  ])("but is credited where it was said: %s", (text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker]);
  });
});

describe("what cannot speak does not", () => {
  it.each([
    ["a word that announces", "Reminder: “Keep the sluice shut at night.”"],
    ["a German adverb", "Sie ging zum Wehr. Danach: „Die Mauer hält noch lange.“"],
    ["a German noun", "Das Ergebnis: „Die Mauer hält noch lange.“"],
    ["a share", "“The dam holds,” 61% said."],
  ])("%s", (_, text) => {
    expect(speakersOf(text)).toEqual([null]);
  });

  it.each([
    ["a name in capitals", "FABRY: “The dam holds.”", "FABRY"],
    ["a first name", "Eva Fabry: “The dam holds.”", "Eva Fabry"],
    ["a name known from the text", "We asked Kovar. Kovar: “The dam holds.”", "Kovar"],
  ])("but %s does, before a colon", (_, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker]);
  });
});

describe("who quotes is the medium of who is quoted", () => {
  it.each([
    ["AFP quoted Eva Fabry as saying: “The dam holds for now.”", "Eva Fabry by AFP"],
    ["“The dam holds,” AFP quoted a river engineer as saying.", "a river engineer by AFP"],
    ["Eva Fabry was quoted as saying: “The dam holds for now.”", "Eva Fabry"],
  ])("%s", (text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker]);
  });
});

describe("offices, adjectives and verbs are no part of a name or role", () => {
  it.each([
    ["Minister of the Interior Anna Marsh said: “The dam holds.”", "Anna Marsh"],
    ["Valley MP for Upper Linn Peter Dorn said: “The dam holds.”", "Peter Dorn"],
    ["Guild Secretary, Peter Dorn, said: “The dam holds.”", "Peter Dorn"],
    ["“The dam holds,” said Linn College of Mining engineer Dr. Anna Marsh.", "Anna Marsh"],
    ["A spokesman for Anna Marsh said: “The dam holds.”", "A spokesman for Anna Marsh"],
  ])("%s", (text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker]);
  });

  it("calls nobody poor or dear", () => {
    expect(speakersOf("Dear Anna came late.", "“The dam holds,” said Anna.")).toEqual(["Anna"]);
  });

  it("takes what somebody does for no role", () => {
    const { paragraphs } = makeArticle({
      paragraphs: ["Anna Marsh, 51, greeted the diver, Peter Dorn, at noon.", "“The dam holds,” Marsh said."],
    });
    expect(attributeQuotations(paragraphs).quotations[0]?.speaker).toMatchObject({ name: "Anna Marsh" });
    expect(attributeQuotations(paragraphs).quotations[0]?.speaker?.role).toBeUndefined();
  });
});
