import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArticle } from "../../../src/articles/read-article.ts";

const file = "../shared/articles/000_8e398962ef508d64.txt";
const isThere = existsSync(file);

describe.skipIf(!isThere)("the article in ../shared (skipped where that folder is missing)", () => {
  const article = isThere ? readArticle("article.txt", readFileSync(file)) : undefined;
  const quotations = article && "quotations" in article ? article.quotations : [];
  const source = article && "source" in article ? article.source : "";

  /** The quotation that holds a word, with its speaker. */
  function holding(word: string): { kind?: string; confidence?: string; speaker?: string } {
    const found = quotations.find(({ parts }) =>
      parts.some(({ start, end }) => source.slice(start, end).includes(word)),
    );
    if (!found) return {};
    const { title, name, role } = found.speaker ?? {};
    const speaker = [title, name, role].filter(Boolean).join(", ");
    return { kind: found.kind, ...(speaker ? { speaker, confidence: found.confidence } : {}) };
  }

  const dillon = {
    speaker: "Col., Ryan Dillon, spokesman for Operation Inherent Resolve",
    confidence: "high",
  };
  const mattis = { speaker: "Gen., James Mattis, US defense secretary", confidence: "high" };

  it.each([
    ["leave", { kind: "speech", ...dillon }],
    ["strategy", { kind: "speech", ...dillon }],
    ["Syrians", { kind: "speech", ...dillon }],
    ["fight.", { kind: "partial", ...mattis }],
    ["Geneva", { kind: "speech", ...mattis }],
    ["trucks", { kind: "partial", speaker: "BBC", confidence: "high" }],
    ["Mad Dog", { kind: "title" }],
    ["secret", { kind: "title" }],
    ["capital", { kind: "scare" }],
    ["rebels", { kind: "scare" }],
  ])("says what “%s” is and who says it", (word, expected) => {
    expect(holding(word)).toEqual(expected);
  });
});
