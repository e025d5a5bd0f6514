import { describe, expect, it } from "vitest";
import { prepareParts } from "../../../src/library/build-library.ts";
import { idfOf } from "../../../src/library/rank/match-question.ts";
import { weights } from "../../../src/library/rank/weights.ts";
import { wordFeatures } from "../../../src/library/rank/word-features.ts";
import { rankText } from "../../../src/library/rank-text.ts";
import { makeArticle } from "../../make-article.ts";

const parts = await prepareParts(
  [
    makeArticle({
      title: "Notes",
      paragraphs: ["The ferry left the harbour at noon.", "A crane stood idle.", "The town said nothing."],
    }),
  ],
  weights,
);
const features = async (question: string) => {
  const { asked, ranked, isWithin } = await rankText(parts, question, {}, []);
  return wordFeatures(asked, ranked, isWithin);
};

describe("what the words say of a passage", () => {
  it.each([
    ["the rarest word of the question is missing from it", "Which zeppelin left the harbour?", 1],
    ["the rarest word is in it", "Which ferry left after the war?", 0],
  ])("%s", async (_, question, expected) => {
    expect((await features(question))["rarestMissing"]).toBe(expected);
  });
});

describe("what a word tells", () => {
  const { index } = parts;
  const idf = (stem: string) => idfOf(index, index.stemmer(stem), index.stemId(index.stemmer(stem)) ?? -1);

  it("is less, in a handful of paragraphs, the more usual the word is in English", () => {
    // Each stands in one paragraph of three.
    expect(idf("said")).toBeLessThan(idf("crane") - 0.3);
  });

  it("is most of a word that no paragraph has", () => {
    expect(idf("zeppelin")).toBeGreaterThan(idf("crane"));
  });
});
