import {
  femaleNouns,
  groupNouns,
  isOutletWord,
  isPersonNoun,
  maleNouns,
  prepositions,
} from "../../language/index.ts";
import type { Gender } from "./names.ts";
import type { Mention } from "./people.ts";
import type { Phrase } from "./phrases.ts";
import { isSame, ofPerson, type Resolved } from "./resolved.ts";
import type { Scene } from "./scene.ts";
import type { SceneToken } from "./tokens.ts";

/** Somebody in a sentence whom a pronoun can mean. */
export interface Candidate {
  readonly at: number;
  readonly who: Resolved;
  readonly gender: Gender | undefined;
  /** The subject of a verb of speaking. */
  readonly isReporter: boolean;
  /** Whose words the article quotes there. */
  readonly isQuoted: boolean;
  readonly isPossessive: boolean;
  /** Right after a preposition. */
  readonly isLed: boolean;
  readonly isPronoun: boolean;
}

/** A sentence on the way through an article, with what the article tells of its tokens. */
export interface Sentence {
  readonly scene: Scene;
  /** Its tokens in the scene, from `start` to before `end`. */
  readonly start: number;
  readonly end: number;
  /** By token, for the whole scene. */
  readonly mentions: ReadonlyMap<number, Mention>;
  readonly reporters: ReadonlyMap<number, Phrase>;
  readonly quoted: ReadonlyMap<number, Phrase>;
}

/** Somebody named. */
export function mentioned({ scene, start, end, reporters, quoted }: Sentence, mention: Mention): Candidate {
  const last = Math.min(mention.to, end) - 1;
  const isQuoted = quoted.has(last);
  return {
    at: mention.at,
    who: ofPerson(mention.person, mention.isSure),
    gender: mention.person.gender,
    isReporter: isQuoted || reporters.get(last)?.head === "name",
    isQuoted,
    isPossessive: mention.isPossessive,
    isLed: isLed(scene.tokens, mention.at, start),
    isPronoun: false,
  };
}

/** Somebody described: "the lawyer". `who` is what the description resolves to. */
export function described(
  scene: Scene,
  phrase: Phrase,
  who: Resolved,
  report: Pick<Candidate, "isReporter" | "isQuoted">,
): Candidate {
  const noun = scene.tokens[phrase.nameTo - 1]?.lower ?? "";
  const gender = who.person ? who.person.gender : genderOfNoun(noun);
  return { at: phrase.from, who, gender, ...report, isPossessive: false, isLed: false, isPronoun: false };
}

/** A bare name that acts and may be somebody's, though nothing else shows it: "Alvarez shrugged." Never sure. */
export function strangerIn(
  scene: Scene,
  subject: Phrase,
  places: ReadonlySet<string>,
): Candidate | undefined {
  const { tokens, paragraph } = scene;
  const token = tokens[subject.nameFrom];
  const isOne = subject.from === subject.nameFrom && subject.nameTo - subject.nameFrom === 1;
  const verb = tokens[subject.nameTo];
  const isActing =
    verb?.kind === "word" &&
    !verb.isCapital &&
    /(?:ed|ew|ook)$|^(?:left|went|came|stood|sat|rose)$/.test(verb.lower);
  if (!token || !isOne || !isActing || token.isPossessive || token.text === token.text.toUpperCase())
    return undefined;
  const word = token.lower;
  if (places.has(word) || groupNouns.has(word) || isOutletWord(word) || word.endsWith("s")) return undefined;
  const who: Resolved = {
    name: paragraph.text.slice(token.start, token.end),
    type: "person",
    isSure: false,
  };
  const rest = { isReporter: false, isQuoted: false, isPossessive: false, isLed: false, isPronoun: true };
  return { at: subject.from, who, gender: undefined, ...rest };
}

/** Whom a pronoun means, and what speaks for it. */
export interface Best {
  readonly who: Resolved;
  readonly gender: Gender | undefined;
  readonly isReporter: boolean;
  readonly isSubject: boolean;
}

/** Whom of those in one sentence a pronoun after it means: who speaks in it, or else its subject. */
export function best(
  start: number,
  fitting: readonly Candidate[],
  subject: Phrase | undefined,
  gender: Gender,
): Best | undefined {
  const reporters = fitting.filter(isReporting);
  const reporter = reporters.findLast(({ isQuoted }) => isQuoted) ?? reporters[0];
  if (reporter) {
    const rivals = reporter.gender === gender ? reporters : fitting;
    const hasRival = rivals.some(({ who, isPossessive }) => !isPossessive && !isSame(who, reporter.who));
    const isSure = reporter.who.isSure && !hasRival;
    return { ...reporter, who: { ...reporter.who, isSure }, isSubject: true };
  }
  const own = fitting.filter(({ isPossessive }) => !isPossessive);
  const isSubject = (one: Candidate): boolean =>
    !one.isPossessive &&
    !one.isLed &&
    ((subject !== undefined && one.at >= subject.from && one.at < subject.to) || one.at - start < 3);
  const certain = fitting.filter((one) => one.gender === gender);
  const likely = certain.length > 0 ? certain : fitting;
  const one = fitting.find(isSubject) ?? likely.find(({ isPossessive }) => !isPossessive) ?? likely[0];
  if (!one) return undefined;
  const isActing = isSubject(one);
  const isAlone = fitting.every(({ who }) => isSame(who, one.who));
  const hasRival = own.some(({ who }) => !isSame(who, one.who));
  const isKnown = one.gender === gender;
  // "Pell met Lund. “…,” he said": the subject, more often than not, but not surely. "He met Lund" is plainer.
  const isSure = isActing
    ? isAlone || (isKnown && (!hasRival || one.isPronoun))
    : isKnown && isAlone && !one.isPossessive && !one.isLed;
  return { ...one, who: { ...one.who, isSure: one.who.isSure && isSure }, isSubject: isActing };
}

/** Whether somebody is the subject of a verb of speaking. */
export const isReporting = ({ isReporter }: Candidate): boolean => isReporter;

/** Whether a pronoun of that gender can mean somebody. */
export function fits(one: { readonly gender: Gender | undefined }, gender: Gender): boolean {
  return one.gender === undefined || one.gender === gender;
}

/** Whether a noun names one person by what they are. */
export function isOnePerson({ lower }: SceneToken): boolean {
  return isPersonNoun(lower) && !groupNouns.has(lower) && !/(?:s|men|women|people)$/.test(lower);
}

function genderOfNoun(noun: string): Gender | undefined {
  return maleNouns.has(noun) ? "male" : femaleNouns.has(noun) ? "female" : undefined;
}

function isLed(tokens: readonly SceneToken[], at: number, start: number): boolean {
  const lead = tokens[at - 1];
  return at > start && lead !== undefined && prepositions.has(lead.lower);
}

/** The phrases in a scene that name who is quoted, by their last token: those that a word of speaking attests. */
export function quotedPhrases(scenes: readonly Scene[], scene: Scene): ReadonlyMap<number, Phrase> {
  const phrases = new Map<number, Phrase>();
  for (const near of [scenes[scene.index - 1], scene]) {
    for (const { attribution } of near?.quotations ?? []) {
      const speaker = attribution?.speaker;
      if (speaker?.scene === scene && attribution?.cue)
        phrases.set(speaker.phrase.nameTo - 1, speaker.phrase);
    }
  }
  return phrases;
}
