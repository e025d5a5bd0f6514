import {
  callingVerbs,
  formsOfBe,
  hearerVerbs,
  misreportWords,
  otherPronouns,
  prepositions,
  relatives,
  speechVerbs,
  unsaidVerbs,
  untrueWords,
} from "../../language/index.ts";
import { sentenceEnd, sentenceStart, subjectOf } from "./clauses.ts";
import { type Attribution, type Found, isWhole, type Rule, startsSentence } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";
import { isDenied, isSpeaking, isUnsaid, word } from "./unsaid-report.ts";

/** So many words may stand between "told" and the words: "told all reporters". */
const MAX_HEARER = 5;

/** "did not call the plan “…”": so near the words. */
const MAX_CALLED = 8;

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
  return isUnsaid(report) || isAskedAbout(found) || isCalledUntrue(found)
    ? nobodySaid(found, verb, verb + 1)
    : undefined;
};

/** The verb of speaking right before the words, or before whom it names as its hearer: "said", "told the agency". */
function verbBefore({ at, scene: { tokens } }: Found): number | undefined {
  let verb = isMark(tokens[at - 1], ",:") ? at - 2 : at - 1;
  if (word(tokens[verb]) === "that") verb--;
  // "What Roe did not say was “…”"
  const isCleft = formsOfBe.has(word(tokens[verb])) && word(tokens[sentenceStart(tokens, verb)]) === "what";
  if (isCleft) verb--;
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

/** `Who said “…”?`, `Is it true that Roe said “…”?`: the sentence around the words asks. */
function isAskedAbout(found: Found): boolean {
  const { tokens } = found.scene;
  if (startsSentence(found)) return false;
  return isMark(tokens[sentenceEnd(tokens, found.at) - 1], "?");
}

/** `The claim that Roe said “…” is false`. */
function isCalledUntrue({ at, scene: { tokens } }: Found): boolean {
  if (!formsOfBe.has(word(tokens[at + 1]))) return false;
  return untrueWords.has(word(tokens[at + 2])) || untrueWords.has(word(tokens[at + 3]));
}

/** The same for a verb that another rule has found right after the words: `“…,” he never said`. */
export function withoutUnsaid(found: Found, attribution: Attribution): Attribution {
  const { cue, speaker } = attribution;
  if (!cue || !speaker || cue.scene !== found.scene) return attribution;
  const { tokens } = cue.scene;
  const start = sentenceStart(tokens, cue.from);
  const subject = speaker.phrase;
  if (attribution.rule === "quoted as saying")
    return isDenied(tokens, cue.from - 2, start) || isMisreport(tokens, cue.from)
      ? nobodySaid(found, cue.from, cue.to)
      : attribution;
  const isCalled = callingVerbs.has(word(tokens[cue.from])) && found.at - cue.from < MAX_CALLED;
  if (cue.from < found.at ? !isCalled : !attribution.rule.includes("tag")) return attribution;
  if (cue.from > found.at && isWithheld(tokens, cue.from, start)) return nobodySaid(found, cue.from, cue.to);
  return (isCalled || isSpeaking(tokens, cue.from)) && isUnsaid({ tokens, verb: cue.from, start, subject })
    ? nobodySaid(found, cue.from, cue.to)
    : attribution;
}

/** `“…,” she refused to say`, `“…” – those words she did not use`. */
function isWithheld(tokens: readonly SceneToken[], verb: number, start: number): boolean {
  const isNext = word(tokens[verb + 1]) === "to" || isSpeaking(tokens, verb + 1);
  const isRefused = unsaidVerbs.has(word(tokens[verb])) && isNext;
  return isRefused || (!isSpeaking(tokens, verb) && isDenied(tokens, verb - 1, start));
}

/** "falsely quoted as saying", "misquoted as saying". */
function isMisreport(tokens: readonly SceneToken[], at: number): boolean {
  for (let i = at - 1; i > at - MAX_HEARER - 2 && tokens[i]?.kind === "word"; i--)
    if (misreportWords.has(word(tokens[i])) || word(tokens[i]).startsWith("misquote")) return true;
  return false;
}

function nobodySaid({ scene }: Found, from: number, to: number): Attribution {
  return { rule: "unsaid", isStrong: false, cue: { scene, from, to } };
}
