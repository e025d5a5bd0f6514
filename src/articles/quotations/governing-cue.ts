import {
  adverbs,
  auxiliaries,
  conjunctions,
  plainTalkVerbs,
  relatives,
  subordinators,
  yieldingVerbs,
} from "../../language/index.ts";
import { opensAside, sentenceStart, subjectOf } from "./clauses.ts";
import { type Cue, cueAt, isPassive } from "./cues.ts";
import { canSpeak, type Phrase, phraseStartingAt } from "./phrases.ts";
import type { Found } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** A reporting verb with its subject, and how many tokens before the quotation it stands. */
export interface GoverningCue {
  readonly cue: Cue;
  readonly phrase: Phrase;
  readonly distance: number;
}

/** So many verbs of a sentence are tried, the nearest first. */
const MAX_TRIED = 8;

/**
 * The verb that governs the quotation from the left in its sentence, with its subject: the nearest reporting verb,
 * but past verbs of wish and belief when a verb of speech stands over them ("Roe said she wanted “…”" is "said").
 */
export function governingCue(found: Found): GoverningCue | undefined {
  const { tokens } = found.scene;
  const start = sentenceStart(tokens, found.at);
  let first: GoverningCue | undefined;
  let brackets = 0;
  let tried = 0;
  for (let i = found.at - 1; i >= start && tried < MAX_TRIED; i--) {
    if (isMark(tokens[i], ")")) brackets++;
    else if (isMark(tokens[i], "(")) brackets--;
    const cue = brackets > 0 ? undefined : cueAt(tokens, i);
    if (!cue) continue;
    tried++;
    const before = tokens[i - 1];
    if (isMark(before, "(")) continue;
    if (isPassive(tokens, i, start)) {
      const agent = agentOf(found, cue);
      if (agent || cue.isSpeech || found.at - i < 4) return agent;
      continue;
    }
    // "accused her of running", "began by slamming": the finite verb before governs.
    const isGerund =
      cue.verb.form === "ing" &&
      before?.kind === "word" &&
      ["of", "for", "by", "from", "in", "with"].includes(before.lower);
    const isYielding = isGerund || yieldingVerbs.has(cue.verb.base);
    if (first && isYielding) continue;
    const phrase = subjectAfter(tokens, cue) ?? subjectOf(tokens, i, start);
    if (!phrase) continue;
    const candidate = { cue, phrase, distance: found.at - i };
    if (!isYielding) return candidate;
    first ??= candidate;
  }
  return first;
}

/** "was described by Roe as": the agent of a passive. */
function agentOf(found: Found, cue: Cue): GoverningCue | undefined {
  const { tokens } = found.scene;
  for (let i = cue.at + 1; i < Math.min(found.at, cue.at + 8); i++) {
    const phrase = tokens[i]?.lower === "by" ? phraseStartingAt(tokens, i + 1) : undefined;
    if (phrase && canSpeak(tokens, phrase)) return { cue, phrase, distance: found.at - cue.at };
  }
  return undefined;
}

/** `, says Ida Roe,` and `explained Ida Roe:` in the sentence before the quotation. */
function subjectAfter(tokens: readonly SceneToken[], cue: Cue): Phrase | undefined {
  if (!cue.isSpeech || cue.verb.base === "tell" || cue.verb.form === "ing" || cue.verb.form === "base")
    return undefined;
  const before = tokens[cue.at - 1];
  if (before && !isMark(before, ",") && before.kind !== "quotation" && !tokens[cue.at]?.startsSentence)
    return undefined;
  const phrase = phraseStartingAt(tokens, cue.at + 1);
  if (phrase?.head !== "name" || !isMark(tokens[phrase.to], ",:")) return undefined;
  return phrase;
}

/** Whether the report is a main clause with its subject right before the verb: then nobody else can be meant. */
export function isPlainReport(found: Found, { cue, phrase, distance }: GoverningCue): boolean {
  const { tokens } = found.scene;
  if (isPlainParticiple(tokens, cue, phrase)) return distance <= 24;
  if (cue.verb.form === "ing" || cue.verb.form === "base" || yieldingVerbs.has(cue.verb.base)) return false;
  if (plainTalkVerbs.has(cue.verb.base)) return false;
  if (phrase.head === "noun" && distance > 12) return false;
  const subject = tokens[phrase.nameTo - 1];
  if (!subject || (phrase.head === "pronoun" && !["he", "she"].includes(subject.lower))) return false;
  const isAside =
    isMark(tokens[phrase.to], ",") && isMark(tokens[cue.at - 1], ",") && mayBeAside(tokens[phrase.to + 1]);
  if (distance > 24) return false;
  for (let i = cue.at; i < found.at; i++) if (tokens[i]?.lower === "who") return false;
  for (let i = phrase.to; i < cue.at && !isAside; i++) {
    const token = tokens[i];
    const isLink =
      auxiliaries.has(token?.lower ?? "") || adverbs.has(token?.lower ?? "") || token?.lower.endsWith("ly");
    if (token?.kind !== "word" || !isLink) return false;
  }
  const before = tokens[phrase.from - 1];
  if (tokens[phrase.from]?.startsSentence || !before) return true;
  return (
    isMark(before, ",;—–") || before.kind === "quotation" || ["and", "but", "then"].includes(before.lower)
  );
}

/** `Roe left the hall, saying it was “…”`: nothing between subject and participle opens a clause of its own. */
function isPlainParticiple(tokens: readonly SceneToken[], cue: Cue, phrase: Phrase): boolean {
  if (cue.verb.form !== "ing" || !isMark(tokens[cue.at - 1], ",") || yieldingVerbs.has(cue.verb.base))
    return false;
  const subject = tokens[phrase.nameTo - 1]?.lower ?? "";
  if (phrase.head === "noun" || (phrase.head === "pronoun" && subject !== "he" && subject !== "she"))
    return false;
  for (let i = phrase.to; i < cue.at - 1; i++) {
    const token = tokens[i];
    if (!token || token.kind === "quotation" || isMark(token, ";:")) return false;
    if (relatives.has(token.lower) || subordinators.has(token.lower) || conjunctions.has(token.lower))
      return false;
  }
  return true;
}

/** Whether a word after a comma opens an aside on the subject: "who", "a mayor", "Ida Roe", "based", "from Lyon". */
function mayBeAside(token: SceneToken | undefined): boolean {
  if (opensAside(token) || token?.isCapital) return true;
  return /^(?:from|of|in|at|now|then|.*(?:ed|ing))$/.test(token?.lower ?? "");
}
