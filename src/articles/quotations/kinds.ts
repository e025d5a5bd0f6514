import { callingVerbs, namingVerbs, words, workNouns } from "../../language/index.ts";
import type { Quotation } from "../article.ts";
import { cueAt } from "./cues.ts";
import { isPhraseBoundary } from "./phrases.ts";
import { type Found, startsSentence } from "./scene.ts";
import { isMark } from "./tokens.ts";

/** Words that stay small in a title. */
const smallWords = words("a an the of in on at for to and or with by from is");

/** Rules that find a tag: what they attribute is speech even where it looks like a title. */
const tagRules: ReadonlySet<string> = new Set([
  "inverted tag",
  "tag after",
  "tag before",
  "colon",
  "label",
  "split",
  "tag line",
  "same paragraph",
]);

/** Rules that find no word of speaking: a few words are then held at a distance rather than quoted. */
const weakRules: ReadonlySet<string> = new Set(["sentence subject", "speaker before"]);

const MAX_NAME_WORDS = 8;
const MAX_TITLE_WORDS = 12;
const TITLED = /\b(?:titled|entitled|headlined)$/i;
const NAMING =
  /(?:so-called|so called|known as|nicknamed|dubbed|called the|alias|aka|a\.k\.a\.|labeled|named)$/i;

/** Whether the words are written as titles are: all but the small ones with a capital. */
function isTitleCase(inner: string): boolean {
  let isFirst = true;
  for (const [word] of inner.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)) {
    if (!/^[\p{Lu}\p{N}]/u.test(word) && (isFirst || !smallWords.has(word))) return false;
    isFirst = false;
  }
  return !isFirst;
}

/** How many words these are, counted no further than to what no title has. */
function countWords(inner: string): number {
  let count = 0;
  for (const _ of inner.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu))
    if (++count > MAX_TITLE_WORDS) break;
  return count;
}

/**
 * What the marks are for: whole statements ("speech"), quoted words inside a report ("partial"), or no speech at all:
 * a name of a work, a person or a thing ("title"), or words held at a distance ("scare").
 */
export function kindOf(found: Found): Quotation["kind"] {
  const { attribution, inner } = found;
  const { text } = found.scene.paragraph;
  const count = countWords(inner);
  const isTagged = tagRules.has(attribution?.rule ?? "");
  const before = text.slice(Math.max(0, found.marked.start - 30), found.marked.start).trimEnd();
  if (TITLED.test(before)) return "title";
  const isName = NAMING.test(before) || isNamedSo(found);
  if (isName && count <= MAX_NAME_WORDS) return isTitleCase(inner) ? "title" : "scare";
  if (isWordOfOthers(found)) return "scare";
  if (isTitle(found, count, isTagged)) return "title";
  if (isTagged) return isInsideSentence(found) ? "partial" : "speech";
  if (isAfterColon(found) && /[.?!]/.test(found.ending)) return "speech";
  if (startsSentence(found)) return count === 1 && found.scene.tokens.length > 1 ? "scare" : "speech";
  if (!attribution) return count > 7 ? "partial" : "scare";
  if (weakRules.has(attribution.rule) && count < 4) return "scare";
  return !attribution.isStrong && count <= MAX_TERM_WORDS && isTerm(found) ? "scare" : "partial";
}

/** Longer than that, quoted words are hardly a term. */
const MAX_TERM_WORDS = 2;

/** `the “top secret” level`: words that stand before a noun, far from any report of them. */
function isTerm({ at, scene: { tokens }, attribution }: Found): boolean {
  const after = tokens[at + 1];
  const before = tokens[at - 1];
  if (after?.kind !== "word" || after.isCapital || after.startsSentence || before?.kind !== "word")
    return false;
  const isNoun = !isPhraseBoundary(tokens, at + 1) && !cueAt(tokens, at + 1);
  return isNoun && attribution?.rule === "report, far";
}

/** The name of a work: written as one, or with its author ("“…” by Ida Roe"). */
function isTitle(found: Found, count: number, isTagged: boolean): boolean {
  const { inner, ending, marked, attribution, scene } = found;
  const after = scene.paragraph.text.slice(marked.end, marked.end + 30);
  if (/^\s+by\s+\p{Lu}/u.test(after) && !startsSentence(found) && count > 1) return true;
  if (!isTitleCase(inner) || count > MAX_TITLE_WORDS || /[!?]$/.test(inner)) return false;
  if (isTagged && startsSentence(found) && /[,.?!]/.test(ending)) return false;
  if (isAfterColon(found) && ending === ".") return false;
  if (workNouns.has(scene.tokens[found.at - 1]?.lower ?? "")) return true;
  const isShouted = count > 2 && inner === inner.toUpperCase();
  const cue = attribution?.cue;
  const isCalled =
    cue && found.at - cue.from < 8 && callingVerbs.has(cue.scene.tokens[cue.from]?.lower ?? "");
  return !isShouted && !isCalled && (count > 1 || scene.tokens[found.at - 1]?.isCapital === true);
}

function isAfterColon(found: Found): boolean {
  return isMark(found.scene.tokens[found.at - 1], ":");
}

/** `The plan is a “very bad idea,” he said`: the sentence begins outside the marks. */
function isInsideSentence(found: Found): boolean {
  const { tokens } = found.scene;
  const before = tokens[found.at - 1];
  const isCue = found.attribution?.cue?.to === found.at;
  return !startsSentence(found) && before?.kind === "word" && !isCue;
}

/** `what aides call “the wall”`: a name that nobody in particular gives. */
function isWordOfOthers({ scene: { tokens }, attribution }: Found): boolean {
  const phrase = attribution?.speaker?.phrase;
  const cue = attribution?.cue;
  if (!phrase || !cue || !callingVerbs.has(tokens[cue.from]?.lower ?? "")) return false;
  const isNamed = phrase.head === "name" || ["he", "she", "it"].includes(tokens[phrase.from]?.lower ?? "");
  return !isNamed && tokens[phrase.from - 1]?.lower === "what";
}

/** `a group called “Night Watch”`: no object stands between, and no "what" before, so that nobody is quoted. */
function isNamedSo({ at, scene: { tokens } }: Found): boolean {
  const noun = tokens[at - 2];
  if (!namingVerbs.has(tokens[at - 1]?.lower ?? "") || noun?.kind !== "word" || noun.isCapital) return false;
  const isWhat = tokens
    .slice(Math.max(0, at - 6), at - 2)
    .some(({ lower }) => ["what", "which", "whom"].includes(lower));
  return !isWhat && !isPhraseBoundary(tokens, at - 2);
}
