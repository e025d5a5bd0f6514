/**
 * Discord's markdown, as its client reads it.
 *
 * Discord publishes no grammar. Its client uses a fork of Khan Academy's simple-markdown: at each place the rules are
 * tried in turn, and what no rule takes is text. The rules here are those of that fork as far as they are known
 * (among others from the reimplementation brussell98/discord-markdown), written as scans instead of regular
 * expressions, so that reading is linear in the length of the text, whatever the text. Where it is not known what
 * the client does, this parser sees rather more markup than less: a test that finds none here finds none there.
 *
 * Not read: emoji short codes (`:smile:`), which the client replaces from a table of its own.
 */

/**
 * Where a text stands, which decides what is markup in it.
 * - `message`: message content, embed descriptions, field values, text displays: everything.
 * - `title`: embed titles and field names: no blocks, masked links or mentions.
 * - `preview`: the one line shown of a message that is replied to: everything that is no block.
 * - `plain`: embed author and footer, labels of components: nothing.
 */
export type MarkdownContext = "message" | "title" | "preview" | "plain";

/** A piece of read markdown. Line breaks stay in the texts. */
export type MarkdownNode =
  | { readonly type: "text"; readonly text: string }
  | {
      readonly type: "bold" | "italic" | "underline" | "strikethrough" | "spoiler" | "quote" | "subtext";
      readonly children: readonly MarkdownNode[];
    }
  | { readonly type: "heading"; readonly level: 1 | 2 | 3; readonly children: readonly MarkdownNode[] }
  | {
      readonly type: "list";
      /** The number of the first item of a numbered list; without it the list has bullets. */
      readonly start?: number;
      readonly items: readonly (readonly MarkdownNode[])[];
    }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "code-block"; readonly language: string; readonly text: string }
  | {
      readonly type: "link";
      /** As `URL` writes it; its protocol is http:, https: or discord:. */
      readonly url: string;
      /** Whether the text hides the address, as in `[text](url)`. */
      readonly masked: boolean;
      readonly children: readonly MarkdownNode[];
    }
  | { readonly type: "mention"; readonly kind: "user" | "role" | "channel" | "guild"; readonly id: string }
  | { readonly type: "mention"; readonly kind: "command"; readonly id: string; readonly name: string }
  | { readonly type: "mention"; readonly kind: "everyone" | "here" }
  | { readonly type: "timestamp"; readonly seconds: number; readonly style: string }
  | { readonly type: "emoji"; readonly name: string; readonly id: string };

/** What `parseMarkdown` makes of a text: reads to the same characters, less those that are markup. Never throws. */
export function parseMarkdown(text: string, context: MarkdownContext): readonly MarkdownNode[] {
  if (context === "plain") return text === "" ? [] : [{ type: "text", text }];
  const inMessage = context === "message";
  return read(text, {
    blocks: inMessage,
    quotes: inMessage,
    codeBlocks: context !== "title",
    masked: context !== "title",
    mentions: context !== "title",
    links: true,
    depth: 0,
    listDepth: 0,
  });
}

/** The characters of a tree without its markup, mentions and times as they were written. */
export function textOf(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case "text":
        case "code":
        case "code-block":
          return node.text;
        case "list":
          return node.items.map(textOf).join("\n");
        case "mention":
          return "id" in node ? `<${node.kind} ${node.id}>` : `@${node.kind}`;
        case "timestamp":
          return `<t:${node.seconds}:${node.style}>`;
        case "emoji":
          return `:${node.name}:`;
        default:
          return textOf(node.children);
      }
    })
    .join("");
}

/** What is markup at the level being read. */
interface Allowed {
  readonly blocks: boolean;
  readonly quotes: boolean;
  readonly codeBlocks: boolean;
  readonly masked: boolean;
  readonly mentions: boolean;
  readonly links: boolean;
  /** How many elements stand around this text. */
  readonly depth: number;
  readonly listDepth: number;
}

/** A rule's find: the node, and where the text goes on behind it. */
interface Match {
  readonly node: MarkdownNode;
  readonly end: number;
}

const MAX_LIST_DEPTH = 11;
/** Markup below this depth stays text, so that a text made of nothing but stars does not nest without end. */
const MAX_DEPTH = 40;

/** Reads what stands within an element. */
function within(text: string, allowed: Allowed): MarkdownNode[] {
  return read(text, { ...allowed, depth: allowed.depth + 1 });
}

function read(text: string, allowed: Allowed): MarkdownNode[] {
  if (allowed.depth > MAX_DEPTH) return [{ type: "text", text }];
  const nodes: MarkdownNode[] = [];
  const source = new Source(text);
  let plain = "";
  const flush = () => {
    if (plain !== "") nodes.push({ type: "text", text: plain });
    plain = "";
  };
  let at = 0;
  let lineStart = true;
  while (at < text.length) {
    const found =
      (lineStart && allowed.blocks && readBlock(source, at, allowed)) || readInline(source, at, allowed);
    if (found) {
      flush();
      nodes.push(found.node);
      at = found.end;
      lineStart = text[at - 1] === "\n";
      continue;
    }
    if (text.startsWith(SHRUG, at)) {
      plain += SHRUG;
      at += SHRUG.length;
    } else if (text[at] === "\\" && at + 1 < text.length && isEscapable(text[at + 1] ?? "")) {
      plain += text[at + 1];
      at += 2;
    } else {
      plain += text[at];
      at++;
      lineStart = text[at - 1] === "\n";
      continue;
    }
    lineStart = false;
  }
  flush();
  return nodes;
}

/** The client shows this emoticon with its arm, though the backslash would be an escape. */
const SHRUG = "¯\\_(ツ)_/¯";

const isEscapable = (char: string) => !/[0-9A-Za-z\s]/.test(char);
const isSpace = (char: string | undefined) => char !== undefined && char !== "\n" && /\s/.test(char);
const isWordChar = (char: string | undefined) => char !== undefined && /\w/.test(char);
const isDigit = (char: string | undefined) => char !== undefined && char >= "0" && char <= "9";

/** A text with what the rules remember of it, so that none of them walks the same stretch again and again. */
class Source {
  readonly text: string;
  /** Delimiters that were not found from some place on; they are not there from any later place either. */
  private readonly missing = new Set<string>();
  private brackets: Map<number, number> | undefined;
  private backticks: Map<number, { readonly places: number[]; next: number }> | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Runs a search that, once it has failed, fails from every later place. Returns -1 then. */
  search(name: string, run: () => number): number {
    if (this.missing.has(name)) return -1;
    const end = run();
    if (end < 0) this.missing.add(name);
    return end;
  }

  /** The place of the `]` that closes the `[` at `at`, or -1. */
  closingBracket(at: number): number {
    if (!this.brackets) {
      this.brackets = new Map();
      const open: number[] = [];
      for (let i = 0; i < this.text.length; i++) {
        const char = this.text[i];
        if (char === "\\") i++;
        else if (char === "[") open.push(i);
        else if (char === "]") {
          const start = open.pop();
          if (start !== undefined) this.brackets.set(start, i);
        }
      }
    }
    return this.brackets.get(at) ?? -1;
  }

  /** The place of the first run of exactly `length` backticks behind `after`, or -1. */
  backtickRun(length: number, after: number): number {
    if (!this.backticks) {
      this.backticks = new Map();
      for (const run of this.text.matchAll(/`+/g)) {
        const runs = this.backticks.get(run[0].length);
        if (runs) runs.places.push(run.index);
        else this.backticks.set(run[0].length, { places: [run.index], next: 0 });
      }
    }
    const runs = this.backticks.get(length);
    if (!runs) return -1;
    // Places are asked for in rising order only, so those that are past can go.
    while ((runs.places[runs.next] ?? Number.POSITIVE_INFINITY) <= after) runs.next++;
    return runs.places[runs.next] ?? -1;
  }

  /** Where the line that `at` stands in ends: at its line break, or at the end of the text. */
  lineEnd(at: number): number {
    const end = this.text.indexOf("\n", at);
    return end < 0 ? this.text.length : end;
  }
}

// ---------------------------------------------------------------------------------------------------- blocks

function readBlock(source: Source, at: number, allowed: Allowed): Match | undefined {
  const { text } = source;
  let start = at;
  while (isSpace(text[start])) start++;
  switch (text[start]) {
    case ">":
      return allowed.quotes ? readQuote(source, at, start, allowed) : undefined;
    case "#":
      return readHeading(source, start, allowed);
    case "-":
      return (
        (text[start + 1] === "#" ? readSubtext(source, start, allowed) : undefined) ??
        readList(source, at, allowed)
      );
    default:
      return readList(source, at, allowed);
  }
}

function readQuote(source: Source, at: number, start: number, allowed: Allowed): Match | undefined {
  const { text } = source;
  const inner = { ...allowed, quotes: false };
  if (text.startsWith(">>>", start)) {
    if (!isSpace(text[start + 3])) return undefined;
    return { node: { type: "quote", children: within(text.slice(start + 4), inner) }, end: text.length };
  }
  const lines: string[] = [];
  let end = at;
  for (let line = at; line < text.length; ) {
    let mark = line;
    while (isSpace(text[mark])) mark++;
    if (text[mark] !== ">" || !isSpace(text[mark + 1])) break;
    const lineEnd = source.lineEnd(line);
    lines.push(text.slice(mark + 2, lineEnd));
    end = line = Math.min(lineEnd + 1, text.length);
  }
  if (lines.length === 0) return undefined;
  return { node: { type: "quote", children: within(lines.join("\n"), inner) }, end };
}

function readHeading(source: Source, start: number, allowed: Allowed): Match | undefined {
  const { text } = source;
  let level = 0;
  while (text[start + level] === "#") level++;
  if (level < 1 || level > 3) return undefined;
  const line = lineContent(source, start + level);
  if (line === undefined || line.content.startsWith("#")) return undefined;
  const content = line.content.replace(/#+$/, "").trimEnd();
  return {
    node: { type: "heading", level: level as 1 | 2 | 3, children: within(content, inlineOnly(allowed)) },
    end: line.end,
  };
}

function readSubtext(source: Source, start: number, allowed: Allowed): Match | undefined {
  const line = lineContent(source, start + 2);
  if (line === undefined || line.content.startsWith("-#")) return undefined;
  return { node: { type: "subtext", children: within(line.content, inlineOnly(allowed)) }, end: line.end };
}

/** The rest of a line behind its mark, which a space must follow, and where the next line begins. */
function lineContent(source: Source, afterMark: number): { content: string; end: number } | undefined {
  const { text } = source;
  if (!isSpace(text[afterMark])) return undefined;
  const lineEnd = source.lineEnd(afterMark);
  const content = text.slice(afterMark, lineEnd).trim();
  return content === "" ? undefined : { content, end: Math.min(lineEnd + 1, text.length) };
}

const inlineOnly = (allowed: Allowed): Allowed => ({ ...allowed, blocks: false, quotes: false });

/** The bullet or number a line begins with. */
interface Bullet {
  /** Set for `1.` and the like. */
  readonly number: number | undefined;
  readonly contentStart: number;
}

function readBullet(text: string, line: number): Bullet | undefined {
  let at = line + leadingSpaces(text, line);
  let number: number | undefined;
  if (text[at] === "-" || text[at] === "*") {
    at++;
  } else {
    const digits = at;
    while (isDigit(text[at]) && at - digits < 10) at++;
    if (at === digits || text[at] !== ".") return undefined;
    number = Number(text.slice(digits, at));
    at++;
  }
  if (!isSpace(text[at])) return undefined;
  while (isSpace(text[at])) at++;
  return at >= text.length || text[at] === "\n" ? undefined : { number, contentStart: at };
}

function readList(source: Source, at: number, allowed: Allowed): Match | undefined {
  const { text } = source;
  const first = allowed.listDepth < MAX_LIST_DEPTH ? readBullet(text, at) : undefined;
  if (!first) return undefined;
  // One space more or less does not make another list.
  const maxIndent = leadingSpaces(text, at) + 1;
  const items: string[][] = [];
  let end = at;
  for (let line = at; line < text.length; ) {
    const lineEnd = source.lineEnd(line);
    const bullet = readBullet(text, line);
    const indent = leadingSpaces(text, line);
    const isOther = bullet && (bullet.number === undefined) !== (first.number === undefined);
    if (indent <= maxIndent && isOther) break;
    if (bullet && indent <= maxIndent) items.push([text.slice(bullet.contentStart, lineEnd)]);
    else if (indent > maxIndent && line + indent < lineEnd)
      items.at(-1)?.push(text.slice(line + maxIndent + 1, lineEnd));
    else break;
    end = line = Math.min(lineEnd + 1, text.length);
  }
  const inner = { ...allowed, quotes: false, listDepth: allowed.listDepth + 1 };
  return {
    node: {
      type: "list",
      ...(first.number === undefined ? {} : { start: first.number }),
      items: items.map((lines) => within(lines.join("\n"), inner)),
    },
    end,
  };
}

function leadingSpaces(text: string, line: number): number {
  let at = line;
  while (text[at] === " ") at++;
  return at - line;
}

// ---------------------------------------------------------------------------------------------------- inline

function readInline(source: Source, at: number, allowed: Allowed): Match | undefined {
  const { text } = source;
  switch (text[at]) {
    case "`":
      return (allowed.codeBlocks ? readCodeBlock(source, at) : undefined) ?? readCode(source, at);
    case "*":
      return readItalicOr("bold", source, at, starItalicClose(text, at), allowed);
    case "_":
      return readItalicOr("underline", source, at, underscoreItalicClose(text, at), allowed);
    case "~":
      return readDelimited("strikethrough", text, at, delimitedClose(source, at, "strikethrough"), allowed);
    case "|":
      return readDelimited("spoiler", text, at, delimitedClose(source, at, "spoiler"), allowed);
    case "[":
      return allowed.links && allowed.masked ? readMaskedLink(source, at, allowed) : undefined;
    case "<":
      return readAngle(text, at, allowed);
    case "@":
      return allowed.mentions ? readEveryone(text, at) : undefined;
    case "h":
    case "H":
      return allowed.links ? readUrl(text, at) : undefined;
    default:
      return undefined;
  }
}

const DELIMITERS = { bold: "**", underline: "__", strikethrough: "~~", spoiler: "||" } as const;
type Mark = keyof typeof DELIMITERS;

/** Of italic and its double, which begin alike, the longer wins; on a tie italic: `***x***` is bold within italic. */
function readItalicOr(
  mark: Mark,
  source: Source,
  at: number,
  italicClose: number,
  allowed: Allowed,
): Match | undefined {
  const { text } = source;
  const close = delimitedClose(source, at, mark);
  if (italicClose < 0 || close + 2 > italicClose + 1) return readDelimited(mark, text, at, close, allowed);
  const children = within(text.slice(at + 1, italicClose), inlineOnly(allowed));
  return { node: { type: "italic", children }, end: italicClose + 1 };
}

function readDelimited(
  type: Mark,
  text: string,
  at: number,
  close: number,
  allowed: Allowed,
): Match | undefined {
  if (close < 0) return undefined;
  return { node: { type, children: within(text.slice(at + 2, close), inlineOnly(allowed)) }, end: close + 2 };
}

/** Where the delimiter that closes the one at `at` stands, or -1; also if there is none at `at`. */
function delimitedClose(source: Source, at: number, mark: Mark): number {
  const { text } = source;
  const delimiter = DELIMITERS[mark];
  if (!text.startsWith(delimiter, at)) return -1;
  // Only bold and underline heed escapes, and a third sign in a row, on the way to their end.
  const heeds = mark === "bold" || mark === "underline";
  return source.search(delimiter, () => {
    for (let i = at + 2; i < text.length; i++) {
      if (heeds && text[i] === "\\") i++;
      else if (i > at + 2 && text.startsWith(delimiter, i)) {
        const next = text[i + 2];
        if (heeds ? next !== delimiter[0] : mark !== "strikethrough" || next !== "_") return i;
      }
    }
    return -1;
  });
}

function starItalicClose(text: string, at: number): number {
  if (/\s/.test(text[at + 1] ?? " ")) return -1;
  let afterSpace = false;
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i] ?? "";
    if (char === "\\") i++;
    else if (char === "*" && text[i + 1] === "*") i++;
    else if (char === "*") return afterSpace || i === at + 1 ? -1 : i;
    afterSpace = /\s/.test(char);
  }
  return -1;
}

function underscoreItalicClose(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "_") {
      if (i > at + 1 && !isWordChar(text[i + 1])) return i;
      if (text[i + 1] !== "_") return -1;
      i++;
    }
  }
  return -1;
}

function readCodeBlock(source: Source, at: number): Match | undefined {
  const { text } = source;
  if (!text.startsWith("```", at)) return undefined;
  let start = at + 3;
  let language = "";
  const lineEnd = source.lineEnd(start);
  if (
    lineEnd < text.length &&
    lineEnd - start <= 32 &&
    /^[a-z0-9_+\-.#]+$/i.test(text.slice(start, lineEnd))
  ) {
    language = text.slice(start, lineEnd);
    start = lineEnd + 1;
  }
  while (text[start] === "\n") start++;
  const close = source.search("```", () => text.indexOf("```", start + 1));
  if (close < 0) return undefined;
  let end = close;
  while (end > start && text[end - 1] === "\n") end--;
  // The line ends with the block: its line break is not one more.
  const after = text[close + 3] === "\n" ? close + 4 : close + 3;
  return { node: { type: "code-block", language, text: text.slice(start, end) }, end: after };
}

function readCode(source: Source, at: number): Match | undefined {
  const { text } = source;
  let run = 0;
  while (text[at + run] === "`") run++;
  for (let length = run; length > 0; length--) {
    const close = source.backtickRun(length, at + run);
    if (close < 0) continue;
    const code = text.slice(at + length, close);
    // "`` `a` ``": the spaces are there only to keep the backticks apart.
    const trimmed = /^ *`/.test(code) || /` *$/.test(code) ? code.trim() : code;
    return { node: { type: "code", text: trimmed }, end: close + length };
  }
  return undefined;
}

// ------------------------------------------------------------------------------------------- links, mentions

/** The longest thing in angle brackets that is read: an autolink as long as a message may be. */
const MAX_ANGLE = 2_000;

function readAngle(text: string, at: number, allowed: Allowed): Match | undefined {
  const next = text[at + 1] ?? "";
  // Looking for the end only where something may have begun keeps a row of `<` cheap.
  if (!/[@#/at:ihd]/i.test(next)) return undefined;
  let close = at + 1;
  while (
    close < text.length &&
    close - at < MAX_ANGLE &&
    text[close] !== ">" &&
    text[close] !== "<" &&
    text[close] !== "\n"
  ) {
    close++;
  }
  if (text[close] !== ">") return undefined;
  const inner = text.slice(at + 1, close);
  const node = (allowed.mentions ? mentionNode(inner) : undefined) ?? otherAngleNode(inner, allowed);
  return node ? { node, end: close + 1 } : undefined;
}

function mentionNode(inner: string): MarkdownNode | undefined {
  let id = /^@!?(\d+)$/.exec(inner)?.[1];
  if (id) return { type: "mention", kind: "user", id };
  id = /^@&(\d+)$/.exec(inner)?.[1];
  if (id) return { type: "mention", kind: "role", id };
  id = /^#(\d+)$/.exec(inner)?.[1];
  if (id) return { type: "mention", kind: "channel", id };
  id = /^id:(customize|browse|guide|home|linked-roles(?::\d+)?)$/.exec(inner)?.[1];
  if (id) return { type: "mention", kind: "guild", id };
  const [, name, commandId] = /^\/([^:\n]{1,120}):(\d+)$/.exec(inner) ?? [];
  return name && commandId ? { type: "mention", kind: "command", id: commandId, name } : undefined;
}

function otherAngleNode(inner: string, allowed: Allowed): MarkdownNode | undefined {
  const [, seconds, style] = /^t:(-?\d{1,17})(?::([tTdDfFRsS]))?$/.exec(inner) ?? [];
  if (seconds !== undefined) {
    const inRange = Math.abs(Number(seconds)) <= 8.64e12;
    return inRange ? { type: "timestamp", seconds: Number(seconds), style: style ?? "f" } : undefined;
  }
  const [, name, id] = /^a?:(\w{1,64}):(\d+)$/.exec(inner) ?? [];
  if (name && id) return { type: "emoji", name, id };
  if (!allowed.links || /\s/.test(inner)) return undefined;
  const url = linkTarget(inner);
  return url ? { type: "link", url, masked: false, children: [{ type: "text", text: inner }] } : undefined;
}

function readEveryone(text: string, at: number): Match | undefined {
  if (text.startsWith("@everyone", at)) return { node: { type: "mention", kind: "everyone" }, end: at + 9 };
  if (text.startsWith("@here", at)) return { node: { type: "mention", kind: "here" }, end: at + 5 };
  return undefined;
}

const LINK_START = /^(?:https?|discord):\/\//i;

/** The address that a link to `text` leads to, or undefined where the client makes no link of it. */
function linkTarget(text: string): string | undefined {
  if (!LINK_START.test(text)) return undefined;
  try {
    return new URL(text).href;
  } catch {
    return undefined;
  }
}

const URL_START = /https?:\/\//iy;

function readUrl(text: string, at: number): Match | undefined {
  URL_START.lastIndex = at;
  if (!URL_START.test(text)) return undefined;
  const hostStart = URL_START.lastIndex;
  let end = hostStart;
  let unopened = 0;
  for (; end < text.length && !/[\s<]/.test(text[end] ?? ""); end++) {
    if (text[end] === "(") unopened--;
    else if (text[end] === ")") unopened++;
  }
  // Punctuation at the end, and a bracket that was not opened in the address, belong to the sentence around it.
  for (; end > hostStart; end--) {
    const last = text[end - 1] ?? "";
    if (last === ")" && unopened > 0) unopened--;
    else if (!/[.,:;"'\]]/.test(last)) break;
  }
  if (end < hostStart + 2) return undefined;
  const shown = text.slice(at, end);
  const url = linkTarget(shown);
  return url
    ? { node: { type: "link", url, masked: false, children: [{ type: "text", text: shown }] }, end }
    : undefined;
}

function readMaskedLink(source: Source, at: number, allowed: Allowed): Match | undefined {
  const { text } = source;
  const labelEnd = source.closingBracket(at);
  if (labelEnd < 0 || text[labelEnd + 1] !== "(") return undefined;
  const target = readTarget(text, labelEnd + 2);
  const url = target && linkTarget(target.url);
  if (!target || !url) return undefined;
  const label = text.slice(at + 1, labelEnd);
  const children = within(label, { ...inlineOnly(allowed), mentions: false, codeBlocks: false });
  // A label that is an address itself would lie about where the link leads: the client shows the source instead.
  if (textOf(children).trim() === "" || children.some((child) => child.type === "link")) return undefined;
  return { node: { type: "link", url, masked: true, children }, end: target.end };
}

/** Reads `url)`, `<url>)` or `url "title")`; `end` is behind the closing bracket. */
function readTarget(text: string, start: number): { url: string; end: number } | undefined {
  let at = skipSpace(text, start);
  const isAngled = text[at] === "<";
  if (isAngled) at++;
  if (!LINK_START.test(text.slice(at, at + 10))) return undefined;
  const urlEnd = endOfUrl(text, at, isAngled);
  const url = text.slice(at, urlEnd).replace(/\\([^0-9A-Za-z\s])/g, "$1");
  if (isAngled && text[urlEnd] !== ">") return undefined;
  at = skipSpace(text, isAngled ? urlEnd + 1 : urlEnd);
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1);
    if (close < 0) return undefined;
    at = skipSpace(text, close + 1);
  }
  return text[at] === ")" && url !== "" ? { url, end: at + 1 } : undefined;
}

/** Where a link's address ends: at a space, at `>` in angle brackets, otherwise at a `)` that none before it opened. */
function endOfUrl(text: string, start: number, isAngled: boolean): number {
  let at = start;
  let depth = 0;
  for (; at < text.length && at - start < MAX_ANGLE; at++) {
    const char = text[at] ?? "";
    if (/\s/.test(char) || (isAngled ? char === ">" : char === ")" && depth === 0)) break;
    if (char === "\\") at++;
    else if (char === "(") depth++;
    else if (char === ")") depth--;
  }
  return at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at] ?? "")) at++;
  return at;
}
