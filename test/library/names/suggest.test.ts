import { describe, expect, it } from "vitest";
import { buildLibrary } from "../../../src/library/index.ts";
import { makeArticle, makeQuotation } from "../../make-article.ts";

const paragraphs = ["“We will rebuild,” said Ada Quill. “Not here,” said Bo Renner. “Soon,” Quill said."];
const quill = {
  mention: "Ada Quill",
  name: "Ada Quill",
  role: "the harbour master",
  type: "person",
} as const;
const renner = { mention: "Bo Renner", name: "Bo Renner", type: "person" } as const;
const library = await buildLibrary([
  makeArticle({
    id: "a",
    file: "fire.txt",
    title: "Mill fire leaves three hurt",
    author: "Lena Brook",
    paragraphs: ["A."],
  }),
  makeArticle({
    id: "b",
    file: "news/harbour.md",
    title: "Harbour board closes ferry terminal",
    paragraphs,
    quotations: [
      makeQuotation(paragraphs, 0, "“Not here,”", renner),
      makeQuotation(paragraphs, 0, "“We will rebuild,”", quill),
      makeQuotation(paragraphs, 0, "“Soon,”", quill),
    ],
  }),
  makeArticle({ id: "c", file: "ferry.txt", title: "The last ferry", paragraphs: ["C."] }),
]);
const articles = (typed: string): string[] => library.suggestArticles(typed, 10).map(({ id }) => id);

describe("suggestArticles", () => {
  it.each([
    ["nothing typed gives all, in their order", "", ["a", "b", "c"]],
    ["the first word", "harbour", ["b"]],
    ["any word", "terminal", ["b"]],
    ["the beginning of a word", "harb", ["b"]],
    ["a typo", "harbuor", ["b"]],
    ["a typo in the beginning of a word", "terminla", ["b"]],
    ["two words in any order", "ferry closes", ["b"]],
    ["a word that several names have", "ferry", ["b", "c"]],
    ["the author", "brook", ["a"]],
    ["the file's name", "fire.txt", ["a"]],
    ["case and accents do not matter", "HÁRBOUR", ["b"]],
    ["what fits nothing gives nothing", "zebra", []],
    ["one word that fits nothing rules out", "ferry zebra", []],
  ])("%s", (_, typed, expected) => {
    expect(articles(typed)).toEqual(expected);
  });

  it("gives no more than asked for", () => {
    expect(library.suggestArticles("", 2)).toHaveLength(2);
    expect(library.suggestArticles("", 0)).toEqual([]);
  });
});

describe("suggestSpeakers", () => {
  it.each([
    ["the most quoted first where nothing is typed", "", ["Ada Quill", "Bo Renner"]],
    ["a last name", "renner", ["Bo Renner"]],
    ["a typo", "Quil", ["Ada Quill"]],
    ["what the speaker is", "harbour master", ["Ada Quill"]],
  ])("%s", (_, typed, expected) => {
    expect(library.suggestSpeakers(typed, 10).map(({ name }) => name)).toEqual(expected);
  });
});

describe("speakers", () => {
  it("are counted, the most quoted first, with their role", () => {
    expect(library.speakers).toEqual([
      { name: "Ada Quill", role: "the harbour master", quotations: 2 },
      { name: "Bo Renner", quotations: 1 },
    ]);
  });
});

describe("articleNamed", () => {
  it.each([
    ["an id", "b", "b"],
    ["a title, without regard to case", "the LAST ferry", "c"],
    ["a file", "news/harbour.md", "b"],
    ["a file without its folder and ending", "Harbour", "b"],
    ["nothing else", "harbour board", undefined],
  ])("knows %s", (_, name, id) => {
    expect(library.articleNamed(name)?.id).toBe(id);
  });
});
