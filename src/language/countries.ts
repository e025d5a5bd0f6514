import { femaleNames, maleNames } from "./first-names.ts";

/** Country codes: all pairs of letters, of which the display names know those of ISO 3166. */
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Names of countries of one word, lower case, by the Unicode CLDR as Node ships it; not those that are first names too. */
export const countries: ReadonlySet<string> = new Set(
  letters
    .flatMap((a) => letters.map((b) => names.of(a + b)?.toLowerCase() ?? ""))
    .filter((name) => /^\p{L}+$/u.test(name) && !maleNames.has(name) && !femaleNames.has(name)),
);
