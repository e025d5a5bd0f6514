import { isPhraseBoundary } from "./phrases.ts";
import type { Found } from "./scene.ts";

const SMALL = new Set("a an the of in on at for to and or with by from is".split(" "));

/** Whether the words are written as titles are: every longer word with a capital. */
export function isTitleCase(inner: string): boolean {
  const words = inner.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  if (words.length === 0 || words.length > 14) return false;
  return words.every((word, i) => /^[\p{Lu}\p{N}]/u.test(word) || (i > 0 && SMALL.has(word)));
}

export function wordCount(inner: string): number {
  return (inner.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length;
}

const TITLED = /\b(?:titled|entitled|headlined)$/i;
const NAMING =
  /(?:so-called|known as|nicknamed|dubbed|called the|alias|aka|a\.k\.a\.|titled|entitled|headlined|labeled|named)$/i;

export function kindOf(found: Found): "speech" | "partial" | "scare" | "title" {
  const { tokens } = found.scene;
  const { attribution, inner, ending } = found;
  const before = tokens[found.at - 1];
  const words = wordCount(inner);
  const startsSentence = tokens[found.at]?.startsSentence === true;
  const rule = attribution?.rule;
  const isTag =
    rule === "inverted tag" ||
    rule === "tag after" ||
    rule === "tag before" ||
    rule === "colon" ||
    rule === "same paragraph" ||
    rule === "label";
  const text = found.scene.paragraph.text;
  const left = text.slice(Math.max(0, found.marked.start - 30), found.marked.start).trimEnd();
  if (TITLED.test(left) && !/[,:]$/.test(left)) return "title";
  if (NAMING.test(left) && words <= 8) return isTitleCase(inner) ? "title" : "scare";
  if (isWordOfOthers(found)) return "scare";
  if (isNamedSo(found) && words <= 8) return isTitleCase(inner) ? "title" : "scare";
  const right = text.slice(found.marked.end, found.marked.end + 30);
  if (/^\s+by\s+\p{Lu}/u.test(right) && !startsSentence && words > 1) return "title";
  const isCalled =
    attribution?.cue && found.at - attribution.cue.from < 8 && CALLING.has(cueText(attribution.cue));
  if (
    isTitleCase(inner) &&
    words <= 12 &&
    !/[!?]$/.test(inner) &&
    !(isTag && /[,.?!]/.test(ending) && startsSentence)
  ) {
    const isShouted = words > 2 && inner === inner.toUpperCase();
    if (!isCalled && !isShouted && (words > 1 || before?.isCapital)) return "title";
  }
  if (isTag || startsSentence) return words === 1 && !isTag ? "scare" : "speech";
  if (!attribution) return words > 7 ? "partial" : "scare";
  if (rule === "sentence subject" && words < 4) return "scare";
  return "partial";
}

/** `what aides call “the wall”`: a name that nobody in particular gives. */
function isWordOfOthers({ scene: { tokens }, attribution }: Found): boolean {
  const phrase = attribution?.speaker?.phrase;
  if (!phrase || !attribution.cue || !CALLING.has(cueText(attribution.cue))) return false;
  const isNamed = phrase.head === "name" || ["he", "she", "it"].includes(tokens[phrase.from]?.lower ?? "");
  return !isNamed && tokens[phrase.from - 1]?.lower === "what";
}

/** `a group called “Night Watch”`: no object stands between, and no "what" before, so that nobody is quoted. */
function isNamedSo({ at, scene: { tokens } }: Found): boolean {
  const noun = tokens[at - 2];
  if (!NAMED.has(tokens[at - 1]?.lower ?? "") || noun?.kind !== "word" || noun.isCapital) return false;
  if (isPhraseBoundary(tokens, at - 2)) return false;
  for (let i = at - 3; i >= at - 6; i--)
    if (["what", "which", "whom"].includes(tokens[i]?.lower ?? "")) return false;
  return true;
}

const NAMED = new Set(["called", "named", "dubbed", "nicknamed", "labeled", "labelled"]);
const CALLING = new Set(
  "call called calls calling label labeled labels branded dubbed chanting chanted chant chants shouting shouted yelling yelled described".split(
    " ",
  ),
);

function cueText(cue: { scene: { tokens: readonly { lower: string }[] }; from: number }): string {
  return cue.scene.tokens[cue.from]?.lower ?? "";
}
