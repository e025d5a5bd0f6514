import type { Paragraph, Span } from "../article.ts";
import { abbreviations } from "./lexicon.ts";
import { isNickname, type MarkedSpan } from "./scan-marks.ts";

/** A word, a punctuation mark or a whole quotation of a paragraph. Offsets are those of the paragraph. */
export interface Token extends Span {
  /** As it stands; for a quotation, its last character. */
  readonly text: string;
  /** Lower case, straight apostrophes, without a possessive ending or the stop of an abbreviation. */
  readonly lower: string;
  readonly kind: "word" | "number" | "mark" | "quotation";
  readonly isCapital: boolean;
  readonly isPossessive: boolean;
  /** True on the first token of a sentence; never inside a quotation. */
  readonly startsSentence: boolean;
  /** For a quotation: its index among those of the paragraph; otherwise -1. */
  readonly quotation: number;
}

const WORD =
  /(?:\p{Lu}\.){2,}|\p{Lu}\.(?=\s\p{Lu})|[\p{L}\p{N}@#$£€][\p{L}\p{M}\p{N}_]*(?:[-‐‑'’&/][\p{L}\p{M}\p{N}_]+|[.,]\d[\p{L}\p{N}]*)*%?/uy;
const NUMBER = /^[$£€]?\d/;
const CAPITAL = /^[@#]?\p{Lu}/u;

/**
 * The tokens of a paragraph in which each quotation is one token, so that rules read a sentence as
 * `“…” , Ida Roe said .` A nickname is left out, so that the name around it stays one.
 */
export function tokenize(paragraph: Paragraph, quotations: readonly MarkedSpan[]): Token[] {
  const { text } = paragraph;
  const sentenceStarts = new Set(paragraph.sentences.map((sentence) => sentence.start));
  const tokens: Token[] = [];
  let at = 0;
  let next = 0;
  let startsSentence = true;
  while (at < text.length) {
    const quotation = quotations[next];
    if (quotation && at >= quotation.start && isNickname(text, quotation)) {
      at = quotation.end;
      next++;
      continue;
    }
    if (quotation && at >= quotation.start) {
      const inner = text.slice(quotation.innerStart, quotation.innerEnd);
      tokens.push({
        start: quotation.start,
        end: quotation.end,
        text: inner.trimEnd().slice(-1),
        lower: "",
        kind: "quotation",
        isCapital: /^[^\p{L}]*\p{Lu}/u.test(inner.slice(0, 40)),
        isPossessive: false,
        startsSentence: startsSentence || sentenceStarts.has(quotation.start),
        quotation: next,
      });
      at = quotation.end;
      next++;
      startsSentence = false;
      continue;
    }
    const char = text.charAt(at);
    if (/\s/.test(char)) {
      at++;
      continue;
    }
    const isSplitStart = sentenceStarts.has(at);
    WORD.lastIndex = at;
    const match = WORD.exec(text)?.[0];
    const limit = quotation ? quotation.start - at : text.length;
    if (match !== undefined) {
      let word = match.length > limit ? match.slice(0, limit) : match;
      const following = text.charAt(at + word.length);
      if (following === "." && abbreviations.has(word.toLowerCase())) word += ".";
      if ((following === "'" || following === "’") && word.endsWith("s") && match.length < limit)
        word += following;
      const plain = word.toLowerCase().replaceAll("’", "'");
      const isPossessive = /(?:'s|s')$/.test(plain) && plain.length > 2;
      tokens.push({
        start: at,
        end: at + word.length,
        text: word,
        lower: isPossessive ? plain.replace(/'s$|'$/, "") : plain.replace(/\.$/, ""),
        kind: NUMBER.test(word) ? "number" : "word",
        isCapital: CAPITAL.test(word),
        isPossessive,
        startsSentence: startsSentence || isSplitStart,
        quotation: -1,
      });
      at += word.length;
    } else {
      const length =
        char === "-" && text.charAt(at + 1) === "-" ? 2 : (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      const mark = text.slice(at, at + length);
      tokens.push({
        start: at,
        end: at + length,
        text: mark,
        lower: mark,
        kind: "mark",
        isCapital: false,
        isPossessive: false,
        startsSentence,
        quotation: -1,
      });
      at += length;
    }
    startsSentence = false;
  }
  return tokens;
}

/** Whether a token is one of these punctuation marks. */
export function isMark(token: Token | undefined, marks: string): boolean {
  return token?.kind === "mark" && marks.includes(token.text);
}
