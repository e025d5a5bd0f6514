import { describe, expect, it } from "vitest";
import { prepareParts } from "../../../src/library/build-library.ts";
import { weights } from "../../../src/library/rank/weights.ts";
import { rankText } from "../../../src/library/rank-text.ts";
import { makeArticle } from "../../make-article.ts";

/** Ranks the paragraphs of one article; gives their numbers, best first. */
async function ranking(question: string, paragraphs: string[], title = "Notes"): Promise<number[]> {
  const parts = await prepareParts([makeArticle({ title, paragraphs })], weights);
  const { ranked } = await rankText(parts, question, { article: 0 }, []);
  return ranked.map(({ paragraph }) => paragraph);
}

describe("ranking puts first", () => {
  it("the paragraph that covers more of the question", async () => {
    const order = await ranking("Which ship carried timber to Aldermouth?", [
      "A ship came in on Friday. The crew went ashore.",
      "The timber for the new pier was carried to Aldermouth by a Danish ship, the Freya.",
      "Aldermouth has a market on Fridays.",
    ]);
    expect(order[0]).toBe(1);
  });

  it("rare words over usual ones", async () => {
    const order = await ranking("Which people in the town saw the regatta?", [
      "People in the town work hard, and most people like it there.",
      "The regatta was watched by a crowd.",
      "A town needs its people.",
    ]);
    expect(order[0]).toBe(1);
  });

  it("a date where the question is when", async () => {
    const order = await ranking("When did Halloran leave the company?", [
      "Halloran left the company after a quarrel with his brother.",
      "Halloran left the company in March 1962.",
      "The company was sold.",
    ]);
    expect(order[0]).toBe(1);
  });

  it("a number where the question is how many", async () => {
    const order = await ranking("How many sheep did the farm lose?", [
      "The farm lost sheep to wolves, and the farmer lost his patience.",
      "The farm lost 31 sheep in the flood.",
      "Sheep need a dry field.",
    ]);
    expect(order[0]).toBe(1);
  });

  it("a name where the question is who", async () => {
    const order = await ranking("Who repaired the organ?", [
      "The organ was repaired with care and at great cost in the spring.",
      "The organ was repaired by Greta Lindqvist of Malmo.",
      "An organ needs air.",
    ]);
    expect(order[0]).toBe(1);
  });

  it("words side by side over the same words apart", async () => {
    const order = await ranking("What is a storm petrel?", [
      "In the storm the keeper lost sight of the lamp, and in the morning he found a dead petrel.",
      "The storm petrel is the smallest of the seabirds here.",
      "Gulls are larger.",
    ]);
    expect(order[0]).toBe(1);
  });

  it("words in one sentence over words all over the paragraph", async () => {
    const order = await ranking("Where did the mayor meet the pilots?", [
      "The mayor was tired. He had come by train. Pilots were on strike. He hoped to meet his sister in town.",
      "The mayor met the pilots in a tent. It rained. Nobody minded much. They drank tea.",
      "It was a long day for everybody who had come.",
    ]);
    expect(order[0]).toBe(1);
  });

  it("a word of the same root or meaning over none", async () => {
    const order = await ranking("Which country does the physician come from?", [
      "Nobody knows which road leads there.",
      "The doctor is from Norway.",
      "It rained in the whole region.",
    ]);
    expect(order[0]).toBe(1);
  });

  it("a sentence that goes on from the one that names the subject", async () => {
    const order = await ranking("When was the Corbel Tower struck by lightning?", [
      "Lightning is frequent in July. Towers are often struck.",
      "The Corbel Tower stands on the market square. It was struck by lightning in 1820.",
      "The square is paved.",
    ]);
    expect(order[0]).toBe(1);
  });
});

describe("the best sentence", () => {
  it.each([
    ["When did it open?", "The mill was planned for years. It opened in 1871. Wheat came by barge.", 1],
    [
      "Who paid for the mill?",
      "The mill was planned for years. A widow, Ida Storm, paid for it. It was red.",
      1,
    ],
    ["Why was the mill shut?", "It was red. The mill was shut because the river had run dry.", 1],
    ["How much wheat could it store?", "Wheat came by barge. It could store 300 tons of wheat.", 1],
  ])("answers %s", async (question, text, sentence) => {
    const parts = await prepareParts([makeArticle({ title: "The mill", paragraphs: [text] })], weights);
    const { ranked } = await rankText(parts, question, { article: 0 }, []);
    expect(ranked[0]?.sentence).toBe(sentence);
  });
});

describe("across a library", () => {
  it("the article that is about the question wins over a passing mention", async () => {
    const parts = await prepareParts(
      [
        makeArticle({
          id: "a",
          title: "Market news",
          paragraphs: ["Honey is dear. The council met.", "Eggs are cheap."],
        }),
        makeArticle({
          id: "b",
          title: "The council of Marl",
          paragraphs: [
            "The council of Marl met on Monday.",
            "The council spoke of drains.",
            "Marl is small.",
          ],
        }),
      ],
      weights,
    );
    const { ranked } = await rankText(parts, "What did the council of Marl speak of?", {}, []);
    expect(ranked[0]?.paragraph).toBe(3);
  });
});
