import {
  adverbs,
  articleWords,
  auxiliaries,
  conjunctions,
  determiners,
  documentNouns,
  formsOfBe,
  groupNouns,
  isPersonNoun,
  nounLikeForms,
  phrasalVerbs,
  pluralSubjects,
  prepositions,
  pronounNouns,
  relatives,
  reportVerbs,
  speechVerbs,
  subjectPronouns,
  type VerbForm,
  verbParticles,
} from "../../language/index.ts";
import { oncePerToken } from "./once.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** A verb that reports speech, at a token. */
export interface Cue {
  readonly at: number;
  /** The token after it, and after its particle: "shot back". */
  readonly to: number;
  readonly verb: VerbForm;
  /** True for a verb of speaking, false for one that merely takes quoted words ("called"). */
  readonly isSpeech: boolean;
}

/** Words that may stand between a subject and its verb. */
export function isAdverb(token: SceneToken): boolean {
  return (
    token.kind === "word" &&
    (adverbs.has(token.lower) || (!token.isCapital && token.lower.length > 4 && token.lower.endsWith("ly")))
  );
}

function isAuxiliary(token: SceneToken): boolean {
  return token.kind === "word" && !token.isCapital && auxiliaries.has(token.lower);
}

/** The reporting verb at a token, if it is one and is not used as a noun there ("the report", "his claim"). */
export function cueAt(tokens: readonly SceneToken[], at: number): Cue | undefined {
  return mayBeCue.has(tokens[at]?.lower ?? "") ? knownCueAt(tokens, at) : undefined;
}

const mayBeCue: ReadonlySet<string> = new Set([
  ...speechVerbs.keys(),
  ...reportVerbs.keys(),
  ...phrasalVerbs.keys(),
]);

const knownCueAt = oncePerToken(findCue);

function findCue(tokens: readonly SceneToken[], at: number): Cue | undefined {
  const token = tokens[at];
  if (token?.kind !== "word" || token.isPossessive) return undefined;
  if (token.isCapital && !token.startsSentence) return undefined;
  const phrasal = takesParticle(tokens, at) ? phrasalVerbs.get(token.lower) : undefined;
  const speech = phrasal ?? speechVerbs.get(token.lower);
  const verb = speech ?? reportVerbs.get(token.lower);
  if (!verb) return undefined;
  const cue = { at, to: phrasal ? at + 2 : at + 1, verb, isSpeech: speech !== undefined };
  const previous = tokens[at - 1];
  if (!previous || token.startsSentence || previous.kind !== "word") {
    return verb.form === "base" ? undefined : cue;
  }
  // "his alleged crime", "Roe’s repeated calls": an adjective.
  if (previous.isPossessive && verb.form !== "ing") return undefined;
  if (verb.form === "past" && articleWords.has(previous.lower) && !relatives.has(previous.lower))
    return undefined;
  const isNoun = determiners.has(previous.lower) && !relatives.has(previous.lower);
  if (isNoun && verb.form !== "past") return undefined;
  if (verb.form === "base" && !takesBaseForm(tokens, at - 1)) return undefined;
  if (verb.form === "third" && nounLikeForms.has(token.lower) && !mayBeSubject(previous)) return undefined;
  return cue;
}

/** Whether a word may stand right before its verb: "the article questions", but not "numerous questions". */
function mayBeSubject(word: SceneToken): boolean {
  const noun = word.lower;
  if (word.isCapital || isAdverb(word) || auxiliaries.has(noun) || relatives.has(noun)) return true;
  if (subjectPronouns.has(noun) || conjunctions.has(noun) || pronounNouns.has(noun)) return true;
  return isPersonNoun(noun) || groupNouns.has(noun) || documentNouns.has(noun);
}

/** "he went on", "she went on to say", "he shot back", but not "it goes on recess". */
function takesParticle(tokens: readonly SceneToken[], at: number): boolean {
  if (!verbParticles.has(tokens[at + 1]?.lower ?? "")) return false;
  const after = tokens[at + 2];
  if (after?.kind !== "word" || after.startsSentence) return true;
  return prepositions.has(after.lower) || after.lower === "that" || after.isDate || isAdverb(after);
}

/** Whether a verb without an ending may follow: after "to", "will", "they", "officials". */
function takesBaseForm(tokens: readonly SceneToken[], from: number): boolean {
  let i = from;
  let token = tokens[i];
  while (i > 0 && token && isAdverb(token)) token = tokens[--i];
  if (isMark(token, ",")) return speechVerbs.has(tokens[from + 1]?.lower ?? "");
  if (token?.kind === "number") return true;
  if (token?.kind !== "word") return false;
  const word = token.lower;
  if (auxiliaries.has(word) || pluralSubjects.has(word)) return true;
  return (
    word.endsWith("s") &&
    !token.isCapital &&
    !token.isPossessive &&
    !prepositions.has(word) &&
    !determiners.has(word)
  );
}

/** Skips what may stand between a subject and its verb, leftwards from `i`. */
export function skipAuxiliaries(tokens: readonly SceneToken[], from: number, floor: number): number {
  let i = from;
  while (i >= floor) {
    const token = tokens[i];
    if (!token || token.startsSentence) break;
    if (isAuxiliary(token) || isAdverb(token) || (token.lower === "both" && i > floor)) i--;
    else break;
  }
  return i;
}

/** Whether a form of "be" stands between two tokens. */
export function hasFormOfBe(tokens: readonly SceneToken[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (formsOfBe.has(tokens[i]?.lower ?? "")) return true;
  }
  return false;
}

/** "was asked", "had been called": the subject is not who speaks. */
export function isPassive(tokens: readonly SceneToken[], at: number, floor: number): boolean {
  const form = cueAt(tokens, at)?.verb.form;
  if (form !== "past" && form !== "participle") return false;
  return hasFormOfBe(tokens, skipAuxiliaries(tokens, at - 1, floor) + 1, at);
}
