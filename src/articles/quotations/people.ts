import {
  documentNouns,
  groupNouns,
  institutionNouns,
  isPersonNoun,
  placeNouns,
} from "../../language/index.ts";
import { addBareNames, placesIn } from "./bare-names.ts";
import { subjectOf } from "./clauses.ts";
import { cueAt } from "./cues.ts";
import { genderOf, lastWord, type NameRun, nameRunAt, titleOf } from "./names.ts";
import { findOrganizations, type Organizations } from "./organizations.ts";
import { findPersons, fittingBearers, type Person, type Persons, personOfRun } from "./persons.ts";
import { type Phrase, phraseStartingAt } from "./phrases.ts";
import type { Scene } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** Where an article names somebody, in reading order. */
export interface Mention {
  readonly at: number;
  readonly to: number;
  readonly person: Person;
  readonly isPossessive: boolean;
  /** False for a surname that several bear, none more likely than the others. */
  readonly isSure: boolean;
}

/** Somebody who speaks in a document: "Roe said in a letter". */
export interface Issue {
  readonly at: number;
  readonly noun: string;
  readonly by: Phrase;
}

/** Everybody whom an article names, and where. */
export interface People extends Persons {
  /** By scene, in the order of its tokens. */
  readonly mentions: readonly (readonly Mention[])[];
  /** By scene, the subjects of verbs of speaking by their last token: "Roe" in "Roe said". */
  readonly reporters: readonly ReadonlyMap<number, Phrase>[];
  readonly organizations: Organizations;
  /** By scene, what somebody spoke in: "said in a joint statement". */
  readonly issues: readonly (readonly Issue[])[];
  readonly firstMentions: ReadonlyMap<Person, { readonly scene: number; readonly at: number }>;
  /** By noun, the first scene that speaks of "a guard", "one guard". */
  readonly introduced: ReadonlyMap<string, number>;
  /** Capital words, lower case, that stand after "in" somewhere, as names of people hardly do. */
  readonly places: ReadonlySet<string>;
}

/** Everybody whom the article names in full, or by one word where they speak, and every place where it names them. */
export function findPeople(scenes: readonly Scene[]): People {
  const runs = scenes.map(({ tokens }) => runsIn(tokens));
  const reporters = scenes.map(({ tokens }) => reportersIn(tokens));
  const places = placesIn(scenes);
  const persons = findPersons(scenes, runs);
  addBareNames(persons, { scenes, runs, reporters, places });
  const mentions = scenes.map(({ tokens }, index) =>
    (runs[index] ?? []).flatMap((run) => {
      const isReporter = reporters[index]?.get(run.to - 1)?.head === "name";
      return mentionOf(persons, scenes[index]?.names ?? new Set(), tokens, run, isReporter) ?? [];
    }),
  );
  const organizations = findOrganizations(
    scenes,
    reporters,
    (tokens, run) => personOfRun(persons, tokens, run)?.isHuman === true,
  );
  const firstMentions = new Map<Person, { scene: number; at: number }>();
  mentions.forEach((some, scene) => {
    for (const { person, at } of some)
      if (!firstMentions.has(person)) firstMentions.set(person, { scene, at });
  });
  return {
    ...persons,
    reporters,
    places,
    mentions,
    organizations,
    firstMentions,
    introduced: introducedIn(scenes),
    issues: scenes.map(({ tokens }) => issuesIn(tokens)),
  };
}

/** What is said "in a statement", "by a letter", and by whom. */
function issuesIn(tokens: readonly SceneToken[]): Issue[] {
  const issues: Issue[] = [];
  for (let i = 1; i < tokens.length; i++) {
    if (!["in", "via", "with"].includes(tokens[i]?.lower ?? "")) continue;
    const noun = documentAfter(tokens, i + 1);
    if (noun === undefined) continue;
    const verb = verbBefore(tokens, i);
    const by = verb === undefined ? undefined : subjectOf(tokens, verb, 0);
    const after = verb === undefined || by ? undefined : phraseStartingAt(tokens, verb + 1);
    const phrase = by ?? after;
    if (phrase) issues.push({ at: i, noun, by: phrase });
  }
  return issues;
}

/** The noun of "a joint statement". */
function documentAfter(tokens: readonly SceneToken[], at: number): string | undefined {
  if (!["a", "an", "his", "her", "its", "their"].includes(tokens[at]?.lower ?? "")) return undefined;
  for (let i = at + 1; i < at + 5 && tokens[i]?.kind === "word"; i++) {
    const noun = tokens[i]?.lower ?? "";
    if (documentNouns.has(noun)) return noun;
  }
  return undefined;
}

/** The verb of speaking that "in a statement" hangs on, at most some words before. */
function verbBefore(tokens: readonly SceneToken[], at: number): number | undefined {
  for (let i = at - 1; i >= 0 && i > at - 8 && tokens[i]?.kind === "word"; i--) {
    const cue = cueAt(tokens, i);
    if (cue?.isSpeech && cue.verb.form === "past") return i;
    if (tokens[i]?.startsSentence) return undefined;
  }
  return undefined;
}

function introducedIn(scenes: readonly Scene[]): ReadonlyMap<string, number> {
  const introduced = new Map<string, number>();
  for (const { tokens, index } of scenes) {
    for (let i = 0; i < tokens.length; i++) {
      if (!["a", "an", "one", "another"].includes(tokens[i]?.lower ?? "")) continue;
      for (let at = i + 1; at < i + 7 && tokens[at]?.kind === "word"; at++) {
        const noun = tokens[at]?.lower ?? "";
        if (isPersonNoun(noun) && !introduced.has(noun)) introduced.set(noun, index);
      }
    }
  }
  return introduced;
}

/** The runs of name words in a paragraph. */
function runsIn(tokens: readonly SceneToken[]): NameRun[] {
  const runs: NameRun[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const run = nameRunAt(tokens, i);
    if (!run) continue;
    runs.push(run);
    i = run.to - 1;
  }
  return runs;
}

/** Whom a run mentions; notes what the place tells of the person. */
function mentionOf(
  persons: Persons,
  names: ReadonlySet<string>,
  tokens: readonly SceneToken[],
  run: NameRun,
  isReporter: boolean,
): Mention | undefined {
  const named = personOfRun(persons, tokens, run);
  const gender = genderOf("", titleOf(tokens, run));
  const last = lastWord(tokens, run.nameFrom, run.to);
  const isOneWord = run.to - run.nameFrom === 1;
  const bearer = isOneWord ? fittingBearers(persons.byLast.get(last) ?? [], gender)[0] : undefined;
  const person = named ?? bearer;
  if (!person) return undefined;
  if (named && gender) named.gender ??= gender;
  // "Small Businesses", where the article has "businesses", too.
  const mayBeSurname = names.has(person.last) && !isPlainNoun(person.last);
  if (mayBeSurname && (isReporter || (isOneWord && last === person.last))) person.isHuman = true;
  const isPossessive = tokens[run.to - 1]?.isPossessive === true;
  return { at: run.from, to: run.to, person, isPossessive, isSure: named !== undefined };
}

/** Whether a word names a kind of body, place or document rather than anybody. */
function isPlainNoun(word: string): boolean {
  return (
    groupNouns.has(word) || institutionNouns.has(word) || placeNouns.has(word) || documentNouns.has(word)
  );
}

/** The subjects of verbs of speaking, by their last token: "Roe said", "said Roe.", "the guard said". */
function reportersIn(tokens: readonly SceneToken[]): ReadonlyMap<number, Phrase> {
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
