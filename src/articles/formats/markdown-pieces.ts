import type { Nodes, Root } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** A block that holds text, and where in the file the text begins to which its offsets refer. */
export interface Leaf {
  readonly node: Nodes;
  readonly from: number;
}

/**
 * A piece is cut once it is that long. The parser's time grows with the square of the number of block quotes and
 * lists in a text; in pieces it stays linear.
 */
const PIECE = 4_000;

/**
 * The blocks of a Markdown text that hold text, from `from` on, in reading order. `pieceLength` is how long a piece
 * is at least, in UTF-16 units.
 */
export function parseBlocks(text: string, from: number, pieceLength = PIECE): Leaf[] {
  const definitions = definitionsIn(text.slice(from));
  const leaves: Leaf[] = [];
  for (const { start, end } of piecesOf(text, from, pieceLength)) {
    const piece = text.slice(start, end);
    // Above the piece, since a block that is never closed would swallow what stands below it.
    const above = definitionsFor(piece, definitions);
    const root: Root = unified()
      .use(remarkParse)
      .parse(above + piece);
    for (const node of leavesOf(root))
      if ((node.position?.start.offset ?? 0) >= above.length)
        leaves.push({ node, from: start - above.length });
  }
  return leaves;
}

/** The blocks that hold text, in reading order. */
function* leavesOf(root: Root): Generator<Nodes> {
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (
      node.type === "root" ||
      node.type === "blockquote" ||
      node.type === "list" ||
      node.type === "listItem"
    ) {
      for (const child of node.children.toReversed()) stack.push(child);
    } else yield node;
  }
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** HTML that may hold blank lines, and what ends it (CommonMark 4.6, kinds 1 to 5). */
const RAW_HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![a-z]/i, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
];

/**
 * Parts a text at lines where a block must begin: not indented, below a blank line, and not within a block of code
 * or HTML that may hold such lines. Only the looseness of a list could tell.
 */
function* piecesOf(
  text: string,
  from: number,
  pieceLength: number,
): Generator<{ start: number; end: number }> {
  let start = from;
  let isBlank = false;
  let closing: RegExp | null = null;
  for (let at = from; at < text.length; ) {
    const lineEnd = text.indexOf("\n", at);
    const next = lineEnd < 0 ? text.length : lineEnd + 1;
    const line = text.slice(at, next).trimEnd();
    if (closing === null && isBlank && at - start >= pieceLength && /^\S/.test(line)) {
      yield { start, end: at };
      start = at;
    }
    if (closing?.test(line)) closing = null;
    else if (closing === null) closing = opensWithBlankLines(line);
    isBlank = line === "";
    at = next;
  }
  yield { start, end: text.length };
}

/** What ends the block that a line opens, if it may hold blank lines; null if not. */
function opensWithBlankLines(line: string): RegExp | null {
  const fence = FENCE.exec(line)?.[1];
  if (fence) return new RegExp(`^ {0,3}${fence[0]}{${fence.length},}$`);
  const [, end] = RAW_HTML.find(([opens]) => opens.test(line)) ?? [];
  // What ends on the line on which it begins is over.
  return end && !end.test(line.replace(/^ {0,3}<!?/, "")) ? end : null;
}

// Footnotes need none: their marks are left out wherever they stand.
const DEFINITION = /^ {0,3}\[(?!\^)((?:[^[\]\\]|\\.){1,999})\]:[ \t]*\S.*$/gm;

/** The definitions of link labels, which hold for the whole text: "[label]: address". */
function definitionsIn(text: string): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>();
  let last = Number.NEGATIVE_INFINITY;
  for (const { 0: line, 1: label = "", index } of text.matchAll(DEFINITION)) {
    const key = labelKey(label);
    // Inside a paragraph it is none.
    const isAlone = /(?:^|\n[ \t]*\r?\n)[ \t]*$/.test(text.slice(Math.max(0, index - 80), index));
    if (!isAlone && index - last > 2) continue;
    last = index + line.length;
    if (!definitions.has(key) && line.length < PIECE) definitions.set(key, line.trim());
  }
  return definitions;
}

/** Those definitions that a piece may need, to stand above it. */
function definitionsFor(piece: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return "";
  const needed = new Set<string>();
  for (const [, label = ""] of piece.matchAll(/\[((?:[^[\]\\]|\\.){1,999})\]/g)) {
    const definition = definitions.get(labelKey(label));
    if (definition !== undefined) needed.add(definition);
  }
  // What is none after all is a paragraph, which would swallow the next.
  return [...needed].map((definition) => `${definition}\n\n`).join("");
}

function labelKey(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase();
}
