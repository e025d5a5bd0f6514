import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Quotation } from "../../../src/articles/article.ts";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { makeArticle } from "../../make-article.ts";

function linesOf(file: string): string[] {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  return text.split("\n").filter((line) => line !== "");
}

function quotationIn(line: string): Quotation | undefined {
  return attributeQuotations(makeArticle({ paragraphs: [line] }).paragraphs).quotations.at(-1);
}

describe("forms of not saying it, written before the rules for them", () => {
  it.each(linesOf("unsaid-forms.txt"))("nobody is shown by %s", (line) => {
    const { confidence, speaker } = quotationIn(line) ?? {};
    expect(confidence === "high" ? speaker?.name : undefined).toBeUndefined();
  });

  it("and in nine of ten nobody is thought of at all", () => {
    const lines = linesOf("unsaid-forms.txt");
    const credited = lines.filter((line) => quotationIn(line)?.speaker !== undefined);
    expect(credited.length, credited.join("\n")).toBeLessThan(lines.length / 8);
  });

  it.each(linesOf("said-forms.txt"))("but she says it in %s", (line) => {
    expect(quotationIn(line)?.speaker?.name).toMatch(/^(?:Mara Kolb|Ida Roe)$/);
  });
});
