import { beforeAll, describe, expect, it } from "vitest";
import { sampleRuns } from "../../../src/articles/sample-runs.ts";
import { buildLibrary, type LibraryClient } from "../../../src/library/index.ts";
import { makeArticle } from "../../make-article.ts";

const ferry = [
  "The ferry to Gull Island costs 30 crowns from Monday on, the harbour board has decided.",
  "“It is too much for us,” said Piet Oster, who takes it to school and back on five days of the week.",
  "The board says that fuel and wages have become dearer since the last change eight years ago.",
];
const mill = ["The old mill on the river burned down in the night to Sunday; nobody was hurt by the fire."];

describe("an article resembles", () => {
  let library: LibraryClient;
  beforeAll(async () => {
    library = await buildLibrary([
      makeArticle({ id: "ferry", paragraphs: ferry }),
      makeArticle({ id: "mill", paragraphs: mill }),
      makeArticle({ id: "both", paragraphs: [...mill, ...ferry] }),
    ]);
  });
  const found = async (texts: readonly string[]) => {
    const runs = sampleRuns(texts.map((text) => ({ text })));
    return (await library.resembling(runs)).map(({ article, share }) => `${article.id} ${share.toFixed(1)}`);
  };

  it.each<[string, readonly string[], readonly string[]]>([
    ["those that hold all of its words, also as a part", ferry, ["ferry 1.0", "both 1.0"]],
    [
      "one with a number and a few words changed",
      ferry.map((text) => text.replace(/30|too|wages/, "x")),
      ["ferry 0.7", "both 0.7"],
    ],
    [
      "one in other marks and case",
      [mill.join(" ").toUpperCase().replace(/-/g, "—")],
      ["mill 1.0", "both 1.0"],
    ],
    ["the likest first", [...ferry, ...mill], ["both 1.0", "ferry 0.8"]],
    [
      "none on the same things in words of its own",
      [
        "Going to Gull Island by boat will soon be dearer, as people of the harbour board said on Friday night.",
      ],
      [],
    ],
    [
      "one that holds nearly all of a sentence",
      ["The ferry to Gull Island costs 30 crowns."],
      ["ferry 0.8", "both 0.8"],
    ],
    ["none by a few words", ["The ferry to Gull Island costs"], []],
  ])("%s", async (_, texts, expected) => {
    expect(await found(texts)).toEqual(expected);
  });
});
