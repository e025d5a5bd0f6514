import { describe, expect, it } from "vitest";
import { pseudoNews, questionsOn } from "./text.ts";

describe("the bench's text", () => {
  it("has as many paragraphs as asked for, and is the same every time", () => {
    const articles = pseudoNews(500);
    expect(articles.flatMap(({ paragraphs }) => paragraphs)).toHaveLength(500);
    expect(pseudoNews(500)).toEqual(articles);
    expect(questionsOn(articles, 20)).toEqual(questionsOn(pseudoNews(500), 20));
  });

  it("meets new words ever more rarely, as English does", () => {
    const words = pseudoNews(4000)
      .flatMap(({ paragraphs }) => paragraphs)
      .map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
    const vocabulary = (paragraphs: number) => new Set(words.slice(0, paragraphs).flat()).size;
    const growth = Math.log2(vocabulary(4000) / vocabulary(2000));
    expect(growth).toBeGreaterThan(0.4);
    expect(growth).toBeLessThan(0.85);
  });

  it("asks about words of the text, in part in other words", () => {
    const articles = pseudoNews(500);
    const known = new Set(articles.flatMap(({ paragraphs }) => paragraphs.join(" ").match(/\p{L}+/gu) ?? []));
    const asked = questionsOn(articles, 100).flatMap((question) => question.match(/\p{L}{5,}/gu) ?? []);
    const share = asked.filter((word) => known.has(word)).length / asked.length;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(1);
  });
});
