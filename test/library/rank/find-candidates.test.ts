import { describe, expect, it } from "vitest";
import { prepareParts } from "../../../src/library/build-library.ts";
import { analyzeQuestion } from "../../../src/library/rank/analyze-question.ts";
import { findCandidates, type Scope } from "../../../src/library/rank/find-candidates.ts";
import { idfOf, matchQuestion } from "../../../src/library/rank/match-question.ts";
import { weights } from "../../../src/library/rank/weights.ts";
import { makeArticle } from "../../make-article.ts";

/** An article of so many paragraphs for each text. */
const article = (id: string, ...texts: readonly (readonly [count: number, text: string])[]) =>
  makeArticle({ id, title: "", paragraphs: texts.flatMap(([count, text]) => Array(count).fill(text)) });

async function candidates(articles: ReturnType<typeof article>[], question: string, scope: Scope = {}) {
  const { index, engine } = await prepareParts(articles, weights);
  const analyzed = analyzeQuestion(question, index, (stem, id) => idfOf(index, stem, id));
  return findCandidates(index, engine, matchQuestion(index, analyzed), scope);
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe("candidates across a library", () => {
  it("are at most fifty paragraphs, in the library's order", async () => {
    const found = await candidates([article("a", [70, "A ferry left."])], "ferry");
    expect(found).toEqual(range(0, 50));
  });

  it("are searched with rare words first, until these stand in 1,500 paragraphs", async () => {
    const few = article("few", [10, "A ferry."], [30, "A pier."], [1500, "A crane."]);
    expect(await candidates([few], "ferry pier crane")).toEqual(range(0, 40));
  });

  it("are searched with one word even if it stands in more", async () => {
    expect(await candidates([article("a", [1600, "A crane."])], "crane")).toHaveLength(50);
  });

  it("are searched with words akin where the question's own stand in fewer than fifty", async () => {
    const akin = [1, "The imperialist left."] as const;
    expect(await candidates([article("a", [3, "An empire, imperial."], akin)], "imperial")).toEqual([
      0, 1, 2, 3,
    ]);
    expect(await candidates([article("a", [60, "An empire, imperial."], akin)], "imperial")).toEqual(
      range(0, 50),
    );
  });
});

describe("candidates within an article", () => {
  const other = article("other", [2, "The ferry left."]);

  it("are all of its paragraphs, up to 120", async () => {
    const whole = article("whole", [119, "Nothing at all."], [1, "The ferry left."]);
    expect(await candidates([other, whole], "ferry", { article: 1 })).toEqual(range(2, 122));
  });

  it("are those that share a word where there are more", async () => {
    const long = article("long", [120, "Nothing at all."], [1, "The ferry left."]);
    expect(await candidates([other, long], "ferry", { article: 1 })).toEqual([122]);
  });

  it.each([
    ["of a short article", 3],
    ["of a long one", 150],
  ])("are only those given, %s", async (_, count) => {
    const made = article("made", [count, "The ferry left."]);
    const scope = { article: 1, paragraphs: [0, 3, 4, 999] };
    expect(await candidates([other, made], "ferry", scope)).toEqual([3, 4]);
  });
});
