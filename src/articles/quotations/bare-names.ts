import {
  abbreviations,
  documentNouns,
  groupNouns,
  institutionNouns,
  isCountry,
  isListedPerson,
  isOutletWord,
  nounLikeForms,
  titles,
  words,
} from "../../language/index.ts";
import { isAdverb } from "./cues.ts";
import { bare, genderOf, type NameRun, textOfRun, titleOf } from "./names.ts";
import { isCivil, type Person, type Persons } from "./persons.ts";
import type { Phrase } from "./phrases.ts";
import { roleOf } from "./roles.ts";
import type { Scene } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** What an article's own use of capitals tells. */
export interface Surroundings {
  readonly scenes: readonly Scene[];
  /** By scene, the runs of name words. */
  readonly runs: readonly (readonly NameRun[])[];
  /** By scene, the subjects of verbs of speaking by their last token. */
  readonly reporters: readonly ReadonlyMap<number, Phrase>[];
  /** Capital words, lower case, that stand after "in" somewhere, as names of people hardly do. */
  readonly places: ReadonlySet<string>;
}

/** Adds those whom the article names by one word only, when they speak: "Pell said". */
export function addBareNames({ all, byLast, byFirst, byMiddle }: Persons, around: Surroundings): void {
  const isName = nameTest(around.scenes);
  const isPartOfOne = (word: string): boolean =>
    byFirst.get(word)?.length === 1 || byMiddle.get(word)?.length === 1;
  around.scenes.forEach((scene, index) => {
    for (const run of around.runs[index] ?? []) {
      const token = scene.tokens[run.nameFrom];
      const isReporter = around.reporters[index]?.get(run.to - 1)?.head === "name";
      if (!token || !isReporter || !isName(token) || byLast.has(bare(token))) continue;
      if (isPartOfOne(bare(token))) continue;
      if (!mayBePerson(scene.tokens, run, token) || around.places.has(bare(token))) continue;
      const person = personOfOneWord(scene, run, bare(token));
      all.push(person);
      byLast.set(bare(token), [person]);
    }
  });
}

/** Whether a run is one word that is written as a surname is, and no word of another kind. */
function mayBePerson(tokens: readonly SceneToken[], run: NameRun, token: SceneToken): boolean {
  const last = bare(token);
  return (
    run.to - run.nameFrom === 1 &&
    tokens[run.from - 1]?.lower !== "the" &&
    !abbreviations.has(last) &&
    !groupNouns.has(last) &&
    !isCountry(last) &&
    !institutionNouns.has(last) &&
    !documentNouns.has(last) &&
    !titles.has(last) &&
    !isListedPerson(last) &&
    !isOutletWord(last) &&
    token.text !== token.text.toUpperCase() &&
    !(token.startsSentence && nounLikeForms.has(tokens[run.to]?.lower ?? ""))
  );
}

function personOfOneWord(scene: Scene, run: NameRun, last: string): Person {
  const title = titleOf(scene.tokens, run);
  const gender = genderOf(last, title);
  const role = roleOf(scene, run);
  return {
    name: textOfRun(scene.tokens, run.nameFrom, run.to),
    first: "",
    last,
    isHuman: true,
    ...(title !== undefined && !isCivil(title) ? { title } : {}),
    ...(gender ? { gender } : {}),
    ...(role !== undefined ? { role } : {}),
  };
}

const beforePlaces = words("in into across throughout");

/** Before "at", what is aimed at somebody: "laughed at Roe". */
const aimed = /(?:ed|ing|look|laugh|shout|yell|jab|swipe|dig|angry|mad|anger)$/;

/** Capital words, lower case, that stand after "in" and the like somewhere in the article. */
export function placesIn(scenes: readonly Scene[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { tokens } of scenes) {
    for (let i = 1; i < tokens.length; i++) {
      const token = tokens[i];
      const isPlace = token?.isCapital && !token.isPossessive && !token.startsSentence;
      const lead = tokens[i - 1]?.lower ?? "";
      const isAt = lead === "at" && !aimed.test(tokens[i - 2]?.lower ?? "");
      // "Netflix, which": a body.
      const isThing = isMark(tokens[i + 1], ",") && tokens[i + 2]?.lower === "which";
      if (token?.isCapital && isThing) places.add(token.lower);
      if (isPlace && (beforePlaces.has(lead) || isAt)) places.add(token.lower);
    }
  }
  return places;
}

/** Whether a word is a name, not one that has its capital from beginning a sentence only: no "Cost estimates, he said". */
function nameTest(scenes: readonly Scene[]): (token: SceneToken) => boolean {
  const small = new Set<string>();
  const inside = new Set<string>();
  for (const { tokens } of scenes) {
    for (const token of tokens) {
      if (token.kind !== "word") continue;
      if (!token.isCapital) small.add(token.lower);
      else if (!token.startsSentence) inside.add(token.lower);
    }
  }
  return (token) =>
    !token.startsSentence || inside.has(token.lower) || (!small.has(token.lower) && !isAdverb(token));
}
