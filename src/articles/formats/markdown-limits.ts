const MAX_DEPTH = 60;
/** The parser's time grows with the square of the marks in one paragraph. */
const MAX_MARKS = 2000;

/** Why the parser would take too long over a text, in words that a person can act on; null where it would not. */
export function limitProblem(text: string): string | null {
  if (depthOf(text) > MAX_DEPTH) return `is nested more than ${MAX_DEPTH} levels deep: remove the nesting`;
  if (hasTooManyMarks(text))
    return `has more than ${MAX_MARKS} marks (* _ [ < and the like) in one paragraph: part it by blank lines`;
  return null;
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
