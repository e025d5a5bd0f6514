import { describe, expect, it } from "vitest";
import { prepareParts } from "../../../src/library/build-library.ts";
import { compoundsAsIn } from "../../../src/library/rank/compounds.ts";
import { weights } from "../../../src/library/rank/weights.ts";
import { makeArticle } from "../../make-article.ts";

const { index } = await prepareParts(
  [
    makeArticle({
      title: "Town notes",
      paragraphs: [
        "Twelve F-35 jets stood at the base. A wave of COVID-19 hit the town, and its Wi-Fi failed.",
        "The ceasefire held. A well-known singer sold her car. A pet shop closed. The man on the pier left.",
      ],
    }),
  ],
  weights,
);

describe("a question's compounds are written as the library has them", () => {
  it.each([
    ["How many F35 jets?", "How many F 35 jets?"],
    ["covid19 wave", "covid 19 wave"],
    ["is wifi down", "is wi fi down"],
    ["did the cease-fire hold", "did the ceasefire hold"],
    // As they stand there, or nowhere there.
    ["F-35 jets", "F-35 jets"],
    ["a well-known singer", "a well-known singer"],
    ["an ill-fated F16", "an ill-fated F16"],
    // Its halves stand there, but never side by side, or are words of every text.
    ["who sells carpet", "who sells carpet"],
    ["who is Manon", "who is Manon"],
    ["", ""],
  ])("%j is %j", (asked, expected) => {
    expect(compoundsAsIn(index, asked)).toBe(expected);
  });
});
