import { reportNouns, words } from "../../language/index.ts";
import { clauseSubject, sentenceEnd, sentenceStart, subjectOf } from "./clauses.ts";
import { cueAt, isPassive, skipAuxiliaries } from "./cues.ts";
import { governingCue, isPlainReport } from "./governing-cue.ts";
import { canSpeak, type Phrase, phraseEndingAt, phraseStartingAt } from "./phrases.ts";
import { attribute, cueRange, type Rule, startsSentence } from "./scene.ts";
import { tagAtEnd } from "./tag-rules.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** `“…,” according to the report`, `According to Roe, the plan is “…”` */
export const accordingTo: Rule = (found) => {
  const { tokens } = found.scene;
  const after = accordingToIn(tokens, found.at + 1, Math.min(sentenceEnd(tokens, found.at), found.at + 30));
  const source = after ?? accordingToIn(tokens, sentenceStart(tokens, found.at), found.at);
  if (!source) return undefined;
  const isNear = after
    ? !hasReport(tokens, found.at + 1, source.cue)
    : !hasReport(tokens, source.phrase.to, found.at);
  return attribute(found, "according to", isNear, source.phrase, { from: source.cue, to: source.cue + 2 });
};

/** Whether a verb reports between two tokens. */
function hasReport(tokens: readonly SceneToken[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const cue = cueAt(tokens, i);
    if (cue?.isSpeech || tokens[i]?.kind === "quotation") return true;
  }
  return false;
}

/** The source named by "according to" between two tokens, not beyond a quotation. */
export function accordingToIn(
  tokens: readonly SceneToken[],
  from: number,
  to: number,
): { cue: number; phrase: Phrase } | undefined {
  for (let i = from; i < to && tokens[i]?.kind !== "quotation"; i++) {
    if (tokens[i]?.lower !== "according" || tokens[i + 1]?.lower !== "to") continue;
    const phrase = phraseStartingAt(tokens, i + 2);
    if (phrase && canSpeak(tokens, phrase)) return { cue: i, phrase };
  }
  return undefined;
}

/** `Reuters quoted an official as saying “…”`, `“…,” Roe was quoted as saying`: who is quoted speaks, who quotes passes it on. */
export const quotedAsSaying: Rule = (found) => {
  const { tokens } = found.scene;
  const start = sentenceStart(tokens, found.at);
  const end = Math.min(sentenceEnd(tokens, found.at), found.at + 24);
  for (let i = Math.max(start, found.at - 24); i < end; i++) {
    const verb = cueAt(tokens, i)?.verb;
    if (verb?.form !== "past" || !quotingVerbs.has(verb.base)) continue;
    const saying = findSaying(tokens, i + 1, end);
    // Only with nothing but punctuation between "saying" or the quoting and the words.
    if (saying === undefined || (saying < found.at ? found.at - saying > 2 : i - found.at > 12)) continue;
    const speaker = isPassive(tokens, i, start)
      ? phraseEndingAt(tokens, skipAuxiliaries(tokens, i - 1, start), start)
      : phraseStartingAt(tokens, i + 1);
    if (!speaker || !canSpeak(tokens, speaker)) continue;
    const medium = isPassive(tokens, i, start) ? undefined : subjectOf(tokens, i, start);
    const attribution = attribute(found, "quoted as saying", true, speaker, { from: saying, to: saying + 1 });
    return medium ? { ...attribution, medium: { scene: found.scene, phrase: medium } } : attribution;
  }
  return undefined;
};

/** The "saying" of "as saying" between two tokens, within one clause. */
function findSaying(tokens: readonly SceneToken[], from: number, to: number): number | undefined {
  for (let i = from; i < Math.min(to, from + 14); i++) {
    if (tokens[i]?.kind === "quotation" || isMark(tokens[i], ";:")) return undefined;
    if (tokens[i]?.lower === "as" && /^(?:say|tell|add|warn|writ)ing$/.test(tokens[i + 1]?.lower ?? ""))
      return i + 1;
  }
  return undefined;
}

const quotingVerbs = words("quote cite report");

/** `in the words of Ida Roe`, `in her words`, `as Roe put it` */
export const inTheWordsOf: Rule = (found) => {
  const { tokens } = found.scene;
  const start = sentenceStart(tokens, found.at);
  const end = Math.min(sentenceEnd(tokens, found.at), found.at + 20);
  for (let i = Math.max(start, found.at - 30); i < end; i++) {
    const isPutIt = tokens[i]?.lower.startsWith("put") && tokens[i + 1]?.lower === "it";
    const isNear = Math.abs(found.at - i) <= 3;
    const phrase = isPutIt
      ? phraseEndingAt(tokens, i - 1, start)
      : tokens[i]?.lower !== "words"
        ? undefined
        : tokens[i + 1]?.lower === "of"
          ? phraseStartingAt(tokens, i + 2)
          : isNear
            ? ownerOfWords(tokens, i, start)
            : undefined;
    if (!phrase || !canSpeak(tokens, phrase)) continue;
    return attribute(found, "in the words of", true, phrase, { from: i, to: i + 1 });
  }
  return undefined;
};

/** `in her own words`, `in Roe's words` */
function ownerOfWords(tokens: readonly SceneToken[], at: number, start: number): Phrase | undefined {
  const owner = tokens[at - 1]?.lower === "own" ? at - 2 : at - 1;
  const token = tokens[owner];
  if (token?.isPossessive) return phraseEndingAt(tokens, owner, start);
  if (tokens[owner - 1]?.lower !== "in" || !["his", "her"].includes(token?.lower ?? "")) return undefined;
  const subject = clauseSubject(tokens, start, owner);
  if (subject && subject.head !== "noun") return subject;
  return { from: owner, to: owner + 1, head: "pronoun", nameFrom: owner, nameTo: owner + 1 };
}

/** `He called it “…”`, `vowed to “…” the group`: quoted words inside a report. */
export const insideReport: Rule = (found) => {
  if (startsSentence(found)) return undefined;
  const left = governingCue(found);
  if (!left || (left.distance > 12 && tagAtEnd(found))) return undefined;
  const rule = left.distance < 8 ? "report, near" : "report, far";
  return attribute(found, rule, isPlainReport(found, left), left.phrase, cueRange(left.cue));
};

/** `his promise of “…”`, `the claim by Roe that it is “…”`: a noun that reports. */
export const reportNoun: Rule = (found) => {
  const { tokens } = found.scene;
  if (startsSentence(found)) return undefined;
  const start = sentenceStart(tokens, found.at);
  for (let i = found.at - 1; i > start && found.at - i < 16; i--) {
    const token = tokens[i];
    if (!token || token.kind === "quotation") return undefined;
    const next = tokens[i + 1]?.lower ?? "";
    if (!reportNouns.has(token.lower) || !["that", "of", "for", "to", "by", "about"].includes(next)) continue;
    const cue = { from: i, to: i + 1 };
    const by = next === "by" ? phraseStartingAt(tokens, i + 2) : undefined;
    const owner = tokens[i - 1]?.isPossessive ? phraseEndingAt(tokens, i - 1, start) : undefined;
    const phrase = by ?? owner ?? clauseSubject(tokens, start, i);
    if (phrase && canSpeak(tokens, phrase)) return attribute(found, "report noun", false, phrase, cue);
    return { rule: "report noun", isStrong: false, cue: { scene: found.scene, ...cue } };
  }
  return undefined;
};

/** The subject of the sentence, where no reporting verb is found. */
export const sentenceSubject: Rule = (found) => {
  const { tokens } = found.scene;
  if (startsSentence(found)) return undefined;
  const start = sentenceStart(tokens, found.at);
  const phrase =
    clauseSubject(tokens, start, found.at) ?? clauseSubject(tokens, start, sentenceEnd(tokens, found.at));
  const head = phrase && tokens[phrase.nameTo - 1];
  if (!phrase || !head || ["it", "it's", "this", "that", "there"].includes(head.lower)) return undefined;
  return attribute(found, "sentence subject", false, phrase);
};
