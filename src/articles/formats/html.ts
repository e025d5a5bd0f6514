import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Repair } from "../article.ts";
import { readHeader } from "../text/header.ts";
import type { Line } from "../text/lines.ts";
import { type Metadata, tidy } from "../text/metadata.ts";
import { blockReasons, footerReasons } from "../text/page-furniture.ts";
import { excerpt, layOut, withSentences } from "../text/paragraphs.ts";
import type { DomNode, Page } from "./dom.ts";
import type { FileContents, Refusal } from "./file-contents.ts";
import { readPageMetadata } from "./page/metadata.ts";

const MAX_DEPTH = 200;
const MAX_NODES = 300_000;

/**
 * Reads an HTML page: metadata from its head, the text that Readability takes for the article, or failing that what
 * stands in <article>, <main> or <body>. `source` is the text extracted, with a blank line between two paragraphs.
 * Can take seconds on a large page; refuses pages nested more than 200 levels deep, in which Readability gets lost.
 */
export function readHtml(html: string): FileContents | Refusal {
  const page = parse(html);
  const problem = sizeProblem(page);
  if (problem) return { reason: problem };
  const metadata = readPageMetadata(page);
  const main = extract(page);
  let blocks = main ? readBlocks(main.content) : [];
  if (!blocks.some(isText)) {
    const fresh = parse(html);
    for (const selector of ["article", "main", "body"]) {
      const root = fresh.querySelector(selector);
      blocks = root ? readBlocks(root) : [];
      if (blocks.some(isText)) break;
    }
  }
  return toContents(blocks, {
    ...metadata,
    title: metadata.title ?? tidy(main?.title),
    publication: metadata.publication ?? tidy(main?.siteName),
  });
}

function parse(html: string): Page {
  // A run of these is text, which the parser reads in a time that grows faster than the run.
  const text = html.replace(/<(?=<)/g, "&lt;");
  const whole = /<html[\s>]/i.test(text)
    ? text
    : `<!doctype html><html><head></head><body>${text}</body></html>`;
  const page: Page = parseHTML(whole).document;
  return page;
}

function sizeProblem(page: Page): string | null {
  const root = page.querySelector("html");
  let depth = 0;
  let count = 0;
  let node = root;
  while (node) {
    if (++count > MAX_NODES) return "is too large a page: save its text as .txt";
    if (node.firstChild) {
      node = node.firstChild;
      if (++depth > MAX_DEPTH) return `is nested more than ${MAX_DEPTH} levels deep: save its text as .txt`;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    node = !node || node === root ? null : node.nextSibling;
  }
  return null;
}

interface Extract {
  readonly content: DomNode;
  readonly title: string | null | undefined;
  readonly siteName: string | null | undefined;
}

function extract(page: Page): Extract | null {
  if (!page.querySelector("body")) return null;
  const options = { maxElemsToParse: MAX_NODES, serializer: (node: DomNode) => node };
  const result = new Readability<DomNode>(
    page as ConstructorParameters<typeof Readability>[0],
    options,
  ).parse();
  if (!result?.content) return null;
  return { content: result.content, title: result.title, siteName: result.siteName };
}

interface Block {
  readonly text: string;
  readonly isEmphasized?: true;
  /** Set where the block is not content. */
  readonly drop?: string;
}

const isText = (block: Block) => block.drop === undefined;

const SKIPPED = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE HEAD NAV ASIDE BUTTON FORM SELECT TEXTAREA INPUT SVG MATH IFRAME OBJECT VIDEO AUDIO CANVAS IMG PICTURE MENU DIALOG".split(
    " ",
  ),
);
const INLINE = new Set(
  "A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR TD TH".split(
    " ",
  ),
);

/** The text of a tree, broken at its blocks. */
function readBlocks(root: DomNode): Block[] {
  const blocks: Block[] = [];
  const open = { text: "", breaks: 0, isPlain: false };
  const flush = (drop?: string) => {
    const text = open.text.replace(/\s+/g, " ").trim();
    const emphasis = open.isPlain ? {} : ({ isEmphasized: true } as const);
    open.text = "";
    open.breaks = 0;
    open.isPlain = false;
    if (text !== "") blocks.push(drop === undefined ? { text, ...emphasis } : { text, drop });
  };
  let node: DomNode | null = root;
  while (node) {
    const isEntered = enter(node, open, flush);
    if (isEntered && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    if (isEntered) leave(node, open, flush);
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node) leave(node, open, flush);
    }
    node = !node || node === root ? null : node.nextSibling;
  }
  flush();
  return blocks;
}

/** The text since the last block, how many line breaks stand at its end, and whether any of it is neither bold nor italic. */
interface OpenBlock {
  text: string;
  breaks: number;
  isPlain: boolean;
}

const EMPHASIS = new Set(["B", "STRONG", "I", "EM"]);

/** Whether a text stands in bold or italics, no further up than its block. */
function isEmphasized(node: DomNode): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) {
    const name = at.nodeName.toUpperCase();
    if (EMPHASIS.has(name)) return true;
    if (!INLINE.has(name)) return false;
  }
  return false;
}

/** Takes what a node says before its children; false where they are not looked at. */
function enter(node: DomNode, open: OpenBlock, flush: () => void): boolean {
  const name = node.nodeName.toUpperCase();
  if (node.nodeType === 3) {
    open.text += node.nodeValue ?? "";
    if ((node.nodeValue ?? "").trim() !== "") {
      open.breaks = 0;
      open.isPlain ||= !isEmphasized(node);
    }
    return false;
  }
  if (name === "BR") {
    // Two in a row end a paragraph.
    open.text += " ";
    if (++open.breaks > 1) flush();
    return false;
  }
  if (node.nodeType !== 1 || isSkipped(node, name)) return false;
  if (!INLINE.has(name)) flush();
  return true;
}

function leave(node: DomNode, open: OpenBlock, flush: (drop?: string) => void): void {
  const name = node.nodeName.toUpperCase();
  if (/^H[1-6]$/.test(name)) flush("a heading");
  else if (name === "FIGCAPTION") flush("a picture caption");
  else if (name === "PRE") flush();
  else if (name === "TD" || name === "TH") open.text += "\u2002";
  else if (!INLINE.has(name)) flush();
}

function isSkipped(node: DomNode, name: string): boolean {
  if (SKIPPED.has(name)) return true;
  // A note's number is not part of the sentence.
  if (name === "SUP" && /^\s*\[[\w ]{1,8}\]\s*$/.test(node.textContent ?? "")) return true;
  const hidden = node.getAttribute?.("hidden");
  return (
    (hidden !== null && hidden !== undefined) ||
    /display\s*:\s*none/i.test(node.getAttribute?.("style") ?? "")
  );
}

function toContents(blocks: readonly Block[], known: Metadata): FileContents {
  const dropped = new Map<Block, string>();
  const reasons = blockReasons(blocks.map((block) => block.text));
  for (const [i, block] of blocks.entries()) {
    const reason = block.drop ?? reasons[i];
    if (reason) dropped.set(block, reason);
  }
  const kept = blocks.filter((block) => !dropped.has(block));
  const header = readHeader(asLines(kept), known);
  for (const [i, block] of kept.splice(0, header.length).entries()) {
    const drop = header.drops.find((repair) => repair.span.start === i);
    if (drop) dropped.set(block, drop.reason);
  }
  const footer = footerReasons(
    kept.map((block) => block.text),
    header.metadata.author,
  );
  const content = kept.slice(0, kept.length - footer.length);
  for (const [i, reason] of footer.entries()) {
    const block = kept[content.length + i];
    if (block) dropped.set(block, reason);
  }
  const { source, paragraphs } = layOut(content);
  const repairs: Repair[] = [];
  const title = header.metadata.title;
  // What was dropped is not in the source: the repair stands where the next paragraph begins.
  let next = 0;
  for (const block of blocks) {
    if (block === content[next]) next++;
    const reason = dropped.get(block);
    if (reason === undefined || block.text === title) continue;
    const at = paragraphs[next]?.parts[0]?.start ?? source.length;
    repairs.push({ kind: "drop", span: { start: at, end: at }, reason: `${reason}: ${excerpt(block.text)}` });
  }
  return {
    metadata: header.metadata,
    source,
    extracted: true,
    paragraphs: withSentences(paragraphs),
    repairs,
  };
}

/** Lines whose spans are their indices, so that the header's drops can be told apart. */
function asLines(blocks: readonly Block[]): Line[] {
  return blocks
    .slice(0, 20)
    .map(({ text }, i) => ({ start: i, end: i + 1, text, indent: 0, gap: true, page: false }));
}
