import fc from "fast-check";
import type { Nodes } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { parseBlocks } from "../../../src/articles/formats/markdown-pieces.ts";

/** Blocks of every kind, with those that may hold what looks like the end of a block. */
const blocks = [
  "The ferry came late, and nobody on the quay knew why it had.",
  "The *harbour* [office][quay] was **closed**, as [the sign][sign] said.",
  "[the sign]: not a definition, since a paragraph goes on here",
  "# A heading",
  "Set\n===",
  "- one\n- two\n\n  still two\n\n- three",
  "1. one\n\n   - nested\n\n     deeper\n2. two",
  "> quoted\nand lazily on\n>\n> > deeper",
  "```\ncode\n\nNot indented, and no paragraph.\n\n```",
  "~~~~ text\n~~~\n\nStill code.\n~~~~",
  "    indented code\n\n    and more",
  "<!-- a comment\n\nThat goes on. -->",
  "<div>\nraw\n</div>",
  "<script>\nlet a;\n\nlet b;\n</script>",
  "---",
  "[sign]: https://harbour.example/sign",
  '[quay]: <https://harbour.example/quay> "The quay"\n[ferry]: /ferry',
  "| a | b |\n| - | - |\n| c | d |",
  "A line that ends with two spaces  \nand goes on.",
];

function leavesOf(node: Nodes): Nodes[] {
  const isContainer = ["root", "blockquote", "list", "listItem"].includes(node.type);
  return isContainer && "children" in node ? node.children.flatMap(leavesOf) : [node];
}

/** What a block is, and where: without the lines and columns, which are those of the piece. */
function shapeOf(node: Nodes, from: number): unknown {
  const start = (node.position?.start.offset ?? 0) + from;
  const end = (node.position?.end.offset ?? 0) + from;
  const children = "children" in node ? node.children.map((child) => shapeOf(child, from)) : [];
  return [node.type, start, end, "value" in node ? node.value : "", children];
}

describe("Markdown in pieces", () => {
  it("is what it is as a whole", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...blocks), { maxLength: 12 }), (parts) => {
        const text = parts.join("\n\n");
        const whole = leavesOf(unified().use(remarkParse).parse(text)).map((node) => shapeOf(node, 0));
        expect(parseBlocks(text, 0, 40).map(({ node, from }) => shapeOf(node, from))).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  it("is parsed from an offset, and has offsets of the whole text", () => {
    const text = `---\ntitle: x\n---\n${"A paragraph of some length.\n\n".repeat(300)}The end, as [here][a].\n\n[a]: /b`;
    const last = parseBlocks(text, 17).at(-2);
    const start = (last?.from ?? 0) + (last?.node.position?.start.offset ?? 0);
    expect(text.slice(start, start + 22)).toBe("The end, as [here][a].");
  });
});
