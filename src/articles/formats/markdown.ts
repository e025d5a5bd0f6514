import type { Heading, Nodes, Paragraph as ParagraphNode, PhrasingContent, Root } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Repair, Span } from "../article.ts";
import { readHeader } from "../text/header.ts";
import type { Line } from "../text/lines.ts";
import type { Metadata } from "../text/metadata.ts";
import { blockReasons, footerReasons } from "../text/page-furniture.ts";
import { excerpt, layOut, withSentences } from "../text/paragraphs.ts";
import type { FileContents, Refusal } from "./file-contents.ts";

const MAX_DEPTH = 60;
/** The parser's time grows with the square of the marks in one paragraph. */
const MAX_MARKS = 2000;

/**
 * Reads Markdown (CommonMark, and tables as GitHub writes them) from `from` on. Paragraphs, list items, block quotes
 * and table rows are content; headings, code, pictures and raw HTML are not. The first heading is the title where
 * front matter names none. Where markup stands only at white space, the spans refer to the file; otherwise `source`
 * is the text without its markup (`extracted`).
 */
export function readMarkdown(text: string, from: number, known: Metadata): FileContents | Refusal {
  const body = text.slice(from);
  if (depthOf(body) > MAX_DEPTH)
    return { reason: `is nested more than ${MAX_DEPTH} levels deep: remove the nesting` };
  if (hasTooManyMarks(body))
    return {
      reason: `has more than ${MAX_MARKS} marks (* _ [ < and the like) in one paragraph: part it by blank lines`,
    };
  const root: Root = unified().use(remarkParse).parse(body);
  const blocks: Block[] = [];
  const repairs: Repair[] = [];
  const heading = titleHeading(root);
  let title = known.title;
  for (const node of leaves(root)) {
    const span = {
      start: from + (node.position?.start.offset ?? 0),
      end: from + (node.position?.end.offset ?? 0),
    };
    const drop = (reason: string) => repairs.push({ kind: "drop", span, reason });
    if (node.type === "heading") {
      const words = readInline(node.children, text, from).text;
      const isSentence = words.length > 120 && /[.!?][”"]?$/.test(words);
      // A rule right under a paragraph makes a heading of it.
      if (isSentence) blocks.push({ ...readInline(node.children, text, from), span });
      else if (title === null && node === heading) title = words || null;
      else if (words !== title) drop("a heading");
    } else if (node.type === "paragraph") {
      for (const block of readParagraph(node, text, from)) {
        if (block.text === "") drop("a picture");
        else blocks.push({ ...block, span });
      }
    } else if (node.type === "code" && !/^\s*(?:```|~~~)/.test(text.slice(span.start, span.start + 40))) {
      blocks.push({ text: node.value.replace(/\s+/g, " ").trim(), parts: null, span });
    } else if (node.type === "definition" && node.label?.startsWith("^")) {
      // A footnote of one word is a link's address to the parser.
      const raw = text.slice(span.start, span.end);
      const words = raw.slice(raw.indexOf("]:") + 2).trim();
      blocks.push({ text: words, parts: [{ start: span.end - words.length, end: span.end }], span });
    } else if (node.type === "code") drop("a block of code");
    else if (node.type === "html" && !/^<!--/.test(node.value)) drop("raw HTML");
  }
  const reasons = blockReasons(blocks.map((block) => block.text));
  const kept = blocks.filter((block, i) => {
    const reason = reasons[i];
    if (reason) repairs.push({ kind: "drop", span: block.span, reason });
    return !reason;
  });
  const lines = asLines(kept, text);
  const byLine = readHeader(lines, { ...known, title });
  // A paragraph may hold several lines of a header, but never a header and text.
  const isSplit = lines[byLine.length]?.gap === false;
  const blockLines = kept.slice(0, 20).map((block) => ({ ...block.span, text: block.text, ...ALONE }));
  const header = isSplit ? readHeader(blockLines, { ...known, title }) : byLine;
  const taken = isSplit ? header.length : lines.slice(0, header.length).filter((line) => line.gap).length;
  repairs.push(...header.drops);
  const content = dropFooter(kept.slice(taken), header.metadata.author, repairs);
  const isInFile = content.every((block) => block.parts !== null);
  repairs.sort((a, b) => a.span.start - b.span.start);
  const { metadata } = header;
  if (isInFile) {
    const paragraphs = content.map(({ text: words, parts }) => ({ text: words, parts: parts ?? [] }));
    return { metadata, source: text, extracted: false, paragraphs: withSentences(paragraphs), repairs };
  }
  const { source, paragraphs } = layOut(content.map((block) => block.text));
  // Spans of the file mean nothing in the extracted text: a repair stands where the paragraph after it begins.
  const moved = repairs.map((repair) => {
    const next = content.findIndex((block) => block.span.start >= repair.span.start);
    const at = paragraphs[next]?.parts[0]?.start ?? source.length;
    return {
      ...repair,
      span: { start: at, end: at },
      reason: `${repair.reason}: ${excerpt(text.slice(repair.span.start, repair.span.end))}`,
    };
  });
  return { metadata, source, extracted: true, paragraphs: withSentences(paragraphs), repairs: moved };
}

/** The heading that is the title: of those above the text, the first one of the highest level. */
function titleHeading(root: Root): Nodes | null {
  let title: Heading | null = null;
  for (const node of leaves(root)) {
    if (node.type === "paragraph" || node.type === "code") break;
    if (node.type === "heading" && (title === null || node.depth < title.depth)) title = node;
  }
  return title;
}

interface Inline {
  readonly text: string;
  /** Spans of the file, or null where its text is not made of slices at white space. */
  readonly parts: readonly Span[] | null;
}

interface Block extends Inline {
  readonly span: Span;
}

/** The deepest nesting of block quotes and lists that a line opens. The parser is super-linear in it. */
function depthOf(text: string): number {
  let deepest = 0;
  for (const match of text.matchAll(
    /^(?:[ \t]{0,3}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]?)+|^[ \t]{120,}(?=[-*+>])/gm,
  )) {
    deepest = Math.max(
      deepest,
      match[0].replace(/[ \t\d]/g, "").length,
      match[0].startsWith(" ") ? match[0].length / 2 : 0,
    );
  }
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91) deepest = Math.max(deepest, ++open);
    else if (code === 93) open = Math.max(0, open - 1);
    else if (code === 10 && text.charCodeAt(i + 1) === 10) open = 0;
  }
  return deepest;
}

function hasTooManyMarks(text: string): boolean {
  return text
    .split(/\n[ \t]*\r?\n/)
    .some((block) => (block.match(/[*_`[\]<&!\\~]/g)?.length ?? 0) > MAX_MARKS);
}

/** The blocks that hold text, in reading order. */
function* leaves(root: Root): Generator<Nodes> {
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

function readParagraph(node: ParagraphNode, text: string, from: number): Inline[] {
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

function readInline(children: readonly PhrasingContent[], text: string, from: number): Inline {
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

function dropFooter(blocks: readonly Block[], author: string | null, repairs: Repair[]): readonly Block[] {
  const reasons = footerReasons(
    blocks.map((block) => block.text),
    author,
  );
  const end = blocks.length - reasons.length;
  for (const [i, block] of blocks.slice(end).entries())
    repairs.push({ kind: "drop", span: block.span, reason: reasons[i] ?? "" });
  return blocks.slice(0, end);
}

const ALONE = { indent: 0, gap: true, page: false };

/** The first blocks as lines; the lines of a block that are short stay apart. */
function asLines(blocks: readonly Block[], source: string): Line[] {
  return blocks.slice(0, 20).flatMap(({ text, parts, span }) => {
    const whole = { ...span, text, ...ALONE };
    if (parts === null || parts.length < 2 || parts.length > 6) return [whole];
    // Only the ends of lines part a block, not the marks of emphasis.
    const isLines = parts.every(
      (part, i) => i === 0 || source.slice(parts[i - 1]?.end, part.start).includes("\n"),
    );
    if (!isLines || parts.some(({ start, end }) => end - start > 120)) return [whole];
    return parts.map(({ start, end }, i) => ({
      start,
      end,
      text: source.slice(start, end),
      ...ALONE,
      gap: i === 0,
    }));
  });
}
