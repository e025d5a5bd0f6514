import { addBareNames, placesIn } from "./bare-names.ts";
import { subjectOf } from "./clauses.ts";
import { cueAt } from "./cues.ts";
import { genderOf, lastWord, type NameRun, nameRunAt, titleOf } from "./names.ts";
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

/** Everybody whom an article names, and where. */
export interface People extends Persons {
  /** By scene, in the order of its tokens. */
  readonly mentions: readonly (readonly Mention[])[];
  /** By scene, the subjects of verbs of speaking by their last token: "Roe" in "Roe said". */
  readonly reporters: readonly ReadonlyMap<number, Phrase>[];
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
      return mentionOf(persons, tokens, run, isReporter) ?? [];
    }),
  );
  return { ...persons, reporters, places, mentions };
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
  if (isReporter || (isOneWord && last === person.last)) person.isHuman = true;
  const isPossessive = tokens[run.to - 1]?.isPossessive === true;
  return { at: run.from, to: run.to, person, isPossessive, isSure: named !== undefined };
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
