import data from "./irregular-forms.data.json" with { type: "json" };

const familiesOf = (list: string): readonly (readonly string[])[] =>
  list.split(";").map((family) => family.split(" "));

const verbs = familiesOf(data.verbs);

/** Verbs, by their base, to their irregular forms: "begin" to "began", "beginning", "begun". */
export const irregularVerbs: ReadonlyMap<string, readonly string[]> = new Map(
  verbs.map(([base = "", ...forms]) => [base, forms]),
);

/** Irregular forms of verbs and nouns to their base: "began" to "begin". A verb comes before a noun. */
const bases: ReadonlyMap<string, string> = new Map(
  [...familiesOf(data.nouns), ...verbs].flatMap(([base = "", ...forms]) =>
    forms.map((form) => [form, base] as const),
  ),
);

/** The base of an irregular form, also of compounds with "man" ("firemen"); otherwise the word. */
export function baseOf(word: string): string {
  const base = bases.get(word);
  if (base !== undefined) return base;
  return /^[a-z]{3,}men$/.test(word) ? `${word.slice(0, -3)}man` : word;
}
