import snowball from "snowball-stemmers";
import { expansions } from "./abbreviations.ts";
import { baseOf } from "./irregular-forms.ts";
import { spelledNumbers } from "./numbers.ts";

/** A function that gives a folded word's Porter2 stem (snowballstem.org), with spelled numbers as digits. */
export function createStemmer(): (word: string) => string {
  const stemmer = snowball.newStemmer("english");
  return (word) => {
    const number = spelledNumbers.get(word);
    if (number !== undefined) return number;
    const whole = baseOf(expansions.get(word) ?? word);
    return /^[a-z']+$/.test(whole) ? stemmer.stem(whole) : whole;
  };
}
