import { femaleTitles, maleTitles, prepositions, subordinators } from "../../language/index.ts";
import {
  best,
  type Candidate,
  described,
  fits,
  isOnePerson,
  isReporting,
  mentioned,
  quotedPhrases,
  type Sentence,
  strangerIn,
} from "./candidates.ts";
import { clauseSubject } from "./clauses.ts";
import { cueAt, isAdverb } from "./cues.ts";
import type { Gender } from "./names.ts";
import type { People } from "./people.ts";
import { isVague } from "./persons.ts";
import type { Phrase } from "./phrases.ts";
import { isSame, type Resolved } from "./resolved.ts";
import type { Scene } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

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

/** Whom the article speaks of, among those of one gender: who reports, or else who acts. */
interface Focus {
  readonly who: Resolved;
  readonly scene: number;
}

/**
 * Whether any speaker depends on whom the pronouns mean: one that is a pronoun, or one told from others of that name
 * by a title for one gender, since pronouns tell the gender of whom they mean.
 */
export function needsAntecedents(scenes: readonly Scene[]): boolean {
  return scenes.some(
    ({ tokens, quotations }) =>
      quotations.some(({ attribution }) => attribution?.speaker?.phrase.head === "pronoun") ||
      tokens.some(({ lower, isCapital }) => isCapital && (maleTitles.has(lower) || femaleTitles.has(lower))),
  );
}

/** How far the article has been read: whom its pronouns mean, and of whom it speaks now. */
interface Progress {
  readonly people: People;
  readonly resolveNoun: (scene: Scene, phrase: Phrase) => Resolved;
  readonly antecedents: Map<SceneToken, Resolved>;
  /** Whether anybody is named by more than one word: then a single word, of which nothing is said, is hardly "he". */
  readonly hasFullNames: boolean;
  readonly focuses: { male?: Focus; female?: Focus };
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
): ReadonlyMap<SceneToken, Resolved> {
  const hasFullNames = people.all.some((person) => person.isHuman && !isVague(person));
  const progress: Progress = { people, resolveNoun, antecedents: new Map(), hasFullNames, focuses: {} };
  for (const scene of scenes) readScene(progress, scene);
  return progress.antecedents;
}

function readScene(progress: Progress, scene: Scene): void {
  const { people } = progress;
  const around = {
    scene,
    mentions: new Map((people.mentions[scene.index] ?? []).map((mention) => [mention.at, mention])),
    reporters: people.reporters[scene.index] ?? new Map<number, Phrase>(),
    quoted: quotedPhrases(scene.all, scene),
  };
  for (let start = 0; start < scene.tokens.length; ) {
    const sentence: Sentence = { ...around, start, end: endOfSentence(scene.tokens, start) };
    const subject = clauseSubject(scene.tokens, start, sentence.end);
    const candidates = candidatesIn(progress, sentence);
    const actor = subject && actorOf(progress, sentence, subject, candidates);
    if (actor) candidates.unshift(actor);
    for (const gender of ["male", "female"] as const) settle(progress, sentence, candidates, subject, gender);
    start = sentence.end;
  }
}

/** Everybody whom a sentence names, describes or stands a pronoun for, in its order. */
function candidatesIn(progress: Progress, sentence: Sentence): Candidate[] {
  const { scene, start, end, mentions, quoted } = sentence;
  const candidates: Candidate[] = [];
  let named = -1;
  for (let i = start; i < end; i++) {
    const mention = mentions.get(i);
    const gender = GENDER_OF.get(scene.tokens[i]?.lower ?? "");
    if (mention) {
      if (!mention.person.isHuman || (progress.hasFullNames && isVague(mention.person))) continue;
      candidates.push(mentioned(sentence, mention));
      i = Math.min(mention.to, end) - 1;
      named = mention.to;
    } else if (gender) {
      const one = pronounAt(progress, sentence, i, gender, candidates);
      if (one) candidates.push(one);
    } else {
      const phrase = descriptionAt(sentence, i, named);
      if (!phrase) continue;
      const report = { isReporter: true, isQuoted: quoted.has(i) };
      candidates.push(described(scene, phrase, progress.resolveNoun(scene, phrase), report));
    }
  }
  return candidates;
}

/** Notes whom a pronoun means; as somebody of whom the sentence speaks, unless it is possessive or means nobody. */
function pronounAt(
  progress: Progress,
  sentence: Sentence,
  at: number,
  gender: Gender,
  before: readonly Candidate[],
): Candidate | undefined {
  const token = sentence.scene.tokens[at];
  const who = token && antecedentOf(progress, sentence, at, before, gender);
  if (!who) return undefined;
  progress.antecedents.set(token, who);
  if (who.isSure && who.person) who.person.gender ??= gender;
  if (token.lower === "his" || token.lower === "her") return undefined;
  const isQuoted = sentence.quoted.has(at);
  const isReporter = isQuoted || sentence.reporters.has(at);
  return { at, who, gender, isReporter, isQuoted, isPossessive: false, isLed: false, isPronoun: true };
}

/** The phrase that ends at a token and describes who speaks: "the guard" in "the guard said". */
function descriptionAt(
  { scene, reporters, quoted }: Sentence,
  at: number,
  named: number,
): Phrase | undefined {
  const { tokens } = scene;
  const phrase = quoted.get(at) ?? reporters.get(at);
  const token = tokens[at];
  if (phrase?.head !== "noun" || !token || !isOnePerson(token)) return undefined;
  // "Roe, a lawyer who said": Roe herself.
  const isAside = isMark(tokens[phrase.from - 1], ",") && named === phrase.from - 1;
  return isAside ? undefined : phrase;
}

/** Who acts in a sentence by its subject, where the subject is none of those found in it. */
function actorOf(
  { people, resolveNoun }: Progress,
  { scene, start, end, reporters }: Sentence,
  subject: Phrase,
  found: readonly Candidate[],
): Candidate | undefined {
  const head = scene.tokens[subject.nameTo - 1];
  if (subject.head === "noun" && head && isOnePerson(head) && !found.some(isReporting))
    return described(scene, subject, resolveNoun(scene, subject), { isReporter: false, isQuoted: false });
  if (subject.head !== "name" || found.some(({ at }) => at >= subject.from && at < subject.to))
    return undefined;
  for (let i = start; i < end; i++) if (reporters.has(i)) return undefined;
  return strangerIn(scene, subject, people.places);
}

function nearFocus({ focuses }: Progress, scene: Scene, gender: Gender, back: number): Focus | undefined {
  const focus = focuses[gender];
  return focus && scene.index - focus.scene <= back ? focus : undefined;
}

/** Whether no other person is named between the paragraph of the one in focus and this one. */
function isAloneSince({ people }: Progress, { who, scene: from }: Focus, { index }: Scene): boolean {
  for (let i = from + 1; i < index; i++)
    if (people.mentions[i]?.some(({ person }) => person.isHuman && person !== who.person)) return false;
  return true;
}

/** Whom a pronoun means: somebody earlier in its sentence, or else the one in focus. */
function antecedentOf(
  progress: Progress,
  { scene, start }: Sentence,
  at: number,
  candidates: readonly Candidate[],
  gender: Gender,
): Resolved | undefined {
  const { tokens } = scene;
  const focus = nearFocus(progress, scene, gender, MAX_SCENES_BACK);
  const isNear =
    focus !== undefined && (scene.index - focus.scene < 2 || isAloneSince(progress, focus, scene));
  const skipsTo = reportedUntil(tokens, at, start);
  const fitting = candidates.filter((one) => fits(one, gender));
  const open = fitting.filter((one) => one.isReporter || one.isPronoun || one.at >= skipsTo);
  const own = best(start, open, clauseSubject(tokens, start, at), gender);
  if (own) {
    const isRival = isNear && !own.isReporter && !own.isSubject && !isSame(focus.who, own.who);
    return isRival ? { ...focus.who, isSure: false } : own.who;
  }
  if (!focus) return undefined;
  // "The plan of Roe’s is bad, he said": of Roe, who is then not the one who speaks.
  const hasRival = fitting.some(({ who }) => !isSame(who, focus.who));
  return { ...focus.who, isSure: focus.who.isSure && isNear && !hasRival };
}

/** Who is in focus after a sentence. */
function settle(
  progress: Progress,
  { scene, start }: Sentence,
  candidates: readonly Candidate[],
  subject: Phrase | undefined,
  gender: Gender,
): void {
  const old = nearFocus(progress, scene, gender, 1);
  const fitting = candidates.filter((one) => {
    // "The billionaire waved": who is in focus already, more likely than somebody new.
    const isDescribed = !one.isReporter && !one.who.person && !one.isPronoun;
    const isDefinite = !["a", "an"].includes(scene.tokens[one.at]?.lower ?? "");
    return fits(one, gender) && !(old && isDescribed && isDefinite);
  });
  const found = best(start, fitting, subject, gender);
  if (!found) return;
  const isOther = old !== undefined && !isSame(old.who, found.who);
  progress.focuses[gender] =
    isOther && !found.isReporter && !found.isSubject
      ? { ...old, who: { ...old.who, isSure: false } }
      : { who: found.who, scene: scene.index };
}

/**
 * Where the pronoun reports what its own sentence says ("Lund is ill, he said", "Lund is “ill,” he said"): the
 * token from which on somebody in the sentence can be the one who speaks; otherwise the sentence's start.
 */
function reportedUntil(tokens: readonly SceneToken[], at: number, start: number): number {
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
function introduces(token: SceneToken): boolean {
  const word = token.lower;
  return prepositions.has(word) || subordinators.has(word) || /(?:ed|ing)$/.test(word);
}

function endOfSentence(tokens: readonly SceneToken[], start: number): number {
  let end = start + 1;
  while (end < tokens.length && !tokens[end]?.startsSentence && end - start < MAX_SENTENCE) end++;
  return end;
}
