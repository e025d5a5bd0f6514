/** A share or mean with its 95% interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const z95 = 1.959964;

/** Share of `hits` in `n` with Wilson's score interval (1927). Of nothing: 0, and anything is possible. */
export function share(hits: number, n: number): Estimate {
  if (n === 0) return { value: 0, low: 0, high: 1 };
  const p = hits / n;
  const z2 = z95 * z95;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { value: p, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** Mean with a normal interval. */
export function mean(values: readonly number[]): Estimate {
  const n = values.length;
  if (n === 0) return { value: 0, low: 0, high: 0 };
  const value = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - value) ** 2, 0) / Math.max(1, n - 1);
  const reach = z95 * Math.sqrt(variance / n);
  return { value, low: value - reach, high: value + reach };
}

/**
 * Area under the ROC curve: the probability that a positive's score is above a negative's, ties counting half.
 * Interval after Hanley and McNeil (1982).
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): Estimate {
  const n = positives.length;
  const m = negatives.length;
  if (n === 0 || m === 0) return { value: 0.5, low: 0, high: 1 };
  const all = [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ].sort((a, b) => a.score - b.score);
  let below = 0;
  let won = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    let up = 0;
    while (to < all.length && all[to]?.score === all[from]?.score) {
      if (all[to]?.positive) up++;
      to++;
    }
    const down = to - from - up;
    won += up * (below + down / 2);
    below += down;
    from = to;
  }
  const value = won / (n * m);
  const q1 = value / (2 - value);
  const q2 = (2 * value * value) / (1 + value);
  const variance =
    (value * (1 - value) + (n - 1) * (q1 - value * value) + (m - 1) * (q2 - value * value)) / (n * m);
  const reach = z95 * Math.sqrt(Math.max(0, variance));
  return { value, low: Math.max(0, value - reach), high: Math.min(1, value + reach) };
}

/** The highest threshold at which at least `keep` (0 to 1) of the values are at or above it. */
export function thresholdKeeping(values: readonly number[], keep: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((1 - keep) * sorted.length + 1e-9)] ?? 0;
}

/** Nearest-rank percentile, `p` from 0 to 100. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? 0;
}

/** Pseudo-random numbers in [0, 1) that are the same for the same text: FNV-1a seeding mulberry32. */
export function randomFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
