import { describe, expect, it } from "vitest";
import { createVectors } from "../../../src/library/index/vectors.ts";
import { vectorWidth } from "../../../src/reader/index.ts";

/** A unit vector times 127 along some of the axes. */
function along(...axes: readonly number[]): Int8Array {
  const vector = new Int8Array(vectorWidth);
  for (const axis of axes) vector[axis] = Math.round(127 / Math.sqrt(axes.length));
  return vector;
}

/** Numbers that look random, the same every time: -1 to 1. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

function rowsOf(vectors: readonly Int8Array[]): Int8Array {
  const rows = new Int8Array(vectors.length * vectorWidth);
  vectors.forEach((vector, i) => {
    rows.set(vector, i * vectorWidth);
  });
  return rows;
}

function vectorsOf(paragraphs: readonly Int8Array[]) {
  const starts = Uint32Array.from({ length: paragraphs.length + 1 }, (_, i) => i);
  return createVectors(rowsOf(paragraphs), rowsOf(paragraphs), starts);
}

describe("vectors", () => {
  const some = vectorsOf([along(1), along(1, 2), along(3), along(1, 2)]);

  it("tell how like a question a paragraph is, and each of its sentences", () => {
    const sentences = rowsOf([along(1), along(2), along(3), along(1, 3)]);
    const vectors = createVectors(rowsOf([along(1, 2), along(3)]), sentences, Uint32Array.of(0, 3, 4));
    expect(vectors.paragraph(along(1), 0)).toBeCloseTo(Math.SQRT1_2, 2);
    expect(vectors.paragraph(along(1), 1)).toBe(0);
    expect(vectors.sentences(along(2), 0)).toEqual([0, 1, 0]);
    expect(vectors.sentences(along(3), 1)).toEqual([expect.closeTo(Math.SQRT1_2, 2)]);
  });

  it.each<[string, Parameters<typeof some.find>[1], number, number[]]>([
    ["the likest first, ties by number", {}, 9, [0, 1, 3, 2]],
    ["no more than are wanted", {}, 2, [0, 1]],
    ["in a range", { range: { from: 1, to: 3 } }, 9, [1, 2]],
    ["among some", { paragraphs: [3, 2] }, 9, [3, 2]],
    ["among some in a range", { paragraphs: [0, 2, 3], range: { from: 1, to: 3 } }, 9, [2]],
    ["in a range that goes on beyond the last", { range: { from: 3, to: 99 } }, 9, [3]],
  ])("find paragraphs: %s", (_, filter, limit, expected) => {
    expect(some.find(along(1), filter, limit).map(({ paragraph }) => paragraph)).toEqual(expected);
  });

  it("find among many what a look at all of them would", () => {
    const random = noise(1);
    const unit = (): Int8Array => {
      const values = Array.from({ length: vectorWidth }, random);
      const norm = Math.hypot(...values);
      return Int8Array.from(values, (value) => Math.round((127 * value) / norm));
    };
    const all = Array.from({ length: 600 }, unit);
    const vectors = vectorsOf(all);
    for (let near = 50; near < 600; near += 100) {
      const other = unit();
      const question = Int8Array.from(all[near] ?? [], (value, i) =>
        Math.round(0.7 * value + 0.5 * (other[i] ?? 0)),
      );
      const [first, second] = vectors.find(question, {}, 2);
      expect(first).toEqual({ paragraph: near, score: vectors.paragraph(question, near) });
      const scores = all.map((_, i) => vectors.paragraph(question, i)).sort((a, b) => b - a);
      expect(first?.score).toBe(scores[0]);
      // The signs decide who is looked at: the second of all may be passed by, but not one far better.
      expect(second?.score).toBeGreaterThan((scores[8] ?? 0) - 1e-9);
    }
  });
});
