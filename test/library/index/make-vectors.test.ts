import { describe, expect, it } from "vitest";
import { indexArticles } from "../../../src/library/index/index-articles.ts";
import { type BytesCache, makeVectors } from "../../../src/library/index/make-vectors.ts";
import { createTextIndex } from "../../../src/library/index/text-index.ts";
import { noReader, type Reader, vectorWidth } from "../../../src/reader/index.ts";
import { makeArticle } from "../../make-article.ts";

const pier = makeArticle({
  id: "pier",
  title: "The pier",
  paragraphs: ["A gull landed. A ferry left.", "One only."],
});
const quarry = makeArticle({ id: "quarry", title: "The quarry", paragraphs: ["A lorry left. It rained."] });
const textsOfPier = ["A gull landed. A ferry left.", "A gull landed.", "A ferry left.", "One only."];
const textsOfQuarry = ["A lorry left. It rained.", "A lorry left.", "It rained."];

/** An encoder that numbers its texts: each has a unit vector of its own. */
function makeEncoder(encoder = "first") {
  const encoded: string[] = [];
  const unit = (text: string): Int8Array => {
    const vector = new Int8Array(vectorWidth);
    vector[[...textsOfPier, ...textsOfQuarry].indexOf(text)] = 127;
    return vector;
  };
  const reader: Reader = {
    ...noReader,
    state: async () => ({ state: "ready", encoder }),
    encode: async (texts) => {
      encoded.push(...texts);
      return texts.map(unit);
    },
  };
  return { reader, encoded, unit };
}

function makeCache() {
  const kept = new Map<string, Uint8Array>();
  const cache: BytesCache = {
    get: async (key) => kept.get(key),
    put: async (key, bytes) => void kept.set(key, bytes),
    keepOnly: async (keys) => {
      for (const key of kept.keys()) if (!keys.has(key)) kept.delete(key);
    },
  };
  return { cache, kept };
}

async function indexOf(...articles: readonly (typeof pier)[]) {
  return createTextIndex(articles, (await indexArticles(articles)).index);
}

describe("the vectors of a library", () => {
  it("are of each paragraph, and of each sentence of those that have several", async () => {
    const { reader, encoded, unit } = makeEncoder();
    const vectors = await makeVectors(await indexOf(pier, quarry), reader, undefined);
    expect(encoded).toEqual([...textsOfPier, ...textsOfQuarry]);
    expect(vectors?.paragraph(unit("A gull landed. A ferry left."), 0)).toBe(1);
    expect(vectors?.sentences(unit("A ferry left."), 0)).toEqual([0, 1]);
    expect(vectors?.sentences(unit("One only."), 1)).toEqual([1]);
    expect(vectors?.sentences(unit("It rained."), 2)).toEqual([0, 1]);
  });

  it("are made once: what is kept is taken, and what no article needs any more is forgotten", async () => {
    const { cache, kept } = makeCache();
    const first = makeEncoder();
    await makeVectors(await indexOf(pier), first.reader, cache);
    await makeVectors(await indexOf(pier, quarry), first.reader, cache);
    expect(first.encoded).toEqual([...textsOfPier, ...textsOfQuarry]);
    expect(kept.size).toBe(2);
    const vectors = await makeVectors(await indexOf(quarry), first.reader, cache);
    expect(vectors?.sentences(first.unit("It rained."), 0)).toEqual([0, 1]);
    expect(first.encoded).toHaveLength(7);
    expect(kept.size).toBe(1);
    // Those of another encoder do not compare.
    const second = makeEncoder("second");
    await makeVectors(await indexOf(quarry), second.reader, cache);
    expect(second.encoded).toEqual(textsOfQuarry);
  });

  it("are made anew where what was kept is too short", async () => {
    const { cache, kept } = makeCache();
    const { reader, encoded } = makeEncoder();
    await makeVectors(await indexOf(quarry), reader, cache);
    for (const [key, bytes] of kept) kept.set(key, bytes.subarray(1));
    await makeVectors(await indexOf(quarry), reader, cache);
    expect(encoded).toEqual([...textsOfQuarry, ...textsOfQuarry]);
  });

  it("are none where there is no encoder, or nobody wants them any more", async () => {
    const index = await indexOf(pier);
    expect(await makeVectors(index, noReader, undefined)).toBeUndefined();
    const { reader, encoded } = makeEncoder();
    expect(await makeVectors(index, reader, undefined, AbortSignal.abort())).toBeUndefined();
    expect(encoded).toEqual([]);
  });
});
