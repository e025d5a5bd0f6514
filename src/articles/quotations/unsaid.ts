import {
  auxiliaries,
  negations,
  nobodyWords,
  orderingVerbs,
  otherPronouns,
  speakingForms,
  speechVerbs,
  unrealModals,
  unrealOpeners,
  unsaidPrepositions,
  unsaidVerbs,
  yieldingVerbs,
} from "../../language/index.ts";
import { sentenceStart, subjectOf } from "./clauses.ts";
import { cueAt, isAdverb } from "./cues.ts";
import { type Phrase, phraseEndingAt } from "./phrases.ts";
import { type Attribution, type Found, isWhole, type Rule } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/**
 * `He did not say “…”`, `refused to say “…”`, `if she says “…”`, `imagine him saying “…”`: words of which the article
 * does not report that anybody said them. They have no speaker. Only the verb right before the words counts: what
 * somebody "did not think was “…”" is a report of thoughts.
 */
export const unsaid: Rule = (found) => {
  const { tokens } = found.scene;
  const before = tokens[found.at - 1];
  const isLinked = isMark(before, ",:") || otherPronouns.has(before?.lower ?? "");
  const at = isLinked ? found.at - 2 : found.at - 1;
  // A word or two are a name or a term as often.
  if (!isSpeaking(tokens, at) || !(isWhole(found) || /\s\S+\s/.test(found.inner.trim()))) return undefined;
  const subject = subjectOf(tokens, at, sentenceStart(tokens, at));
  return isUnsaid(tokens, at, subject) ? nobodySaid(found, at, at + 1) : undefined;
};

/** Whether the word at a token says that somebody speaks, in any form: "say", "saying", "replied". */
function isSpeaking(tokens: readonly SceneToken[], at: number): boolean {
  const word = tokens[at]?.lower ?? "";
  const verb = speechVerbs.get(word);
  if (tokens[at]?.kind !== "word" || !verb || yieldingVerbs.has(verb.base)) return false;
  return speakingForms.has(word) || verb.form === "base";
}

/** The same for a verb that another rule has found right after the words: `“…,” he never said`. */
export function withoutUnsaid(found: Found, attribution: Attribution): Attribution {
  const { cue, speaker } = attribution;
  if (
    !cue ||
    !speaker ||
    cue.scene !== found.scene ||
    cue.from < found.at ||
    !attribution.rule.includes("tag")
  )
    return attribution;
  const { tokens } = cue.scene;
  return isSpeaking(tokens, cue.from) && isUnsaid(tokens, cue.from, speaker.phrase)
    ? nobodySaid(found, cue.from, cue.to)
    : attribution;
}

function nobodySaid({ scene }: Found, from: number, to: number): Attribution {
  return { rule: "unsaid", isStrong: false, cue: { scene, from, to } };
}

/** Whether a verb is denied, refused, wished, ordered, asked for or supposed. */
function isUnsaid(tokens: readonly SceneToken[], verb: number, subject: Phrase | undefined): boolean {
  const start = sentenceStart(tokens, verb);
  const isBase = cueAt(tokens, verb)?.verb.form === "base" || tokens[verb]?.lower === "say";
  let at = verb - 1;
  let isInfinitive = false;
  for (; at >= start; at--) {
    const token = tokens[at];
    if (token?.kind !== "word") break;
    const word = token.lower;
    // "Not only said": he did.
    if (negations.has(word) || word.endsWith("n't")) return tokens[at + 1]?.lower !== "only";
    if (isBase && unrealModals.has(word)) return true;
    isInfinitive ||= word === "to";
    if (word !== "to" && word !== "ever" && !auxiliaries.has(word) && !isAdverb(token)) break;
  }
  if (isInfinitive || tokens[verb]?.lower.endsWith("ing")) {
    if (isTakenBack(tokens, at, start)) return true;
    if (isInfinitive) return false;
  }
  return isSupposed(tokens, verb, subject, isBase);
}

/** Whether what stands before "to say" or "saying" takes it back: "refused", "told Roe", "without", "imagine Roe". */
function isTakenBack(tokens: readonly SceneToken[], at: number, start: number): boolean {
  const word = tokens[at]?.lower ?? "";
  if (unsaidVerbs.has(word) || unsaidPrepositions.has(word)) return true;
  if (word === "of") return ["instead", "short"].includes(tokens[at - 1]?.lower ?? "");
  const phrase = phraseEndingAt(tokens, at, start);
  if (!phrase) return false;
  const before = phrase.from > start ? (tokens[phrase.from - 1]?.lower ?? "") : "";
  const isFollowedByTo = tokens[at + 1]?.lower === "to";
  return (
    unrealOpeners.has(before) ||
    unrealOpeners.has(tokens[phrase.from]?.lower ?? "") ||
    (isFollowedByTo && orderingVerbs.has(before))
  );
}

/** Whether nobody is the subject, or the clause is a condition or a question. */
function isSupposed(
  tokens: readonly SceneToken[],
  verb: number,
  subject: Phrase | undefined,
  isBase: boolean,
): boolean {
  if (!subject || subject.from > verb) return false;
  const before = tokens[subject.from - 1];
  const isFirst = tokens[subject.from]?.startsSentence;
  if (nobodyWords.has(tokens[subject.from]?.lower ?? "")) return true;
  if (isFirst || !before) return false;
  if (before.lower === "no" || unrealOpeners.has(before.lower)) return true;
  if (before.lower === "though") return tokens[subject.from - 2]?.lower === "as";
  // "Would Ortiz say": a question.
  return isBase && before.startsSentence && auxiliaries.has(before.lower);
}
