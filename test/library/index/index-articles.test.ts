import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/articles/index.ts";
import { answer } from "../../../src/library/ask.ts";
import { prepareParts } from "../../../src/library/build-library.ts";
import { InvalidBytesError } from "../../../src/library/index/container.ts";
import { indexArticles } from "../../../src/library/index/index-articles.ts";
import { type LibraryIndexes, loadIndexes, saveIndexes } from "../../../src/library/index/save-indexes.ts";
import { weights } from "../../../src/library/rank/weights.ts";
import { makeArticle } from "../../make-article.ts";

const save = (indexes: LibraryIndexes) => Buffer.concat(saveIndexes(indexes));

const word = fc.constantFrom(
  ..."the The harbour harbours NATO flood’s flooded “Ida Roe” said 1,200 and of £5 naïve not".split(" "),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => `${words.join(" ")}.`);
const paragraph = fc.array(sentence, { maxLength: 3 }).map((sentences) => sentences.join(" "));
const article = fc.record({ title: sentence, paragraphs: fc.array(paragraph, { maxLength: 4 }) });
const articles = fc
  .array(article, { maxLength: 5 })
  .map((made) => made.map((one, i) => makeArticle({ id: `a${i}`, ...one })));

/** What becomes of some articles: some go, some move, some come. */
interface Change {
  readonly order: readonly number[];
  readonly added: readonly Article[];
  readonly at: number;
}
const change: fc.Arbitrary<Change> = fc.record({
  order: fc.array(fc.nat(6), { maxLength: 6 }),
  added: articles,
  at: fc.nat(6),
});
const changed = (before: readonly Article[], { order, added, at }: Change): Article[] => {
  const kept = order.flatMap((i) => before[i] ?? []);
  return [...kept.slice(0, at), ...added, ...kept.slice(at)];
};

describe("indexing what has changed", () => {
  it("gives the same, byte for byte, as indexing anew, and leaves the earlier indexes as they are", async () => {
    await fc.assert(
      fc.asyncProperty(articles, change, fc.boolean(), async (before, how, isLoaded) => {
        const earlier = await indexArticles(before);
        const saved = save(earlier);
        const after = changed(before, how);
        const previous = isLoaded ? loadIndexes(saved) : earlier;
        expect(save(await indexArticles(after, { previous }))).toEqual(save(await indexArticles(after)));
        expect(save(previous)).toEqual(saved);
      }),
    );
  });

  it("answers as if the articles had been indexed anew", async () => {
    await fc.assert(
      fc.asyncProperty(articles, change, sentence, async (before, how, question) => {
        const after = changed(before, how);
        const previous = loadIndexes(save(await indexArticles(before)));
        const copied = await prepareParts(after, weights, { previous });
        const fresh = await prepareParts(after, weights);
        expect(await answer(copied, { question, limit: 5 })).toEqual(
          await answer(fresh, { question, limit: 5 }),
        );
        expect(copied.phrases.keyId("harbour")).toEqual(fresh.phrases.keyId("harbour"));
      }),
      { numRuns: 40 },
    );
  });

  /** An article that counts how often its text is looked at. */
  const counting = (id: string, text: string, read: () => void): Article => {
    const made = makeArticle({ id, title: `${id} ${text}`, paragraphs: [text] });
    const [only] = made.paragraphs;
    const watched = {
      parts: [],
      sentences: only?.sentences ?? [],
      get text() {
        read();
        return text;
      },
    };
    return { ...made, paragraphs: [watched] };
  };

  it("looks at the text of what is the same only to see that it is", async () => {
    let reads = 0;
    const count = () => {
      reads++;
    };
    const many = Array.from({ length: 200 }, (_, i) =>
      counting(`a${i}`, `Harbour number ${i} is deep.`, count),
    );
    const previous = await indexArticles(many);
    const anew = reads;
    reads = 0;
    await indexArticles([...many, counting("new", "A new harbour.", count)], { previous });
    expect(reads).toBeLessThan(anew / 2);
  });

  it("takes over whole what has not changed at all", async () => {
    const made = [makeArticle({ paragraphs: ["The harbour is deep."] })];
    const previous = await indexArticles(made);
    expect(await indexArticles([...made], { previous })).toBe(previous);
  });

  it.each<[string, (indexes: LibraryIndexes) => LibraryIndexes]>([
    [
      "stemmed",
      ({ index, ...rest }) => ({
        ...rest,
        index: { ...index, stems: index.stems.map((stem) => `${stem}e`) },
      }),
    ],
    [
      "classed",
      ({ index, ...rest }) => ({ ...rest, index: { ...index, classOf: index.classOf.map((c) => c ^ 1) } }),
    ],
    [
      "cut",
      ({ index, ...rest }) => ({
        ...rest,
        index: { ...index, tokens: index.tokens.map((token) => token ^ 4) },
      }),
    ],
    [
      "folded",
      ({ phrases, ...rest }) => ({
        ...rest,
        phrases: { ...phrases, keys: phrases.keys.map((key) => key.toUpperCase()) },
      }),
    ],
  ])("reads everything anew where words are no longer %s as they were", async (_, age) => {
    const made = [
      makeArticle({ title: "Harbour news", paragraphs: ["The harbours are deep.", "They were."] }),
    ];
    const fresh = await indexArticles(made);
    expect(save(await indexArticles(made, { previous: age(fresh) }))).toEqual(save(fresh));
  });
});

describe("saved indexes", () => {
  it("load as what they were", async () => {
    await fc.assert(
      fc.asyncProperty(articles, async (made) => {
        const { engine: _, ...indexes } = await indexArticles(made);
        const { engine: __, ...loaded } = loadIndexes(save({ ...indexes, engine: _ }));
        // Words are looked up in a map that is made again.
        const { wordIds, ...index } = indexes.index;
        expect(loaded).toEqual({ ...indexes, index });
        expect([...(wordIds ?? [])]).toEqual(index.words.map((word, id) => [word, id]));
      }),
    );
  });

  it("are refused where a byte has changed or is missing", async () => {
    const saved = save(await indexArticles([makeArticle({ paragraphs: ["The harbour is deep."] })]));
    fc.assert(
      fc.property(fc.nat(saved.length - 1), fc.integer({ min: 1, max: 255 }), (at, other) => {
        const bytes = saved.slice();
        bytes[at] = (bytes[at] ?? 0) ^ other;
        expect(() => loadIndexes(bytes)).toThrow(InvalidBytesError);
        expect(() => loadIndexes(saved.subarray(0, at))).toThrow(InvalidBytesError);
      }),
    );
  });
});
