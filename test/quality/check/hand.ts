/** Draws numbers from 0 to 1. */
export type Random = () => number;

/** Mulberry32: numbers from 0 to 1 that are the same for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of the items; undefined where there are none. */
export function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** The same words in another hand: other marks, dashes, spaces and case, and invisible characters. */
export function inAnotherHand(text: string, random: Random): string {
  const isLoud = random() < 0.1;
  return Array.from(isLoud ? text.toUpperCase() : text, (char) => {
    if (char === "'" || char === "’") return random() < 0.5 ? "'" : "’";
    if (/[–—]/u.test(char)) return pick([" - ", "–", "—", "--", " — "], random) ?? char;
    if (char === "-") return pick(["-", "‐", "‑", "–"], random) ?? char;
    if (char === " ")
      return random() < 0.15 ? (pick(["  ", "\u00a0", "\n", "\u2009", " \u200b"], random) ?? char) : char;
    if (/\p{L}/u.test(char) && random() < 0.02) return `${char}\u00ad`;
    return char;
  }).join("");
}

const marks: readonly (readonly [open: string, close: string])[] = [
  ["“", "”"],
  ['"', '"'],
  ["«", "»"],
  ["„", "“"],
];

/** Puts words in quotation marks of some kind. Marks inside become single ones, as they do in print. */
export function inMarks(words: string, random: Random): string {
  const [open, close] = pick(marks, random) ?? ['"', '"'];
  return `${open}${words.replace(/[“”"«»„]/gu, (mark) => (mark === "“" ? "‘" : "’"))}${close}`;
}

/** A run of `least` to `most` words of a text; undefined where it is shorter. */
export function runOf(text: string, least: number, most: number, random: Random): string | undefined {
  const words = Array.from(text.matchAll(/\S+/gu));
  if (words.length < least) return undefined;
  const count = Math.min(words.length, least + Math.floor(random() * (most - least + 1)));
  const from = Math.floor(random() * (words.length - count + 1));
  const first = words[from];
  const last = words[from + count - 1];
  if (first === undefined || last === undefined) return undefined;
  return text.slice(first.index, last.index + last[0].length);
}
