import {
  days,
  foreignTitles,
  isListedPerson,
  months,
  particles,
  personTitles,
  stopwords,
  suffixes,
} from "../../../language/index.ts";

const MOST_WORDS = 6;

const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\d{1,3}|\p{Lu}\p{L}*_\d{1,3})$/u;

/** A name in a label. */
export interface LabelName {
  /** Without titles, lower case; of "THE CHAIRMAN" the office, of "Q." the letter. */
  readonly words: readonly string[];
  /** Without titles, as it stands. */
  readonly name: string;
  readonly title?: string;
}

/** The name and its title, where a phrase is nothing else. */
export function nameIn(phrase: string): LabelName | undefined {
  const all = phrase.split(/\s+/u);
  const first = all[0] ?? "";
  if (all.length > MOST_WORDS || !/^\p{Lu}/u.test(first)) return undefined;
  const isName = all.every(
    (word, nth) => NAME_WORD.test(word) || (nth > 0 && nth < all.length - 1 && particles.has(word)),
  );
  if (!isName) return undefined;
  const isTitle = (word: string) => /^the$/iu.test(word) || isTitleWord(plain(word));
  let from = 0;
  // Of "Speaker 2" and "Juror No. 4" the office is the name.
  const hasNumber = /\d$/u.test(all.at(-1) ?? "");
  while (!hasNumber && from < all.length - 1 && isTitle(all[from] ?? "")) from += 1;
  const title = all
    .slice(0, from)
    .filter((word) => !/^the$/iu.test(word))
    .join(" ");
  // "Curator Amy Poe".
  while (!hasNumber && from < all.length - 2 && isListedPerson(plain(all[from] ?? ""))) from += 1;
  const words = all.slice(from).map(plain);
  if (words.some((word) => isNoName(word))) return undefined;
  return { words, name: all.slice(from).join(" "), ...(title === "" ? {} : { title }) };
}

/** "Speaker 1" */
export const isNumbered = (phrase: string): boolean => /\s\d{1,3}$/u.test(phrase.trim());

/** A word as it is compared: lower case, without full stops. */
export function plain(word: string): string {
  return word.toLowerCase().replaceAll(".", "").replaceAll("’", "'");
}

/** Whether a word stands before a name and is no part of it. */
export function isTitleWord(word: string): boolean {
  return personTitles.has(word) || foreignTitles.has(word);
}

function isNoName(word: string): boolean {
  return (
    (stopwords.has(word) && !suffixes.has(word) && !particles.has(word)) || days.has(word) || months.has(word)
  );
}
