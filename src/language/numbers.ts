import { words } from "./words.ts";

const cardinals = words(`
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty
`);
const tens = words("thirty forty fifty sixty seventy eighty ninety");
const ordinals = words(`
  third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
  seventeenth eighteenth nineteenth twentieth
`);

/**
 * Numbers in letters, to their digits: "two" to "2", "third" to "3rd". Not zero and one, which say other things as
 * often, nor second, which is a time.
 */
export const spelledNumbers: ReadonlyMap<string, string> = new Map([
  ...[...cardinals].map((word, i) => [word, String(i)] as const).slice(2),
  ...[...tens].map((word, i) => [word, String((i + 3) * 10)] as const),
  ...[...ordinals].map((word, i) => [word, `${i + 3}${i === 0 ? "rd" : "th"}`] as const),
]);

/** Cardinal numbers in letters up to ten. */
export const smallNumbers: ReadonlySet<string> = new Set([...cardinals].slice(1, 11));

/** Numbers in letters, and words for several. */
export const numberWords: ReadonlySet<string> = new Set([
  ...cardinals,
  ...tens,
  ...words("hundred thousand million billion dozen both none several"),
]);
