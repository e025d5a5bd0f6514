import { describe, expect, it } from "vitest";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { buildLibrary } from "../../../src/library/index.ts";
import { isProperName } from "../../../src/library/names/proper-name.ts";
import { indexQuotations } from "../../../src/library/names/quotation-index.ts";
import { makeArticle } from "../../make-article.ts";

describe("a speaker has a name", () => {
  it.each([
    ["Ida Roe", "person"],
    ["the Harbour Trust", "group"],
    ["The Economist", "outlet"],
    ["Roe", "person"],
    ["Airlines for America", "group"],
  ] as const)("%s", (name, type) => {
    expect(isProperName(name, type)).toBe(true);
  });

  it.each([
    ["a spokesman for the Harbour Trust", "person"],
    ["The former president", "person"],
    ["Some critics", "group"],
    ["Officials", "group"],
    ["Harbour officials", "group"],
    ["the report", "document"],
    ["One of the Sailors", "person"],
    ["OSCAR DEL POZO/AFP", "person"],
    ["25", "group"],
  ] as const)("but not %s", (name, type) => {
    expect(isProperName(name, type)).toBe(false);
  });
});

const paragraphs = [
  "Superintendent Ida Roe opened the weir. The Harbour Equality Commission (HEC) paid.",
  "“It holds,” Roe said. “It will hold for years,” a spokesman for the town said.",
  "“We paid for the whole weir,” the commission said. “And for the bridge,” said the HEC.",
  "“It leaks,” said The Economist. “It leaks badly,” wrote The Economist.",
];
const article = makeArticle({ paragraphs });
const attributed = { ...article, ...attributeQuotations(article.paragraphs) };
const library = await buildLibrary([attributed]);

describe("the speakers of a library", () => {
  it("are those who are named, once each", async () => {
    const { items } = await library.speakers({ limit: 10 });
    expect(items.map(({ name, quotationCount }) => [name, quotationCount])).toEqual([
      ["Harbour Equality Commission", 2],
      ["Economist", 2],
      ["Ida Roe", 1],
    ]);
  });

  it("are found by any form of their name, and by what the article calls them", async () => {
    const { narrowed } = await library.ask({ question: "what did the HEC say" });
    expect(narrowed?.speaker).toBe("Harbour Equality Commission");
    const index = indexQuotations([attributed], [0]);
    expect(index.describedBy(["the", "superintendent"])).toEqual(["Ida Roe"]);
    expect(index.namedIn(["the", "hec"])).toEqual(["Harbour Equality Commission"]);
  });
});
