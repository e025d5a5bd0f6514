import { describe, expect, it } from "vitest";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { makeArticle } from "../../make-article.ts";
import { articles } from "./people-articles.ts";

interface Judged {
  readonly kind: string;
  readonly words: string;
  readonly expected: string;
  readonly shown: string;
}

/** What is shown for every quotation of an article, beside what stands in brackets behind it. */
function judge(kind: string, marked: string): Judged[] {
  const lines = marked.trim().split("\n");
  const { paragraphs } = makeArticle({ paragraphs: lines.map((line) => line.replace(/\[[^\]]*\]/g, "")) });
  const { quotations } = attributeQuotations(paragraphs);
  return lines.flatMap((line, paragraph) =>
    [...line.matchAll(/(“[^”]*”,?)\[([^\]]*)\]/g)].map(([, quoted = "", expected = ""]) => {
      const words = quoted.replace(/,$/, "");
      const start = paragraphs[paragraph]?.text.indexOf(words);
      const found = quotations.find((one) => one.paragraph === paragraph && one.start === start);
      const shown = found?.confidence === "high" ? (found.speaker?.name ?? "") : "";
      return { kind, words, expected, shown };
    }),
  );
}

const judged = Object.entries(articles).flatMap(([kind, marked]) => judge(kind, marked));

describe("who says what in little articles of many kinds", () => {
  it("has enough of them", () => {
    expect(judged.length).toBeGreaterThanOrEqual(115);
  });

  it("shows nobody who does not say it", () => {
    expect(judged.filter(({ shown, expected }) => shown !== "" && shown !== expected)).toEqual([]);
  });

  it("shows who does, nearly always", () => {
    const missing = judged.filter(({ shown, expected }) => shown === "" && expected !== "");
    expect(missing.length, JSON.stringify(missing, null, 1)).toBeLessThanOrEqual(judged.length * 0.05);
  });
});
