/**
 * `npx tsx test/quality/irregular-forms.ts DICT`: derives `src/language/irregular-forms.data.json` from WordNet's
 * lists of exceptions, the files verb.exc and noun.exc of WordNet 3.0 (Debian's package wordnet-base, in
 * /usr/share/wordnet). The license is in `src/language/WORDNET-LICENSE.txt`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stopwords } from "../../src/language/index.ts";

const dict = process.argv[2] ?? "";

/** Families of single words: the base, then its forms in the order of the alphabet. */
function families(name: string): string {
  const forms = new Map<string, string[]>();
  for (const line of readFileSync(join(dict, name), "utf8").split("\n")) {
    // Where a form has several bases, the last is the usual spelling: "distilled distil distill".
    const [form = "", ...bases] = line.trim().split(" ");
    const base = bases.at(-1) ?? "";
    if (!/^[a-z]{2,}$/.test(form) || !/^[a-z]{2,}$/.test(base) || bases.includes(form) || stopwords.has(form))
      continue;
    forms.set(base, [...(forms.get(base) ?? []), form]);
  }
  return [...forms]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((family) => family.flat().join(" "))
    .join(";");
}

const out = {
  provenance:
    "The exceptions verb.exc and noun.exc of WordNet 3.0 (Debian wordnet-base), written by test/quality/irregular-forms.ts. WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. " +
    "Used under the WordNet license, https://wordnet.princeton.edu/license-and-commercial-use",
  verbs: families("verb.exc"),
  nouns: families("noun.exc"),
};
writeFileSync("src/language/irregular-forms.data.json", `${JSON.stringify(out)}\n`);
console.log(out.verbs.split(";").length, out.nouns.split(";").length);
