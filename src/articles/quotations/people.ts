import { cueAt } from "./cues.ts";
import { femaleNames, maleNames } from "./first-names.ts";
import {
  femaleNouns,
  femaleTitles,
  groupNouns,
  isListedPerson,
  isOutletWord,
  isPersonNoun,
  maleNouns,
  maleTitles,
  placeNouns,
  relatives,
  suffixes,
  titleStarts,
  titles,
} from "./lexicon.ts";
import { isNameWord, isParticle, isPhraseBoundary } from "./phrases.ts";
import { speechVerbs } from "./reporting-verbs.ts";
import type { Scene } from "./scene.ts";
import { isMark, type Token } from "./tokens.ts";

export type Gender = "male" | "female";

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
  readonly scene: number;
  readonly at: number;
  readonly to: number;
  readonly person: Person;
  readonly isPossessive: boolean;
  /** Subject of a verb of speaking: "Roe said". */
  readonly isReporter: boolean;
}

export interface People {
  readonly persons: readonly Person[];
  /** By scene, in the order of its tokens. */
  readonly mentions: readonly (readonly Mention[])[];
  /** The bearers of a name or surname, lower case. */
  readonly byLast: ReadonlyMap<string, readonly Person[]>;
  readonly byFirst: ReadonlyMap<string, readonly Person[]>;
  /** Whom a bare surname means when several bear it: the one bearer named before its first bare use. */
  readonly owners: ReadonlyMap<string, Person>;
}

/** A run of name words: titles first, then the name. */
export interface NameRun {
  readonly from: number;
  /** Where the name begins, after titles. */
  readonly nameFrom: number;
  readonly to: number;
}

function bare(token: Token | undefined): string {
  return token?.lower ?? "";
}

function isTitle(token: Token | undefined): boolean {
  return titles.has(bare(token)) || titleStarts.has(bare(token));
}

const isFirstName = (word: string): boolean => maleNames.has(word) || femaleNames.has(word);

/** The name that begins at a token, with the titles before it. */
export function nameRunAt(tokens: readonly Token[], from: number): NameRun | undefined {
  let to = from;
  while (to - from < 10) {
    const token = tokens[to];
    if (!token || (to > from && token.startsSentence)) break;
    const isPart =
      isNameWord(token) || (to > from && suffixes.has(bare(token))) || (to > from && isParticle(tokens, to));
    if (!isPart) break;
    to++;
    if (token.isPossessive) break;
  }
  if (to === from) return undefined;
  let nameFrom = from;
  for (let i = from; i < to - 1; i++)
    if (isTitle(tokens[i]) && !isFirstName(bare(tokens[i]))) nameFrom = i + 1;
  // "Reporter Ida Roe".
  while (nameFrom < to - 1 && isListedPerson(bare(tokens[nameFrom])) && !isFirstName(bare(tokens[nameFrom])))
    nameFrom++;
  // "Florida Republican Jeb Bush": the name begins with the first name.
  if (to - nameFrom > 2 && !isFirstName(bare(tokens[nameFrom]))) {
    for (let i = nameFrom + 1; i < to - 1; i++) {
      if (isFirstName(bare(tokens[i]))) {
        nameFrom = i;
        break;
      }
    }
  }
  let start = nameFrom;
  while (start > from && isTitle(tokens[start - 1])) start--;
  return { from: start, nameFrom, to };
}

/** The words of a run as they stand, without a possessive ending. */
export function textOfRun(tokens: readonly Token[], from: number, to: number): string {
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token) words.push(token.isPossessive ? token.text.replace(/['’]s?$/u, "") : token.text);
  }
  return words.join(" ");
}

function lastWord(tokens: readonly Token[], from: number, to: number): string {
  let i = to - 1;
  while (i > from && suffixes.has(bare(tokens[i]))) i--;
  return bare(tokens[i]);
}

function genderOf(first: string, title: string | undefined): Gender | undefined {
  const word = title?.toLowerCase().replace(/\.$/, "").split(" ").at(-1) ?? "";
  if (maleTitles.has(word)) return "male";
  if (femaleTitles.has(word)) return "female";
  if (maleNames.has(first) && !femaleNames.has(first)) return "male";
  if (femaleNames.has(first) && !maleNames.has(first)) return "female";
  return undefined;
}

/** What an article says somebody is, as it stands: after the name between commas, or before the name. */
function roleOf(scene: Scene, run: NameRun): string | undefined {
  const { tokens } = scene;
  const { text } = scene.paragraph;
  const after = roleAfter(tokens, run.to);
  if (after) return text.slice(tokens[after.from]?.start, tokens[after.to - 1]?.end);
  let from = run.from;
  while (from > 0 && run.from - from < 8) {
    const token = tokens[from - 1];
    if (!token || tokens[from]?.startsSentence || token.kind !== "word") break;
    if (!token.isCapital && !/^\p{Ll}/u.test(token.text)) break;
    if (isPhraseBoundary(tokens, from - 1) || ["the", "a", "an"].includes(token.lower)) break;
    if (speechVerbs.has(token.lower) && !isPersonNoun(token.lower)) break;
    from--;
  }
  const before = tokens[run.from - 1];
  if (from < run.from && before && isPersonNoun(before.lower) && !before.isCapital && !before.isPossessive) {
    return text.slice(tokens[from]?.start, before.end);
  }
  return undefined;
}

function roleAfter(tokens: readonly Token[], at: number): { from: number; to: number } | undefined {
  if (!isMark(tokens[at], ",")) return undefined;
  let from = at + 1;
  if (tokens[from]?.kind === "number" && isMark(tokens[from + 1], ",")) from += 2;
  const first = tokens[from];
  if (
    first?.kind !== "word" ||
    cueAt(tokens, from)?.verb.form === "past" ||
    relatives.has(first.lower) ||
    first.startsSentence ||
    first.lower === "two"
  )
    return undefined;
  let to = from;
  let isRole = false;
  while (to - from < 16) {
    const token = tokens[to];
    if (!token || token.startsSentence || token.kind === "quotation") break;
    if (token.kind === "mark" && !isMark(token, "-&/")) break;
    if (to > from && cueAt(tokens, to)?.verb.form === "past" && !relatives.has(tokens[to - 1]?.lower ?? "")) {
      if (!hasRelative(tokens, from, to)) return undefined;
    }
    if (isPersonNoun(token.lower) && !hasRelative(tokens, from, to)) isRole = true;
    to++;
  }
  return isRole && to > from ? { from, to } : undefined;
}

function hasRelative(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (relatives.has(tokens[i]?.lower ?? "")) return true;
  return false;
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
      if (isInstitution(tokens, run)) continue;
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
      if (title !== undefined && !CIVIL.test(title)) person.title ??= title;
      if (title !== undefined || role !== undefined || isFirstName(first)) person.isHuman = true;
      if (role !== undefined) person.role ??= role;
      const gender = genderOf(first, title) ?? genderOfRole(role);
      if (gender) person.gender ??= gender;
      if (known) continue;
      persons.push(person);
      byLast.set(last, [...bearers, person]);
      byFirst.set(first, [...(byFirst.get(first) ?? []), person]);
    }
  });
  addBareNames(scenes, runs, persons, byLast);
  const people = { persons, byLast, byFirst, owners };
  const mentions = scenes.map((scene, index) => {
    const found: Mention[] = [];
    for (const run of runs[index] ?? []) {
      const person = personOfRun(people, scene.tokens, run);
      if (!person) continue;
      const isPossessive = scene.tokens[run.to - 1]?.isPossessive === true;
      const isReporter = reports(scene.tokens, run);
      const isSurname =
        run.to - run.nameFrom === 1 && lastWord(scene.tokens, run.nameFrom, run.to) === person.last;
      if (isReporter || isSurname) person.isHuman = true;
      found.push({ scene: index, at: run.from, to: run.to, person, isPossessive, isReporter });
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

const CIVIL = /^(?:mr|mrs|ms|miss|mx)\.?$/i;

function titleOf(tokens: readonly Token[], run: NameRun): string | undefined {
  return run.from < run.nameFrom ? textOfRun(tokens, run.from, run.nameFrom) : undefined;
}

/** Whether a name is the subject of a verb of speaking, before or after it. */
function reports(tokens: readonly Token[], run: NameRun): boolean {
  let i = run.to;
  while (i < run.to + 3 && /^(?:has|had|have|also|then|later)$|ly$/.test(tokens[i]?.lower ?? "")) i++;
  const after = cueAt(tokens, i);
  if (after?.isSpeech && (after.verb.form === "past" || after.verb.form === "third")) return true;
  const before =
    isMark(tokens[run.to], ",.") || tokens[run.to] === undefined ? cueAt(tokens, run.from - 1) : undefined;
  return (
    before?.isSpeech === true &&
    before.verb.form !== "base" &&
    (tokens[run.from - 2]?.kind === "quotation" || isMark(tokens[run.from - 2], ","))
  );
}

/** Those whom the article names by one word only, when they speak: "Pell said". */
function addBareNames(
  scenes: readonly Scene[],
  runs: readonly (readonly NameRun[])[],
  persons: Person[],
  byLast: Map<string, Person[]>,
): void {
  scenes.forEach(({ tokens }, index) => {
    for (const run of runs[index] ?? []) {
      const token = tokens[run.nameFrom];
      if (run.to - run.nameFrom !== 1 || !token || tokens[run.from - 1]?.lower === "the") continue;
      const last = bare(token);
      const isName =
        !byLast.has(last) &&
        !groupNouns.has(last) &&
        !isOutletWord(last) &&
        token.text !== token.text.toUpperCase();
      if (!isName || !reports(tokens, run)) continue;
      const title = titleOf(tokens, run);
      const person: Person = {
        name: textOfRun(tokens, run.nameFrom, run.to),
        first: "",
        last,
        isHuman: true,
      };
      if (title !== undefined && !CIVIL.test(title)) person.title = title;
      const gender = genderOf(last, title);
      if (gender) person.gender = gender;
      const role = roleOf(scenes[index] as Scene, run);
      if (role !== undefined) person.role = role;
      persons.push(person);
      byLast.set(last, [person]);
    }
  });
}

function genderOfRole(role: string | undefined): Gender | undefined {
  for (const word of role?.toLowerCase().split(/[^a-z]+/) ?? []) {
    if (maleNouns.has(word)) return "male";
    if (femaleNouns.has(word)) return "female";
  }
  return undefined;
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
