import type { Heading, Nodes } from "mdast";
import type { Repair, Span } from "../article.ts";
import { type Header, readHeader } from "../text/header.ts";
import type { Line } from "../text/lines.ts";
import type { Metadata } from "../text/metadata.ts";
import { blockReasons, footerReasons } from "../text/page-furniture.ts";
import { excerpt, layOut, withSentences } from "../text/paragraphs.ts";
import type { FileContents, Refusal } from "./file-contents.ts";
import { type Inline, readInline, readParagraph } from "./markdown-inline.ts";
import { limitProblem } from "./markdown-limits.ts";
import { type Leaf, parseBlocks } from "./markdown-pieces.ts";

/**
 * Reads Markdown (CommonMark, and tables as GitHub writes them) from `from` on. Paragraphs, list items, block quotes
 * and table rows are content; headings, code, pictures and raw HTML are not. The first heading is the title where
 * front matter names none. Where markup stands only at white space, the spans refer to the file; otherwise `source`
 * is the text without its markup (`extracted`).
 */
export function readMarkdown(text: string, from: number, known: Metadata): FileContents | Refusal {
  const problem = limitProblem(text.slice(from));
  if (problem !== null) return { reason: problem };
  const { blocks, title, repairs } = readBlocks(parseBlocks(text, from), text, known.title);
  const reasons = blockReasons(blocks.map((block) => block.text));
  const kept = blocks.filter((block, i) => {
    const reason = reasons[i];
    if (reason) repairs.push({ kind: "drop", span: block.span, reason });
    return !reason;
  });
  const header = headerOf(kept, text, { ...known, title });
  repairs.push(...header.drops);
  const content = dropFooter(kept.slice(header.blocks), header.metadata.author, repairs);
  repairs.sort((a, b) => a.span.start - b.span.start);
  return { metadata: header.metadata, ...layOutBlocks(content, text, repairs) };
}

interface Document {
  readonly blocks: readonly Block[];
  readonly title: string | null;
  /** What was left out. */
  readonly repairs: Repair[];
}

/** The content of a document, its title, and what is neither. */
function readBlocks(leaves: readonly Leaf[], text: string, knownTitle: string | null): Document {
  const blocks: Block[] = [];
  const repairs: Repair[] = [];
  const heading = titleHeading(leaves);
  let title = knownTitle;
  for (const leaf of leaves) {
    const span = spanOf(leaf);
    const { words, drop } = readLeaf(leaf, text);
    const emphasis = isEmphasized(leaf.node) ? ({ isEmphasized: true } as const) : {};
    blocks.push(...words.map((inline) => ({ ...inline, ...emphasis, span })));
    const isTitle = leaf.node === heading && title === null && drop?.heading !== undefined;
    if (isTitle) title = drop?.heading || null;
    else if (drop && (title === null || drop.heading !== title))
      repairs.push({ kind: "drop", span, reason: drop.reason });
  }
  return { blocks, title, repairs };
}

/** Whether all of a paragraph is bold or italic. */
function isEmphasized(node: Nodes): boolean {
  return (
    node.type === "paragraph" &&
    node.children.every(
      (child) =>
        child.type === "strong" ||
        child.type === "emphasis" ||
        child.type === "break" ||
        (child.type === "text" && /^[\s\p{P}]*$/u.test(child.value)),
    )
  );
}

/** The words of a block, or why it is none of the text; `heading` is what a heading says. */
function readLeaf(
  leaf: Leaf,
  text: string,
): {
  readonly words: readonly Inline[];
  readonly drop?: { readonly reason: string; readonly heading?: string };
} {
  const { node } = leaf;
  if (node.type === "heading") {
    const words = readInline(node.children, text, leaf.from);
    // A rule right under a paragraph makes a heading of it.
    if (words.text.length > 120 && /[.!?][”"]?$/.test(words.text)) return { words: [words] };
    return { words: [], drop: { reason: "a heading", heading: words.text } };
  }
  if (node.type === "paragraph") {
    const words = readParagraph(node, text, leaf.from);
    const shown = words.filter((inline) => inline.text !== "");
    return shown.length < words.length ? { words: shown, drop: { reason: "a picture" } } : { words };
  }
  const other = readOther(leaf, text);
  if (other) return { words: [other] };
  if (node.type === "code") return { words: [], drop: { reason: "a block of code" } };
  const isRaw = node.type === "html" && !/^<!--/.test(node.value);
  return isRaw ? { words: [], drop: { reason: "raw HTML" } } : { words: [] };
}

function spanOf({ node, from }: Leaf): Span {
  return {
    start: from + (node.position?.start.offset ?? 0),
    end: from + (node.position?.end.offset ?? 0),
  };
}

/** The words of a block that is text though the parser takes it for something else. */
function readOther(leaf: Leaf, text: string): Inline | null {
  const { node } = leaf;
  const { start, end } = spanOf(leaf);
  // Paragraphs that are indented.
  if (node.type === "code" && !/^\s*(?:```|~~~)/.test(text.slice(start, start + 40)))
    return { text: node.value.replace(/\s+/g, " ").trim(), parts: null };
  if (node.type !== "definition" || !node.label?.startsWith("^")) return null;
  // A footnote of one word is a link's address to the parser.
  const raw = text.slice(start, end);
  const words = raw.slice(raw.indexOf("]:") + 2).trim();
  return { text: words, parts: [{ start: end - words.length, end }] };
}

/** The header of a document, and how many of its blocks it takes. */
function headerOf(
  blocks: readonly Block[],
  source: string,
  known: Metadata,
): Header & { readonly blocks: number } {
  const lines = asLines(blocks, source);
  const byLine = readHeader(lines, known);
  // A paragraph may hold several lines of a header, but never a header and text.
  if (lines[byLine.length]?.gap !== false)
    return { ...byLine, blocks: lines.slice(0, byLine.length).filter((line) => line.gap).length };
  const alone = blocks.slice(0, MOST_LINES).map((block) => ({ ...block.span, text: block.text, ...ALONE }));
  const byBlock = readHeader(alone, known);
  return { ...byBlock, blocks: byBlock.length };
}

/** The paragraphs as slices of the file; of a text without its markup where they are not. */
function layOutBlocks(
  content: readonly Block[],
  text: string,
  repairs: readonly Repair[],
): Omit<FileContents, "metadata"> {
  if (content.every((block) => block.parts !== null)) {
    const paragraphs = content.map(({ text: words, parts, isEmphasized: is }) => ({
      text: words,
      parts: parts ?? [],
      ...(is ? { isEmphasized: is } : {}),
    }));
    return { source: text, extracted: false, paragraphs: withSentences(paragraphs), repairs };
  }
  const { source, paragraphs } = layOut(content);
  // Spans of the file mean nothing in the extracted text: a repair stands where the paragraph after it begins.
  let next = 0;
  const moved = repairs.map(({ kind, span, reason }) => {
    while (next < content.length && (content[next]?.span.start ?? 0) < span.start) next++;
    const at = paragraphs[next]?.parts[0]?.start ?? source.length;
    return {
      kind,
      span: { start: at, end: at },
      reason: `${reason}: ${excerpt(text.slice(span.start, span.end))}`,
    };
  });
  return { source, extracted: true, paragraphs: withSentences(paragraphs), repairs: moved };
}

/** The heading that is the title: of those above the text, the first one of the highest level. */
function titleHeading(leaves: readonly Leaf[]): Nodes | null {
  let title: Heading | null = null;
  for (const { node } of leaves) {
    if (node.type === "paragraph" || node.type === "code") break;
    if (node.type === "heading" && (title === null || node.depth < title.depth)) title = node;
  }
  return title;
}

/** So many blocks or lines may belong to the header. */
const MOST_LINES = 20;

interface Block extends Inline {
  readonly isEmphasized?: true;
  readonly span: Span;
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
  return blocks.slice(0, MOST_LINES).flatMap(({ text, parts, span }) => {
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
