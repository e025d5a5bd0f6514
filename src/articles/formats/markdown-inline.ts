import type { Paragraph as ParagraphNode, PhrasingContent } from "mdast";
import type { Span } from "../article.ts";

/** The words of a block. */
export interface Inline {
  readonly text: string;
  /** Spans of the file, or null where its text is not made of slices at white space. */
  readonly parts: readonly Span[] | null;
}

/** A paragraph's words: one block, or one for each row of a table and for each footnote. `from` is where the text that was parsed begins in the file. */
export function readParagraph(node: ParagraphNode, text: string, from: number): Inline[] {
  const rows = tableRows(
    text.slice(from + (node.position?.start.offset ?? 0), from + (node.position?.end.offset ?? 0)),
  );
  if (rows) return rows.map((row) => ({ text: row, parts: null }));
  // Two spaces or a backslash at a line's end are a line break within the paragraph.
  return readInlines(node.children, text, from);
}

/** Rows of a table as lines of cells with two spaces between; null where the block is no table. */
function tableRows(block: string): string[] | null {
  const lines = block.split(/\r?\n/);
  if (
    !lines[0]?.includes("|") ||
    !/^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[1]?.slice(0, 1000) ?? "")
  )
    return null;
  return lines
    .filter((_, i) => i !== 1)
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.replace(/[*_`]/g, "").trim())
        .filter((cell) => cell !== "")
        .join("  "),
    )
    .filter((line) => line !== "");
}

const FOOTNOTE_MARK = /\[\^[\w-]{1,30}\]:?/g;

interface Piece {
  readonly value: string;
  /** Offset in the file, or one of the three below. */
  readonly at: number;
}

/** The value does not stand in the file as it is. */
const NOT_HERE = -1;
/** A line break. */
const BREAK = -2;
/** The text of a footnote begins. */
const NOTE_BEGINS = -3;

/** The words of a heading or the like, as one block. */
export function readInline(children: readonly PhrasingContent[], text: string, from: number): Inline {
  return toInline(readPieces(children, text, from), text);
}

/** Footnotes that follow one another are one paragraph to the parser. */
function readInlines(children: readonly PhrasingContent[], text: string, from: number): Inline[] {
  const notes: Piece[][] = [[]];
  for (const piece of readPieces(children, text, from)) {
    if (piece.at === NOTE_BEGINS) notes.push([]);
    else notes.at(-1)?.push(piece);
  }
  const [first = [], ...others] = notes;
  const inlines = others.map((pieces) => toInline(pieces, text));
  return first.length > 0 || others.length === 0 ? [toInline(first, text), ...inlines] : inlines;
}

function readPieces(children: readonly PhrasingContent[], text: string, from: number): Piece[] {
  const pieces: Piece[] = [];
  const stack: PhrasingContent[] = children.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    const start = from + (node.position?.start.offset ?? 0);
    const end = from + (node.position?.end.offset ?? 0);
    if (node.type === "text") addText(pieces, node.value, start, end, text);
    else if (node.type === "linkReference" && node.label?.startsWith("^")) continue;
    else if (node.type === "inlineCode") {
      const inside = text.slice(start, end).indexOf(node.value);
      pieces.push({ value: node.value, at: inside < 0 ? NOT_HERE : start + inside });
    } else if (node.type === "break") pieces.push({ value: "\n", at: BREAK });
    else if ("children" in node) for (const child of node.children.toReversed()) stack.push(child);
  }
  return pieces;
}

function toInline(pieces: readonly Piece[], text: string): Inline {
  const whole = pieces
    .map((piece) => piece.value)
    .join("")
    .replace(/\s+/g, " ")
    .trim();
  return { text: whole, parts: null, ...slices(pieces, text, whole) };
}

/** Without the marks of footnotes, which the parser leaves in the text. */
function addText(pieces: Piece[], value: string, start: number, end: number, text: string): void {
  let at = 0;
  let from = start;
  for (const match of value.matchAll(FOOTNOTE_MARK)) {
    addLines(pieces, value.slice(at, match.index), from, end, text);
    if (match[0].endsWith(":") && /(?:^|\n)$/.test(value.slice(at, match.index)))
      pieces.push({ value: "", at: NOTE_BEGINS });
    at = match.index + match[0].length;
    const found = text.slice(from, end).indexOf(match[0]);
    from = found < 0 ? from : from + found + match[0].length;
  }
  addLines(pieces, value.slice(at), from, end, text);
}

function addLines(pieces: Piece[], value: string, start: number, end: number, text: string): void {
  const raw = text.slice(start, end);
  let at = 0;
  for (const [i, line] of value.split("\n").entries()) {
    if (i > 0) pieces.push({ value: "\n", at: BREAK });
    if (line === "") continue;
    const found = raw.indexOf(line, at);
    // Only quote marks and white space may stand between two lines of one text.
    const isHere = found >= 0 && /^[>\s]*$/.test(raw.slice(at, found));
    pieces.push({ value: line, at: isHere ? start + found : NOT_HERE });
    if (isHere) at = found + line.length;
  }
}

/** The pieces as slices of the file that make the whole when joined by one space, or nothing. */
function slices(pieces: readonly Piece[], text: string, whole: string): Inline | undefined {
  const runs: { start: number; end: number }[] = [];
  for (const { value, at } of pieces) {
    if (at === NOT_HERE) return undefined;
    if (at === BREAK || value === "") continue;
    const last = runs.at(-1);
    if (last && last.end === at) last.end = at + value.length;
    else runs.push({ start: at, end: at + value.length });
  }
  const parts = runs
    .map(({ start, end }) => {
      const raw = text.slice(start, end);
      const from = start + raw.length - raw.trimStart().length;
      return { start: from, end: from + raw.trim().length };
    })
    .filter(({ start, end }) => end > start);
  const joined = parts.map(({ start, end }) => text.slice(start, end)).join(" ");
  // White space inside a slice is the author's own and stays.
  return joined.replace(/\s+/g, " ") === whole ? { text: joined, parts } : undefined;
}
