import {
  adverbs,
  articleWords,
  auxiliaries,
  commonVerbs,
  conjunctions,
  documentNouns,
  isPersonNoun,
  plainTalkVerbs,
  prepositions,
  relatives,
  subjectPronouns,
  subordinators,
  yieldingVerbs,
} from "../../language/index.ts";
import { opensAside, sentenceStart, subjectOf } from "./clauses.ts";
import { type Cue, cueAt, hasFormOfBe, isPassive } from "./cues.ts";
import { leadingAdjectives } from "./names.ts";
import { canSpeak, type Phrase, phraseStartingAt } from "./phrases.ts";
import type { Found } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** A reporting verb with its subject, and how many tokens before the quotation it stands. */
export interface GoverningCue {
  readonly cue: Cue;
  readonly phrase: Phrase;
  readonly distance: number;
  /** It reports what somebody else is said to say: "Roe said Poe called it". */
  readonly isOver?: true;
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
    brackets += bracketOf(tokens[i]);
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
    const isYielding = isPassing(tokens, cue);
    if (first && isYielding) continue;
    const phrase = subjectAfter(tokens, cue) ?? subjectOf(tokens, i, start);
    if (!phrase) continue;
    const candidate = { cue, phrase, distance: found.at - i };
    if (!isYielding) return reportOver(found, candidate, start) ?? candidate;
    first ??= candidate;
  }
  return first;
}

/** Read from right to left: 1 where a bracket begins, -1 where it ends. */
function bracketOf(token: SceneToken | undefined): number {
  if (isMark(token, ")")) return 1;
  return isMark(token, "(") ? -1 : 0;
}

/** Whether the finite verb before governs instead: "accused her of running", "began by slamming", "said she wanted". */
function isPassing(tokens: readonly SceneToken[], { at, to, verb }: Cue): boolean {
  const before = tokens[at - 1];
  const isGerund =
    verb.form === "ing" &&
    before?.kind === "word" &&
    ["of", "for", "by", "from", "in", "with"].includes(before.lower);
  const isBegun = plainTalkVerbs.has(verb.base) && !isMark(tokens[to], ",:");
  return isGerund || isBegun || yieldingVerbs.has(verb.base);
}

/** `Roe said Poe called it “…”`: the report in which the other one stands, with nothing but its subject between. */
function reportOver(found: Found, { cue, phrase }: GoverningCue, start: number): GoverningCue | undefined {
  const { tokens } = found.scene;
  if (phrase.from > cue.at || phrase.head === "pronoun") return undefined;
  let at = phrase.from - 1;
  while (at > start && ["that", "how", "why"].includes(tokens[at]?.lower ?? "")) at--;
  for (let i = at; i > at - MAX_HEARER && i > start; i--) {
    const token = tokens[i];
    const over = cueAt(tokens, i);
    if (
      over?.isSpeech &&
      over.verb.form !== "base" &&
      !yieldingVerbs.has(over.verb.base) &&
      commonVerbs.has(token?.lower ?? "")
    ) {
      const by = subjectOf(tokens, i, start);
      return by && by.to <= i ? { cue: over, phrase: by, distance: found.at - i, isOver: true } : undefined;
    }
    if (token?.kind !== "word") return undefined;
  }
  return undefined;
}

/** "told the agency on Monday that": so many words may stand between a verb of speaking and what is said. */
const MAX_HEARER = 6;

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
export function isPlainReport(found: Found, left: GoverningCue): boolean {
  return !left.isOver && (isPlain(found, left) || isAlone(found, left));
}

function isPlain(found: Found, { cue, phrase, distance }: GoverningCue): boolean {
  const { tokens } = found.scene;
  if (isPlainParticiple(tokens, cue, phrase)) return distance <= MAX_PLAIN;
  const reports =
    cue.verb.form !== "base" && (cue.verb.form !== "ing" || hasFormOfBe(tokens, phrase.to, cue.at));
  // "The report found that it was “…”": what a finding says.
  const isFinding = cue.verb.base === "find" && tokens[cue.to]?.lower === "that";
  if (!reports || plainTalkVerbs.has(cue.verb.base)) return false;
  if (yieldingVerbs.has(cue.verb.base) && !isFinding) return false;
  if (distance > (phrase.head === "noun" ? MAX_PLAIN / 2 : MAX_PLAIN)) return false;
  const subject = tokens[phrase.nameTo - 1];
  if (!subject || (phrase.head === "pronoun" && !["he", "she"].includes(subject.lower))) return false;
  for (let i = cue.at; i < found.at; i++) if (tokens[i]?.lower === "who") return false;
  if (!isMainClause(tokens, phrase)) return false;
  return isOnlyLinked(tokens, phrase, cue.at) || sharesSubject(tokens, phrase, cue.at);
}

/**
 * `Roe, a lawyer in Linn, at the time said “…”`: a name or pronoun that opens the sentence, perhaps behind "On Monday,",
 * with nobody else before the verb who could say it.
 */
function isAlone({ scene: { tokens } }: Found, { cue, phrase }: GoverningCue): boolean {
  const { base, form } = cue.verb;
  const isFinished = form === "ing" ? isMark(tokens[cue.at - 1], ",") : form !== "base";
  // "is rumoured to have said"
  const isPerfect = tokens[cue.at - 1]?.lower === "have" && tokens[cue.at - 2]?.lower === "to";
  if (phrase.from > cue.at || !cue.isSpeech || !isFinished || isPerfect || yieldingVerbs.has(base))
    return false;
  const isOne = phrase.head === "name" || ["he", "she"].includes(tokens[phrase.from]?.lower ?? "");
  if (!isOne || !opensClause(tokens, phrase, sentenceStart(tokens, cue.at))) return false;
  for (let i = phrase.to; i < cue.at; i++) {
    const token = tokens[i];
    if (!token || isMark(token, ";") || /^(?:he|she|we|they|i|who|whom)$/.test(token.lower)) return false;
    if (token.isCapital && !token.isDate && mayBeVerb(tokens, i + 1)) return false;
  }
  return true;
}

/** Whether a subject opens its sentence, or stands behind words and a comma: "On Monday, Roe". */
function opensClause(tokens: readonly SceneToken[], { from, to }: Phrase, start: number): boolean {
  if (from === start || tokens[from]?.startsSentence) return true;
  if (!isMark(tokens[from - 1], ",") || isMark(tokens[to], ",")) return false;
  for (let i = start; i < from - 1; i++) {
    const kind = tokens[i]?.kind;
    if ((kind !== "word" && kind !== "number") || cueAt(tokens, i)) return false;
  }
  return true;
}

/** Whether a small word may be the verb of a name before it: "has", "said", "slammed". */
function mayBeVerb(tokens: readonly SceneToken[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word" || token.isCapital) return false;
  return auxiliaries.has(token.lower) || cueAt(tokens, at) !== undefined || /(?:ed|s)$/.test(token.lower);
}

/** The same right before the words, where a verb beside its subject is enough. */
export function isPlainTag(found: Found, left: GoverningCue): boolean {
  const { tokens } = found.scene;
  const { phrase, cue } = left;
  if (!canSpeak(tokens, phrase)) return false;
  const isBeside = phrase.to <= cue.at && isOnlyLinked(tokens, phrase, cue.at);
  return isBeside || phrase.from > cue.at || isPlainReport(found, left) || goesOnSpeaking(tokens, left);
}

/** `Roe said that she would, adding, “…”`, `before saying`: of who opens the sentence. */
function goesOnSpeaking(tokens: readonly SceneToken[], { cue, phrase }: GoverningCue): boolean {
  const before = tokens[cue.at - 1];
  const isLinked = isMark(before, ",") || ["before", "after", "by"].includes(before?.lower ?? "");
  return cue.verb.form === "ing" && isLinked && phrase.head !== "noun" && isMainClause(tokens, phrase);
}

/** A report that stands further from the words is not plain any more. */
const MAX_PLAIN = 24;

/** Whether a subject opens its sentence, or a clause beside another. */
function isMainClause(tokens: readonly SceneToken[], phrase: Phrase): boolean {
  const { from } = phrase;
  const before = tokens[from - 1];
  if (tokens[from]?.startsSentence || !before || isLedByOffice(tokens, phrase)) return true;
  return (
    isMark(before, ",;—–") ||
    before.kind === "quotation" ||
    /^(?:and|but|then|when|while|although)$/.test(before.lower)
  );
}

/** So many words of what somebody is may stand before the name. */
const MAX_OFFICE = 6;

/** "Former chief whip Mark Harper": from the sentence's start on, only what somebody is stands before the name. */
function isLedByOffice(tokens: readonly SceneToken[], { from, head }: Phrase): boolean {
  if (head !== "name") return false;
  const isOffice = isPersonNoun(tokens[from - 1]?.lower ?? "");
  for (let i = from - 1; i >= 0 && i >= from - MAX_OFFICE; i--) {
    const token = tokens[i];
    if (token?.kind !== "word" || isLink(token) || cueAt(tokens, i) || subjectPronouns.has(token.lower))
      return false;
    if (prepositions.has(token.lower) || relatives.has(token.lower) || subordinators.has(token.lower))
      return false;
    if (token.startsSentence) return isOffice || leadingAdjectives.has(token.lower);
  }
  return false;
}

/** Whether nothing stands between subject and verb but auxiliaries, adverbs, a bracket or an aside between commas. */
function isOnlyLinked(tokens: readonly SceneToken[], phrase: Phrase, verb: number): boolean {
  let from = phrase.to;
  if (isMark(tokens[from], "(")) {
    while (from < verb && !isMark(tokens[from], ")")) from++;
    from++;
  }
  if (isMark(tokens[from], ",") && isMark(tokens[verb - 1], ",") && from < verb - 1) {
    const opensSentence = tokens[phrase.from]?.startsSentence === true && phrase.head === "name";
    return opensSentence || mayBeAside(tokens[from + 1]);
  }
  if (
    isMark(tokens[from], ",") &&
    articleWords.has(tokens[from + 1]?.lower ?? "") &&
    verb - from < MAX_OFFICE
  )
    return phrase.head === "name" && isPlainAside(tokens, from + 1, verb);
  for (let i = from; i < verb; i++) {
    const token = tokens[i];
    if (token?.kind !== "word" || !isLink(token)) return false;
  }
  return true;
}

/** "Roe, a Dover Republican said": an aside whose second comma is missing. */
function isPlainAside(tokens: readonly SceneToken[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind !== "word" || isLink(token) || cueAt(tokens, i) || relatives.has(token.lower))
      return false;
  }
  return true;
}

function isLink({ lower }: SceneToken): boolean {
  return auxiliaries.has(lower) || adverbs.has(lower) || lower.endsWith("ly") || /self$/.test(lower);
}

/** `Roe praised the plan and said it was “…”`: a second verb of one subject, with no clause of another's between. */
function sharesSubject(tokens: readonly SceneToken[], phrase: Phrase, verb: number): boolean {
  let at = verb - 1;
  while (at > phrase.to && tokens[at] && isLink(tokens[at] as SceneToken)) at--;
  const isOne = phrase.head === "name" || ["he", "she"].includes(tokens[phrase.from]?.lower ?? "");
  if (!isOne || !["and", "but"].includes(tokens[at]?.lower ?? "")) return false;
  for (let i = phrase.to; i < at; i++) {
    const token = tokens[i];
    if (!token || isMark(token, ";:—–")) return false;
    // "Roe said that she had known, but added": what Roe said.
    if (isSaid(tokens, i)) continue;
    if (relatives.has(token.lower) || subordinators.has(token.lower) || subjectPronouns.has(token.lower))
      return false;
  }
  return true;
}

/** Whether "that" or a pronoun opens what a verb of speaking right before it reports: "said that she", "said he". */
function isSaid(tokens: readonly SceneToken[], at: number): boolean {
  const lower = tokens[at]?.lower ?? "";
  if (lower !== "that" && lower !== "he" && lower !== "she") return false;
  const before = tokens[at - 1]?.lower === "that" ? at - 2 : at - 1;
  return cueAt(tokens, before)?.isSpeech === true;
}

/** `Roe left the hall, saying it was “…”`: nothing between subject and participle opens a clause of its own. */
function isPlainParticiple(tokens: readonly SceneToken[], cue: Cue, phrase: Phrase): boolean {
  const before = tokens[cue.at - 1];
  // "issued a statement saying"
  const isLinked = isMark(before, ",") || (cue.isSpeech && documentNouns.has(before?.lower ?? ""));
  if (cue.verb.form !== "ing" || !isLinked || yieldingVerbs.has(cue.verb.base)) return false;
  const opensSentence = tokens[phrase.from]?.startsSentence === true;
  const subject = tokens[phrase.nameTo - 1]?.lower ?? "";
  if (phrase.head === "noun" || (phrase.head === "pronoun" && subject !== "he" && subject !== "she"))
    return false;
  for (let i = phrase.to; i < cue.at - 1; i++) {
    const token = tokens[i];
    if (!token || token.kind === "quotation" || isMark(token, ";:")) return false;
    if (relatives.has(token.lower) || subordinators.has(token.lower) || subjectPronouns.has(token.lower))
      return false;
    if (
      conjunctions.has(token.lower) &&
      !(opensSentence && token.lower === "and" && !isMark(tokens[i - 1], ","))
    )
      return false;
  }
  return true;
}

/** Whether a word after a comma opens an aside on the subject: "who", "a mayor", "Ida Roe", "based", "from Lyon". */
function mayBeAside(token: SceneToken | undefined): boolean {
  if (opensAside(token) || token?.isCapital) return true;
  return /^(?:from|of|in|at|now|then|.*(?:ed|ing))$/.test(token?.lower ?? "");
}
