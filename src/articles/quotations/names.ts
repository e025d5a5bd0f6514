import {
  articleWords,
  conjunctions,
  femaleNames,
  femaleNouns,
  femaleTitles,
  isListedPerson,
  maleNames,
  maleNouns,
  maleTitles,
  prepositions,
  speechTags,
  subordinators,
  suffixes,
  titleStarts,
  titles,
  words,
} from "../../language/index.ts";
import { isNameWord, isParticle } from "./phrases.ts";
import type { SceneToken } from "./tokens.ts";

/** What "he" and "she" tell apart. */
export type Gender = "male" | "female";

/** A run of name words: titles first, then the name. */
export interface NameRun {
  readonly from: number;
  /** Where the name begins, after titles. */
  readonly nameFrom: number;
  readonly to: number;
}

/** The plain word of a token. */
export function bare(token: SceneToken | undefined): string {
  return token?.lower ?? "";
}

function isTitle(token: SceneToken | undefined): boolean {
  return titles.has(bare(token)) || titleStarts.has(bare(token));
}

/** Whether a word is a common first name. */
export const isFirstName = (word: string): boolean => maleNames.has(word) || femaleNames.has(word);

/** Words that never begin a name, unlike "Will" and "May". */
function isClosedClass(word: string): boolean {
  return (
    prepositions.has(word) || conjunctions.has(word) || subordinators.has(word) || articleWords.has(word)
  );
}

/** "Adds Roe:", "Said Roe.": the verb begins the sentence. */
function isVerbFirst(tokens: readonly SceneToken[], at: number): boolean {
  return tokens[at]?.startsSentence === true && speechTags.has(bare(tokens[at]));
}

/** Words that begin a sentence before a name and are no part of it: "Former Lyon mayor Ida Roe". */
export const leadingAdjectives = words(
  "top former senior longtime fellow current veteran prominent leading key retired more most",
);

/** The same before a first name; with a surname they can be a name: "Old Trafford", "Little Rock". */
const fondAdjectives = words("poor dear little old young great good big brave sweet lucky unlucky happy");

/** Before what is a first name elsewhere, these begin a place: "San Diego Zoo", "Fort Wayne". */
const placeLeads = words(
  "san santa saint st sankt são fort port mount lake camp los las el la new north south east west",
);

/** The name that begins at a token, with the titles before it. */
export function nameRunAt(tokens: readonly SceneToken[], from: number): NameRun | undefined {
  // "It is late: If Roe wins": a capital after a mark.
  if (isClosedClass(bare(tokens[from])) || isVerbFirst(tokens, from)) return undefined;
  const to = runEnd(tokens, from);
  if (to === from) return undefined;
  const nameFrom = nameStart(tokens, from, to);
  let start = nameFrom;
  while (start > from && isTitle(tokens[start - 1])) start--;
  return { from: start, nameFrom, to };
}

/** Where the words that can be one name end. */
function runEnd(tokens: readonly SceneToken[], from: number): number {
  let to = from;
  while (to - from < 10) {
    const token = tokens[to];
    if (!token || (to > from && token.startsSentence)) break;
    const isPart = isNameWord(token) || (to > from && (suffixes.has(bare(token)) || isParticle(tokens, to)));
    if (!isPart) break;
    to++;
    if (token.isPossessive) break;
  }
  return to;
}

/** Where the name in a run begins: after what merely praises, after titles and trades, or with a first name. */
function nameStart(tokens: readonly SceneToken[], from: number, to: number): number {
  let start = from;
  while (start < to - 1 && tokens[start]?.startsSentence && isLead(tokens, start)) start++;
  for (let i = start; i < to - 1; i++) if (isTitle(tokens[i]) && !isFirstName(bare(tokens[i]))) start = i + 1;
  // "Reporter Ida Roe", "Intel CEO Ida Roe", "House Majority Leader Ida Roe".
  for (let i = start; i < to - 1; i++)
    if (isListedPerson(bare(tokens[i])) && !isFirstName(bare(tokens[i])) && (i === start || to - i > 2))
      start = i + 1;
  if (to - start <= 2 || isFirstName(bare(tokens[start]))) return start;
  // "Florida Republican Jeb Bush": the name begins with the first name.
  for (let i = start + 1; i < to - 1; i++)
    if (isFirstName(bare(tokens[i])) && !placeLeads.has(bare(tokens[i - 1]))) return i;
  return start;
}

function isLead(tokens: readonly SceneToken[], at: number): boolean {
  const word = bare(tokens[at]);
  return leadingAdjectives.has(word) || (fondAdjectives.has(word) && isFirstName(bare(tokens[at + 1])));
}

/** The words of a run as they stand, without a possessive ending. */
export function textOfRun(tokens: readonly SceneToken[], from: number, to: number): string {
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token) words.push(token.isPossessive ? token.text.replace(/['’]s?$/u, "") : token.text);
  }
  return words.join(" ");
}

/** The surname of a name: its last word that is no suffix. */
export function lastWord(tokens: readonly SceneToken[], from: number, to: number): string {
  let i = to - 1;
  while (i > from && suffixes.has(bare(tokens[i]))) i--;
  return bare(tokens[i]);
}

/** The gender that a title or else a first name tells. */
export function genderOf(first: string, title: string | undefined): Gender | undefined {
  const word = title?.toLowerCase().replace(/\.$/, "").split(" ").at(-1) ?? "";
  if (maleTitles.has(word)) return "male";
  if (femaleTitles.has(word)) return "female";
  if (maleNames.has(first) && !femaleNames.has(first)) return "male";
  if (femaleNames.has(first) && !maleNames.has(first)) return "female";
  return undefined;
}

/** The titles before a name, as they stand. */
export function titleOf(tokens: readonly SceneToken[], run: NameRun): string | undefined {
  return run.from < run.nameFrom ? textOfRun(tokens, run.from, run.nameFrom) : undefined;
}

/** The gender that the words of a role tell: "spokeswoman". */
export function genderOfRole(role: string | undefined): Gender | undefined {
  for (const word of role?.toLowerCase().split(/[^a-z]+/) ?? []) {
    if (maleNouns.has(word)) return "male";
    if (femaleNouns.has(word)) return "female";
  }
  return undefined;
}
