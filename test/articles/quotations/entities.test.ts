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
