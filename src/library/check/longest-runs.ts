import { type ArticleWord, type PhraseIndex, paragraphAt, wordsOf } from "./phrase-index.ts";
import { isPause, isSameWord, type Word } from "./words.ts";

/** Words of a claim that stand in an article one after the other. */
export interface Run {
  readonly claim: readonly Word[];
  readonly article: readonly ArticleWord[];
}

/** Words, marks not counted, of a run that shows where it comes from. */
const SHORTEST = 4;
/** A claim of more pieces is a text of its own. */
const MOST_RUNS = 5;
/** Places of one word at which a run is tried. */
const MOST_TRIED = 400;

/**
 * Parts the whole claim into as few runs as can be of an article's words, each as long as it can be (greedily from the
 * left, which is optimal: Storer and Szymanski, J. ACM 29, 1982); undefined where it is not made of such runs. What
 * stands nearest behind the run before is preferred.
 */
export function findRuns(index: PhraseIndex, claim: readonly Word[], article: number): Run[] | undefined {
  const found = index.articles[article];
  if (found === undefined) return undefined;
  const start = index.starts[index.articleStarts[article] ?? 0] ?? 0;
  const end = index.starts[index.articleStarts[article + 1] ?? 0] ?? start;
  const keys = claim.map(({ key }) => index.keyId(key) ?? -1);
  const places = placesByKey(index, new Set(keys), start, end);
  const runs: { from: number; to: number; at: number }[] = [];
  let from = 0;
  let next = start;
  while (from < claim.length) {
    if (isPause(claim[from])) {
      from += 1;
      continue;
    }
    const run = longestFrom(index, keys, from, places, next, end);
    if (run === undefined || runs.length === MOST_RUNS) return undefined;
    const to = from + run.length;
    if (claim.slice(from, to).filter((word) => !word.isMark).length < SHORTEST) return undefined;
    runs.push({ from, to, at: run.at });
    next = run.at + run.length;
    from = to;
  }
  const words = readAt(index, article, runs);
  const read = runs.map((run, nth) => ({ claim: claim.slice(run.from, run.to), article: words[nth] ?? [] }));
  const isSame = read.every((run) =>
    run.claim.every((word, i) => i === 0 || (run.article[i] && isSameWord(word, run.article[i]))),
  );
  return runs.length > 1 && isSame ? read : undefined;
}

/** Where, in the order of `index.words`, an article has each of these keys. */
function placesByKey(
  { words }: PhraseIndex,
  keys: ReadonlySet<number>,
  start: number,
  end: number,
): ReadonlyMap<number, number[]> {
  const places = new Map<number, number[]>();
  for (let at = start; at < end; at += 1) {
    const key = words[at] ?? -1;
    if (!keys.has(key)) continue;
    const known = places.get(key);
    if (known) known.push(at);
    else places.set(key, [at]);
  }
  return places;
}

function longestFrom(
  { words }: PhraseIndex,
  keys: readonly number[],
  from: number,
  places: ReadonlyMap<number, readonly number[]>,
  next: number,
  end: number,
): { at: number; length: number } | undefined {
  const all = places.get(keys[from] ?? -1) ?? [];
  // Those behind the run before come first.
  const later = all.findIndex((at) => at >= next);
  const ordered = later < 0 ? all : [...all.slice(later), ...all.slice(0, later)];
  let best: { at: number; length: number } | undefined;
  for (const at of ordered.slice(0, MOST_TRIED)) {
    let length = 0;
    while (from + length < keys.length && at + length < end && words[at + length] === keys[from + length]) {
      length += 1;
    }
    if (length > (best?.length ?? 0)) best = { at, length };
  }
  return best;
}

/** The words of an article at the runs' places. */
function readAt(
  index: PhraseIndex,
  article: number,
  runs: readonly { from: number; to: number; at: number }[],
): ArticleWord[][] {
  const held = index.articles[article];
  const first = index.articleStarts[article] ?? 0;
  return runs.map(({ from, to, at }) => {
    if (held === undefined) return [];
    const [one, last] = [paragraphAt(index, article, at), paragraphAt(index, article, at + to - from - 1)];
    const words = wordsOf(held, one - first, last - first + 1);
    const offset = at - (index.starts[one] ?? 0);
    return words.slice(offset, offset + to - from);
  });
}
