import type { Paragraph, Span } from "./article.ts";

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
  let total = 0;
  for (const { text } of paragraphs) for (const _ of runsOf(text)) total++;
  const step = Math.max(1, total / MOST);
  const samples: string[] = [];
  let passed = 0;
  for (const { text } of paragraphs) {
    for (const { start, end } of runsOf(text)) {
      if (passed++ === Math.floor(samples.length * step)) samples.push(text.slice(start, end));
    }
  }
  return samples;
}

/** All runs of a text, one for each word that has enough others behind it. */
function* runsOf(text: string): Generator<Span> {
  const starts: number[] = [];
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    starts.push(index);
    if (starts.length > RUN) starts.shift();
    if (starts.length === RUN) yield { start: starts[0] ?? 0, end: index + word.length };
  }
}
