import { describe, expect, it } from "vitest";
import { faultOf, quotationOf, readMarkedTexts } from "./marked-texts.ts";

describe("the turns of transcripts and interviews", () => {
  it.each([
    ["written.txt", "written beside the rules"],
    ["kept.txt", "written before them, and kept for checking"],
    ["later.txt", "written after them"],
    ["last.txt", "written after those"],
    ["other-forms.txt", "chats, plays, records, interviews without labels"],
    ["later-forms.txt", "more of those, and what is none of them"],
    ["third-forms.txt", "more again"],
  ])("%s, %s: at least 95 in 100 have the right speaker", (file) => {
    const texts = readMarkedTexts(file);
    const turns = texts.flatMap((text) => text.turns.map((turn) => faultOf(text, turn)));
    const faults = turns.filter((fault) => fault !== undefined);
    expect(texts.length).toBeGreaterThanOrEqual(8);
    expect(faults.length / turns.length, faults.join("\n")).toBeLessThanOrEqual(0.05);
  });

  it("ask where an interviewer speaks, and nowhere else", () => {
    const wrong: string[] = [];
    for (const { article, turns } of [...readMarkedTexts("written.txt"), ...readMarkedTexts("kept.txt")]) {
      const isInterview = turns.some(({ isQuestion }) => isQuestion);
      for (const { words, isQuestion } of isInterview ? turns : []) {
        const quoted = quotationOf(article, words);
        if (quoted && (quoted.isQuestion ?? false) !== isQuestion) wrong.push(`${article.file}: ${words}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("what is no transcript", () => {
  it.each(readMarkedTexts("none.txt"))("is not taken for one: $article.file", ({ article }) => {
    expect(article.quotations.filter(({ rule }) => rule === "transcript")).toEqual([]);
  });
});
