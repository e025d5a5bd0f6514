import { describe, expect, it } from "vitest";
import { createVectors } from "../../../src/library/index/vectors.ts";
import { likenessOf } from "../../../src/library/rank/likeness.ts";
import { noReader, type Reader, vectorWidth } from "../../../src/reader/index.ts";

const unit = Int8Array.from({ length: vectorWidth }, (_, i) => (i === 0 ? 127 : 0));
const rows = (count: number): Int8Array => {
  const all = new Int8Array(count * vectorWidth);
  for (let i = 0; i < count; i++) all.set(unit, i * vectorWidth);
  return all;
};
const count = 60;
const vectors = createVectors(
  rows(count),
  rows(count),
  Uint32Array.from({ length: count + 1 }, (_, i) => i),
);
const asked: unknown[] = [];
const encoder: Reader = {
  ...noReader,
  encode: async (...request) => {
    asked.push(request);
    return [unit];
  },
};

describe("how like a question paragraphs are", () => {
  it("finds as many as are found by words, within the scope", async () => {
    const likeness = await likenessOf("Who?", encoder, vectors, 500);
    expect(asked).toEqual([[["Who?"], "asked", 500]]);
    expect(likeness?.find({}, { from: 0, to: count })).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(likeness?.find({}, { from: 57, to: count })).toEqual([57, 58, 59]);
    expect(likeness?.find({ paragraphs: [4, 58] }, { from: 0, to: count })).toEqual([4, 58]);
    expect(likeness?.cosinesOf(3)).toEqual({ paragraph: 1, sentences: [1] });
  });

  it("is not known without vectors, nor where nobody encodes the question in time", async () => {
    expect(await likenessOf("Who?", encoder, undefined, 500)).toBeUndefined();
    expect(await likenessOf("Who?", noReader, vectors, 500)).toBeUndefined();
  });
});
