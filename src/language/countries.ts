import { femaleNames, maleNames } from "./first-names.ts";

let countries: ReadonlySet<string> | undefined;

/**
 * Whether a word, lower case, is the name of a country, by the Unicode CLDR as Node ships it; not where it is a first
 * name too. The list is made at the first question, which takes 30 ms.
 */
export function isCountry(word: string): boolean {
  countries ??= listCountries();
  return countries.has(word);
}

/** By country codes: all pairs of letters, of which the display names know those of ISO 3166. */
function listCountries(): ReadonlySet<string> {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  return new Set(
    letters
      .flatMap((a) => letters.map((b) => names.of(a + b)?.toLowerCase() ?? ""))
      .filter((name) => /^\p{L}+$/u.test(name) && !maleNames.has(name) && !femaleNames.has(name)),
  );
}
