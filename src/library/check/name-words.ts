import { degrees, foreignTitles, particles, personTitles, suffixes } from "../../language/index.ts";
import { readWords } from "./words.ts";

/** Capitalised because a sentence starts with them, not because they name anybody. */
const NO_NAMES = new Set(
  (
    "a an and as at because but by can could did do does even for from had has have he her here his how i if " +
    "in is it its later like look maybe my no not now of on once or our quote read she should so that the " +
    "their then there these they this to today was we were what when where which while who why will with " +
    "would yes yesterday you your er sie es ich wir und aber als wie il elle ils elles et mais él ella ellos y pero"
  ).split(" "),
);
const PARTICLES = new Set([...particles, ..."of zu zur bint and & y e for the".split(" ")]);
/** Said before a name; alone they name an office, which many hold. */
const TITLES = new Set([...personTitles, ...foreignTitles, "the"]);
const SUFFIXES = new Set([...suffixes, ...degrees]);

/** A word of a phrase that may be a name. */
export type NameToken = { readonly text: string; readonly isName: boolean; readonly isParticle: boolean };

/** The words of a phrase, each with whether it may be of a name. */
export function nameTokensOf(phrase: string): NameToken[] {
  return Array.from(phrase.matchAll(/[\p{L}\p{M}\p{N}&][\p{L}\p{M}\p{N}'’.&-]*/gu), ([raw]) => {
    // The dot of "Col." and of an initial is a part of it.
    const isShort = /^\p{L}\.$/u.test(raw) || TITLES.has(raw.replace(/\.$/, "").toLowerCase());
    const text = isShort ? raw : raw.replace(/(?:['’]s)?[.'’-]*$/u, "");
    const lower = text.toLowerCase();
    return {
      text,
      isName: /^\p{Lu}/u.test(text) && !NO_NAMES.has(lower),
      isParticle: PARTICLES.has(lower),
    };
  });
}

/** The words of a name as they are compared. */
export function wordsOfName(text: string): string[] {
  return readWords(text)
    .filter((word) => !word.isMark)
    .map((word) => word.key.replace(/'s$/u, ""));
}

/** Whether a word is of the name itself: no title, no particle, no "Jr.". */
export function isCore(token: string): boolean {
  return !TITLES.has(token) && !SUFFIXES.has(token) && !PARTICLES.has(token);
}

/** The first letters of the words. */
export function initialsOf(tokens: readonly string[]): string {
  return tokens.map((token) => token[0] ?? "").join("");
}
