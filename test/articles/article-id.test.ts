import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { articleId } from "../../src/articles/article-id.ts";

describe("articleId", () => {
  test.each([
    ["fire", "fire"],
    ["2020/Mill Fire_2", "2020-mill-fire-2"],
    ["Café Zoë", "cafe-zoe"],
  ])("makes %j into %j", (name, id) => expect(articleId(name)).toBe(id));

  it("tells names apart that a slug cannot write", () => {
    const ids = ["新闻", "報道", "", "a".repeat(41), `${"a".repeat(41)}b`, "新闻 2020", "報道 2020"].map(
      articleId,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is always a valid id, and always the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(articleId(name)).toMatch(/^[a-z0-9-]{1,40}$/);
        expect(articleId(name)).toBe(articleId(name.normalize("NFD")));
      }),
    );
  });
});
