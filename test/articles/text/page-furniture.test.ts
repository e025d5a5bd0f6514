import { describe, expect, it, test } from "vitest";
import { readArticle } from "../../../src/articles/read-article.ts";

const BEFORE = "The town will plant two hundred elms along the river this fall, the mayor said on Monday.";
const AFTER =
  "Nobody knows who will water them, or who paid for the first forty, which stand behind the school.";

function paragraphs(...texts: string[]): string[] {
  const article = readArticle("a.txt", `Elms return\nBy Ann Lee\n\n${texts.join("\n\n")}\n`);
  if ("reason" in article) throw new Error(article.reason);
  return article.paragraphs.map(({ text }) => text);
}

const furniture: string[] = [
  "Page 2 of 5",
  "Story continues below advertisement",
  "Read more: Who paid for the elms?",
  "RELATED: Beetle eats the last elm",
  "Listen: The sound of elms",
  "Lire aussi : Les ormes reviennent",
  "Lesen Sie auch: Die Ulmen kehren zurück",
  "Follow us on Facebook and Twitter",
  "Related Topics\nTrees\nTowns",
  "Most Read\n\n1. Bakery burns\n\n2. Mayor sings",
  "You may also be interested in:\n\nWhy beetles like elms",
  "Comments (23)",
  "Elms in a row in 1938. (Photo by Jo Hart/Elm Gazette)",
  "The last elm, cut down in 1974. Credit: Town archive",
  "Photo\nAn elm on Sunday. Credit Jo Hart for The Gazette",
  "Image caption, The mayor and an elm",
  "See ELMS, page 4",
  "ELMS: Who pays?\nContinued from page 1",
  "© 2020 The Elm Gazette",
  "Copyright 2020 Elm Media Inc. All rights reserved. This\nmaterial may not be published or broadcast.",
  "This interview has been edited for length and clarity.",
  "The views expressed here are her own.",
  "“two hundred elms along the river”",
  "Skip to main content",
];

const atTheEnd: string[] = [
  "Lee reported from Elmo. Bo Roe contributed from Dover.",
  "A version of this article appears in print on June 8, 2015, on page A12 of the Gazette.",
  "(Reporting by Ann Lee; Editing by Bo Roe)",
  "With reporting by Bo Roe.",
  "Ann Lee covers the parks for the Gazette. Reach her at 555-0147 or ann@elm.example.",
  "Ann Lee is a freelance journalist based in Elmo.",
  "This story has been updated with the name of the beetle.",
  "What do you think? Send letters of no more than 200 words to letters@elm.example.",
  "Got a tip? Email news@elm.example",
  "Source: Elm Gazette",
  "Our Standards: The Elm Trust Principles.",
  "Visit the Gazette at www.elm.example",
  "Kontakt: redaktion@elm.example",
  "END",
];

const text: string[] = [
  "Print is not dead.",
  "Share prices fell.",
  "Follow us through the story of a tree.",
  "Copyright is dull, the judge said.",
  "See page 4 of the report, the judge told him.",
  "Related firms paid.",
  "He sent a picture by a friend to the mayor (see photo).",
  "Ends do not justify means.",
  "“We wait,” she said.",
  "“We shall water them.”",
  "Contact with the tower was lost at 4 p.m.",
  "Ann Lee, who lives nearby, heard it.",
  "- two hundred elms",
];

describe("between two paragraphs", () => {
  test.each(furniture)("%j is left out", (block) =>
    expect(paragraphs(BEFORE, block, AFTER)).toEqual([BEFORE, AFTER]),
  );
  test.each(text)("%j is text", (block) =>
    expect(paragraphs(BEFORE, block, AFTER)).toEqual([BEFORE, block, AFTER]),
  );

  it("a quotation of somebody's words is text even where they are repeated", () => {
    const repeated = "She said “We shall water them.” until the mayor promised that the town would do it.";
    expect(paragraphs("“We shall water them.”", repeated)).toEqual(["“We shall water them.”", repeated]);
  });
});

describe("at the end", () => {
  test.each([...furniture, ...atTheEnd])("%j is left out", (block) =>
    expect(paragraphs(BEFORE, AFTER, block)).toEqual([BEFORE, AFTER]),
  );
  test.each(text)("%j is text", (block) =>
    expect(paragraphs(BEFORE, AFTER, block)).toEqual([BEFORE, AFTER, block]),
  );
});
