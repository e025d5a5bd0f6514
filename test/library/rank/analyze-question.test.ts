import { describe, expect, it } from "vitest";
import { prepareParts } from "../../../src/library/build-library.ts";
import { type AnswerKind, analyzeQuestion } from "../../../src/library/rank/analyze-question.ts";
import { weights } from "../../../src/library/rank/weights.ts";
import { makeArticle } from "../../make-article.ts";

const { index } = await prepareParts([makeArticle({ paragraphs: ["The ferry left."] })], weights);
const analyze = (text: string) => analyzeQuestion(text, index, () => 1);

describe("analyzeQuestion", () => {
  it.each<[string, AnswerKind]>([
    ["Who owns the shop?", "person"],
    ["Which politician opposed it?", "person"],
    ["When did the ferry stop?", "time"],
    ["In what year was the pier built?", "time"],
    ["At what time does the boat leave?", "time"],
    ["Where was the ship built?", "place"],
    ["In which city did they meet?", "place"],
    ["How many people were on board?", "count"],
    ["How long is the bridge?", "measure"],
    ["What percentage of voters agreed?", "measure"],
    ["What does a ticket cost?", "measure"],
    ["Why did the engine fail?", "reason"],
    ["What was the reason for the delay?", "reason"],
    ["How did the fire start?", "manner"],
    ["What did the mayor say about the mill?", "speech"],
    ["What is a bandage?", "thing"],
    ["Tell me about the ferry", "fact"],
  ])("%s asks for a %s", (text, kind) => {
    expect(analyze(text).kind).toBe(kind);
  });

  it("keeps the informative words as they were written, each once", () => {
    const { terms } = analyze("Which ferries, and which Ferry, does the Board of Alder Bay close?");
    expect(terms.map(({ written }) => written)).toEqual(["ferries", "Board", "Alder", "Bay", "close"]);
  });

  it.each<[string, AnswerKind]>([
    ["wen did the ferry stop", "time"],
    ["hwo owns the shop", "person"],
    ["wich politician opposed it", "person"],
    ["waht is a bandage", "thing"],
  ])("takes a mistyped question word for what it is: %s", (text, kind) => {
    const { kind: found, terms } = analyze(text);
    expect(found).toBe(kind);
    expect(terms.map(({ written }) => written)).not.toContain(text.split(" ")[0]);
  });

  it("knows which words the library has", () => {
    const { terms } = analyze("Does the ferry meet a penguin?");
    expect(terms.filter(({ stemId }) => stemId < 0).map(({ word }) => word)).toEqual(["meet", "penguin"]);
  });

  it("finds the noun that the answer is one of", () => {
    const { terms, focus } = analyze("Which oil fields did they capture?");
    expect(focus.map((term) => terms[term]?.word)).toEqual(["oil", "fields"]);
  });

  it("takes phrases out of any quotation marks", () => {
    expect(analyze('who said “by, with and through” and "mad dog"?').phrases).toEqual([
      ["by", "with", "and", "through"],
      ["mad", "dog"],
    ]);
  });

  it.each([
    ["and when was that?", false],
    ["why did they leave?", false],
    ["who said it?", false],
    ["what is that bridge?", true],
    ["when did it leave Dunmore?", true],
    ["who repaired the bridge?", true],
    ["how did the ferry and its crew fare?", true],
  ])("knows whether a question stands alone: %s %s", (text, expected) => {
    expect(analyze(text).standsAlone).toBe(expected);
  });

  it("looks at a part of a huge question only", () => {
    const { terms } = analyze(Array.from({ length: 2000 }, (_, i) => `word${i}`).join(" "));
    expect(terms).toHaveLength(30);
  });
});
