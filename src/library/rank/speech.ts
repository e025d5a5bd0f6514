import { shape } from "../../language/index.ts";
import { isQuotedIn, type LibraryParts } from "../parts.ts";
import type { Ranking } from "../rank-text.ts";
import type { AskedSpeaker } from "./asked-speaker.ts";
import type { Ranked } from "./rank.ts";
import { type Reach, reportsSpeechOf } from "./reported-speech.ts";

/** Passages that quote the speaker are moved up by so much, and those that report their words. */
const bonus = { quoted: 2.5, reported: 1.2 };

/** How a paragraph has the speaker's words, if it does. */
export function hasWordsOf(
  parts: LibraryParts,
  paragraph: number,
  { names, stems, isNamed }: AskedSpeaker,
  reach?: Reach,
): "quoted" | "reported" | undefined {
  if (names.some((name) => isQuotedIn(parts, paragraph, name))) return "quoted";
  return stems.size > 0 && reportsSpeechOf(parts.index, paragraph, stems, isNamed, reach)
    ? "reported"
    : undefined;
}

/** Where the question asks for somebody's words, prefers passages that have them. */
export function preferSpeaker(
  parts: LibraryParts,
  { ranked, question }: Ranking,
  speaker: AskedSpeaker | undefined,
): readonly Ranked[] {
  if (speaker === undefined && question.kind !== "speech") return ranked;
  // Asked for words, but of nobody whom the library knows: whoever the question names with a capital.
  const anybody = new Set(
    question.terms.filter((term) => (term.shape & shape.capital) !== 0).map(({ stemId }) => stemId),
  );
  const lift = (paragraph: number): number => {
    if (speaker === undefined) return reportsSpeechOf(parts.index, paragraph, anybody) ? bonus.reported : 0;
    const has = hasWordsOf(parts, paragraph, speaker);
    return has === undefined ? 0 : bonus[has];
  };
  return ranked
    .map((hit) => ({ ...hit, score: hit.score + lift(hit.paragraph) }))
    .sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
}

/** Whether a sentence of a paragraph holds words of the speaker. */
export function isSentenceOf(
  parts: LibraryParts,
  paragraph: number,
  { start, end }: { readonly start: number; readonly end: number },
  { names }: AskedSpeaker,
): boolean {
  const { quotationIndex } = parts;
  return quotationIndex
    .of(paragraph)
    .some(
      (quotation) =>
        quotation.start < end &&
        start < quotation.end &&
        names.some((name) => quotationIndex.isBy(quotation, name)),
    );
}

/** Whether a passage has a word of what the speaker is asked about, or one akin to the question's. */
export function touches({ covered, features }: Ranked, { topic }: AskedSpeaker): boolean {
  return (covered & topic) !== 0 || (features["derived"] ?? 0) + (features["synonym"] ?? 0) > 0;
}
