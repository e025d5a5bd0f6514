import { describe, expect, it } from "vitest";
import { quotationsOf } from "./article-of.ts";

/** The last quotation's speaker, and the rule that found it. */
function decided(text: string): string {
  const { speaker, rule } = quotationsOf(text).at(-1) ?? {};
  return `${speaker?.name ?? "nobody"} by ${rule}`;
}

describe("what decides", () => {
  it.each([
    [
      "seven words of what somebody is",
      "“It is late,” big old tall thin pale grey tired Roe said.",
      "Roe by tag after",
    ],
    ["no eight", "“It is late,” big old tall thin pale grey tired lame Roe said.", "nobody by none"],
    [
      "a tag at the sentence's end",
      "The plan was “odd and late” for the town, Ida Roe said.",
      "Ida Roe by tag at end",
    ],
    [
      "not what the tag of another says",
      "The plan was “odd and late” for the town Ida Roe said.",
      "nobody by sentence subject",
    ],
    [
      "the sentence before, not the one behind the dateline",
      "LYON (AP) — Ida Roe left. Tom Hale sat there. “It is late.”",
      "Tom Hale by subject before",
    ],
    [
      "a surname that stood alone before the full name",
      "Parata mourns.\n\nHori Parata saw it. “They cried,” says Parata.\n\nRobert Parata came.\n\nIt rained.\n\n“I knew,” Parata says.",
      "Hori Parata by tag after",
    ],
    [
      "an institution with what it is of",
      "“It holds,” the Observatory of Linn said.",
      "Observatory of Linn by tag after",
    ],
    ["an outlet with what it is of", "“It holds,” the Gazette of Linn said.", "Gazette of Linn by tag after"],
  ])("%s", (_, text, expected) => {
    expect(decided(text)).toBe(expected);
  });
});
