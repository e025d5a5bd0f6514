import { describe, expect, it } from "vitest";
import { prepareParts } from "../../../src/library/build-library.ts";
import { analyzeQuestion } from "../../../src/library/rank/analyze-question.ts";
import { findEvidence } from "../../../src/library/rank/evidence.ts";
import { idfOf, matchQuestion } from "../../../src/library/rank/match-question.ts";
import { scanParagraph } from "../../../src/library/rank/match-terms.ts";
import { reportsSpeechOf } from "../../../src/library/rank/reported-speech.ts";
import { weights } from "../../../src/library/rank/weights.ts";
import { makeArticle } from "../../make-article.ts";

/** How much a sentence has of what the question asks for, 0 to 1. */
async function evidence(question: string, sentence: string): Promise<number> {
  const { index } = await prepareParts([makeArticle({ title: "Notes", paragraphs: [sentence] })], weights);
  const analyzed = analyzeQuestion(question, index, (stem, stemId) => idfOf(index, stem, stemId));
  const prepared = matchQuestion(index, analyzed);
  const [scan] = scanParagraph(index, prepared, 0).sentences;
  return scan === undefined ? 0 : findEvidence(index, prepared, scan).present;
}

describe("evidence of what is asked for", () => {
  it.each([
    ["When did the boiler burst?", "The boiler burst Monday night.", "Monday may see the boiler repaired."],
    ["When did the boiler burst?", "The boiler burst at 11:40 p.m.", "The boiler burst with a bang."],
    ["When did the boiler burst?", "The boiler burst last year.", "The boiler may burst."],
    ["When did the boiler burst?", "The boiler burst two weeks ago.", "The boiler is used all year."],
    ["When did the boiler burst?", "The boiler burst in March.", "The crew had to march past the boiler."],
    ["How old is the drummer?", "Lena Marsh, 11, is the drummer.", "The drummer has 11 brothers."],
    ["How old is the drummer?", "The 61-year-old drummer retired.", "The drummer paid $61."],
    ["How much did the organ cost?", "The organ cost $3.9 million.", "The organ has 39 pipes."],
    ["How much did the organ cost?", "The organ cost 900 euros.", "The organ gained 9 percent in value."],
    ["How long was the pool shut?", "The pool was shut for five weeks.", "The pool has five lanes."],
    ["What share of the pupils left?", "Of the pupils 23 percent left.", "Of the pupils 23 left."],
    ["How many goats were found?", "They found a dozen goats.", "The goats were found on Sept. 30."],
    [
      "Where was the bicycle found?",
      "The bicycle was found near the Hilton.",
      "The bicycle was found by Hilton.",
    ],
    ["Who fixed the clock?", "The clock was fixed by Dr. Amsel.", "The clock was fixed by noon."],
    ["Why did the fair close?", "The fair closed because of the wind.", "The fair closed on time."],
    ["How did the coach react?", '"I am stunned," the coach said.', "The coach went home."],
  ])("%s: %s rather than %s", async (question, more, less) => {
    expect(await evidence(question, more)).toBeGreaterThan(await evidence(question, less));
  });
});

describe("reported speech", () => {
  it.each([
    ["Amsel said the clock would strike again.", true],
    ["The clock would strike again, said Dr. Amsel.", true],
    ["Amsel, a retired jeweller, told visitors to wait.", true],
    ["A visitor handed the key to Amsel.", false],
    ["A visitor said the key was lost. Amsel went home.", false],
  ])("%s", async (text, expected) => {
    const { index } = await prepareParts([makeArticle({ title: "Notes", paragraphs: [text] })], weights);
    const stems = new Set([index.stemId(index.stemmer("amsel")) ?? -1]);
    expect(reportsSpeechOf(index, 0, stems)).toBe(expected);
  });
});
