import {
  femaleNouns,
  groupNouns,
  isOutletWord,
  isPersonNoun,
  maleNouns,
  prepositions,
  subordinators,
} from "../../language/index.ts";
import { clauseSubject } from "./clauses.ts";
import { cueAt, isAdverb } from "./cues.ts";
import type { Gender } from "./names.ts";
import type { People } from "./people.ts";
import type { Phrase } from "./phrases.ts";
import type { Scene } from "./scene.ts";
import { ofPerson, type Resolved } from "./speakers.ts";
import { isMark, type Token } from "./tokens.ts";

const GENDER_OF: ReadonlyMap<string, Gender> = new Map([
  ["he", "male"],
  ["his", "male"],
  ["she", "female"],
  ["her", "female"],
]);

/** So many tokens without an end of a sentence are cut there, which bounds the work for each. */
const MAX_SENTENCE = 200;

/** So many paragraphs back somebody can still be meant at all. */
const MAX_SCENES_BACK = 4;

/** Somebody in a sentence whom a pronoun can mean. */
interface Candidate {
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

/** Whom the article speaks of, among those of one gender: who reports, or else who acts. */
interface Focus {
  readonly who: Resolved;
  readonly gender: Gender | undefined;
  readonly isReporter: boolean;
  /** Reporter or subject, rather than merely named. */
  readonly isActing: boolean;
  readonly scene: number;
}

/**
 * Whom each "he" and "she" (and "his" and "her") means. The article is read sentence by sentence; a pronoun means
 * who spoke last, be it by name, by office or by another pronoun, or else the last subject, and hardly ever
 * somebody of whom those speak (after centering: Grosz, Joshi & Weinstein 1995). Sure only where nobody else of
 * that gender competes.
 */
export function findAntecedents(
  scenes: readonly Scene[],
  people: People,
  resolveNoun: (scene: Scene, phrase: Phrase) => Resolved,
): ReadonlyMap<Token, Resolved> {
  const antecedents = new Map<Token, Resolved>();
  const focuses: { male?: Focus; female?: Focus } = {};

  for (const scene of scenes) {
    const { tokens } = scene;
    const mentions = people.mentions[scene.index] ?? [];
    const reporters = people.reporters[scene.index] ?? new Map<number, Phrase>();
    const quoted = quotedPhrases(scenes, scene);
    let nextMention = 0;
    for (let start = 0; start < tokens.length; ) {
      const end = endOfSentence(tokens, start);
      const candidates: Candidate[] = [];
      let named = -1;
      let hasReporter = false;
      for (let i = start; i < end; i++) {
        const mention = mentions[nextMention];
        const token = tokens[i];
        if (!token) break;
        if (reporters.has(i)) hasReporter = true;
        const gender = GENDER_OF.get(token.lower);
        if (mention?.at === i) {
          nextMention++;
          const last = Math.min(mention.to, end) - 1;
          if (!mention.person.isHuman) continue;
          const isQuoted = quoted.has(last);
          candidates.push({
            at: i,
            who: ofPerson(mention.person, mention.isSure),
            gender: mention.person.gender,
            isReporter: isQuoted || reporters.get(last)?.head === "name",
            isQuoted,
            isPossessive: mention.isPossessive,
            isLed: isLed(tokens, i, start),
            isPronoun: false,
          });
          i = last;
          named = mention.to;
        } else if (gender) {
          const who = antecedentOf(scene, i, start, candidates, gender);
          if (!who) continue;
          antecedents.set(token, who);
          if (who.isSure && who.person) who.person.gender ??= gender;
          if (token.lower === "his" || token.lower === "her") continue;
          const isQuoted = quoted.has(i);
          const isReporter = isQuoted || reporters.has(i);
          const rest = { isReporter, isQuoted, isPossessive: false, isLed: false, isPronoun: true };
          candidates.push({ at: i, who, gender, ...rest });
        } else {
          const phrase = quoted.get(i) ?? reporters.get(i);
          // "Roe, a lawyer who said": Roe herself.
          const isAside = isMark(tokens[(phrase?.from ?? 0) - 1], ",") && named === (phrase?.from ?? 0) - 1;
          if (phrase?.head !== "noun" || !isOnePerson(token) || isAside) continue;
          candidates.push(describedBy(scene, phrase, true, quoted.has(i)));
        }
      }
      const subject = clauseSubject(tokens, start, end);
      const head = subject && tokens[subject.nameTo - 1];
      if (subject?.head === "noun" && head && isOnePerson(head) && !candidates.some(isReporting))
        candidates.unshift(describedBy(scene, subject, false, false));
      if (
        subject?.head === "name" &&
        !hasReporter &&
        candidates.every(({ at }) => at < subject.from || at >= subject.to)
      ) {
        const stranger = strangerIn(scene, subject, people.places);
        if (stranger) candidates.unshift(stranger);
      }
      for (const gender of ["male", "female"] as const) settle(scene, start, candidates, subject, gender);
      start = end;
    }
  }
  return antecedents;

  function describedBy(scene: Scene, phrase: Phrase, isReporter: boolean, isQuoted: boolean): Candidate {
    const who = resolveNoun(scene, phrase);
    const gender = who.person
      ? who.person.gender
      : genderOfNoun(scene.tokens[phrase.nameTo - 1]?.lower ?? "");
    const rest = { isPossessive: false, isLed: false, isPronoun: false };
    return { at: phrase.from, who, gender, isReporter, isQuoted, ...rest };
  }

  function nearFocus(scene: Scene, gender: Gender, back: number): Focus | undefined {
    const focus = focuses[gender];
    return focus && scene.index - focus.scene <= back ? focus : undefined;
  }

  /** Whom a pronoun means: somebody earlier in its sentence, or else the one in focus. */
  function antecedentOf(
    scene: Scene,
    at: number,
    start: number,
    candidates: readonly Candidate[],
    gender: Gender,
  ): Resolved | undefined {
    const { tokens } = scene;
    const focus = nearFocus(scene, gender, MAX_SCENES_BACK);
    const skipsTo = reportedUntil(tokens, at, start);
    const fitting = candidates.filter((one) => fits(one, gender));
    const open = fitting.filter((one) => one.isReporter || one.isPronoun || one.at >= skipsTo);
    const own = best(start, open, clauseSubject(tokens, start, at), gender);
    if (own) {
      const isRival =
        focus &&
        !own.isReporter &&
        !own.isSubject &&
        !isSame(focus.who, own.who) &&
        scene.index - focus.scene < 2;
      return isRival ? { ...focus.who, isSure: false } : own.who;
    }
    if (!focus) return undefined;
    // "The plan of Roe’s is bad, he said": of Roe, who is then not the one who speaks.
    const hasRival = fitting.some(({ who }) => !isSame(who, focus.who));
    const isNear = scene.index - focus.scene < 2;
    return { ...focus.who, isSure: focus.who.isSure && isNear && !hasRival };
  }

  /** Who is in focus after a sentence. */
  function settle(
    scene: Scene,
    start: number,
    candidates: readonly Candidate[],
    subject: Phrase | undefined,
    gender: Gender,
  ): void {
    const { tokens } = scene;
    const old = nearFocus(scene, gender, 1);
    const fitting = candidates.filter((one) => {
      // "The billionaire waved": who is in focus already, more likely than somebody new.
      const isDescribed = !one.isReporter && !one.who.person && !one.isPronoun;
      const isDefinite = tokens[one.at]?.lower !== "a" && tokens[one.at]?.lower !== "an";
      return fits(one, gender) && !(old && isDescribed && isDefinite);
    });
    const found = best(start, fitting, subject, gender);
    if (!found) return;
    const { who, isReporter, isSubject } = found;
    const isOther = old !== undefined && !isSame(old.who, who);
    if (isOther && !isReporter && !isSubject) {
      focuses[gender] = { ...old, who: { ...old.who, isSure: false } };
      return;
    }
    focuses[gender] = {
      who,
      gender: found.gender,
      isReporter,
      isActing: isReporter || isSubject,
      scene: scene.index,
    };
  }
}

interface Best {
  readonly who: Resolved;
  readonly gender: Gender | undefined;
  readonly isReporter: boolean;
  readonly isSubject: boolean;
}

/** Whom of those in one sentence a pronoun after it means: who speaks in it, or else its subject. */
function best(
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

const isReporting = ({ isReporter }: Candidate): boolean => isReporter;

/**
 * Where the pronoun reports what its own sentence says ("Lund is ill, he said", "Lund is “ill,” he said"): the
 * token from which on somebody in the sentence can be the one who speaks; otherwise the sentence's start.
 */
function reportedUntil(tokens: readonly Token[], at: number, start: number): number {
  const before = tokens[at - 1];
  const isTag = isMark(before, ",—–") || before?.kind === "quotation";
  if (at === start || !isTag) return start;
  let verb = at + 1;
  for (let token = tokens[verb]; token && isAdverb(token); token = tokens[++verb]);
  if (!cueAt(tokens, verb)?.isSpeech) return start;
  const opening = tokens[start];
  if (before?.kind !== "quotation" && opening && introduces(opening)) return start;
  for (let i = at - 1; i >= start; i--) {
    const isFresh = tokens[i]?.kind === "quotation" && tokens[i]?.isCapital && isMark(tokens[i - 1], ",:");
    if (isFresh || isMark(tokens[i], ":;")) return start;
  }
  return at;
}

/** Whether a word opens a clause or phrase before the main clause: "When Lund came, he said". */
function introduces(token: Token): boolean {
  const word = token.lower;
  return prepositions.has(word) || subordinators.has(word) || /(?:ed|ing)$/.test(word);
}

function isLed(tokens: readonly Token[], at: number, start: number): boolean {
  const lead = tokens[at - 1];
  return at > start && lead !== undefined && prepositions.has(lead.lower);
}

function isSame(a: Resolved, b: Resolved): boolean {
  return a.person || b.person ? a.person === b.person : a.name.toLowerCase() === b.name.toLowerCase();
}

function fits(one: { readonly gender: Gender | undefined }, gender: Gender): boolean {
  return one.gender === undefined || one.gender === gender;
}

function isOnePerson({ lower }: Token): boolean {
  return isPersonNoun(lower) && !groupNouns.has(lower) && !/(?:s|men|women|people)$/.test(lower);
}

function genderOfNoun(noun: string): Gender | undefined {
  return maleNouns.has(noun) ? "male" : femaleNouns.has(noun) ? "female" : undefined;
}

/** A bare name that acts and may be somebody's, though nothing else shows it: "Alvarez shrugged." Never sure. */
function strangerIn(scene: Scene, subject: Phrase, places: ReadonlySet<string>): Candidate | undefined {
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

function endOfSentence(tokens: readonly Token[], start: number): number {
  let end = start + 1;
  while (end < tokens.length && !tokens[end]?.startsSentence && end - start < MAX_SENTENCE) end++;
  return end;
}

/** The phrases in a scene that name who is quoted, by their last token: those that a word of speaking attests. */
function quotedPhrases(scenes: readonly Scene[], scene: Scene): ReadonlyMap<number, Phrase> {
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
