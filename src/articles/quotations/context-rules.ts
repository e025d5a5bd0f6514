import { clauseSubject, sentenceStart, subjectOf } from "./clauses.ts";
import { cueAt } from "./cues.ts";
import { textOfRun } from "./names.ts";
import { canSpeak, type Phrase } from "./phrases.ts";
import {
  type Attribution,
  cueRange,
  type Found,
  isWhole,
  type Rule,
  type Scene,
  startsSentence,
} from "./scene.ts";
import { labelled } from "./tag-rules.ts";
import { isMark } from "./tokens.ts";

/** `“…,” she said. “…”`: the speaker goes on in the same paragraph. */
export const continuation: Rule = (found) => {
  const { scene } = found;
  const previous = scene.quotations[found.index - 1];
  if (!previous?.attribution?.speaker || !startsSentence(found)) return undefined;
  if (!isWhole(previous) || passesToAnother(found, previous.attribution)) return undefined;
  const { attribution } = previous;
  // "“Alone?” “Yes.”": with nothing between the two, somebody else may answer.
  const isReply = previous.at === found.at - 1;
  return { ...attribution, rule: "same paragraph", isStrong: attribution.isStrong && !isReply };
};

/** `“…,” Marsh said. Ortega shook her head. “…”`: somebody else comes up after the tag. */
function passesToAnother({ scene, at }: Found, { speaker, cue }: Attribution): boolean {
  const { tokens } = scene;
  const start = sentenceStart(tokens, at - 1);
  if (!speaker || cue?.scene !== scene || start <= cue.to || start >= at) return false;
  const subject = clauseSubject(tokens, start, at);
  if (subject?.head !== "name") return false;
  const name = (from: Scene, { nameFrom, nameTo }: Phrase): string =>
    textOfRun(from.tokens, nameFrom, nameTo).toLowerCase();
  const next = name(scene, subject);
  const last = name(speaker.scene, speaker.phrase);
  return !last.endsWith(next) && !next.endsWith(last);
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

/** The paragraph before a quotation that opens its own paragraph. */
function paragraphBefore(found: Found): Scene | undefined {
  if (!startsSentence(found) || found.index > 0 || found.at > 1) return undefined;
  return found.scene.all[found.scene.index - 1];
}

/** The next paragraph of a quotation that was left open. */
export const longQuotation: Rule = (found) => {
  const last = paragraphBefore(found)?.quotations.at(-1);
  if (!last || last.marked.closed || !last.attribution) return undefined;
  return { ...last.attribution, rule: "long quotation" };
};

/** `Ida Roe said:`, `From Frye:` in a paragraph of their own. */
export const introduced: Rule = (found) => {
  const previous = paragraphBefore(found);
  const end = previous?.tokens.length ?? 0;
  if (!previous || !isMark(previous.tokens.at(-1), ":")) return undefined;
  const name = labelled(previous, end - 1);
  if (name) return { ...name, rule: "introduced" };
  const subject = reporterIn(previous, sentenceStart(previous.tokens, end - 1), end, true);
  return subject && { ...subject, rule: "introduced", isStrong: subject.rule === "sentence before" };
};

/** A quotation that opens its paragraph, after one that quotes somebody or speaks of somebody. */
export const paragraphChain: Rule = (found) => {
  const previous = paragraphBefore(found);
  if (!previous) return undefined;
  const last = previous.quotations.at(-1);
  const start = sentenceStart(previous.tokens, previous.tokens.length - 1);
  if (last?.attribution?.speaker && last.at >= start - 1 && isWhole(last)) {
    const isStrong = last.attribution.isStrong && goesOn(found, last);
    return { ...last.attribution, rule: "paragraph chain", isStrong };
  }
  const subject = reporterIn(previous, start, previous.tokens.length, false);
  return subject && { ...subject, rule: "paragraph before", isStrong: false };
};

/** So many characters in a paragraph of their own are no repartee. */
const LEAST_LONG = 60;

/** `“…,” Roe said.`, then a paragraph of nothing but a long quotation that answers no question: Roe goes on. */
function goesOn({ scene, inner }: Found, last: Found): boolean {
  const isAlone = scene.tokens.every(({ kind }) => kind === "quotation");
  return isAlone && inner.length >= LEAST_LONG && last.ending !== "?" && !REPLY.test(inner);
}

const REPLY = /^(?:Yes|Yeah|No|Oh|Ah|Well|Sure|Okay|OK|Really|Right)\b/;

/** `“…” he said` for the next quotation of a paragraph which begins with one that has no tag of its own. */
export const nextInParagraph: Rule = (found) => {
  const next = found.scene.quotations[found.index + 1];
  if (!next?.attribution?.speaker || !startsSentence(found)) return undefined;
  if (next.attribution.speaker.scene !== found.scene) return undefined;
  return { ...next.attribution, rule: "next in paragraph", isStrong: false };
};

/** Words in a sentence that names nobody, after a quotation of the same paragraph. */
export const sameSpeaker: Rule = (found) => {
  const previous = found.scene.quotations[found.index - 1];
  if (!previous?.attribution?.speaker || startsSentence(found)) return undefined;
  return { ...previous.attribution, rule: "speaker before", isStrong: false };
};

/** A quotation that is not closed, before a paragraph that goes on with it and names the speaker. */
export const openedBefore: Rule = (found) => {
  const next = found.scene.all[found.scene.index + 1]?.quotations[0];
  if (found.marked.closed || found.index < found.scene.quotations.length - 1) return undefined;
  if (!next?.attribution?.speaker || next.at > 1) return undefined;
  return { ...next.attribution, rule: "long quotation" };
};
