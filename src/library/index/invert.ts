import type { Turns } from "./turns.ts";

/** Texts as lists of numbers, one behind the other: list `i` goes from `starts[i]` to before `starts[i + 1]`. */
export interface Lists {
  readonly numbers: Uint32Array;
  readonly starts: Uint32Array;
}

/** Lists in which each number stands once, with how often it stood there. */
export interface CountedLists extends Lists {
  readonly counts: Uint16Array;
}

/** Which documents a number stands in: those from `starts[number]` to before `starts[number + 1]`, ascending. */
export interface Inverted {
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** How often it stands in each. */
  readonly counts: Uint16Array;
}

/** A count has 16 bits. */
export const mostCounted = 0xffff;

/** To look at the clock takes as long as to count a sentence. */
const mayBeOver = (list: number): boolean => list % 32 === 0;

/**
 * Counts each number in each list.
 *
 * @param size one more than the highest number
 * @param numberOf the number that is counted for one in the lists; -1 for none
 */
export async function countEach(
  { numbers, starts }: Lists,
  size: number,
  numberOf: (number: number) => number,
  turns: Turns,
): Promise<CountedLists> {
  const found = new Uint32Array(numbers.length);
  const counts = new Uint16Array(numbers.length);
  /** Number to its place in `found` + 1, where that is of the list at hand. */
  const places = new Uint32Array(size);
  const ends = new Uint32Array(starts.length);
  let length = 0;
  // Functions of their own, here and below: what runs between two turns is never optimised as a whole.
  const count = (from: number, to: number) => {
    const first = length;
    for (let i = from; i < to; i++) {
      const number = numberOf(numbers[i] ?? 0);
      if (number < 0) continue;
      let place = places[number] ?? 0;
      if (place <= first) {
        found[length++] = number;
        place = length;
        places[number] = place;
      }
      counts[place - 1] = Math.min((counts[place - 1] ?? 0) + 1, mostCounted);
    }
  };
  for (let list = 0; list + 1 < starts.length; list++) {
    count(starts[list] ?? 0, starts[list + 1] ?? 0);
    ends[list + 1] = length;
    if (mayBeOver(list) && turns.isOver()) await turns.next();
  }
  return { numbers: found, counts, starts: ends };
}

/**
 * Turns lists round, in time linear in what they hold: twice over them, to count and to fill in.
 *
 * @param listOf the list of each document
 */
export async function invert(
  lists: CountedLists,
  size: number,
  listOf: Uint32Array,
  turns: Turns,
): Promise<Inverted> {
  const starts = new Uint32Array(size + 1);
  await forEach(lists, listOf, turns, (_, from, to) => {
    for (let i = from; i < to; i++) {
      const after = (lists.numbers[i] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  });
  for (let number = 1; number <= size; number++)
    starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
  const next = starts.slice();
  const documents = new Uint32Array(starts[size] ?? 0);
  const counts = new Uint16Array(starts[size] ?? 0);
  await forEach(lists, listOf, turns, (document, from, to) => {
    for (let i = from; i < to; i++) {
      const number = lists.numbers[i] ?? 0;
      const at = next[number] ?? 0;
      next[number] = at + 1;
      documents[at] = document;
      counts[at] = lists.counts[i] ?? 0;
    }
  });
  return { starts, documents, counts };
}

/** Does something with the list of each document, in short turns. */
async function forEach(
  { starts }: Lists,
  listOf: Uint32Array,
  turns: Turns,
  use: (document: number, from: number, to: number) => void,
): Promise<void> {
  for (const [document, list] of listOf.entries()) {
    use(document, starts[list] ?? 0, starts[list + 1] ?? 0);
    if (mayBeOver(document) && turns.isOver()) await turns.next();
  }
}
