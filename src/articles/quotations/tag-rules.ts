import {
  afterTag,
  auxiliaries,
  determiners,
  formsOfBe,
  hearerVerbs,
  isOutletWord,
  isPersonNoun,
  plainTalkVerbs,
  prepositions,
  sentenceStarters,
  speakingForms,
  subjectPronouns,
  subordinators,
  titles,
} from "../../language/index.ts";
import { sentenceEnd, sentenceStart, subjectOf } from "./clauses.ts";
import { type Cue, cueAt } from "./cues.ts";
import { governingCue, isPlainReport, isPlainTag } from "./governing-cue.ts";
import { isFirstName } from "./names.ts";
import { canSpeak, type Phrase, phraseEndingAt, phraseStartingAt } from "./phrases.ts";
import {
  type Attribution,
  attribute,
  cueRange,
  type Found,
  isFresh,
  type Rule,
  type Scene,
  startsSentence,
} from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

const MAX_TAG = 45;
const MAX_TAG_LINE = 16;

/** So many verbs after a quotation are tried as its tag. */
const MAX_TRIED = 8;

/** The token at which a tag after the quotation would begin. */
function tagStart(found: Found): number | undefined {
  const { tokens } = found.scene;
  let at = found.at + 1;
  if (isMark(tokens[at], ",—–-") || tokens[at]?.text === "--") at++;
  const token = tokens[at];
  if (!token || token.kind === "quotation" || token.kind === "mark") return undefined;
  return at;
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
  // "reminded his staff": an object, since these verbs need one.
  const isObject = phrase.head === "noun" || determiners.has(tokens[phrase.from]?.lower ?? "");
  if (hearerVerbs.has(cue.verb.base) && isObject) return undefined;
  // "Lund, who called it “a farce,” said he would leave": a report of its own.
  if (phrase.head === "pronoun" && !endsClause(tokens, phrase.to)) return undefined;
  return attribute(found, "inverted tag", true, phrase, cueRange(cue));
};

/** `“…,” the county said`: right beside the words, whatever the noun names is the speaker. */
function anyNoun(tokens: readonly SceneToken[], from: number, verb: number): Phrase | undefined {
  return determiners.has(tokens[from]?.lower ?? "") ? phraseEndingAt(tokens, verb - 1, from) : undefined;
}

/** Whether the phrase stands at the head of the tag: at once, or after "a friend," and the like. */
function beginsTag(tokens: readonly SceneToken[], at: number, phrase: Phrase, hasComma: boolean): boolean {
  if (phrase.from <= at) return true;
  if (hasComma && phrase.from - at < 8 && isPlainWords(tokens, at, phrase.from)) return true;
  if (phrase.from === at + 1) {
    const lead = tokens[at]?.lower ?? "";
    return lead.endsWith("ly") || ["the", "then", "as", "later", "meanwhile"].includes(lead);
  }
  if (!hasComma || !isMark(tokens[phrase.from - 1], ",")) return false;
  const first = phraseStartingAt(tokens, at);
  return first !== undefined && first.to === phrase.from - 1 && canSpeak(tokens, first);
}

function isPlainWords(tokens: readonly SceneToken[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind !== "word" || cueAt(tokens, i)) return false;
    const word = token.lower;
    if (prepositions.has(word) || subordinators.has(word) || subjectPronouns.has(word)) return false;
    if (auxiliaries.has(word) || ["and", "but", "who"].includes(word)) return false;
  }
  return true;
}

function endsClause(tokens: readonly SceneToken[], at: number): boolean {
  const token = tokens[at];
  return !token || token.startsSentence || token.kind === "mark" || token.kind === "quotation";
}

/** Whether what follows the verb of a tag shows that the sentence reports something of its own. */
function continuesAsReport(tokens: readonly SceneToken[], verb: Cue): boolean {
  const next = tokens[verb.at + 1];
  if (!next || next.startsSentence || next.kind !== "word") return false;
  if (["that", "it", "he", "she", "they", "i", "we", "there", "no"].includes(next.lower)) return true;
  if (hearerVerbs.has(verb.verb.base)) {
    for (let i = verb.at + 1; i < verb.at + 8; i++) {
      const token = tokens[i];
      if (!token || token.startsSentence || token.kind !== "word") return false;
      if (["that", "to", "about", "he", "she", "they", "it", "whether", "if"].includes(token.lower))
        return true;
    }
    return false;
  }
  if (next.isCapital && !next.isDate) return true;
  const isAdverbial = prepositions.has(next.lower) || next.isDate || afterTag.has(next.lower);
  return !isAdverbial && !next.lower.endsWith("ly");
}

/**
 * `“…,” said Ida Roe, “…”`, `“…”, said Ida Roe in the Courier: “…”`: the second half, after a tag that stands between the
 * two.
 */
export const splitQuotation: Rule = (found) => {
  const { tokens, quotations } = found.scene;
  const previous = quotations[found.index - 1];
  const cue = previous?.attribution?.cue;
  if (!cue || cue.scene !== found.scene || !isMark(tokens[found.at - 1], ",:")) return undefined;
  if (cue.from < previous.at || startsSentence(found) || !SPLITTING.has(previous.attribution?.rule ?? ""))
    return undefined;
  // "“…,” Roe said, but Poe replied, “…”"
  for (let i = cue.to; i < found.at; i++) if (cueAt(tokens, i)) return undefined;
  return { ...previous.attribution, rule: "split", isStrong: true };
};

const SPLITTING: ReadonlySet<string> = new Set(["inverted tag", "tag after", "split"]);

/** `“…,” Roe can be heard saying`. */
const perceived: ReadonlySet<string> = new Set(["heard", "seen", "filmed", "recorded", "caught", "shown"]);

/** `“…,” Ida Roe, a lawyer, told the agency` */
export const tagAfter: Rule = (found) => {
  const { tokens } = found.scene;
  const at = tagStart(found);
  if (at === undefined) return undefined;
  const hasComma = found.ending === "," || at > found.at + 1;
  const mayTag = hasComma || "?!".includes(found.ending);
  // "said Orr, “is a lie.” His lawyer laughed.": the sentence is over.
  if (!mayTag && !isFresh(found)) return undefined;
  const place: TagPlace = { found, at, hasComma, mayTag, isStatement: hasComma && isFresh(found) };
  for (let i = at; i < at + MAX_TAG; i++) {
    const token = tokens[i];
    if (!token || token.kind === "quotation" || isMark(token, ";:.?!")) break;
    if (token.startsSentence && i > at) break;
    const tag = tagAt(place, i);
    if (tag === "no tag") return undefined;
    if (tag) return tag;
  }
  return undefined;
};

/** Where a tag after a quotation may stand, and what its comma tells. */
interface TagPlace {
  readonly found: Found;
  readonly at: number;
  readonly hasComma: boolean;
  readonly mayTag: boolean;
  readonly isStatement: boolean;
}

/** The tag whose verb is at a token; undefined where none is; "no tag" where the sentence is no tag at all. */
function tagAt(place: TagPlace, i: number): Attribution | "no tag" | undefined {
  const { found, at, hasComma, mayTag, isStatement } = place;
  const { tokens } = found.scene;
  const cue = cueAt(tokens, i);
  if (!cue || i === at || tokens[i - 1]?.lower === "to") return undefined;
  const isHeard = perceived.has(tokens[i - 1]?.lower ?? "") && formsOfBe.has(tokens[i - 2]?.lower ?? "");
  if (cue.verb.form === "ing" && !isHeard && !formsOfBe.has(tokens[i - 1]?.lower ?? "")) return undefined;
  const isEnd = endsClause(tokens, cue.to);
  if (!cue.isSpeech && !isEnd && !isStatement) return undefined;
  // "“….” Roe replied, “…”": the tag of the next quotation.
  if (!hasComma && isMark(tokens[i + 1], ",:") && tokens[i + 2]?.kind === "quotation") return "no tag";
  if (!mayTag && !(isEnd && !isMark(tokens[i + 1], ","))) return "no tag";
  const phrase = taggedBy(place, i, isHeard);
  if (!phrase || !beginsTag(tokens, at, phrase, hasComma)) return undefined;
  if (!(isStatement && cue.isSpeech) && continuesAsReport(tokens, cue)) return "no tag";
  return attribute(found, "tag after", hasComma || cue.isSpeech, phrase, cueRange(cue));
}

/** Whom a tag names: the subject of its verb, or whatever noun stands right before a verb of speaking. */
function taggedBy({ found, at, hasComma }: TagPlace, verb: number, isHeard: boolean): Phrase | undefined {
  const { tokens } = found.scene;
  const isSpoken = speakingForms.has(tokens[verb]?.lower ?? "");
  const subject = subjectOf(tokens, isHeard ? verb - 1 : verb, at);
  return subject ?? (hasComma && isSpoken ? anyNoun(tokens, at, verb) : undefined);
}

/** `Ida Roe said: “…”`, `he said, “…”` */
export const tagBefore: Rule = (found) => {
  const { tokens } = found.scene;
  if (startsSentence(found)) return undefined;
  const before = tokens[found.at - 1];
  const isColon = isMark(before, ":");
  const left = governingCue(found);
  if (!left) return undefined;
  const { cue, phrase, distance } = left;
  const isDirect = distance === 1 || (distance === 2 && isMark(before, ",:"));
  const isSure = isDirect ? isPlainTag(found, left) : distance <= 12 && isPlainReport(found, left);
  if (isColon)
    return attribute(
      found,
      "colon",
      isSure && (cue.isSpeech || isPlainReport(found, left)),
      phrase,
      cueRange(cue),
    );
  const hasComma = isMark(before, ",") && tokens[found.at]?.isCapital;
  // "has begun “to rebuild”": a few words of a report.
  if (distance === 1 && plainTalkVerbs.has(cue.verb.base)) return undefined;
  if (!cue.isSpeech || !(hasComma || isDirect)) return undefined;
  return attribute(found, "tag before", isSure, phrase, cueRange(cue));
};

/** `The plan is “…,” he said` and other tags at the end of a sentence. */
export const tagAtEnd: Rule = (found) => {
  const { tokens } = found.scene;
  const end = sentenceEnd(tokens, found.at);
  let tried = 0;
  for (let i = found.at + 1; i < end && tried < MAX_TRIED; i++) {
    const cue = cueAt(tokens, i);
    if (!cue?.isSpeech || cue.verb.form === "ing") continue;
    tried++;
    // "…, he said, “…”": the tag of the next quotation.
    if (isMark(tokens[i + 1], ",:") && tokens[i + 2]?.kind === "quotation") continue;
    const inverted = isMark(tokens[i - 1], ",") ? phraseStartingAt(tokens, i + 1) : undefined;
    if (inverted && canSpeak(tokens, inverted)) {
      return attribute(found, "tag at end", true, inverted, cueRange(cue));
    }
    const phrase = subjectOf(tokens, i, found.at + 1);
    const before = phrase && tokens[phrase.from - 1];
    const next = tokens[i + 1];
    const isEnd = endsClause(tokens, i + 1) || prepositions.has(next?.lower ?? "") || next?.isDate;
    if (phrase && isEnd && (isMark(before, ",") || before?.kind === "quotation")) {
      return attribute(found, "tag at end", true, phrase, cueRange(cue));
    }
  }
  return undefined;
};

/** `Ida Roe: “…”`, `FRYE: “…”`, `From Frye: “…”`: a name and a colon. */
export const label: Rule = (found) => {
  const colon = found.at - 1;
  return isMark(found.scene.tokens[colon], ":") ? labelled(found.scene, colon) : undefined;
};

/** The speaker named before a colon, where nothing else stands there. */
export function labelled(scene: Scene, colon: number): Attribution | undefined {
  const { tokens } = scene;
  const start = sentenceStart(tokens, colon);
  const isFrom = tokens[start]?.lower === "from";
  const from = isFrom ? start + 1 : start;
  if (from >= colon || colon - from > 6) return undefined;
  // "Adds Roe:"
  const verb = cueAt(tokens, from);
  if (verb?.isSpeech && verb.verb.form === "third" && tokens[from]?.startsSentence) {
    const phrase = phraseStartingAt(tokens, verb.to);
    if (phrase?.head !== "name" || phrase.to !== colon) return undefined;
    return { rule: "label", isStrong: true, speaker: { scene, phrase }, cue: { scene, ...cueRange(verb) } };
  }
  const isInitial = colon - from === 1 && ["q", "a"].includes(tokens[from]?.lower ?? "");
  const phrase: Phrase | undefined = isInitial
    ? { from, to: colon, head: "name", nameFrom: from, nameTo: colon }
    : phraseStartingAt(tokens, from);
  if (phrase?.head !== "name" || phrase.to !== colon) return undefined;
  // What merely announces the words is no speaker, and none other is to be found.
  if (!isInitial && !isFrom && !mayLabel(scene, phrase)) return { rule: "label", isStrong: false };
  const cue = isFrom ? { scene, from: start, to: from } : { scene, from: colon, to: colon + 1 };
  return { rule: "label", isStrong: !isInitial, speaker: { scene, phrase }, cue };
}

/**
 * Whether what stands before a colon names somebody rather than what follows ("Warning:", "Dann:", "Das Problem:"): a
 * transcript's capitals, a first name or title, or one word that the article has as a name in the middle of a sentence.
 */
function mayLabel({ tokens, names }: Scene, { from, nameFrom, nameTo }: Phrase): boolean {
  const first = tokens[from];
  const last = tokens[nameTo - 1];
  if (!first || !last || sentenceStarters.has(first.text)) return false;
  // "Hier etwas O-Ton:", but "Then spokeswoman Ida Roe:".
  const before = tokens.slice(from, nameFrom);
  const tells = ({ lower }: SceneToken) => titles.has(lower) || isPersonNoun(lower);
  if (before.length > 0 && !before.some(tells)) return false;
  const isShouted = last.text.length > 2 && last.text === last.text.toUpperCase();
  const isKnown = names.has(last.lower) || isFirstName(tokens[nameFrom]?.lower ?? "");
  return (
    isShouted || isKnown || titles.has(first.lower) || isPersonNoun(last.lower) || isOutletWord(last.lower)
  );
}

/** `“…”`, then `—Dana Frye` at the end of the paragraph or in one of its own. */
export const tagLine: Rule = (found) => {
  const { scene, index } = found;
  if (index < scene.quotations.length - 1) return undefined;
  const isLast = found.at === scene.tokens.length - 1;
  const line = isLast ? scene.all[scene.index + 1] : scene;
  if (!line) return undefined;
  const dash = isLast ? 0 : found.at + 1;
  const { tokens } = line;
  const mark = tokens[dash];
  if (!mark || !(isMark(mark, "—–-―") || mark.text === "--") || tokens.length - dash > MAX_TAG_LINE)
    return undefined;
  const phrase = phraseStartingAt(tokens, dash + 1);
  const end = phrase && tokens[phrase.to];
  if (phrase?.head !== "name" || (end && !isMark(end, ",.("))) return undefined;
  return {
    rule: "tag line",
    isStrong: true,
    speaker: { scene: line, phrase },
    cue: { scene: line, from: dash, to: dash + 1 },
  };
};
