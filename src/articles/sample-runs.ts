import type { Paragraph } from "./article.ts";

/** Words of a run: two articles that have nothing to do with one another share hardly one of these. */
const RUN = 5;

/** Runs that are taken of an article at most: so many tell a share of a third from one of a half. */
const MOST = 48;

/**
 * Runs of five words as they stand, evenly spaced over all paragraphs: enough to see whether an article is there
 * already in nearly the same words (Broder 1997 compares all runs; a sample of one side tells how much of it the other
 * contains). Linear in the text.
 */
export function sampleRuns(paragraphs: readonly Pick<Paragraph, "text">[]): string[] {
  const counts = paragraphs.map(({ text }) => Math.max(0, countWords(text) - RUN + 1));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const step = Math.max(1, total / MOST);
  const samples: string[] = [];
  let passed = 0;
  let next = 0;
  for (const [at, { text }] of paragraphs.entries()) {
    const count = counts[at] ?? 0;
    const wanted: number[] = [];
    for (; next < passed + count; next = Math.floor((samples.length + wanted.length) * step))
      wanted.push(next - passed);
    if (wanted.length > 0) samples.push(...runsAt(text, wanted));
    passed += count;
  }
  return samples;
}

/** The runs of a text that begin with these of its words, from 0. */
function runsAt(text: string, wanted: readonly number[]): string[] {
  const words = [...text.matchAll(/\S+/g)];
  return wanted.flatMap((at) => {
    const [first, last] = [words[at], words[at + RUN - 1]];
    return first === undefined || last === undefined
      ? []
      : [text.slice(first.index, last.index + last[0].length)];
  });
}

/** Counted without making anything of the words: it is done for the whole of every article. */
function countWords(text: string): number {
  let count = 0;
  let isWithin = false;
  for (let i = 0; i < text.length; i++) {
    const isWord = !isSpace(text.charCodeAt(i));
    if (isWord && !isWithin) count++;
    isWithin = isWord;
  }
  return count;
}

function isSpace(code: number): boolean {
  return code <= 32
    ? code === 32 || (code >= 9 && code <= 13)
    : code > 127 && /\s/.test(String.fromCharCode(code));
}
