import { describe, expect, it } from "vitest";
import { printOf } from "../../src/articles/index.ts";
import { buildLibrary, type LibraryClient, libraryMethods } from "../../src/library/index.ts";
import { makeArticle, makeQuotation, makeSlice } from "../make-article.ts";
import { overMessages } from "../over-messages.ts";

const paragraphs = ["The ferry left.", "“It was late,” said Ida Roe.", "Nobody waited.", "The ferry left."];
const roe = { mention: "Ida Roe", name: "Ida Roe", type: "person" } as const;
const ferry = makeArticle({
  id: "ferry",
  title: "The ferry",
  url: "https://lund.example/ferry",
  paragraphs,
  quotations: [makeQuotation(paragraphs, 1, "“It was late,”", roe)],
});
const pier = makeArticle({ id: "pier", file: "pier.txt", title: "The pier", paragraphs: ["A gull landed."] });
const library = await buildLibrary([ferry, pier]);

describe("a library", () => {
  it("sums itself up, with a print that changes when anything of an article does", async () => {
    const summary = await library.summary();
    expect(summary).toMatchObject({ articleCount: 2, paragraphCount: 5 });
    const prints = await Promise.all(
      [
        [ferry, pier],
        [pier, ferry],
        [ferry, { ...pier, author: "Jo Hale" }],
        [ferry, { ...pier, source: "A gull left." }],
      ].map(async (articles) => (await (await buildLibrary(articles)).summary()).print),
    );
    expect(prints[0]).toBe(summary.print);
    expect(new Set(prints).size).toBe(4);
  });

  it("gives its articles a page at a time, in order", async () => {
    const ids = async (query: { offset?: number; limit: number }) => {
      const { items, total } = await library.articles(query);
      return [items.map(({ id }) => id), total];
    };
    expect(await ids({ limit: 5 })).toEqual([["ferry", "pier"], 2]);
    expect(await ids({ limit: 1 })).toEqual([["ferry"], 2]);
    expect(await ids({ offset: 1, limit: 1 })).toEqual([["pier"], 2]);
    expect(await ids({ offset: 2, limit: 1 })).toEqual([[], 2]);
  });

  it("gives of an article what is known besides its text", async () => {
    expect(await library.article("pier")).toEqual({
      id: "pier",
      file: "pier.txt",
      title: "The pier",
      author: null,
      date: null,
      publication: null,
      url: null,
      paragraphCount: 1,
      print: printOf(pier.source),
    });
  });
});

describe("a paragraph", () => {
  it("comes with its quotations, its print and those of its neighbours", async () => {
    for (const index of [0, 1, 2, 3]) {
      expect(await library.paragraph({ article: "ferry", paragraph: index })).toEqual({
        kind: "same",
        slice: makeSlice(ferry, index),
      });
    }
  });

  const prints = (paragraph: string, article = ferry.source) => ({
    article: printOf(article),
    paragraph: printOf(paragraph),
  });
  it.each([
    ["where it was", 2, prints("Nobody waited."), "same", 2],
    ["where it stands now", 0, prints("Nobody waited.", "another"), "changed", 2],
    ["where it was, though the same words stand before it", 3, prints("The ferry left."), "same", 3],
    ["first where the same words stand twice", 1, prints("The ferry left.", "another"), "changed", 0],
    ["although it stood beyond the end", 9, prints("Nobody waited.", "another"), "changed", 2],
  ])("is found by its print %s", async (_, paragraph, given, kind, now) => {
    const result = await library.paragraph({ article: "ferry", paragraph, prints: given });
    expect(result).toMatchObject({ kind, slice: { paragraph: now } });
  });

  it.each([
    ["its words are", { article: "ferry", paragraph: 0, prints: prints("Rewritten.") }, "gone-paragraph"],
    ["there are fewer", { article: "ferry", paragraph: 4 }, "gone-paragraph"],
    ["its article is", { article: "gone", paragraph: 0 }, "gone-article"],
  ])("is gone where %s", async (_, ref, kind) => {
    expect(await library.paragraph(ref)).toEqual({ kind });
  });
});

describe("a link to words", () => {
  it.each([
    ["leads to them", { article: "ferry", paragraph: 2, start: 0, end: 13 }, /:~:text=Nobody%20waited$/],
    ["is none without an address", { article: "pier", paragraph: 0, start: 0, end: 5 }, null],
    ["is none in an article that is gone", { article: "gone", paragraph: 0, start: 0, end: 5 }, null],
  ])("%s", async (_, words, expected) => {
    const link = await library.link({ ...words, longest: 512 });
    if (expected === null) expect(link).toBeNull();
    else expect(link).toMatch(expected);
  });

  it("is as long as asked for", async () => {
    const words = { article: "ferry", paragraph: 2, start: 0, end: 13 };
    expect(await library.link({ ...words, longest: 40 })).toBe("https://lund.example/ferry");
    expect(await library.link({ ...words, longest: 10 })).toBeNull();
  });
});

it("asked through messages a library says the same", async () => {
  const asked: { [Method in keyof LibraryClient]: Parameters<LibraryClient[Method]> } = {
    summary: [],
    articles: [{ limit: 5 }],
    article: ["ferry"],
    speakers: [{ limit: 5 }],
    speaker: [{ name: "roe" }],
    ask: [{ question: "Who was late in the ferry article?" }],
    quotes: [{ limit: 5 }],
    check: [{ text: "“Nobody waited for it”" }],
    paragraph: [{ article: "ferry", paragraph: 1 }],
    link: [{ article: "ferry", paragraph: 1, start: 0, end: 9, longest: 512 }],
    resembling: [["the ferry left", "nobody waited", "it was late", "ida roe"]],
    suggest: [{ kind: "article", typed: "fer", limit: 5 }],
  };
  const elsewhere = overMessages(library);
  expect(Object.keys(asked).sort()).toEqual([...libraryMethods].sort());
  for (const method of libraryMethods) {
    const call = (client: LibraryClient): Promise<unknown> =>
      Reflect.apply(client[method], client, asked[method]);
    const answer = await call(library);
    expect(answer, method).toBeTruthy();
    expect(await call(elsewhere), method).toEqual(answer);
  }
});
