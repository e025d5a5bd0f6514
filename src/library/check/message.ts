import type { Span } from "../../articles/index.ts";
import { type KnownNames, nameAfter, nameBefore } from "./naming.ts";
import type { Claim } from "./quote-check.ts";

/** Shorter runs are not checked: a few letters stand everywhere. */
const SHORTEST_CLAIM = 12;
/** Text beyond this is not read; Discord's messages are shorter. */
const LONGEST_MESSAGE = 20_000;
/** A message whose quotation marks hold single words only is itself the claim from this many words on. */
const WORDS_OF_A_STATEMENT = 8;

// Which marks close what each mark opens, the usual one first. A German quotation ends with the mark that
// opens an English one.
const CLOSING: ReadonlyMap<string, readonly string[]> = new Map([
  ["“", ["”", '"', "“"]],
  ["”", ["”"]],
  ["„", ["“", "”", '"', "„"]],
  ["‟", ["”", '"']],
  ['"', ['"', "”"]],
  ["＂", ["＂"]],
  ["〝", ["〞", "〟"]],
  ["«", ["»"]],
  ["»", ["«", "»"]],
  ["‹", ["›"]],
  ["›", ["‹"]],
  ["「", ["」"]],
  ["『", ["』"]],
]);
const NEAR_MARK = 12;
const SINGLE = "'‘’‚‛";

function isStartOfLine(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return /^[\s>]*$/.test(line.slice(-20)) && line.length <= 20;
}

/** What stands in double quotation marks of any kind, without the marks. What is never closed goes to the end. */
function doubleQuoted(text: string): Span[] {
  const runs: Span[] = [];
  const lastOf = new Map([...CLOSING.values()].flat().map((mark) => [mark, text.lastIndexOf(mark)]));
  let open: { mark: string; closing: string; at: number; depth: number } | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (open === undefined) {
      const closing = CLOSING.get(char);
      if (closing === undefined) continue;
      // The usual mark if there is one ahead, so that others can stand inside.
      const awaited = closing.find((mark) => (lastOf.get(mark) ?? -1) > at) ?? closing[0] ?? "";
      open = { mark: char, closing: awaited, at, depth: 0 };
    } else if (char === open.closing && open.depth === 0) {
      runs.push({ start: open.at + 1, end: at });
      open = undefined;
    } else if (char === open.closing) {
      open.depth -= 1;
    } else if (char === open.mark && !isStartOfLine(text, at)) {
      // A quotation that runs over several paragraphs opens each of them anew; any other opens another inside.
      open.depth += 1;
    }
  }
  if (open !== undefined) runs.push({ start: open.at + 1, end: text.length });
  return runs;
}

/** What stands in single quotation marks. An apostrophe inside a word, or after one, is none if it can help it. */
function singleQuoted(text: string): Span[] {
  const runs: Span[] = [];
  let start: number | undefined;
  let end: number | undefined;
  const finish = () => {
    if (start !== undefined && end !== undefined) runs.push({ start, end });
    start = undefined;
    end = undefined;
  };
  for (let at = 0; at < text.length; at += 1) {
    if (!SINGLE.includes(text[at] ?? "")) continue;
    const before = text[at - 1] ?? " ";
    const after = text[at + 1] ?? " ";
    if (/[\s([—–:-]/.test(before) && !/\s/.test(after)) {
      finish();
      start = at + 1;
    } else if (start !== undefined && !/\s/.test(before) && !/[\p{L}\p{N}]/u.test(after)) end = at;
  }
  finish();
  return runs;
}

/** Lines that the chat shows as quoted: "> text". */
function blockQuoted(text: string): Span[] {
  const runs: Span[] = [];
  for (const { 0: line, index } of text.matchAll(/^[ \t]*>>>[\s\S]*|^[ \t]*>.*$/gmu)) {
    const start = index + (/[^\s>]/u.exec(line)?.index ?? line.length);
    const last = runs.at(-1);
    const isNextLine = last !== undefined && text.slice(last.end, index) === "\n";
    if (isNextLine) runs[runs.length - 1] = { start: last.start, end: index + line.length };
    else runs.push({ start, end: index + line.length });
  }
  return runs;
}

function trimmed(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  const left = inside.length - inside.trimStart().length;
  return { start: start + left, end: Math.max(start + left, start + inside.trimEnd().length) };
}

/** The message with ``LaTeX's marks'' as others and without the marks of quoted lines; offsets stay the same. */
export function levelMarks(text: string): string {
  const isLatex = text.includes("``") && !/["“„«»]/u.test(text);
  const marked = isLatex ? text.replace(/``/g, ' "').replace(/''/g, '" ') : text;
  return marked
    .replace(/^([ \t]*)>>>/gmu, "$1>  ")
    .replace(/^(?:[ \t]*>)+/gmu, (marks) => marks.replaceAll(">", " "));
}

function claimOf(text: string, span: Span, speaker: string | undefined): Claim {
  return { ...span, text: text.slice(span.start, span.end), ...(speaker === undefined ? {} : { speaker }) };
}

/** "Dillon: we left", "we left — Dillon": the words, and who is named beside them. */
function withoutCredit(text: string, whole: Span, known: KnownNames): Claim | undefined {
  const said = text.slice(whole.start, whole.end);
  const credit = /\s(?:[—–~]|--?)\s*[^\n—–~]{2,60}$/u.exec(said.slice(-80));
  if (credit) {
    const name = nameAfter(credit[0], known);
    const span = { start: whole.start, end: whole.end - credit[0].length };
    if (name !== undefined) return claimOf(text, trimmed(text, span), name);
  }
  const lead = /^[^\n:]{2,80}:\s/u.exec(said);
  if (lead) {
    const name = nameBefore(lead[0], known);
    const span = { start: whole.start + lead[0].length, end: whole.end };
    if (name !== undefined) return claimOf(text, trimmed(text, span), name);
  }
  return undefined;
}

/** What a message claims to quote. */
export interface Claims {
  readonly claims: readonly Claim[];
  /** True where the claim is the whole message although it holds (short) quotation marks. */
  readonly isGuess: boolean;
  /** The whole message without the name that it starts or ends with. */
  readonly alternative?: Claim;
}

/**
 * What a message claims to quote: each run in quotation marks of any kind, or else in quoted lines, or else the
 * whole of it. Runs of fewer than 12 characters are left out; where there are only such and the message is as
 * long as a statement, the whole of it is the claim.
 */
export function readClaims(message: string, known: KnownNames): Claims {
  const text = message.slice(0, LONGEST_MESSAGE);
  const level = levelMarks(text);
  let runs = doubleQuoted(level);
  if (runs.length === 0) runs = singleQuoted(level);
  const hasMarks = runs.length > 0;
  if (!hasMarks) runs = blockQuoted(text);
  const claims: Claim[] = [];
  for (const [index, run] of runs.entries()) {
    const isMarked = hasMarks ? 1 : 0;
    const previous = runs[index - 1];
    const next = runs[index + 1];
    const before = level.slice(previous ? previous.end + isMarked : 0, Math.max(0, run.start - isMarked));
    const after = level.slice(run.end + isMarked, next ? next.start - isMarked : level.length);
    // `"A," said Roe. "B."`: a full stop before the marks ends what was said of A, and B goes on from there.
    const isFresh = /[.!?]\s*$/u.test(before.slice(-NEAR_MARK));
    const own = isFresh ? nameAfter(after, known) : (nameBefore(before, known) ?? nameAfter(after, known));
    const name = own ?? (index > 0 ? nameAfter(before, known) : undefined);
    const span = trimmed(text, run);
    if (span.end - span.start >= SHORTEST_CLAIM) claims.push(claimOf(text, span, name));
  }
  if (claims.length > 0) return { claims, isGuess: false };
  const whole = trimmed(text, { start: 0, end: text.length });
  if (whole.end - whole.start < SHORTEST_CLAIM) return { claims: [], isGuess: false };
  if (hasMarks && text.split(/\s+/u).length < WORDS_OF_A_STATEMENT) return { claims: [], isGuess: false };
  const alternative = withoutCredit(text, whole, known);
  return {
    claims: [claimOf(text, whole, undefined)],
    isGuess: hasMarks,
    ...(alternative === undefined ? {} : { alternative }),
  };
}
