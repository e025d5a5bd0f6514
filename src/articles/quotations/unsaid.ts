import {
  articleWords,
  auxiliaries,
  callingVerbs,
  fictionNouns,
  hearerVerbs,
  negations,
  nobodyWords,
  orderingVerbs,
  otherPronouns,
  prepositions,
  relatives,
  reportNouns,
  speakingForms,
  speechVerbs,
  unrealAdverbs,
  unrealModals,
  unrealOpeners,
  unsaidPrepositions,
  unsaidVerbs,
  unwillingAdjectives,
  yieldingVerbs,
  yieldingWhenDenied,
} from "../../language/index.ts";
import { sentenceEnd, sentenceStart, subjectOf } from "./clauses.ts";
import { cueAt, hasFormOfBe, isAdverb } from "./cues.ts";
import { type Phrase, phraseEndingAt } from "./phrases.ts";
import { type Attribution, type Found, isWhole, type Rule, startsSentence } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** A verb of speaking under question, in its sentence. */
interface Report {
  readonly tokens: readonly SceneToken[];
  readonly verb: number;
  readonly start: number;
  readonly subject: Phrase | undefined;
}

/** So many words may stand between "told" and the words: "told all reporters". */
const MAX_HEARER = 5;

/** "did not call the plan “…”": so near the words. */
const MAX_CALLED = 8;

/** So far back what governs a clause is looked for. */
const MAX_GOVERNOR = 24;

const word = (token: SceneToken | undefined): string => token?.lower ?? "";

/**
 * `He did not say “…”`, `refused to say “…”`, `if she says “…”`, `imagine him saying “…”`: words of which the article
 * does not report that anybody said them. They have no speaker. Only the verb right before the words counts: what
 * somebody "did not think was “…”" is a report of thoughts.
 */
export const unsaid: Rule = (found) => {
  const { tokens } = found.scene;
  const verb = verbBefore(found);
  // A word or two are a name or a term as often.
  if (verb === undefined || !(isWhole(found) || /\s\S+\s/.test(found.inner.trim()))) return undefined;
  const start = sentenceStart(tokens, verb);
  const report = { tokens, verb, start, subject: subjectOf(tokens, verb, start) };
  return isUnsaid(report) || isAskedAbout(found) ? nobodySaid(found, verb, verb + 1) : undefined;
};

/** The verb of speaking right before the words, or before whom it names as its hearer: "said", "told the agency". */
function verbBefore({ at, scene: { tokens } }: Found): number | undefined {
  let verb = isMark(tokens[at - 1], ",:") ? at - 2 : at - 1;
  for (const last = verb; verb > last - MAX_HEARER; verb--) {
    const token = tokens[verb];
    if (token?.kind !== "word") return undefined;
    const isNext = verb === last || (verb === last - 1 && otherPronouns.has(word(tokens[last])));
    const base = speechVerbs.get(token.lower)?.base ?? "";
    if (isSpeaking(tokens, verb)) return isNext || hearerVerbs.has(base) ? verb : undefined;
    if (prepositions.has(token.lower) || relatives.has(token.lower)) return undefined;
  }
  return undefined;
}

/** Whether the word at a token says that somebody speaks, in any form: "say", "saying", "replied". */
function isSpeaking(tokens: readonly SceneToken[], at: number): boolean {
  const form = word(tokens[at]);
  const verb = speechVerbs.get(form);
  if (tokens[at]?.kind !== "word" || !verb || yieldingVerbs.has(verb.base)) return false;
  return speakingForms.has(form) || verb.form === "base";
}

/** `Who said “…”?`, `Is it true that Roe said “…”?`: the sentence around the words asks. */
function isAskedAbout(found: Found): boolean {
  const { tokens } = found.scene;
  if (startsSentence(found)) return false;
  return isMark(tokens[sentenceEnd(tokens, found.at) - 1], "?");
}

/** The same for a verb that another rule has found right after the words: `“…,” he never said`. */
export function withoutUnsaid(found: Found, attribution: Attribution): Attribution {
  const { cue, speaker } = attribution;
  if (!cue || !speaker || cue.scene !== found.scene) return attribution;
  const { tokens } = cue.scene;
  const start = sentenceStart(tokens, cue.from);
  const subject = speaker.phrase;
  if (attribution.rule === "quoted as saying")
    return isDenied(tokens, cue.from - 2, start) ? nobodySaid(found, cue.from, cue.to) : attribution;
  const isCalled = callingVerbs.has(word(tokens[cue.from])) && found.at - cue.from < MAX_CALLED;
  if (cue.from < found.at ? !isCalled : !attribution.rule.includes("tag")) return attribution;
  return (isCalled || isSpeaking(tokens, cue.from)) && isUnsaid({ tokens, verb: cue.from, start, subject })
    ? nobodySaid(found, cue.from, cue.to)
    : attribution;
}

function nobodySaid({ scene }: Found, from: number, to: number): Attribution {
  return { rule: "unsaid", isStrong: false, cue: { scene, from, to } };
}

/** Whether a verb is denied, refused, wished, ordered, asked for or supposed. */
function isUnsaid(report: Report): boolean {
  const { tokens, verb, start } = report;
  const isBase = cueAt(tokens, verb)?.verb.form === "base" || word(tokens[verb]) === "say";
  const { verdict, at, isInfinitive, isPerfect } = readLinks(report, isBase);
  if (verdict !== undefined) return verdict;
  if (isOrder(report, isBase)) return true;
  const isNonFinite = isInfinitive || isPerfect || word(tokens[verb]).endsWith("ing");
  if ((isNonFinite || word(tokens[at]) === "than") && isTakenBack(tokens, at, start)) return true;
  return isInfinitive ? isMeant(report, at) : isSupposed(report);
}

/** What stands between subject and verb: the token before it all, and whether that alone decides. */
function readLinks(
  { tokens, verb, start }: Report,
  isBase: boolean,
): {
  readonly verdict?: boolean;
  readonly at: number;
  readonly isInfinitive: boolean;
  readonly isPerfect: boolean;
} {
  let isInfinitive = false;
  let isPerfect = false;
  const found = (verdict: boolean, at: number) => ({ verdict, at, isInfinitive, isPerfect });
  let at = verb - 1;
  for (; at >= start; at--) {
    const token = tokens[at];
    if (token?.kind !== "word") break;
    const { lower } = token;
    // "Not only said": he did.
    if (isNegation(lower)) return found(word(tokens[at + 1]) !== "only", at);
    // "could say", "would have said"
    const isUnreal = (unrealModals.has(lower) && (isBase || isPerfect)) || (lower === "would" && isPerfect);
    if (isUnreal || unrealAdverbs.has(lower)) return found(true, at);
    isPerfect ||= lower === "have" || lower === "having";
    isInfinitive ||= lower === "to";
    if (!smallLinks.has(lower) && !auxiliaries.has(lower) && !isAdverb(token)) break;
  }
  return { at, isInfinitive, isPerfect };
}

/** What else may stand there: "may well say", "never once told". */
const smallLinks: ReadonlySet<string> = new Set(["to", "ever", "well", "once"]);

function isNegation(lower: string): boolean {
  return negations.has(lower) || lower.endsWith("n't");
}

/** `Please say “…”`, `Never say “…”`, `Say “…”`: no subject stands before the bare verb. */
function isOrder({ tokens, verb, start }: Report, isBase: boolean): boolean {
  const isFirst = verb === start || (verb === start + 1 && /^(?:please|just)$/.test(word(tokens[start])));
  return isBase && isFirst && tokens[start]?.startsSentence === true;
}

/** `has yet to say`, `was told to say`, `could not be moved to say`, `it is wrong to say`: of no time when it was said. */
function isMeant({ tokens, verb, start, subject }: Report, at: number): boolean {
  const lower = word(tokens[at]);
  if (["it", "there"].includes(word(tokens[subject?.nameFrom ?? -1]))) return true;
  for (let i = at + 1; i < verb; i++)
    if (/^(?:has|have|yet)$/.test(word(tokens[i])) && word(tokens[i + 1]) === "to") return true;
  if (orderingVerbs.has(lower) && hasFormOfBe(tokens, Math.max(start, at - 3), at)) return true;
  return isDenied(tokens, at - 1, start) && !yieldingWhenDenied.has(unsaidVerbs.get(lower)?.base ?? lower);
}

/** Whether the verbs and adverbs that end at a token hold a negation: "did not", "could not", "never". */
function isDenied(tokens: readonly SceneToken[], at: number, start: number): boolean {
  for (let i = at; i >= start && i > at - 4; i--) {
    const token = tokens[i];
    if (token?.kind !== "word") return false;
    if (isNegation(token.lower)) return true;
    if (!auxiliaries.has(token.lower) && !isAdverb(token) && cueAt(tokens, i) === undefined) return false;
  }
  return false;
}

/** Whether what stands before "to say" or "saying" takes it back: "refused", "told Roe", "without", "imagine Roe". */
function isTakenBack(tokens: readonly SceneToken[], at: number, start: number): boolean {
  const lower = word(tokens[at]);
  const verb = unsaidVerbs.get(lower);
  const isNegative = verb !== undefined || unwillingAdjectives.has(lower);
  if (isNegative) return !(yieldingWhenDenied.has(verb?.base ?? lower) && isDenied(tokens, at - 1, start));
  if (unsaidPrepositions.has(lower)) return true;
  if (lower === "if" || lower === "though") return word(tokens[at - 1]) === "as";
  if (lower === "of") return ["instead", "short"].includes(word(tokens[at - 1]));
  // "could not bring herself to say"
  if (/sel(?:f|ves)$/.test(lower))
    return unsaidVerbs.has(word(tokens[at - 1])) || isDenied(tokens, at - 1, start);
  // "wanted him to say"
  if (otherPronouns.has(lower)) return orderingVerbs.has(word(tokens[at - 1]));
  const phrase = phraseEndingAt(tokens, at, start);
  if (!phrase) return false;
  const before = phrase.from > start ? word(tokens[phrase.from - 1]) : "";
  const isFollowedByTo = word(tokens[at + 1]) === "to";
  if (unrealOpeners.has(before) || unrealOpeners.has(word(tokens[phrase.from]))) return true;
  if (isFollowedByTo) return orderingVerbs.has(before) || before === "were";
  // "one can almost hear Roe saying", "there is no record of Roe saying"
  return isUnrealContext(tokens, phrase.from, start);
}

/** Whether nobody is the subject, or the clause is a condition, a wish, a doubt or a question. */
function isSupposed({ tokens, verb, subject, start }: Report): boolean {
  if (isFiction(tokens, start, verb)) return true;
  if (!subject) return unrealOpeners.has(word(tokens[start]));
  if (subject.from > verb) return false;
  if (nobodyWords.has(word(tokens[subject.from]))) return true;
  const before = tokens[subject.from - 1];
  if (tokens[subject.from]?.startsSentence || !before) return false;
  if (isMark(before, ",")) return false;
  if (unrealLeads.has(word(before)) || unrealOpeners.has(word(before))) return true;
  // "if only Roe had said"
  if (word(before) === "only") return unrealOpeners.has(word(tokens[subject.from - 2]));
  if (word(before) === "though") return word(tokens[subject.from - 2]) === "as";
  // "Would Roe say", "Had Roe said", "at no time did Roe say": turned round.
  if (isTurnedRound(tokens, subject, verb)) return true;
  return isUnrealContext(tokens, subject.from, start);
}

/** "No engineer said", "maybe Roe said". */
const unrealLeads: ReadonlySet<string> = new Set(["no", "maybe", "perhaps"]);

function isTurnedRound(tokens: readonly SceneToken[], subject: Phrase, verb: number): boolean {
  const before = tokens[subject.from - 1];
  if (!before || !auxiliaries.has(before.lower) || subject.to > verb) return false;
  // "Only then did Roe say": she did.
  return word(tokens[subject.from - 3]) !== "only" && word(tokens[subject.from - 2]) !== "only";
}

/** `denied that Roe said`, `it is not true that Roe said`, `I wish Roe would say`, `no record of Roe saying`. */
function isUnrealContext(tokens: readonly SceneToken[], from: number, start: number): boolean {
  const link = word(tokens[from - 1]);
  const isThat = link === "that";
  if (isThat && reportNouns.has(word(tokens[from - 2]))) return true;
  if (isByNobody(tokens, from, start)) return true;
  if (isThat || link === "of") {
    for (let i = from - 2; i >= start && i > from - MAX_GOVERNOR; i--) {
      const token = tokens[i];
      if (token?.kind !== "word") return false;
      if (isNegation(token.lower)) return true;
      if (isThat && unsaidVerbs.has(token.lower)) return true;
      const isPlain = articleWords.has(token.lower) || auxiliaries.has(token.lower) || isAdverb(token);
      if (!isPlain && cueAt(tokens, i)?.isSpeech) return false;
    }
    return false;
  }
  if (unsaidVerbs.has(link)) return true;
  return link === "hear" && word(tokens[from - 2]) === "almost";
}

/** "Nobody heard Roe say", "no one believes Roe said". */
function isByNobody(tokens: readonly SceneToken[], from: number, start: number): boolean {
  for (let i = from - 1; i >= start && i > from - MAX_GOVERNOR && tokens[i]?.kind === "word"; i--)
    if (word(tokens[i]) !== "no" ? nobodyWords.has(word(tokens[i])) : word(tokens[i + 1]) === "one")
      return true;
  return false;
}

/** "In his dream, Roe said", "a cartoon shows Roe saying". */
function isFiction(tokens: readonly SceneToken[], start: number, verb: number): boolean {
  for (let i = start; i < verb; i++) if (fictionNouns.has(word(tokens[i]))) return true;
  return false;
}
