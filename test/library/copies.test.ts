import { describe, expect, it } from "vitest";
import { type Answer, buildLibrary } from "../../src/library/index.ts";
import { makeArticle } from "../make-article.ts";
import { overMessages } from "../over-messages.ts";

const story = (id: string, ...paragraphs: string[]) =>
  makeArticle({ id, file: `${id}.txt`, title: `The dam (${id})`, paragraphs });
const leak =
  "Engineers of the water board found a leak in the Corrie dam on Sunday evening and lowered the lake by two metres.";
const other = "The board will close the road over the dam until the autumn, its chairwoman said on Monday.";
const third = "Anglers caught record trout in the lake last year.";
const question = "What did the engineers find in the Corrie dam?";

async function ask(articles: readonly ReturnType<typeof story>[], limit = 4): Promise<Answer> {
  return overMessages(await buildLibrary(articles)).ask({ question, limit });
}
const placesOf = (answer: Answer): string[] =>
  answer.kind === "nothing"
    ? []
    : answer.passages.map(({ article, paragraph, also = [] }) =>
        [`${article.id} ${paragraph}`, ...also.map((place) => `${place.article.id} ${place.paragraph}`)].join(
          " = ",
        ),
      );

describe("the same in two places", () => {
  it.each([
    ["word for word", leak],
    ["in other type", leak.toUpperCase()],
    ["with a word left out", leak.replace(" of the water board", "")],
    ["with a word more", leak.replace("on Sunday", "late on Sunday")],
    ["with another form of a name", leak.replace("Engineers", "Then engineers")],
  ])("takes one place and is named once: %s", async (_, copy) => {
    const [first = ""] = placesOf(await ask([story("one", leak, third), story("two", copy, other)]));
    expect(first.split(" = ").sort()).toEqual(["one 0", "two 0"]);
  });

  it.each([
    ["number", leak.replace("two metres", "five metres")],
    ["name", leak.replace("Corrie", "Lomond")],
    ["denial", leak.replace("found a leak", "did not find a leak")],
    [
      "sentence",
      "Engineers have looked for leaks in every dam of the county since the Corrie dam began to drip.",
    ],
  ])("is not the same with another %s", async (_, text) => {
    const places = placesOf(await ask([story("one", leak, third), story("two", text, other)]));
    expect(places.slice(0, 2).sort()).toEqual(["one 0", "two 0"]);
  });

  it("is named where only the sentence is the same", async () => {
    const long = `${leak} ${other} Police asked drivers to go by way of the valley and to be patient with those who work there.`;
    expect(placesOf(await ask([story("one", leak, third), story("two", long)]))[0]).toMatch(
      /^one 0 = two 0$|^two 0 = one 0$/,
    );
  });

  it("does not make the answer less sure", async () => {
    const single = await ask([story("one", leak, third, other)]);
    const twice = await ask([story("one", leak, third, other), story("two", leak, third, other)]);
    expect([single.kind, twice.kind]).toEqual(["found", "found"]);
    expect(placesOf(twice)[0]).toBe("one 0 = two 0");
  });

  it("is named in five places at most, in order", async () => {
    const many = Array.from({ length: 8 }, (_, i) => story(`a${i}`, leak, third));
    expect(placesOf(await ask(many))[0]).toBe("a0 0 = a1 0 = a2 0 = a3 0 = a4 0 = a5 0");
  });

  it("leaves room for what else there is", async () => {
    const places = placesOf(await ask([story("one", leak, other), story("two", leak, other)], 2));
    expect(places).toEqual(["one 0 = two 0", "one 1 = two 1"]);
  });
});
