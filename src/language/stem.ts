import { expansions } from "./abbreviations.ts";
import { baseOf } from "./irregular-forms.ts";
import { spelledNumbers } from "./numbers.ts";
import { porter2 } from "./porter2.ts";

/** A folded word's Porter2 stem (see `porter2`), with spelled numbers as digits. */
export function stem(word: string): string {
  const number = spelledNumbers.get(word);
  if (number !== undefined) return number;
  const whole = baseOf(expansions.get(word) ?? word);
  return /^[a-z']+$/.test(whole) ? porter2(whole) : whole;
}
