import { describe, expect, it } from "vitest";
import { buildLibrary, type ParagraphSlice, type QuoteCheck } from "../../../src/library/index.ts";
import { flood, orchard } from "./check-quote-articles.ts";

const library = await buildLibrary([flood, orchard]);

/** The words that a span of the article is, by the slices that came with the check. */
function wordsAt(
  slices: readonly ParagraphSlice[],
  { paragraph, start, end }: { paragraph: number; start: number; end: number },
): string | undefined {
  return slices.find((slice) => slice.paragraph === paragraph)?.text.slice(start, end);
}

async function first(text: string, article?: string): Promise<QuoteCheck> {
  const [check] = await library.check({ text, ...(article === undefined ? {} : { article }) });
  if (check === undefined) throw new Error("nothing was checked");
  return check;
}

describe("a check that a library is asked for", () => {
  it("brings the paragraph of an exact quotation, with its article and its neighbours’ prints", async () => {
    const check = await first("“Nobody answered the telephone”");
    if (check.kind !== "exact") throw new Error(check.kind);
    const { text, spans } = check.source;
    expect(spans.map((span) => wordsAt(text, span))).toEqual(["Nobody answered the telephone"]);
    expect(text).toEqual([expect.objectContaining({ article: expect.objectContaining({ id: flood.id }) })]);
    expect(text[0]).toMatchObject({ previousPrint: expect.any(String), nextPrint: expect.any(String) });
  });

  it("brings all paragraphs that an altered quotation is compared with, in reading order", async () => {
    const check = await first(
      '"who would pay for the work. Okafor said the Guard’s twenty boats were ready"',
    );
    if (check.kind !== "altered") throw new Error(check.kind);
    expect(check.source.text.map(({ paragraph }) => paragraph)).toEqual([5, 6]);
    for (const { article } of check.differences) {
      expect(wordsAt(check.source.text, article)).toBe(
        flood.paragraphs[article.paragraph]?.text.slice(article.start, article.end),
      );
    }
  });

  it("brings the paragraph of the closest sentence, and none where nothing is close", async () => {
    const near = await first('"The Guard’s boats were all sunk before the water reached the hospital"');
    if (near.kind !== "not-found" || near.closest === undefined) throw new Error(near.kind);
    expect(wordsAt(near.closest.text, near.closest.span)).toBe(
      "Okafor said the Guard’s eighteen boats were ready at nine.",
    );
    expect(await first('"qwrtz qwrtz qwrtz"')).not.toHaveProperty("closest");
  });

  it("brings the paragraph of each place that words were put together from", async () => {
    const check = await first('"I would make it again. … The warning reached the town hall"');
    if (check.kind !== "spliced") throw new Error(check.kind);
    const said = check.places.map(({ source }) => source.spans.map((span) => wordsAt(source.text, span)));
    expect(said).toEqual([["I would make it again"], ["The warning reached the town hall"]]);
  });

  it("looks in one article where one is named, and nowhere where that is not here", async () => {
    expect((await first("“Nobody answered the telephone”", flood.id)).kind).toBe("exact");
    expect((await first("“Nobody answered the telephone”", orchard.id)).kind).toBe("elsewhere");
    expect((await first("“Nobody ever dialled the telephone here”", orchard.id)).kind).toBe("not-found");
    expect(await library.check({ text: "“Nobody answered the telephone”", article: "gone" })).toEqual([]);
  });
});
