/** How a text's length counts: the share that does not depend on it, and the usual length in tokens. */
export interface LengthNorm {
  readonly fixed: number;
  readonly usual: number;
}

/** How soon a word's further occurrences count little (k1 of the literature). */
const saturation = 1.2;

/**
 * BM25 (Robertson and Zaragoza 2009): `counts` are the occurrences of each of the question's terms in a text of
 * `length` tokens, `idfs` how rare they are. Not divided by anything: the sum over the terms.
 */
export function bm25(
  counts: ArrayLike<number>,
  idfs: ArrayLike<number>,
  length: number,
  { fixed, usual }: LengthNorm,
): number {
  const norm = saturation * (fixed + ((1 - fixed) * length) / usual);
  let score = 0;
  for (let term = 0; term < counts.length; term++) {
    const count = counts[term] ?? 0;
    if (count > 0) score += ((idfs[term] ?? 0) * count * (saturation + 1)) / (count + norm);
  }
  return score;
}
