import { monthAbbreviations, months } from "../../language/index.ts";
import type { Repair } from "../article.ts";
import { type Block, ENDS_SENTENCE, LIST_ITEM, OPEN_END, toBlock } from "./blocks.ts";

/** More than this is no page break but a text without sentences; joining on would take time without end. */
const MAX_JOINS = 20;

/** Joins the blocks that a page break split in mid-sentence. `width` is that of the lines. */
export function joinPageBreaks(blocks: readonly Block[], width: number, repairs: Repair[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const reason = last && (last.joins ?? 0) < MAX_JOINS ? joinReason(last, block, width) : null;
    const from = last?.lines.at(-1);
    const to = block.lines[0];
    if (last && reason && from && to) {
      repairs.push({ kind: "join", span: { start: from.end, end: to.start }, reason });
      joined[joined.length - 1] = {
        ...toBlock([...last.lines, ...block.lines]),
        page: last.page,
        joins: (last.joins ?? 0) + 1,
      };
    } else {
      joined.push(block);
    }
  }
  return joined;
}

/** A month, or an abbreviation with its full stop, behind which a number is expected. */
function isOpenDate(text: string): boolean {
  const [, word = "", stop] = /(?<![\p{L}\p{N}])(\p{Lu}\p{L}{1,9})(\.?)$/u.exec(text.slice(-12)) ?? [];
  const lower = word.toLowerCase();
  return stop === ""
    ? months.has(lower) && !monthAbbreviations.has(lower)
    : monthAbbreviations.has(lower) || lower === "no";
}

/** Words that a new paragraph begins with far more often than the rest of a sentence does, when they are capitals. */
const NEW_SENTENCE =
  /^[“"‘]?(?:The|A|An|He|She|It|They|We|In|On|At|But|And|As|After|When|While|This|That|These|Those|There|Some|Many|For|If|No|Not)\b/;

/** Why two blocks are one paragraph that a page break split, or null. Verse, lists and headings are left alone. */
function joinReason(before: Block, after: Block, width: number): string | null {
  if (LIST_ITEM.test(after.text) && (LIST_ITEM.test(before.text) || !/^[–—-]\s\p{Ll}/u.test(after.text)))
    return null;
  const endsInDate = isOpenDate(before.text) && /^\d/.test(after.text);
  const isAbbreviated = /\.$/.test(before.text) && (OPEN_END.test(before.text.slice(-20)) || endsInDate);
  if (ENDS_SENTENCE.test(before.text) && !isAbbreviated) return null;
  if (isVerse(before, width) || isVerse(after, width)) return null;
  const words = before.text.split(/\s+/, 13).length;
  if (words < 8 && (before.lines.length === 1 || words < 6)) return null;
  if (isQuotationOpen(before.text) && (/^\p{Ll}/u.test(after.text) || closesQuotation(after.text)))
    return "a page break inside a quotation";
  const goesOn = /^[\p{Ll},;)]/u.test(after.text) || endsInDate;
  return goesOn || mayGoOn(before, after, words) ? "a page break inside a sentence" : null;
}

/** Whether a block that begins with a capital or a digit goes on with the sentence before it. */
function mayGoOn(before: Block, after: Block, words: number): boolean {
  const isSentence = ENDS_SENTENCE.test(after.text);
  if (OPEN_END.test(before.text) && !NEW_SENTENCE.test(after.text))
    return isSentence || after.text.length > 80;
  // Only where a page is known to have ended.
  return after.page && words > 12 && isSentence;
}

/** Several short lines that nothing forced to end where they do. */
function isVerse(block: Block, width: number): boolean {
  if (block.lines.length < 2) return false;
  const lines = block.lines.slice(0, -1);
  const free = lines.filter((line, i) => {
    const firstWord = /^\S+/.exec(block.lines[i + 1]?.text ?? "")?.[0].length ?? 0;
    return line.indent + line.text.length + 1 + firstWord < width * 0.75 && !ENDS_SENTENCE.test(line.text);
  });
  return free.length > lines.length / 2;
}

/** Whether the last curly double mark opens, or the number of straight ones is odd. */
function isQuotationOpen(text: string): boolean {
  const low = text.lastIndexOf("„");
  if (low >= 0) return low > Math.max(text.lastIndexOf("“"), text.lastIndexOf("”"));
  const curly = text.lastIndexOf("“");
  if (curly >= 0) return curly > text.lastIndexOf("”");
  return (text.split('"').length - 1) % 2 === 1;
}

/** Whether a quotation that is open where this text begins is closed in it before another one opens. */
function closesQuotation(text: string): boolean {
  const close = text.search(/[”"]/);
  const open = text.indexOf("“");
  return close > 0 && (open < 0 || close < open);
}
