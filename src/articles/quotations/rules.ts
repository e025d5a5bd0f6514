import type { Paragraph } from "../article.ts";
import { yieldingVerbs } from "./cues.ts";
import {
  adverbs,
  auxiliaries,
  days,
  determiners,
  documentNouns,
  groupNouns,
  isPersonNoun,
  prepositions,
  subjectPronouns,
  subordinators,
  workNouns,
} from "./lexicon.ts";
import {
  type Cue,
  canSpeak,
  clauseSubject,
  cueAt,
  isMark,
  type Phrase,
  phraseEndingAt,
  phraseStartingAt,
  sentenceEnd,
  sentenceStart,
  subjectOf,
} from "./phrases.ts";
import type { MarkedSpan } from "./scan-marks.ts";
import type { Token } from "./tokens.ts";

/** A paragraph with its tokens and the quotations in it. */
export interface Scene {
  readonly index: number;
  /** The paragraph before it. */
  readonly previous: Scene | undefined;
  readonly paragraph: Paragraph;
  readonly tokens: readonly Token[];
  readonly quotations: readonly Found[];
}

/** A quotation on the way to its speaker. */
export interface Found {
  readonly scene: Scene;
  /** Index among the quotations of the scene. */
  readonly index: number;
  /** Index of its token. */
  readonly at: number;
  readonly marked: MarkedSpan;
  readonly inner: string;
  /** The last character of the words, without closing marks of nested quotations. */
  readonly ending: string;
  attribution?: Attribution;
}

/** What a rule found: the phrase that names the speaker, where it stands, and the cue. */
export interface Attribution {
  readonly rule: string;
  readonly isStrong: boolean;
  readonly speaker?: { readonly scene: Scene; readonly phrase: Phrase };
  readonly cue?: { readonly scene: Scene; readonly from: number; readonly to: number };
}

/** A rule: an attribution, or undefined where the rule does not apply. */
export type Rule = (found: Found) => Attribution | undefined;

const MAX_TAG = 45;

function attribute(
  found: Found,
  rule: string,
  isStrong: boolean,
  phrase: Phrase | undefined,
  cue?: { from: number; to: number },
): Attribution {
  const { scene } = found;
  return {
    rule,
    isStrong,
    ...(phrase ? { speaker: { scene, phrase } } : {}),
    ...(cue ? { cue: { scene, ...cue } } : {}),
  };
}

function cueRange(cue: Cue): { from: number; to: number } {
  return { from: cue.at, to: cue.at + 1 };
}

function startsSentence(found: Found): boolean {
  return found.scene.tokens[found.at]?.startsSentence === true;
}

/** `“…,” said Ida Roe` */
export const invertedTag: Rule = (found) => {
  const { tokens } = found.scene;
  const at = tagStart(found);
  if (at === undefined) return undefined;
  let verb = at;
  if (tokens[verb] && tokens[verb + 1] && /ly$/.test(tokens[verb]?.lower ?? "")) verb++;
  const cue = cueAt(tokens, verb);
  if (!cue?.isSpeech || cue.verb.form === "ing" || cue.verb.form === "base") return undefined;
  if (tokens[at]?.startsSentence && tokens[at]?.isCapital) return undefined;
  const phrase = phraseStartingAt(tokens, verb + 1);
  if (!phrase || !canSpeak(tokens, phrase)) return undefined;
  if (tokens[verb + 1]?.startsSentence) return undefined;
  return attribute(found, "inverted tag", true, phrase, cueRange(cue));
};

/** `“…,” according to the report` */
export const accordingTo: Rule = (found) => {
  const { tokens } = found.scene;
  const start = sentenceStart(tokens, found.at);
  const end = sentenceEnd(tokens, found.at);
  for (let i = found.at + 1; i < Math.min(end, found.at + 30); i++) {
    if (tokens[i]?.kind === "quotation") break;
    if (tokens[i]?.lower === "according" && tokens[i + 1]?.lower === "to") {
      const phrase = phraseStartingAt(tokens, i + 2);
      if (phrase) return attribute(found, "according to", i - found.at < 3, phrase, { from: i, to: i + 2 });
    }
  }
  for (let i = start; i < found.at; i++) {
    if (tokens[i]?.lower === "according" && tokens[i + 1]?.lower === "to") {
      const phrase = phraseStartingAt(tokens, i + 2);
      if (phrase) return attribute(found, "according to", false, phrase, { from: i, to: i + 2 });
    }
  }
  return undefined;
};

/** Whether the phrase stands at the head of the tag: at once, or after "a friend," and the like. */
function beginsTag(tokens: readonly Token[], at: number, phrase: Phrase): boolean {
  if (phrase.from <= at) return true;
  if (phrase.from === at + 1)
    return (
      tokens[at]?.lower.endsWith("ly") === true ||
      ["the", "then", "as", "later", "meanwhile"].includes(tokens[at]?.lower ?? "")
    );
  if (!isMark(tokens[phrase.from - 1], ",")) return false;
  const first = phraseStartingAt(tokens, at);
  return first !== undefined && first.to === phrase.from - 1 && canSpeak(tokens, first);
}

function endsClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return !token || token.startsSentence || token.kind === "mark" || token.kind === "quotation";
}

/** The token at which a tag after the quotation would begin. */
function tagStart(found: Found): number | undefined {
  const { tokens } = found.scene;
  let at = found.at + 1;
  if (isMark(tokens[at], ",—–-") || tokens[at]?.text === "--") at++;
  const token = tokens[at];
  if (!token || token.kind === "quotation" || token.kind === "mark") return undefined;
  return at;
}

/** Whether what follows the verb of a tag shows that the sentence reports something of its own. */
function continuesAsReport(tokens: readonly Token[], verb: Cue): boolean {
  const next = tokens[verb.at + 1];
  if (!next || next.startsSentence || next.kind !== "word") return false;
  if (["that", "it", "he", "she", "they", "i", "we", "there", "no"].includes(next.lower)) return true;
  if (["tell", "ask", "remind", "inform", "assure", "warn"].includes(verb.verb.base)) {
    for (let i = verb.at + 1; i < verb.at + 8; i++) {
      const token = tokens[i];
      if (!token || token.startsSentence || token.kind !== "word") return false;
      if (["that", "to", "about", "he", "she", "they", "it", "whether", "if"].includes(token.lower))
        return true;
    }
    return false;
  }
  if (next.isCapital && !days.has(next.lower)) return true;
  return (
    !prepositions.has(next.lower) &&
    !days.has(next.lower) &&
    !next.lower.endsWith("ly") &&
    ![
      "again",
      "later",
      "then",
      "last",
      "earlier",
      "when",
      "before",
      "after",
      "while",
      "as",
      "today",
      "during",
      "once",
      "and",
      "with",
      "this",
    ].includes(next.lower)
  );
}

/** `“…,” Ida Roe, a lawyer, told the agency` */
export const tagAfter: Rule = (found) => {
  const { tokens } = found.scene;
  const at = tagStart(found);
  if (at === undefined) return undefined;
  const first = tokens[at];
  if (!first) return undefined;
  const ending = found.ending;
  const hasComma =
    ending === "," || isMark(tokens[found.at + 1], ",—–") || tokens[found.at + 1]?.text === "--";
  const end = Math.min(tokens.length, at + MAX_TAG);
  for (let i = at; i < end; i++) {
    const token = tokens[i];
    if (!token || token.kind === "quotation" || (token.startsSentence && i > at) || isMark(token, ";:.?!"))
      break;
    const cue = cueAt(tokens, i);
    if (!cue || i === at) continue;
    if (cue.verb.form === "ing" && !["is", "was", "were", "are"].includes(tokens[i - 1]?.lower ?? ""))
      continue;
    const isEnd = endsClause(tokens, i + 1);
    if (!cue.isSpeech && !isEnd && !(hasComma && startsSentence(found))) continue;
    if (!hasComma && !"?!".includes(ending) && !isEnd) return undefined;
    const phrase = subjectOf(tokens, i, at);
    if (!phrase || !beginsTag(tokens, at, phrase)) continue;
    if (!(hasComma && startsSentence(found) && cue.isSpeech) && continuesAsReport(tokens, cue))
      return undefined;
    return attribute(found, "tag after", hasComma || cue.isSpeech, phrase, cueRange(cue));
  }
  return undefined;
};

/**
 * The verb that governs the quotation from the left in its sentence, with its subject: the nearest reporting verb,
 * but past verbs of wish and belief when a verb of speech stands over them ("Roe said she wanted “…”" is "said").
 */
function leftCue(found: Found): { cue: Cue; phrase: Phrase; distance: number } | undefined {
  const { tokens } = found.scene;
  const start = sentenceStart(tokens, found.at);
  let first: { cue: Cue; phrase: Phrase; distance: number } | undefined;
  for (let i = found.at - 1; i >= start; i--) {
    const cue = cueAt(tokens, i);
    if (!cue) continue;
    const before = tokens[i - 1];
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

/** `, says Ida Roe,` and `explained Ida Roe:` in the sentence before the quotation. */
function subjectAfter(tokens: readonly Token[], cue: Cue): Phrase | undefined {
  if (!cue.isSpeech || cue.verb.form === "ing" || cue.verb.form === "base") return undefined;
  const before = tokens[cue.at - 1];
  if (before && !isMark(before, ",") && before.kind !== "quotation" && !tokens[cue.at]?.startsSentence)
    return undefined;
  const phrase = phraseStartingAt(tokens, cue.at + 1);
  if (phrase?.head !== "name" || !isMark(tokens[phrase.to], ",:")) return undefined;
  return phrase;
}

/** `Ida Roe said: “…”`, `he said, “…”` */
export const tagBefore: Rule = (found) => {
  const { tokens } = found.scene;
  if (startsSentence(found)) return undefined;
  const before = tokens[found.at - 1];
  const isColon = isMark(before, ":");
  const left = leftCue(found);
  if (!left) return undefined;
  const isDirect = left.distance === 1 || (left.distance === 2 && isMark(before, ",:"));
  if (isColon) return attribute(found, "colon", isDirect, left.phrase, cueRange(left.cue));
  if (isMark(before, ",") && tokens[found.at]?.isCapital && left.cue.isSpeech) {
    return attribute(found, "tag before", isDirect || left.distance < 12, left.phrase, cueRange(left.cue));
  }
  if (isDirect && left.cue.isSpeech)
    return attribute(found, "tag before", true, left.phrase, cueRange(left.cue));
  return undefined;
};

/** Whether the report is a main clause with its subject right before the verb: then nobody else can be meant. */
function isPlainReport(found: Found, cue: Cue, phrase: Phrase): boolean {
  const { tokens } = found.scene;
  if (cue.verb.form === "ing" || cue.verb.form === "base" || yieldingVerbs.has(cue.verb.base)) return false;
  if (phrase.head === "noun") return false;
  const subject = tokens[phrase.nameTo - 1];
  if (!subject || (phrase.head === "pronoun" && !["he", "she"].includes(subject.lower))) return false;
  for (let i = phrase.to; i < cue.at; i++) {
    const token = tokens[i];
    if (
      token &&
      (token.kind !== "word" ||
        !(auxiliaries.has(token.lower) || adverbs.has(token.lower) || token.lower.endsWith("ly")))
    )
      return false;
  }
  const before = tokens[phrase.from - 1];
  if (tokens[phrase.from]?.startsSentence || !before) return true;
  return (
    isMark(before, ",;—–") ||
    before.kind === "quotation" ||
    ["and", "but", "while", "then", "as", "when", "after"].includes(before.lower)
  );
}

/** `He called it “…”`, `vowed to “…” the group`: quoted words inside a report. */
export const insideReport: Rule = (found) => {
  if (startsSentence(found)) return undefined;
  const left = leftCue(found);
  if (!left || (left.distance > 12 && tagAtEnd(found))) return undefined;
  const rule = left.distance < 8 ? "report, near" : "report, far";
  return attribute(found, rule, isPlainReport(found, left.cue, left.phrase), left.phrase, cueRange(left.cue));
};

/** `The plan is “…,” he said` and other tags at the end of a sentence. */
export const tagAtEnd: Rule = (found) => {
  const { tokens } = found.scene;
  const end = sentenceEnd(tokens, found.at);
  for (let i = found.at + 1; i < end; i++) {
    const cue = cueAt(tokens, i);
    if (!cue?.isSpeech || cue.verb.form === "ing") continue;
    let comma = i - 1;
    while (
      comma > found.at &&
      i - comma < 20 &&
      !isMark(tokens[comma], ",") &&
      tokens[comma]?.kind !== "quotation"
    )
      comma--;
    const inverted = isMark(tokens[i - 1], ",") ? phraseStartingAt(tokens, i + 1) : undefined;
    if (inverted && canSpeak(tokens, inverted))
      return attribute(found, "tag at end", true, inverted, cueRange(cue));
    const phrase = subjectOf(tokens, i, found.at + 1);
    const next = tokens[i + 1];
    const isEnd =
      !next ||
      next.startsSentence ||
      next.kind === "mark" ||
      prepositions.has(next.lower) ||
      days.has(next.lower);
    if (
      phrase &&
      isEnd &&
      (isMark(tokens[phrase.from - 1], ",") || tokens[phrase.from - 1]?.kind === "quotation")
    ) {
      return attribute(found, "tag at end", true, phrase, cueRange(cue));
    }
  }
  return undefined;
};

/** `“…,” she said. “…”`: the speaker goes on in the same paragraph. */
export const continuation: Rule = (found) => {
  const { scene } = found;
  const previous = scene.quotations[found.index - 1];
  if (!previous?.attribution?.speaker || !startsSentence(found)) return undefined;
  if (!isWhole(previous)) return undefined;
  const { attribution } = previous;
  return { ...attribution, rule: "same paragraph", isStrong: attribution.isStrong };
};

function isWhole(found: Found): boolean {
  return [",", ".", "?", "!", "…", "—", "-", "–"].includes(found.ending) || found.inner.length > 60;
}

/** Who reports, or else who acts, in a stretch of one sentence. */
function reporterIn(
  scene: Scene,
  start: number,
  end: number,
  isIntroduced: boolean,
): Attribution | undefined {
  const { tokens } = scene;
  for (let i = start; i < end; i++) {
    const cue = cueAt(tokens, i);
    if (!cue || cue.verb.form === "base" || (cue.verb.form === "ing" && !isIntroduced)) continue;
    const phrase = subjectOf(tokens, i, start);
    if (!phrase || !canSpeak(tokens, phrase)) continue;
    return {
      rule: "sentence before",
      isStrong: false,
      speaker: { scene, phrase },
      cue: { scene, ...cueRange(cue) },
    };
  }
  const phrase = clauseSubject(tokens, start, end);
  return phrase && { rule: "subject before", isStrong: false, speaker: { scene, phrase } };
}

/** `Ortega objected. “…”`: a sentence about somebody, then the words. */
export const sentenceBefore: Rule = (found) => {
  const { scene } = found;
  if (!startsSentence(found) || found.at === 0) return undefined;
  const start = sentenceStart(scene.tokens, found.at - 1);
  return reporterIn(scene, start, found.at, isMark(scene.tokens[found.at - 1], ":"));
};

/** A quotation that opens its paragraph, after a paragraph that quotes somebody or speaks of somebody. */
export const paragraphChain: Rule = (found) => {
  const { scene } = found;
  const { previous } = scene;
  if (!startsSentence(found) || found.index > 0 || found.at > 1 || !previous) return undefined;
  const last = previous.quotations.at(-1);
  const lastToken = previous.tokens.at(-1);
  if (last && !last.marked.closed && last.attribution) {
    return { ...last.attribution, rule: "long quotation", isStrong: last.attribution.isStrong };
  }
  const start = sentenceStart(previous.tokens, previous.tokens.length - 1);
  if (last?.attribution?.speaker && last.at >= start - 1 && isWhole(last)) {
    return { ...last.attribution, rule: "paragraph chain", isStrong: false };
  }
  const isIntroduced = isMark(lastToken, ":");
  const subject = reporterIn(previous, start, previous.tokens.length, isIntroduced);
  if (subject) return { ...subject, rule: isIntroduced ? "introduced" : "paragraph before", isStrong: false };
  return undefined;
};

/** `“…” he said` for the next quotation of a paragraph which begins with one that has no tag of its own. */
export const nextInParagraph: Rule = (found) => {
  const next = found.scene.quotations[found.index + 1];
  if (!next?.attribution?.speaker || !startsSentence(found)) return undefined;
  if (next.attribution.speaker.scene !== found.scene) return undefined;
  return { ...next.attribution, rule: "next in paragraph", isStrong: false };
};

/** The subject of the sentence, where no reporting verb is found. */
export const sentenceSubject: Rule = (found) => {
  const { tokens } = found.scene;
  if (startsSentence(found)) return undefined;
  const start = sentenceStart(tokens, found.at);
  const phrase = clauseSubject(tokens, start, found.at);
  if (!phrase) return undefined;
  return attribute(found, "sentence subject", false, phrase);
};

/** The rules that need only the sentence of the quotation, from the surest to the least sure. */
export const localRules: readonly Rule[] = [
  invertedTag,
  tagAfter,
  tagBefore,
  accordingTo,
  insideReport,
  tagAtEnd,
  sentenceSubject,
];

/** The rules that look at the quotations and sentences around it. */
export const contextRules: readonly Rule[] = [continuation, nextInParagraph, sentenceBefore, paragraphChain];
