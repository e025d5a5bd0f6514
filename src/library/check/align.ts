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

/**
 * Aligns the whole claim with the stretch of the article that it resembles most: Gotoh's alignment with affine
 * gaps (J. Mol. Biol. 162, 1982), global in the claim and local in the article, over words instead of letters.
 * What an ellipsis of the claim leaves out costs next to nothing. Time and bytes: claim words × article words.
 */
export function alignWords(claim: readonly Word[], article: readonly Word[]): Step[] {
  const n = claim.length;
  const m = article.length;
  const keyNumbers = new Map<string, number>();
  const stemNumbers = new Map<string, number>();
  const stemOf = (word: Word) => word.key.slice(0, STEM_LENGTH);
  const claimKeys = numberKeys(claim, keyNumbers, (word) => word.key);
  const articleKeys = numberKeys(article, keyNumbers, (word) => word.key);
  const claimStems = numberKeys(claim, stemNumbers, stemOf);
  const articleStems = numberKeys(article, stemNumbers, stemOf);
  const isBracketed = findBracketed(claim);
  const isMark = Uint8Array.from(article, (word) => (word.isMark ? 1 : 0));

  // For each cell the state that each of its three states came from, two bits each.
  const origins = new Uint8Array((n + 1) * (m + 1));
  let both = new Int32Array(m + 1);
  let drop = new Int32Array(m + 1).fill(NEVER);
  let add = new Int32Array(m + 1).fill(NEVER);
  let nextBoth = new Int32Array(m + 1);
  let nextDrop = new Int32Array(m + 1);
  let nextAdd = new Int32Array(m + 1);

  for (let i = 1; i <= n; i += 1) {
    const word = claim[i - 1];
    if (word === undefined) break;
    const isEllipsis = word.key === ELLIPSIS;
    const ownCost = isBracketed[i - 1] === 1 ? ADD_BRACKETED : word.isMark ? ADD_MARK : ADD_WORD;
    const addCost = isEllipsis ? 0 : ownCost;
    const openCost = isEllipsis ? OPEN_ELISION : OPEN_DROP;
    const dropWord = isEllipsis ? 0 : DROP_WORD;
    const dropMark = isEllipsis ? 0 : DROP_MARK;
    for (let j = 0; j <= m; j += 1) {
      let origin = 0;
      if (j === 0) {
        nextBoth[j] = NEVER;
        nextDrop[j] = NEVER;
      } else {
        const other = article[j - 1];
        let change = CHANGE;
        if (claimKeys[i - 1] === articleKeys[j - 1]) {
          change = other !== undefined && isSameWord(word, other) ? 0 : CHANGE_SIMILAR;
        } else if (word.isMark !== (isMark[j - 1] === 1)) change = CHANGE_WORD_TO_MARK;
        else if (word.isMark) change = CHANGE_MARK;
        else if (claimStems[i - 1] === articleStems[j - 1]) change = CHANGE_SIMILAR;
        const fromBoth = both[j - 1] ?? NEVER;
        const fromDrop = drop[j - 1] ?? NEVER;
        const fromAdd = add[j - 1] ?? NEVER;
        nextBoth[j] = Math.min(fromBoth, fromDrop, fromAdd) + change;
        origin |= cheapest(fromBoth, fromDrop, fromAdd);

        const dropCost = isMark[j - 1] === 1 ? dropMark : dropWord;
        const openBoth = (nextBoth[j - 1] ?? NEVER) + openCost;
        const openAdd = (nextAdd[j - 1] ?? NEVER) + openCost;
        const goOn = nextDrop[j - 1] ?? NEVER;
        nextDrop[j] = Math.min(openBoth, goOn, openAdd) + dropCost;
        origin |= cheapest(openBoth, goOn, openAdd) << 2;
      }
      const aboveBoth = both[j] ?? NEVER;
      const aboveDrop = drop[j] ?? NEVER;
      const aboveAdd = add[j] ?? NEVER;
      nextAdd[j] = Math.min(aboveBoth, aboveDrop, aboveAdd) + addCost;
      origin |= cheapest(aboveBoth, aboveDrop, aboveAdd) << 4;
      origins[i * (m + 1) + j] = origin;
    }
    [both, nextBoth] = [nextBoth, both];
    [drop, nextDrop] = [nextDrop, drop];
    [add, nextAdd] = [nextAdd, add];
  }

  let end = 0;
  let state = BOTH;
  let least = NEVER * 2;
  for (let j = 0; j <= m; j += 1) {
    const here = Math.min(both[j] ?? NEVER, add[j] ?? NEVER);
    if (here < least) {
      least = here;
      end = j;
      state = (both[j] ?? NEVER) <= (add[j] ?? NEVER) ? BOTH : ADD;
    }
  }

  const steps: Step[] = [];
  let i = n;
  let j = end;
  while (i > 0) {
    const origin = origins[i * (m + 1) + j] ?? 0;
    if (state === BOTH) {
      state = origin & 3;
      i -= 1;
      j -= 1;
      const one = claim[i];
      const other = article[j];
      const isEqual = one !== undefined && other !== undefined && isSameWord(one, other);
      steps.push({ kind: isEqual ? "equal" : "change", claim: i, article: j });
    } else if (state === DROP) {
      state = (origin >> 2) & 3;
      j -= 1;
      const isElided = claim[i - 1]?.key === ELLIPSIS;
      steps.push({ kind: isElided ? "elide" : "drop", claim: i, article: j });
    } else {
      state = (origin >> 4) & 3;
      i -= 1;
      steps.push({ kind: "add", claim: i, article: j });
    }
  }
  return steps.reverse();
}
