import { describe, expect, it } from "vitest";
import { answerAsJson } from "../../src/doors/answer-as-json.ts";
import type { Answer, Passage } from "../../src/library/index.ts";
import { makeArticle, makeSlice } from "../make-article.ts";

const pier = makeArticle({ id: "pier", title: "The pier", paragraphs: ["A gull.", "It flew. It landed."] });
const passage: Passage = {
  ...makeSlice(pier, 1),
  sentence: { start: 9, end: 19 },
  score: 2.5,
  confidence: 0.4,
};
const evidence = { question: "Where?", matched: ["pier"], missing: ["heron"], corrections: [] };
const shown = {
  articleId: "pier",
  title: "The pier",
  author: null,
  date: null,
  publication: null,
  url: null,
  paragraph: 2,
  paragraphs: 2,
  text: "It flew. It landed.",
  sentence: "It landed.",
  score: 2.5,
};

describe("an answer as JSON", () => {
  it.each<[Answer["kind"], Answer, object[]]>([
    ["found", { ...evidence, kind: "found", passages: [passage] }, [shown]],
    ["near", { ...evidence, kind: "near", passages: [passage, passage] }, [shown, shown]],
    ["nothing", { ...evidence, kind: "nothing" }, []],
  ])("that is %s", (kind, answer, passages) => {
    expect(answerAsJson(answer)).toEqual({
      question: "Where?",
      kind,
      passages,
      matched: ["pier"],
      missing: ["heron"],
    });
  });

  it.each(["near", "nothing"] as const)("says whose words are not there, where it is %s", (kind) => {
    const unsaid = { kind: "unquoted", speaker: "Ida Roe" } as const;
    const answer: Answer =
      kind === "near" ? { ...evidence, kind, passages: [passage], unsaid } : { ...evidence, kind, unsaid };
    expect(answerAsJson(answer)).toMatchObject({ kind, unsaid });
  });

  it("names the other places of a passage", () => {
    const also = [{ article: passage.article, paragraph: 0 }];
    const answer: Answer = { ...evidence, kind: "found", passages: [{ ...passage, also }] };
    expect(answerAsJson(answer).passages).toEqual([
      { ...shown, also: [{ articleId: "pier", title: "The pier", url: null, paragraph: 1 }] },
    ]);
  });
});
