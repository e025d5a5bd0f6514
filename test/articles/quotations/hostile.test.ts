import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { paragraphsOf } from "./article-of.ts";

const pieces = fc.oneof(
  fc.constantFrom(
    '"',
    "“",
    "”",
    "'",
    "‘",
    "’",
    "''",
    ", ",
    ". ",
    ": ",
    "? ",
    " — ",
    "⏎",
    "\n\n",
    "(",
    ")",
    " ",
    "\n\nROE: ",
    "\n\nPOE: ",
    "\n\nQ. ",
    "\n\nA. ",
    "\n\n[00:12] Ida Roe: ",
  ),
  fc.constantFrom(
    "said ",
    "Ida Roe ",
    "he ",
    "who ",
    "called ",
    "according to ",
    "the report ",
    "Gen. ",
    "to ",
    "and ",
  ),
  fc.string({ maxLength: 4 }),
);
const text = fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join(""));

describe("attribution", () => {
  it("keeps every quotation inside its paragraph, in order, without overlap, with parts that are its text", () => {
    fc.assert(
      fc.property(text, (source) => {
        const paragraphs = paragraphsOf(source);
        let paragraph = 0;
        let last = 0;
        for (const quotation of attributeQuotations(paragraphs).quotations) {
          if (quotation.paragraph !== paragraph) last = 0;
          expect(quotation.paragraph).toBeGreaterThanOrEqual(paragraph);
          expect(quotation.start).toBeGreaterThanOrEqual(last);
          expect(quotation.end).toBeGreaterThan(quotation.start);
          ({ paragraph } = quotation);
          last = quotation.end;
          const words = paragraphs[paragraph]?.text.slice(quotation.start, quotation.end);
          const parts = quotation.parts.map((part) => source.slice(part.start, part.end));
          expect(parts.join(" ")).toBe(words);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("shows every mention and cue as it stands in the source", () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { speaker, cue, cueSpan } of attributeQuotations(paragraphsOf(source)).quotations) {
          const span = speaker?.mentionSpan;
          if (span && speaker)
            expect(source.slice(span.start, span.end).replace(/\s*⏎\s*/g, " ")).toBe(speaker.mention);
          if (cueSpan) expect(source.slice(cueSpan.start, cueSpan.end).replace(/\s*⏎\s*/g, " ")).toBe(cue);
        }
      }),
      { numRuns: 200 },
    );
  });

  const long: readonly (readonly [name: string, text: string])[] = [
    ["opening marks", "“".repeat(20_000)],
    ["apostrophes", "'".repeat(20_000)],
    ["short quotations", '"a" '.repeat(4_000)],
    ["cues", "he said ".repeat(10_000)],
    ["asides", "Ida Roe, the mayor, who said that Mo Poe called it “x”, ".repeat(1_000)],
    ["names", "Ab Cd ".repeat(10_000)],
    ["verbs that share a subject", "and said ".repeat(3_000)],
    ["verbs without a subject", "called “A B” ".repeat(2_000)],
    ["commas", `${"a, ".repeat(20_000)}“x,” he said.`],
    ["spaces", `“a${" ".repeat(50_000)}b,” he said.`],
    ["brackets", `${"(".repeat(20_000)} said “x”`],
    ["quotations that are never closed", "“a\n\n".repeat(4_000)],
    [
      "bearers of one surname",
      Array.from({ length: 1_000 }, (_, i) => `A${i} Roe said “x”. “Y,” Roe said.`).join("\n\n"),
    ],
    ["prototype names", "“x,” said constructor. “y,” said __proto__. “z,” said toString."],
  ];

  it.each(long)("survives a long text of %s", (_, source) => {
    expect(() => attributeQuotations(paragraphsOf(source))).not.toThrow();
  });
});
