import { groupNouns, isOutletWord, placeNouns } from "../../language/index.ts";
import {
  bare,
  type Gender,
  genderOf,
  genderOfRole,
  isFirstName,
  lastWord,
  type NameRun,
  textOfRun,
  titleOf,
} from "./names.ts";
import { roleOf } from "./roles.ts";
import type { Scene } from "./scene.ts";
import type { SceneToken } from "./tokens.ts";

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

/** Everybody whom an article names, found while it is read. Names are in lower case. */
export interface Persons {
  readonly all: Person[];
  /** The bearers of a surname. */
  readonly byLast: Map<string, Person[]>;
  readonly byFirst: Map<string, Person[]>;
  /** By each word between the first and the last. */
  readonly byMiddle: Map<string, Person[]>;
  /** Whom a bare surname means when several bear it: the one bearer named before its first bare use. */
  readonly owners: Map<string, Person>;
}

/** More bearers of one surname than that cannot be told apart anyway. */
const MAX_BEARERS = 20;

/** A longer run of capitals is a headline. */
const MAX_NAME = 5;

/** Whether a run of two or more words is the name of an institution rather than of a person. */
function isInstitution(tokens: readonly SceneToken[], run: NameRun): boolean {
  const first = bare(tokens[run.nameFrom]);
  const last = bare(tokens[run.to - 1]);
  if (tokens[run.from - 1]?.lower === "the" && run.from === run.nameFrom) return true;
  if (isFirstName(first)) return run.to - run.nameFrom > 1 && bodiesAlone.has(last);
  return isOutletWord(first) || groupNouns.has(last) || isOutletWord(last) || placeNouns.has(last);
}

/** Nouns that are hardly anybody's surname: "the James Beard Foundation", "Stanford University". */
const bodiesAlone: ReadonlySet<string> = new Set(
  `foundation university college institute institution association committee council agency airlines airways ministry
  department society company corporation union museum hospital clinic academy alliance federation commission inc corp
  ltd llc plc party zoo fund trust league model`.split(/\s+/),
);

/** Everybody whom the article names in full. `runs` are the runs of name words of each scene, in order. */
export function findPersons(scenes: readonly Scene[], runs: readonly (readonly NameRun[])[]): Persons {
  const persons: Persons = {
    all: [],
    byLast: new Map(),
    byFirst: new Map(),
    byMiddle: new Map(),
    owners: new Map(),
  };
  scenes.forEach((scene, index) => {
    for (const run of runs[index] ?? []) {
      if (run.to - run.nameFrom < 2) noteOwner(persons, scene.tokens, run);
      else if (!isInstitution(scene.tokens, run) && run.to - run.nameFrom <= MAX_NAME)
        notePerson(persons, scene, run);
    }
  });
  return persons;
}

/** A bare surname goes to its only bearer until then, however many come later. */
function noteOwner(persons: Persons, tokens: readonly SceneToken[], run: NameRun): void {
  const last = lastWord(tokens, run.nameFrom, run.to);
  const bearers = fittingBearers(persons.byLast.get(last) ?? [], genderOf("", titleOf(tokens, run)));
  if (bearers.length === 1 && bearers[0]) persons.owners.set(ownerKey(tokens, run, last), bearers[0]);
}

function notePerson(persons: Persons, scene: Scene, run: NameRun): void {
  const { tokens } = scene;
  const first = bare(tokens[run.nameFrom]);
  const last = lastWord(tokens, run.nameFrom, run.to);
  const bearers = persons.byLast.get(last) ?? [];
  if (first === last || bearers.length >= MAX_BEARERS) return;
  const name = textOfRun(tokens, run.nameFrom, run.to);
  const known = bearers.find((person) => isFirst(person, first) || isTail(person.name, name));
  const person: Person = known ?? { name, first, last, isHuman: false };
  const title = titleOf(tokens, run);
  const role = known?.role === undefined ? roleOf(scene, run) : undefined;
  if (title !== undefined && !isCivil(title)) person.title ??= title;
  if (title !== undefined || role !== undefined || isFirstName(first)) person.isHuman = true;
  if (role !== undefined) person.role ??= role;
  const gender = genderOf(first, title) ?? genderOfRole(role);
  if (gender) person.gender ??= gender;
  if (known) return;
  persons.all.push(person);
  append(persons.byLast, last, person);
  append(persons.byFirst, first, person);
  for (const word of name.toLowerCase().split(" ").slice(1, -1)) append(persons.byMiddle, word, person);
}

function ownerKey(tokens: readonly SceneToken[], run: NameRun, last: string): string {
  return `${genderOf("", titleOf(tokens, run)) ?? ""} ${last}`;
}

/** Those bearers of a name who can be of that gender. */
export function fittingBearers(bearers: readonly Person[], gender: Gender | undefined): readonly Person[] {
  return bearers.filter((person) => !gender || !person.gender || person.gender === gender);
}

/** Whether a first name is the person's, whole or shortened: "Tom", "Thomas". */
function isFirst(person: Person, first: string): boolean {
  const [a, b] = [person.first, first];
  return a === b || (a.length >= 3 && b.length >= 3 && (a.startsWith(b) || b.startsWith(a)));
}

/** "Van Landuyt" of Josefien Van Landuyt: a surname of two words. */
function isTail(full: string, name: string): boolean {
  return full.length > name.length && full.toLowerCase().endsWith(` ${name.toLowerCase()}`);
}

/** Whom a run names: by first and last name, by surname and title, or by a first name that only one bears. */
export function personOfRun(
  persons: Persons,
  tokens: readonly SceneToken[],
  run: NameRun,
): Person | undefined {
  const last = lastWord(tokens, run.nameFrom, run.to);
  const first = bare(tokens[run.nameFrom]);
  const bearers = persons.byLast.get(last) ?? [];
  if (run.to - run.nameFrom >= 2 && first !== last) {
    const name = textOfRun(tokens, run.nameFrom, run.to);
    return bearers.find((person) => isFirst(person, first) || isTail(person.name, name));
  }
  const title = run.from < run.nameFrom ? textOfRun(tokens, run.from, run.nameFrom) : undefined;
  const gender = genderOf("", title);
  const all = fittingBearers(bearers, gender);
  if (all.length > 1 && title !== undefined) {
    const titled = all.filter((person) => person.title === title || (gender && person.gender === gender));
    if (titled.length === 1) return titled[0];
  }
  const owner = all.length > 1 ? persons.owners.get(ownerKey(tokens, run, last)) : undefined;
  if (owner) return owner;
  const humans = all.filter(({ isHuman }) => isHuman);
  const fitting = humans.length > 0 ? humans : all;
  if (fitting.length === 1) return fitting[0];
  if (fitting.length > 1) return undefined;
  // "Prime Minister Lee" is Lee Hsien Loong, and "Etienne" Camille Etienne Gbedey, where nobody else is called so.
  const named = persons.byFirst.get(last) ?? persons.byMiddle.get(last) ?? [];
  return named.length === 1 && (title === undefined || !isCivil(title)) ? named[0] : undefined;
}

/** Whether a name may as well be a body's: one word, and nothing said of whom it names. */
export function isVague({ first, gender, title, role }: Person): boolean {
  return first === "" && gender === undefined && title === undefined && role === undefined;
}

/** "Mr." and the like: they tell a gender, but are no title worth showing. */
export function isCivil(title: string): boolean {
  return /^(?:mr|mrs|ms|miss|mx)\.?$/i.test(title);
}

function append(lists: Map<string, Person[]>, key: string, person: Person): void {
  const list = lists.get(key);
  if (list) list.push(person);
  else lists.set(key, [person]);
}
