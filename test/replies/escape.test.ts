import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText, unescapeText } from "../../src/replies/index.ts";

const runs = { numRuns: Number(process.env["FUZZ_RUNS"] ?? 500) };

/** Text in which markup is likely. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "@everyone",
        "<@123456789012345678>",
        "<@&1>",
        "<#2>",
        "<t:0:R>",
        "</ask:1>",
        "<:a:1>",
        "[x](https://evil.example)",
        "https://evil.example",
        "# ",
        "-# ",
        "> ",
        ">>> ",
        "- ",
        "1. ",
        "||",
        "**",
        "__",
        "~~",
        "`",
        "```",
        "\\",
        "\n",
        "\u202E",
        "\u2066",
        "\u200B",
        "\u00AD",
        "⟨U+202E⟩",
        ":smile:",
        "discord.gg/x",
        "12:30",
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

describe("escaping foreign text", () => {
  it("gives back the exact text when it is un-escaped", () => {
    fc.assert(
      fc.property(hostile, (text) => unescapeText(escapeText(text)) === text),
      runs,
    );
  });

  it.each([
    ["a mention of everybody", "@everyone", "\\@everyone"],
    ["a mention of a user", "<@123>", "\\<\\@123\\>"],
    ["a masked link", "[here](https://evil.example)", "\\[here\\](https\\://evil.example)"],
    ["a bare link", "http://evil.example", "http\\://evil.example"],
    ["a heading", "# Loud", "\\# Loud"],
    ["subtext", "-# small", "\\-\\# small"],
    ["a list", "- one", "\\- one"],
    ["a numbered list", "1. one", "1\\. one"],
    ["a block quote", ">>> all of it", "\\>\\>\\> all of it"],
    ["a spoiler", "||hidden||", "\\|\\|hidden\\|\\|"],
    ["a timestamp", "<t:0:R>", "\\<t\\:0\\:R\\>"],
    ["a command mention", "</ask:1>", "\\</ask\\:1\\>"],
    ["an emoji", ":tada:", "\\:tada:"],
    ["an override of the reading direction", "safe\u202Etxt", "safe⟨U+202E⟩txt"],
    ["plain words", "Nothing to see at noon, 5 percent of it.", "Nothing to see at noon, 5 percent of it."],
  ])("makes %s harmless", (_, text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});
