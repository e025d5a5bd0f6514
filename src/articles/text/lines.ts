import type { Span } from "../article.ts";

/** A line that is not blank: a span of the source without the white space around it. */
export interface Line extends Span {
  readonly text: string;
  /** Columns of white space before it. */
  readonly indent: number;
  /** Whether a blank line stands before it. */
  readonly gap: boolean;
  /** Whether a page ends before it: a form feed, or a page header or number that was dropped. */
  readonly page: boolean;
}

const LINE_END = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;

/** The lines of `source` from `from` on that are not blank, in order. Offsets are UTF-16 units of `source`. */
export function readLines(source: string, from = 0): Line[] {
  const lines: Line[] = [];
  let gap = true;
  let page = false;
  let at = from;
  const add = (end: number) => {
    const raw = source.slice(at, end);
    const text = raw.trim();
    if (text === "") {
      gap = true;
      return;
    }
    const indent = raw.length - raw.trimStart().length;
    lines.push({ start: at + indent, end: at + indent + text.length, text, indent, gap, page });
    gap = false;
    page = false;
  };
  LINE_END.lastIndex = from;
  for (let match = LINE_END.exec(source); match; match = LINE_END.exec(source)) {
    add(match.index);
    if (match[0] === "\f") page = true;
    at = match.index + match[0].length;
  }
  add(source.length);
  return lines;
}
