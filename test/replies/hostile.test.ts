import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText } from "../../src/replies/index.ts";
import { parseMarkdown, textOf } from "../../src/sandbox/page/markdown.ts";

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 500) };

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...["@everyone", "@here", "<@123456789012345678>", "<@&123456789012345678>", "<#123456789012345678>"],
        ...[
          "<t:0:R>",
          "</ask:123456789012345678>",
          "<:a:123456789012345678>",
          "<id:customize>",
          "[x](https://evil.example)",
        ],
        ...[
          "https://evil.example",
          "<https://evil.example>",
          "http://",
          "mailto:a@b.example",
          "steam://run",
          "discord://x",
        ],
        ...["# ", "## ", "-# ", "> ", ">>> ", "- ", "* ", "+ ", "1. ", "2) ", "  - ", "\n"],
        ...[
          "||",
          "**",
          "*",
          "__",
          "_",
          "~~",
          "`",
          "``",
          "```",
          "```js\n",
          "\\",
          "\\\\",
          " ",
          "\t",
          "\u00A0",
          "a",
          "B",
          ".",
        ],
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

describe("hostile text, escaped, in Discord's markdown", () => {
  it.each(["message", "title"] as const)("is nothing but text in a %s, and reads the same", (context) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = parseMarkdown(escapeText(text), context);
        expect(nodes.map(({ type }) => type).filter((type) => type !== "text")).toEqual([]);
        expect(textOf(nodes)).toBe(text);
      }),
      runs,
    );
  });
});
