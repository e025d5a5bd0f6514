import { describe, expect, it } from "vitest";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { makeArticle } from "../../make-article.ts";
import { said, unsaid } from "./unsaid-table.ts";

/** The speaker of a text's last quotation, or null where nobody is credited. */
function speakerOf(text: string): string | null {
  return (
    attributeQuotations(makeArticle({ paragraphs: [text] }).paragraphs).quotations.at(-1)?.speaker?.name ??
    null
  );
}

const rows = Object.entries(unsaid).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const));

describe("a hundred ways of not saying it, and a hundred of saying it", () => {
  it.each(rows)("%s: nobody is credited by %s", (_, text) => {
    expect(speakerOf(text)).toBeNull();
  });

  it.each(said)("%s", (text, speaker) => {
    expect(speakerOf(text)).toBe(speaker);
  });
});
