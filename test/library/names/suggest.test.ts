import { describe, expect, it } from "vitest";
import type { SuggestQuery } from "../../../src/library/client.ts";
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
async function suggest(kind: "article" | "speaker", typed: string, more: Partial<SuggestQuery> = {}) {
  const suggestions = await library.suggest({ kind, typed, limit: 10, ...more });
  return suggestions.map(({ value }) => value);
}

describe("articles to suggest", () => {
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
  ])("%s", async (_, typed, expected) => {
    expect(await suggest("article", typed)).toEqual(expected);
  });

  it("are no more than asked for", async () => {
    expect(await suggest("article", "", { limit: 2 })).toEqual(["a", "b"]);
    expect(await suggest("article", "", { limit: 0 })).toEqual([]);
    expect(await suggest("article", "ferry", { limit: 1 })).toEqual(["b"]);
  });

  it("begin with those that are to come first, while nothing is typed", async () => {
    expect(await suggest("article", "", { first: ["c", "gone", "a"] })).toEqual(["c", "a", "b"]);
    expect(await suggest("article", " ", { first: ["c"], limit: 2 })).toEqual(["c", "a"]);
    expect(await suggest("article", "ferry", { first: ["c"] })).toEqual(["b", "c"]);
  });
});

describe("speakers to suggest", () => {
  it.each([
    ["the most quoted first where nothing is typed", "", ["Ada Quill", "Bo Renner"]],
    ["a last name", "renner", ["Bo Renner"]],
    ["a typo", "Quil", ["Ada Quill"]],
    ["what the speaker is", "harbour master", ["Ada Quill"]],
  ])("%s", async (_, typed, expected) => {
    expect(await suggest("speaker", typed)).toEqual(expected);
  });

  it("come with their role", async () => {
    expect(await library.suggest({ kind: "speaker", typed: "quill", limit: 1 })).toEqual([
      { value: "Ada Quill", name: "Ada Quill", detail: "the harbour master" },
    ]);
  });
});

describe("speakers", () => {
  it("are counted, the most quoted first, with their role", async () => {
    expect(await library.speakers({ limit: 10 })).toEqual({
      items: [
        { name: "Ada Quill", role: "the harbour master", quotationCount: 2, print: expect.any(String) },
        { name: "Bo Renner", quotationCount: 1, print: expect.any(String) },
      ],
      total: 2,
    });
  });

  it("are given a page at a time, of the library or of one article", async () => {
    const names = async (query: { offset?: number; limit: number; article?: string }) => {
      const { items, total } = await library.speakers(query);
      return [items.map(({ name }) => name), total];
    };
    expect(await names({ limit: 1 })).toEqual([["Ada Quill"], 2]);
    expect(await names({ limit: 1, offset: 1 })).toEqual([["Bo Renner"], 2]);
    expect(await names({ limit: 5, article: "b" })).toEqual([["Ada Quill", "Bo Renner"], 2]);
    expect(await names({ limit: 5, article: "a" })).toEqual([[], 0]);
    expect(await names({ limit: 5, article: "gone" })).toEqual([[], 0]);
  });

  it.each([
    ["in any case", { name: "ada QUILL" }, "Ada Quill"],
    ["by a part of it", { name: "Renner" }, "Bo Renner"],
    ["with a slip of the finger", { name: "Renenr" }, "Bo Renner"],
    ["not when nobody is called so", { name: "Zebedee" }, undefined],
    ["not by a print that is nobody’s", { print: "aaaaaaaa" }, undefined],
  ])("are found by name, %s", async (_, ref, name) => {
    expect((await library.speaker(ref))?.name).toBe(name);
  });

  it("are found again by the print in a button", async () => {
    const quill = await library.speaker({ name: "Ada Quill" });
    expect(await library.speaker({ print: quill?.print ?? "" })).toEqual(quill);
  });
});

describe("an article by its name", () => {
  it.each([
    ["an id", "b", "b"],
    ["a title, without regard to case", "the LAST ferry", "c"],
    ["a file", "news/harbour.md", "b"],
    ["a file without its folder and ending", "Harbour", "b"],
    ["nothing else", "harbour board", undefined],
  ])("is found by %s", async (_, name, id) => {
    expect((await library.article(name))?.id).toBe(id);
  });
});
