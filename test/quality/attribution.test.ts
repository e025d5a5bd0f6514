import { describe, expect, it } from "vitest";
import { report } from "./attribution.ts";

type AnnotatedDocument = Parameters<typeof report>[0][number];
type AnnotatedQuote = AnnotatedDocument["quotes"][number];

/** Annotates a text: `words` is quoted with its marks, the speaker and the cue stand where they first occur. */
function quote(
  text: string,
  words: string,
  kind: AnnotatedQuote["kind"],
  speaker: string,
  cue: string,
): AnnotatedQuote {
  const span = (part: string): [number, number] => [text.indexOf(part), text.indexOf(part) + part.length];
  const [start, end] = span(words);
  return {
    start,
    end,
    kind,
    speakerText: speaker,
    speakerSpans: [span(speaker)],
    cueText: cue,
    cueSpans: [span(cue)],
  };
}

const text = [
  "“The dam will hold for many years,” said Ida Roe, a mason. “We built it well enough for that.”",
  "Mo Lund called it “a wall of sand”. A band named “Night Bus” played.",
  "“It is late.”",
].join("\n");

const right: AnnotatedDocument = {
  id: "right",
  text,
  quotes: [
    quote(text, "“The dam will hold for many years,”", "full", "Ida Roe", "said"),
    quote(text, "“We built it well enough for that.”", "full", "Ida Roe", "said"),
    quote(text, "“a wall of sand”", "partial", "Mo Lund", "called"),
  ],
  unattributed: [
    { start: text.indexOf("“Night"), end: text.indexOf("“Night") + 11 },
    { start: text.indexOf("“It is"), end: text.indexOf("“It is") + 13 },
  ],
};

describe("the measurement of attribution", () => {
  it("counts spans, speakers, cues and what is wrongly kept", () => {
    const { charsPerSecond, ...result } = report([right]);
    expect(charsPerSecond).toBeGreaterThan(0);
    expect(result).toEqual({
      span: { precision: 75, recall: 100, f1: 85.7, fullRecall: 100 },
      speaker: { n: 3, all: 100, full5: 100, partial: 100, high: { accuracy: 100, coverage: 100 } },
      cue: { full: 100 },
      unattributedKept: 50,
      byRule: {
        "inverted tag": { n: 1, accuracy: 100, high: 1 },
        "same paragraph": { n: 1, accuracy: 100, high: 1 },
        "report, near": { n: 1, accuracy: 100, high: 1 },
      },
    });
  });

  it("takes a mention elsewhere for right when it has the same head name", () => {
    const quotes = right.quotes.map((one) => ({ ...one, speakerSpans: [[0, 1] as [number, number]] }));
    expect(report([{ ...right, quotes }]).speaker.all).toBe(100);
    const others = quotes.map((one) => ({ ...one, speakerText: "Amy Poe" }));
    expect(report([{ ...right, quotes: others }]).speaker).toMatchObject({
      n: 3,
      all: 0,
      high: { accuracy: 0 },
    });
  });

  it("matches a span whose end differs by one, and no more", () => {
    const shifted = (by: number): number | null =>
      report([{ ...right, quotes: right.quotes.map((one) => ({ ...one, end: one.end + by })) }]).span.recall;
    expect([shifted(-1), shifted(1), shifted(2)]).toEqual([100, 100, 0]);
  });

  it("has no figure where nothing is annotated", () => {
    const { span, speaker, unattributedKept } = report([
      { id: "none", text: "Rain fell.", quotes: [], unattributed: [] },
    ]);
    expect([span.precision, span.recall, span.f1, speaker.all, unattributedKept]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
