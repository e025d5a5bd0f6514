import { describe, expect, it } from "vitest";
import { oncePerParagraph, oncePerRange, oncePerToken } from "../../../src/articles/quotations/once.ts";
import { scanMarks } from "../../../src/articles/quotations/scan-marks.ts";
import { readTokens, type SceneToken } from "../../../src/articles/quotations/tokens.ts";
import { makeArticle } from "../../make-article.ts";

function tokensOf(text: string): readonly SceneToken[] {
  const [paragraph] = makeArticle({ paragraphs: [text] }).paragraphs;
  return paragraph ? readTokens(paragraph, scanMarks(text, "double")) : [];
}

describe("what is asked of a paragraph's tokens", () => {
  const [first, second] = [tokensOf("Ida Roe left."), tokensOf("Mo Poe stayed.")];

  it("is found once a paragraph, and anew for another", () => {
    const asked: (readonly SceneToken[])[] = [];
    const lengthOf = oncePerParagraph((tokens) => asked.push(tokens));
    expect([lengthOf(first), lengthOf(second), lengthOf(first), lengthOf(second)]).toEqual([1, 2, 1, 2]);
    expect(asked).toEqual([first, second]);
  });

  it("is found once a token, also where nothing is found", () => {
    const asked: number[] = [];
    const capitalAt = oncePerToken((tokens, at) => {
      asked.push(at);
      return tokens[at]?.isCapital ? tokens[at] : undefined;
    });
    for (const at of [0, 2, 0, 2]) expect(capitalAt(first, at)).toBe(at === 0 ? first[0] : undefined);
    expect(asked).toEqual([0, 2]);
  });

  it("is found once a token and limit", () => {
    const asked: (readonly number[])[] = [];
    const range = oncePerRange((_, at, limit) => {
      asked.push([at, limit]);
      return at < limit ? { at, limit } : undefined;
    });
    for (const [at, limit] of [
      [0, 1],
      [1, 0],
      [0, 2],
      [0, 1],
      [1, 0],
    ] as const)
      expect(range(first, at, limit)).toEqual(at < limit ? { at, limit } : undefined);
    expect(asked).toEqual([
      [0, 1],
      [1, 0],
      [0, 2],
    ]);
  });
});
