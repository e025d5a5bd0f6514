import { negations } from "../../language/index.ts";
import type { Word } from "./words.ts";

/** "don't", also where the apostrophe was left out. */
const CONTRACTED =
  /n't$|^(?:do|does|did|is|are|was|were|has|have|had|ca|would|could|should|must|need|ai)nt$|^n'./u;

/** Whether a word turns a sentence round: "not", "never", "without", "hardly", "isn't". */
export function isNegation({ key }: Word): boolean {
  return negations.has(key) || CONTRACTED.test(key);
}

/** How many of these words turn a sentence round. */
export function countNegations(words: readonly Word[]): number {
  return words.filter(isNegation).length;
}
