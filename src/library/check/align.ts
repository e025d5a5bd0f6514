import { ELLIPSIS, isSameWord, type Word } from "./words.ts";

/**
 * One step of an alignment: positions in the claim's and the article's words. A side that takes no part in the
 * step has the position at which it stands. "elide" is an article's word that the claim's ellipsis leaves out.
 */
export interface Step {
  readonly kind: "equal" | "change" | "drop" | "add" | "elide";
  readonly claim: number;
  readonly article: number;
}

// Costs in tenths of "a word". A run of dropped words is cheap beside its opening, so that a clause that was
// left out stays one run; one changed word is cheaper than dropping one and adding one.
const CHANGE = 30;
const CHANGE_SIMILAR = 5;
const CHANGE_MARK = 8;
const CHANGE_WORD_TO_MARK = 90;
const ADD_WORD = 26;
const ADD_MARK = 8;
/** The claim itself says that the word is not the article's. */
const ADD_BRACKETED = 8;
const OPEN_DROP = 14;
const DROP_WORD = 5;
const DROP_MARK = 2;
const OPEN_ELISION = 1;
const NEVER = 1e9;

const BOTH = 0;
const DROP = 1;
const ADD = 2;

/** Words that begin alike are taken for forms of one word. */
const STEM_LENGTH = 4;

/** Which words of a claim stand in square brackets, the brackets included: 1 for each that does. */
function findBracketed(words: readonly Word[]): Uint8Array {
  const bracketed = new Uint8Array(words.length);
  let open = -1;
  for (const [at, { key }] of words.entries()) {
    if (key === "[") open = at;
    if (key === "]" && open >= 0) bracketed.fill(1, open, at + 1);
    if (key === "]") open = -1;
  }
  return bracketed;
}

/** The cheapest of three states, as the number of the state. */
function cheapest(both: number, drop: number, add: number): number {
  if (both <= drop && both <= add) return BOTH;
  return drop <= add ? DROP : ADD;
}

function numberKeys(words: readonly Word[], numbers: Map<string, number>, keyOf: (word: Word) => string) {
  return Int32Array.from(words, (word) => {
    const key = keyOf(word);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

/** What a word of the claim costs where it has no counterpart, and what leaving out beside it costs. */
interface WordCosts {
  readonly add: number;
  readonly open: number;
  readonly dropWord: number;
  readonly dropMark: number;
}

/** Leaving out beside an ellipsis is next to free. */
const elision: WordCosts = { add: 0, open: OPEN_ELISION, dropWord: 0, dropMark: 0 };

function costsOf(word: Word, isBracketed: boolean): WordCosts {
  if (word.key === ELLIPSIS) return elision;
  const add = isBracketed ? ADD_BRACKETED : word.isMark ? ADD_MARK : ADD_WORD;
  return { add, open: OPEN_DROP, dropWord: DROP_WORD, dropMark: DROP_MARK };
}

/** What it costs that a word of the claim stands for one of the article, by their places. */
function createChange(claim: readonly Word[], article: readonly Word[]): (i: number, j: number) => number {
  const keyNumbers = new Map<string, number>();
  const stemNumbers = new Map<string, number>();
  const stemOf = (word: Word) => word.key.slice(0, STEM_LENGTH);
  const claimKeys = numberKeys(claim, keyNumbers, (word) => word.key);
  const articleKeys = numberKeys(article, keyNumbers, (word) => word.key);
  const claimStems = numberKeys(claim, stemNumbers, stemOf);
  const articleStems = numberKeys(article, stemNumbers, stemOf);
  return (i, j) => {
    const word = claim[i];
    const other = article[j];
    if (word === undefined || other === undefined) return NEVER;
    if (claimKeys[i] === articleKeys[j]) return isSameWord(word, other) ? 0 : CHANGE_SIMILAR;
    if (word.isMark !== other.isMark) return CHANGE_WORD_TO_MARK;
    if (word.isMark) return CHANGE_MARK;
    return claimStems[i] === articleStems[j] ? CHANGE_SIMILAR : CHANGE;
  };
}

/** The least costs of what ends in each state at each word of the article, for the claim up to one word. */
interface Row {
  readonly both: Int32Array;
  readonly drop: Int32Array;
  readonly add: Int32Array;
}

const rowOf = (width: number): Row => ({
  both: new Int32Array(width),
  drop: new Int32Array(width).fill(NEVER),
  add: new Int32Array(width).fill(NEVER),
});

/** Fills the row of a word of the claim from the row above, and notes where the least costs came from. */
function fillRow(
  above: Row,
  row: Row,
  costs: WordCosts,
  changeAt: (j: number) => number,
  article: readonly Word[],
  origins: Uint8Array,
): void {
  const least = (
    state: Int32Array,
    at: number,
    both: number,
    drop: number,
    add: number,
    cost: number,
  ): number => {
    state[at] = Math.min(both, drop, add) + cost;
    return cheapest(both, drop, add);
  };
  const at = (state: Int32Array, j: number): number => state[j] ?? NEVER;
  for (let j = 0; j <= article.length; j += 1) {
    let origin = 0;
    if (j === 0) {
      row.both[0] = NEVER;
      row.drop[0] = NEVER;
    } else {
      const k = j - 1;
      origin = least(row.both, j, at(above.both, k), at(above.drop, k), at(above.add, k), changeAt(k));
      const cost = article[k]?.isMark === true ? costs.dropMark : costs.dropWord;
      const both = at(row.both, k) + costs.open;
      const add = at(row.add, k) + costs.open;
      origin |= least(row.drop, j, both, at(row.drop, k), add, cost) << 2;
    }
    origin |= least(row.add, j, at(above.both, j), at(above.drop, j), at(above.add, j), costs.add) << 4;
    origins[j] = origin;
  }
}

/**
 * Aligns the whole claim with the stretch of the article that it resembles most: Gotoh's alignment with affine
 * gaps (J. Mol. Biol. 162, 1982), global in the claim and local in the article, over words instead of letters.
 * What an ellipsis of the claim leaves out costs next to nothing. Time and bytes: claim words × article words.
 */
export function alignWords(claim: readonly Word[], article: readonly Word[]): Step[] {
  const width = article.length + 1;
  const isBracketed = findBracketed(claim);
  const change = createChange(claim, article);
  // For each cell the state that each of its three states came from, two bits each.
  const origins = new Uint8Array((claim.length + 1) * width);
  let row = rowOf(width);
  let next = rowOf(width);
  for (const [i, word] of claim.entries()) {
    const costs = costsOf(word, isBracketed[i] === 1);
    const here = origins.subarray((i + 1) * width, (i + 2) * width);
    fillRow(row, next, costs, (j) => change(i, j), article, here);
    [row, next] = [next, row];
  }
  return stepsBack(claim, article, origins, cheapestEnd(row));
}

/** Where the cheapest alignment of the whole claim ends, and in which state. */
function cheapestEnd({ both, add }: Row): { end: number; state: number } {
  let best = { end: 0, state: BOTH };
  let least = NEVER * 2;
  for (const [j, cost] of both.entries()) {
    const added = add[j] ?? NEVER;
    if (Math.min(cost, added) >= least) continue;
    least = Math.min(cost, added);
    best = { end: j, state: cost <= added ? BOTH : ADD };
  }
  return best;
}

/** The steps of the alignment that ends there, from its beginning. */
function stepsBack(
  claim: readonly Word[],
  article: readonly Word[],
  origins: Uint8Array,
  { end, state }: { end: number; state: number },
): Step[] {
  const steps: Step[] = [];
  let i = claim.length;
  let j = end;
  let now = state;
  while (i > 0) {
    const origin = origins[i * (article.length + 1) + j] ?? 0;
    if (now === BOTH) {
      now = origin & 3;
      i -= 1;
      j -= 1;
      const one = claim[i];
      const other = article[j];
      const isEqual = one !== undefined && other !== undefined && isSameWord(one, other);
      steps.push({ kind: isEqual ? "equal" : "change", claim: i, article: j });
    } else if (now === DROP) {
      now = (origin >> 2) & 3;
      j -= 1;
      const isElided = claim[i - 1]?.key === ELLIPSIS;
      steps.push({ kind: isElided ? "elide" : "drop", claim: i, article: j });
    } else {
      now = (origin >> 4) & 3;
      i -= 1;
      steps.push({ kind: "add", claim: i, article: j });
    }
  }
  return steps.reverse();
}
