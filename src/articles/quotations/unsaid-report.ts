import {
  articleWords,
  auxiliaries,
  denyingVerbs,
  determiners,
  fictionNouns,
  forgedNouns,
  forgedWords,
  misreportWords,
  negations,
  nobodyWords,
  orderingVerbs,
  otherPronouns,
  reportNouns,
  speakingForms,
  speechVerbs,
  subordinators,
  unrealAdverbs,
  unrealModals,
  unrealOpeners,
  unsaidBeforeOf,
  unsaidNouns,
  unsaidPrepositions,
  unsaidVerbs,
  untrueWords,
  unwillingAdjectives,
  yieldingVerbs,
  yieldingWhenDenied,
} from "../../language/index.ts";
import { sentenceEnd } from "./clauses.ts";
import { cueAt, hasFormOfBe, isAdverb } from "./cues.ts";
import { type Phrase, phraseEndingAt } from "./phrases.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** A verb of speaking under question, in its sentence. */
export interface Report {
  readonly tokens: readonly SceneToken[];
  readonly verb: number;
  readonly start: number;
  readonly subject: Phrase | undefined;
}

/** So far back what governs a clause is looked for. */
const MAX_GOVERNOR = 24;

/** A token in lower case; empty where there is none. */
export const word = (token: SceneToken | undefined): string => token?.lower ?? "";

/** Whether the word at a token says that somebody speaks, in any form: "say", "saying", "replied". */
export function isSpeaking(tokens: readonly SceneToken[], at: number): boolean {
  const form = word(tokens[at]);
  const verb = speechVerbs.get(form);
  if (tokens[at]?.kind !== "word" || !verb || yieldingVerbs.has(verb.base)) return false;
  return speakingForms.has(form) || verb.form === "base";
}

/** Whether a verb is denied, refused, wished, ordered, asked for or supposed. */
export function isUnsaid(report: Report): boolean {
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
    // "no longer says", "would say if she could"
    if (lower === "longer" && word(tokens[at - 1]) === "no") return found(true, at);
    if (lower === "would" && isBase && isConditional(tokens, verb)) return found(true, at);
    // "could say", "would have said"
    const isUnreal = (unrealModals.has(lower) && (isBase || isPerfect)) || (lower === "would" && isPerfect);
    if (isUnreal || unrealAdverbs.has(lower)) return found(true, at);
    isPerfect ||= lower === "have" || lower === "having";
    isInfinitive ||= lower === "to";
    if (unwillingAdjectives.has(lower)) break;
    if (!smallLinks.has(lower) && !auxiliaries.has(lower) && !isAdverb(token)) break;
  }
  return { at, isInfinitive, isPerfect };
}

/** What else may stand there: "may well say", "never once told", "might as well have said", "may one day say". */
const smallLinks: ReadonlySet<string> = new Set(
  "to ever well once as one day soon still now later then explicitly".split(" "),
);

/** Whether a condition follows in the sentence: "would say “…” if she could". */
function isConditional(tokens: readonly SceneToken[], verb: number): boolean {
  const end = Math.min(sentenceEnd(tokens, verb), verb + MAX_GOVERNOR);
  for (let i = verb + 1; i < end; i++) if (word(tokens[i]) === "if") return true;
  return false;
}

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
export function isDenied(tokens: readonly SceneToken[], at: number, start: number): boolean {
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
  const isNegative = verb !== undefined || unwillingAdjectives.has(lower) || unsaidNouns.has(lower);
  if (isNegative) return !(yieldingWhenDenied.has(verb?.base ?? lower) && isDenied(tokens, at - 1, start));
  if (unsaidPrepositions.has(lower)) return true;
  if (lower === "if" || lower === "though") return word(tokens[at - 1]) === "as";
  if (lower === "of") return unsaidBeforeOf.has(word(tokens[at - 1]));
  // "did not go so far as to say"
  if (lower === "as" && word(tokens[at - 1]) === "far") return isNegatedNear(tokens, at, start);
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
  // "waited for Roe to say"
  if (isFollowedByTo)
    return orderingVerbs.has(before) || unsaidVerbs.has(before) || before === "were" || before === "for";
  // "without Roe saying", "instead of Roe saying"
  if (unsaidPrepositions.has(before)) return true;
  if (before === "of" && unsaidBeforeOf.has(word(tokens[phrase.from - 2]))) return true;
  // "one can almost hear Roe saying", "there is no record of Roe saying"
  return isUnrealContext(tokens, phrase.from, start);
}

/** Whether nobody is the subject, or the clause is a condition, a wish, a doubt or a question. */
function isSupposed({ tokens, verb, subject, start }: Report): boolean {
  if (isFiction(tokens, start, verb)) return true;
  if (isMadeToSay(tokens, verb, start)) return true;
  if (!subject) return unrealOpeners.has(word(tokens[start]));
  if (subject.from > verb) return false;
  if (nobodyWords.has(word(tokens[subject.from]))) return true;
  const before = tokens[subject.from - 1];
  // "Hopefully Roe will say"
  if (hedges.has(word(tokens[subject.from]))) return true;
  if (tokens[subject.from]?.startsSentence || !before) return false;
  if (isMark(before, ",")) return false;
  if (isUnrealLead(tokens, subject.from - 1, verb)) return true;
  // "maybe one day Roe will say"
  if (hedges.has(word(tokens[start])) && !isMark(tokens[start + 1], ",")) return true;
  // "if only Roe had said"
  if (word(before) === "only") return unrealOpeners.has(word(tokens[subject.from - 2]));
  if (word(before) === "though") return word(tokens[subject.from - 2]) === "as";
  // "Would Roe say", "Had Roe said", "at no time did Roe say": turned round.
  if (isTurnedRound(tokens, subject, verb)) return true;
  return isUnrealContext(tokens, subject.from, start);
}

/** Whether what stands before a subject supposes the clause or leaves it open: "if Roe says", "assuming that Roe says". */
function isUnrealLead(tokens: readonly SceneToken[], at: number, verb: number): boolean {
  const lead = word(tokens[at]);
  const previous = word(tokens[at - 1]);
  if (unrealLeads.has(lead) || unrealOpeners.has(lead)) return true;
  if (lead === "that") return unrealOpeners.has(previous);
  if (lead === "even") return previous === "not";
  // "until Roe says", "only when Roe says": of what is still to come.
  const isPresent = /[^s]s$/.test(word(tokens[verb])) || word(tokens[verb]) === "say";
  return isPresent && (lead === "until" || lead === "once" || (lead === "when" && previous === "only"));
}

/** "No engineer said", "maybe Roe said". */
const hedges: ReadonlySet<string> = new Set(["maybe", "perhaps", "hopefully", "possibly"]);
const unrealLeads: ReadonlySet<string> = new Set(["no", "rather", ...hedges]);

/** "Let Roe say", "do not let Roe say", "nothing would make Roe say", "will not hear Roe say", "love to hear Roe say". */
function isMadeToSay(tokens: readonly SceneToken[], verb: number, start: number): boolean {
  const phrase = word(tokens[verb]) === "say" ? phraseEndingAt(tokens, verb - 1, start) : undefined;
  const at = (phrase?.from ?? start) - 1;
  if (!phrase || at < start || !["let", "make", "hear", "have", "see"].includes(word(tokens[at])))
    return false;
  const before = word(tokens[at - 1]);
  return (
    at === start ||
    before === "to" ||
    unrealModals.has(before) ||
    isNegatedNear(tokens, at, start) ||
    before === "would"
  );
}

/** Whether something is denied shortly before a token. */
function isNegatedNear(tokens: readonly SceneToken[], at: number, start: number): boolean {
  for (let i = at - 1; i >= start && i > at - 6 && tokens[i]?.kind === "word"; i--)
    if (isNegation(word(tokens[i]))) return true;
  return false;
}

function isTurnedRound(tokens: readonly SceneToken[], subject: Phrase, verb: number): boolean {
  const before = tokens[subject.from - 1];
  if (!before || !auxiliaries.has(before.lower) || subject.to > verb) return false;
  // "Only then did Roe say": she did.
  return word(tokens[subject.from - 3]) !== "only" && word(tokens[subject.from - 2]) !== "only";
}

/** `denied that Roe said`, `it is not true that Roe said`, `I wish Roe would say`, `no record of Roe saying`. */
function isUnrealContext(tokens: readonly SceneToken[], from: number, start: number): boolean {
  const link = word(tokens[from - 1]);
  if (link === "that" && reportNouns.has(word(tokens[from - 2]))) return true;
  if (isByNobody(tokens, from, start)) return true;
  if (link === "that") return isInUnrealThat(tokens, from, start);
  if (link === "of") return isOfNothing(tokens, from, start);
  if (unsaidVerbs.has(link)) return true;
  return link === "hear" && word(tokens[from - 2]) === "almost";
}

/** `denied that`, `it is a myth that`, `would not confirm that`, `hard to believe that`, `was wrong to report that`. */
function isInUnrealThat(tokens: readonly SceneToken[], from: number, start: number): boolean {
  for (let i = from - 2; i >= start && i > from - MAX_GOVERNOR; i--) {
    const token = tokens[i];
    if (token?.kind !== "word") return false;
    const { lower } = token;
    if (isNegation(lower) || lower === "nothing") return true;
    // "does not deny that Roe said"
    const verb = unsaidVerbs.get(lower) ?? denyingVerbs.get(lower);
    if (verb) return !(denyingVerbs.has(lower) && isDenied(tokens, i - 1, start));
    const before = word(tokens[i - 1]);
    if (untrueWords.has(lower) || misreportWords.has(lower) || (lower === "believe" && before === "to"))
      return true;
    if (isPlain(tokens, i) || determiners.has(before) || !cueAt(tokens, i)?.isSpeech) continue;
    return (
      isDenied(tokens, i - 1, start) ||
      misreportWords.has(before) ||
      (before === "to" && (untrueWords.has(word(tokens[i - 2])) || word(tokens[i - 2]) === "nothing"))
    );
  }
  return false;
}

/** `no record of`, `never dreamed of`. */
function isOfNothing(tokens: readonly SceneToken[], from: number, start: number): boolean {
  for (let i = from - 2; i >= start && i > from - MAX_GOVERNOR; i--) {
    const token = tokens[i];
    if (token?.kind !== "word") return false;
    if (isNegation(token.lower)) return true;
    if (!isPlain(tokens, i) && cueAt(tokens, i)?.isSpeech) return false;
  }
  return false;
}

/** Whether a word is no verb of its own. */
function isPlain(tokens: readonly SceneToken[], at: number): boolean {
  const token = tokens[at];
  return !token || articleWords.has(token.lower) || auxiliaries.has(token.lower) || isAdverb(token);
}

/** "Nobody heard Roe say", "no one believes Roe said", but not "nobody laughed when Roe said". */
function isByNobody(tokens: readonly SceneToken[], from: number, start: number): boolean {
  if (subordinators.has(word(tokens[from - 1])) && word(tokens[from - 1]) !== "that") return false;
  for (let i = from - 1; i >= start && i > from - MAX_GOVERNOR && tokens[i]?.kind === "word"; i--)
    if (word(tokens[i]) !== "no" ? nobodyWords.has(word(tokens[i])) : word(tokens[i + 1]) === "one")
      return true;
  return false;
}

/** "In his dream, Roe said", "a cartoon shows Roe saying", "in a forged letter, Roe says". */
function isFiction(tokens: readonly SceneToken[], start: number, verb: number): boolean {
  for (let i = start; i < verb; i++) {
    if (fictionNouns.has(word(tokens[i]))) return true;
    if (forgedWords.has(word(tokens[i])) && forgedNouns.has(word(tokens[i + 1]))) return true;
  }
  return false;
}
