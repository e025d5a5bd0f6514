import { describe, expect, it } from "vitest";
import { massBySentence } from "../../src/reader/sequence.ts";

describe("the mass of sentences", () => {
  // Start, question, end; head, two sentences, end.
  const sequence = {
    ids: [101, 7, 102, 8, 1, 2, 3, 102],
    second: 3,
    sentences: [
      { start: 4, end: 5 },
      { start: 5, end: 7 },
    ],
  };

  it("is the softmax over the passage, without marks and question", () => {
    const flat = massBySentence(sequence, Float32Array.from([9, 9, 9, 0, 0, 0, 0, 9]));
    expect(flat).toEqual([0.25, 0.5]);
  });
  it("lies where the logits are high", () => {
    const [first = 0, second = 0] = massBySentence(sequence, Float32Array.from([0, 0, 0, 0, 8, 0, 0, 0]));
    expect(first).toBeGreaterThan(0.99);
    expect(second).toBeLessThan(0.01);
  });
  it("is none for a sentence that was cut off", () => {
    const cut = { ...sequence, sentences: [...sequence.sentences, { start: 7, end: 7 }] };
    expect(massBySentence(cut, new Float32Array(8))[2]).toBe(0);
  });
});
