import { describe, expect, it } from "vitest";
import type { Entity } from "../../../src/articles/article.ts";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { makeArticle } from "../../make-article.ts";

/** Whom the paragraphs name, each in one line: type, name, and the other forms. */
function listed(...paragraphs: string[]): string[] {
  const { entities } = attributeQuotations(makeArticle({ paragraphs }).paragraphs);
  return entities.map(
    ({ type, name, forms }: Entity) =>
      `${type} ${name}: ${forms.filter((form) => form !== name).join(" | ")}`,
  );
}

describe("an article's people", () => {
  it("stand once each, with the forms by which the article names them", () => {
    expect(
      listed(
        "Mayor Anna Marsh opened the weir. Peter Dorn, a diver, was there, and so was Clara Dorn.",
        "“It holds,” Marsh said. “It will do so,” said Mayor Marsh.",
        "“It leaks,” said Peter Dorn.",
        "“We shall see,” she said.",
      ),
    ).toEqual([
      "person Anna Marsh: Mayor Anna Marsh | Marsh | Mayor Marsh",
      "person Peter Dorn: ",
      "person Clara Dorn: ",
    ]);
  });

  it("are pointed to by their quotations", () => {
    const { entities, quotations } = attributeQuotations(
      makeArticle({
        paragraphs: ["Anna Marsh came.", "“It holds,” Marsh said. “It does,” the council wrote."],
      }).paragraphs,
    );
    expect(quotations.map(({ speaker }) => entities[speaker?.entity ?? -1]?.name)).toEqual([
      "Anna Marsh",
      "the council",
    ]);
  });
});

/** The speakers that a reader is shown, one for each quotation; null where it is not sure who speaks. */
function shown(...paragraphs: string[]): (string | null)[] {
  const { quotations } = attributeQuotations(makeArticle({ paragraphs }).paragraphs);
  return quotations.map(({ speaker, confidence }) =>
    confidence === "high" ? (speaker?.name ?? null) : null,
  );
}

describe("who is meant by part of a name", () => {
  it.each<[string, string[], (string | null)[]]>([
    [
      "a bare surname stays with whom it has named before a relative comes",
      [
        "Hori Parata saw the whales as a boy. “They cried,” says Parata, now 75.",
        "“We kept off,” he says.",
        "Robert Parata was called home. “I wanted to come,” Robert Parata says.",
      ],
      ["Hori Parata", "Hori Parata", "Robert Parata"],
    ],
    [
      "a first name that is another's surname, where both are near, is nobody's",
      ["Mandy Lee waited at the gate. Lee Hey-Kyoung stood behind her.", "“It is cold,” Lee said."],
      [null],
    ],
    [
      "a surname of two words is the end of the full name",
      ["Josefien Van Landuyt counts shells.", "“They hold copper,” Van Landuyt said."],
      ["Josefien Van Landuyt"],
    ],
    [
      "a title with a name that stands first",
      ["Lee Hsien Loong opened the port.", "“It is deep,” Prime Minister Lee said."],
      ["Lee Hsien Loong"],
    ],
    [
      "a name in the middle of a longer one",
      ["Camille Etienne Gbedey climbs.", "“It melts,” Etienne said."],
      ["Camille Etienne Gbedey"],
    ],
    [
      "an office within the name is no part of it",
      ["“It sells,” said Intel CEO Pat Gelsinger."],
      ["Pat Gelsinger"],
    ],
    [
      "an agency is the one body whose name has a word of that kind",
      ["The National Weather Service warned of heat. The Linn Museum closed.", "“Stay in,” the agency said."],
      ["National Weather Service"],
    ],
    [
      "but not where there are two",
      [
        "The Linn Weather Service warned of heat. So did the Harbour Authority.",
        "“Stay in,” the agency said.",
      ],
      [null],
    ],
    [
      "the company is the one name of a single word of which nothing else is told",
      ["Movico said prices would rise.", "“We had no choice,” the company said."],
      ["Movico"],
    ],
    [
      "but nobody who is named in full",
      ["Ida Roe said prices would rise.", "“We had no choice,” the company said."],
      [null],
    ],
    [
      "he is no firm of one word, where a person has been named",
      ["Brad Smith runs the mill. Movico pays the fee.", "“We pay it,” he said."],
      ["Brad Smith"],
    ],
  ])("%s", (_, paragraphs, speakers) => {
    expect(shown(...paragraphs)).toEqual(speakers);
  });

  it("takes no body for a person", () => {
    const entities = listed(
      "Andrew Crook fries fish for the Federation of Small Businesses. Family businesses close.",
      "The James Beard Foundation gave a prize. San Diego Zoo did not.",
    );
    expect(entities.filter((line) => line.startsWith("person"))).toEqual(["person Andrew Crook: "]);
  });
});

describe("a report whose subject opens the sentence", () => {
  it.each([
    "Mark Harper, in a letter to the crew on Friday, at last said “the harbour will close for good”.",
    "On Friday, Mark Harper left the hall and, after a pause, said “the harbour will close for good”.",
    "Former chief whip Mark Harper told him: “The harbour will close for good.”",
    "Mark Harper said that he had known of the plan, but added: “The harbour will close for good.”",
    "Mark Harper, asked in May, found that “the harbour will close for good”.",
    "Mark Harper, a Dover harbour master said, “The harbour will close for good.”",
    "“The harbour will close for good,” Mark Harper can be heard saying in the video.",
    "“The harbour will close,” said Mark Harper in the Courier: “the boats will leave for good”.",
  ])("is sure: %s", (text) => {
    expect(shown(text).at(-1)).toBe("Mark Harper");
  });

  it.each([
    "Mark Harper, whom Ida Roe met, later said “the harbour will close for good”.",
    "Mark Harper knew that Roe said “the harbour will close for good”.",
    "Mark Harper said that the master left, and Roe added: “The harbour will close for good.”",
    "Mark Harper hoped that “the harbour will close for good”.",
  ])("but not where somebody else may be it: %s", (text) => {
    expect(shown(text)).not.toContain("Mark Harper");
  });
});
