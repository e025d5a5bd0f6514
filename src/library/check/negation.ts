import { negations } from "../../language/index.ts";
import type { Word } from "./words.ts";

/** "don't", also where the apostrophe was left out. */
const CONTRACTED =
  /n't$|^(?:do|does|did|is|are|was|were|has|have|had|ca|would|could|should|must|need|ai)nt$|^n'./u;

/** How many of these words turn a sentence round: "not", "never", "without", "hardly", "isn't". */
export function countNegations(words: readonly Word[]): number {
  return words.filter(({ key }) => negations.has(key) || CONTRACTED.test(key)).length;
}
