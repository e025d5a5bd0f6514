import { describe, expect, it } from "vitest";
import { prepareParts } from "../../../src/library/build-library.ts";
import { paragraphsOfArticleWith } from "../../../src/library/index/text-index.ts";
import { weights } from "../../../src/library/rank/weights.ts";
import { makeArticle } from "../../make-article.ts";

describe("in how many paragraphs of an article a stem stands", async () => {
  const { index } = await prepareParts(
    [
      makeArticle({ id: "a", title: "", paragraphs: ["Ferry, pier.", "Ferries: a ferry.", "Crane."] }),
      makeArticle({ id: "b", title: "", paragraphs: [...Array(300).fill("Crane."), "Pier, crane, dock."] }),
    ],
    weights,
  );
  const count = (article: number, stem: string) =>
    paragraphsOfArticleWith(index, article, index.stemId(stem) ?? -1);

  it.each([
    ["once for each paragraph", 0, "ferri", 2],
    ["of this article only", 1, "pier", 1],
    ["of none", 1, "ferri", 0],
    // A count shares its number with the stem's id: more would count for the next stem.
    ["up to 255", 1, "crane", 255],
    ["of the stem next to one that stands in more", 1, "dock", 1],
  ])("%s", (_, article, stem, expected) => {
    expect(count(article, stem)).toBe(expected);
  });
});
