import type { Word } from "./words.ts";

// In the languages that the bot speaks, but for words that are common in another of them (Spanish "sin").
const NEGATIONS = new Set(
  (
    "no not never none nobody nothing nowhere neither nor without hardly scarcely barely rarely seldom cannot " +
    "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden nichts weder ohne kaum " +
    "ne pas jamais sans aucun aucune rien nunca jamás ni nada nadie ningún ninguno ninguna tampoco"
  ).split(" "),
);

/** "don't", also where the apostrophe was left out. */
const CONTRACTED =
  /n't$|^(?:do|does|did|is|are|was|were|has|have|had|ca|would|could|should|must|need|ai)nt$|^n'./u;

/** How many of these words turn a sentence round: "not", "never", "without", "hardly", "isn't". */
export function countNegations(words: readonly Word[]): number {
  return words.filter(({ key }) => NEGATIONS.has(key) || CONTRACTED.test(key)).length;
}
