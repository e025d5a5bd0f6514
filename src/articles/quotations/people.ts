import {
  abbreviations,
  groupNouns,
  isOutletWord,
  nounLikeForms,
  placeNouns,
  words,
} from "../../language/index.ts";
import { subjectOf } from "./clauses.ts";
import { cueAt, isAdverb } from "./cues.ts";
import {
  bare,
  type Gender,
  genderOf,
  genderOfRole,
  isFirstName,
  lastWord,
  type NameRun,
  nameRunAt,
  textOfRun,
  titleOf,
} from "./names.ts";
import { type Phrase, phraseStartingAt } from "./phrases.ts";
import { roleOf } from "./roles.ts";
import type { Scene } from "./scene.ts";
import { isMark, type Token } from "./tokens.ts";

/** Somebody whom the article names in full. */
export interface Person {
  /** Without title: "Ida Roe". */
  readonly name: string;
  readonly first: string;
  readonly last: string;
  title?: string;
  role?: string;
  gender?: Gender;
  /** Something shows that the name is a person's: a first name, a title, a role, a bare surname, speech. */
  isHuman: boolean;
}

/** Where an article names somebody, in reading order. */
export interface Mention {
  readonly at: number;
  readonly to: number;
  readonly person: Person;
  readonly isPossessive: boolean;
  /** False for a surname that several bear, none more likely than the others. */
  readonly isSure: boolean;
}

export interface People {
  readonly persons: readonly Person[];
  /** By scene, in the order of its tokens. */
  readonly mentions: readonly (readonly Mention[])[];
  /** By scene, the subjects of verbs of speaking by their last token: "Roe" in "Roe said". */
  readonly reporters: readonly ReadonlyMap<number, Phrase>[];
  /** Capital words, lower case, that stand after "in" somewhere, as names of people hardly do. */
  readonly places: ReadonlySet<string>;
  /** The bearers of a name or surname, lower case. */
  readonly byLast: ReadonlyMap<string, readonly Person[]>;
  readonly byFirst: ReadonlyMap<string, readonly Person[]>;
  /** Whom a bare surname means when several bear it: the one bearer named before its first bare use. */
  readonly owners: ReadonlyMap<string, Person>;
}

/** Whether a run of two or more words is the name of an institution rather than of a person. */
function isInstitution(tokens: readonly Token[], run: NameRun): boolean {
  const first = bare(tokens[run.nameFrom]);
  const last = bare(tokens[run.to - 1]);
  if (tokens[run.from - 1]?.lower === "the" && run.from === run.nameFrom) return true;
  if (isFirstName(first)) return false;
  return isOutletWord(first) || groupNouns.has(last) || isOutletWord(last) || placeNouns.has(last);
}

/** More bearers of one surname than that cannot be told apart anyway. */
const MAX_BEARERS = 20;

/** A longer run of capitals is a headline. */
const MAX_NAME = 5;

/** Everybody whom the article names in full, and every place where it names them, in two passes. */
export function findPeople(scenes: readonly Scene[]): People {
  const persons: Person[] = [];
  const byLast = new Map<string, Person[]>();
  const byFirst = new Map<string, Person[]>();
  const owners = new Map<string, Person>();
  const seen = new Set<string>();
  const runs: NameRun[][] = scenes.map(({ tokens }) => {
    const found: NameRun[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const run = nameRunAt(tokens, i);
      if (!run) continue;
      found.push(run);
      i = run.to - 1;
    }
    return found;
  });
  scenes.forEach((scene, index) => {
    const { tokens } = scene;
    for (const run of runs[index] ?? []) {
      const first = bare(tokens[run.nameFrom]);
      const last = lastWord(tokens, run.nameFrom, run.to);
      if (run.to - run.nameFrom < 2) {
        const key = ownerKey(tokens, run, last);
        const bearers = fittingBearers(byLast.get(last) ?? [], genderOf("", titleOf(tokens, run)));
        if (!seen.has(key) && bearers[0]) {
          seen.add(key);
          if (bearers.length === 1) owners.set(key, bearers[0]);
        }
        continue;
      }
      if (isInstitution(tokens, run) || run.to - run.nameFrom > MAX_NAME) continue;
      if (first === last) continue;
      const bearers = byLast.get(last) ?? [];
      if (bearers.length >= MAX_BEARERS) continue;
      const known = bearers.find((person) => person.first === first || isShortFor(first, person.first));
      const title = titleOf(tokens, run);
      const role = known?.role === undefined ? roleOf(scene, run) : undefined;
      const person: Person = known ?? {
        name: textOfRun(tokens, run.nameFrom, run.to),
        first,
        last,
        isHuman: false,
      };
      if (title !== undefined && !isCivil(title)) person.title ??= title;
      if (title !== undefined || role !== undefined || isFirstName(first)) person.isHuman = true;
      if (role !== undefined) person.role ??= role;
      const gender = genderOf(first, title) ?? genderOfRole(role);
      if (gender) person.gender ??= gender;
      if (known) continue;
      persons.push(person);
      append(byLast, last, person);
      append(byFirst, first, person);
    }
  });
  const reporters = scenes.map(({ tokens }) => reportersIn(tokens));
  const places = placesIn(scenes);
  addBareNames(scenes, runs, reporters, places, persons, byLast);
  const people = { persons, byLast, byFirst, owners, reporters, places };
  const mentions = scenes.map((scene, index) => {
    const found: Mention[] = [];
    for (const run of runs[index] ?? []) {
      const named = personOfRun(people, scene.tokens, run);
      const gender = genderOf("", titleOf(scene.tokens, run));
      const bearers = byLast.get(lastWord(scene.tokens, run.nameFrom, run.to)) ?? [];
      const person = named ?? (run.to - run.nameFrom === 1 ? fittingBearers(bearers, gender)[0] : undefined);
      if (!person) continue;
      if (named && gender) named.gender ??= gender;
      const isPossessive = scene.tokens[run.to - 1]?.isPossessive === true;
      const isReporter = reporters[index]?.get(run.to - 1)?.head === "name";
      const isSurname =
        run.to - run.nameFrom === 1 && lastWord(scene.tokens, run.nameFrom, run.to) === person.last;
      if (isReporter || isSurname) person.isHuman = true;
      found.push({ at: run.from, to: run.to, person, isPossessive, isSure: named !== undefined });
    }
    return found;
  });
  return { ...people, mentions };
}

function ownerKey(tokens: readonly Token[], run: NameRun, last: string): string {
  return `${genderOf("", titleOf(tokens, run)) ?? ""} ${last}`;
}

function fittingBearers(bearers: readonly Person[], gender: Gender | undefined): readonly Person[] {
  return bearers.filter((person) => !gender || !person.gender || person.gender === gender);
}

/** The subjects of verbs of speaking, by their last token: "Roe said", "said Roe.", "the guard said". */
function reportersIn(tokens: readonly Token[]): ReadonlyMap<number, Phrase> {
  const reporters = new Map<number, Phrase>();
  for (let i = 0; i < tokens.length; i++) {
    const cue = cueAt(tokens, i);
    if (!cue?.isSpeech || cue.verb.form === "base" || cue.verb.form === "ing") continue;
    const before = tokens[i - 1];
    const isInverted = before?.kind === "quotation" || isMark(before, ",");
    const after = isInverted ? phraseStartingAt(tokens, i + 1) : undefined;
    const isTag = after?.head === "name" && (!tokens[after.to] || isMark(tokens[after.to], ",."));
    const phrase = isTag ? after : subjectOf(tokens, i, 0);
    if (phrase) reporters.set(phrase.nameTo - 1, phrase);
  }
  return reporters;
}

/** Those whom the article names by one word only, when they speak: "Pell said". */
function addBareNames(
  scenes: readonly Scene[],
  runs: readonly (readonly NameRun[])[],
  reporters: readonly ReadonlyMap<number, Phrase>[],
  places: ReadonlySet<string>,
  persons: Person[],
  byLast: Map<string, Person[]>,
): void {
  const isName = nameTest(scenes);
  scenes.forEach((scene, index) => {
    const { tokens } = scene;
    for (const run of runs[index] ?? []) {
      const token = tokens[run.nameFrom];
      if (run.to - run.nameFrom !== 1 || !token || tokens[run.from - 1]?.lower === "the") continue;
      const last = bare(token);
      const mayBePerson =
        !byLast.has(last) &&
        !abbreviations.has(last) &&
        !groupNouns.has(last) &&
        !isOutletWord(last) &&
        token.text !== token.text.toUpperCase() &&
        isName(token) &&
        !places.has(last) &&
        !(token.startsSentence && nounLikeForms.has(tokens[run.to]?.lower ?? ""));
      if (!mayBePerson || reporters[index]?.get(run.to - 1)?.head !== "name") continue;
      const title = titleOf(tokens, run);
      const person: Person = {
        name: textOfRun(tokens, run.nameFrom, run.to),
        first: "",
        last,
        isHuman: true,
      };
      if (title !== undefined && !isCivil(title)) person.title = title;
      const gender = genderOf(last, title);
      if (gender) person.gender = gender;
      const role = roleOf(scene, run);
      if (role !== undefined) person.role = role;
      persons.push(person);
      byLast.set(last, [person]);
    }
  });
}

const beforePlaces = words("in into across throughout");

function placesIn(scenes: readonly Scene[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { tokens } of scenes) {
    for (let i = 1; i < tokens.length; i++) {
      const token = tokens[i];
      const isPlace = token?.isCapital && !token.isPossessive && !token.startsSentence;
      if (isPlace && beforePlaces.has(tokens[i - 1]?.lower ?? "")) places.add(token.lower);
    }
  }
  return places;
}

/** Whether a word is a name, not one that has its capital from beginning a sentence only: no "Cost estimates, he said". */
function nameTest(scenes: readonly Scene[]): (token: Token) => boolean {
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

function isShortFor(a: string, b: string): boolean {
  return a.length >= 3 && b.length >= 3 && (a.startsWith(b) || b.startsWith(a));
}

/** Whom a run names: by first and last name, by surname and title, or by a first name that only one bears. */
export function personOfRun(
  people: Pick<People, "byLast" | "byFirst" | "owners">,
  tokens: readonly Token[],
  run: NameRun,
): Person | undefined {
  const last = lastWord(tokens, run.nameFrom, run.to);
  const first = bare(tokens[run.nameFrom]);
  const bearers = people.byLast.get(last) ?? [];
  if (run.to - run.nameFrom >= 2 && first !== last) {
    return bearers.find((person) => person.first === first || isShortFor(first, person.first));
  }
  const title = run.from < run.nameFrom ? textOfRun(tokens, run.from, run.nameFrom) : undefined;
  const gender = genderOf("", title);
  const all = fittingBearers(bearers, gender);
  const humans = all.filter(({ isHuman }) => isHuman);
  const fitting = humans.length > 0 ? humans : all;
  if (fitting.length === 1) return fitting[0];
  if (fitting.length > 1 && title !== undefined) {
    const titled = fitting.filter((person) => person.title === title || (gender && person.gender === gender));
    if (titled.length === 1) return titled[0];
  }
  const owner = fitting.length > 1 ? people.owners.get(ownerKey(tokens, run, last)) : undefined;
  if (owner) return owner;
  if (fitting.length > 1 || title !== undefined) return undefined;
  const named = people.byFirst.get(last) ?? [];
  return named.length === 1 ? named[0] : undefined;
}

/** "Mr." and the like: they tell a gender, but are no title worth showing. */
function isCivil(title: string): boolean {
  return /^(?:mr|mrs|ms|miss|mx)\.?$/i.test(title);
}

function append(lists: Map<string, Person[]>, key: string, person: Person): void {
  const list = lists.get(key);
  if (list) list.push(person);
  else lists.set(key, [person]);
}
