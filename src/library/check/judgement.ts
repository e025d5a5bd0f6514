import type { Article } from "../../articles/index.ts";
import { cutOutOf } from "./cut-out.ts";
import { spansOf } from "./differences.ts";
import { countNegations } from "./negation.ts";
import type { ArticleWord } from "./phrase-index.ts";
import type { Claim, JudgedClaim, Source, Warning } from "./quote-check.ts";
import { isDescribed, mayMean } from "./same-speaker.ts";
import { type Voice, voiceOf } from "./voices.ts";

/** What the article says of the speaker whom a message names; "open" where it quotes, but not clearly whom. */
export type Stance = "agrees" | "conflicts" | "open" | "unquoted";

/** What the article says of the speaker whom the message names. */
export function stanceOf(claim: Claim, article: Article, voice: Voice): Stance {
  if (voice.speaker === undefined) return voice.isQuoted ? "open" : "unquoted";
  if (claim.speaker === undefined) return "agrees";
  switch (mayMean(claim.speaker, voice.speaker, article)) {
    case "yes":
      return "agrees";
    case "no":
      return "conflicts";
    case "maybe":
      return "open";
  }
}

/** Where these words of an article stand, with who surely speaks them. */
export function sourceOf(
  article: Article,
  words: readonly ArticleWord[],
  voice: Voice,
  stance: Stance,
): Source<Article> | undefined {
  const [first, ...rest] = spansOf(words);
  if (first === undefined) return undefined;
  const { isQuoted, speaker } = voice;
  const isSure = speaker !== undefined && (stance !== "open" || isDescribed(speaker));
  return { text: article, spans: [first, ...rest], isQuoted, ...(isSure ? { speaker } : {}) };
}

/** Words of an article that a claim has word for word. */
export interface Finding {
  readonly article: Article;
  /** From the first to the last, with what was left out between them. */
  readonly words: readonly ArticleWord[];
  /** The words that the claim has, in its pieces. */
  readonly pieces: readonly (readonly ArticleWord[])[];
  readonly voice: Voice;
  readonly stance: Stance;
  readonly elided: readonly (readonly ArticleWord[])[];
  readonly interruptions?: readonly (readonly ArticleWord[])[];
  readonly others: number;
}

/** The verdict on a claim that has the article's words. */
export function judgeFound(claim: Claim, finding: Finding): JudgedClaim | undefined {
  const { article, words, pieces, voice, stance, elided, interruptions = [], others } = finding;
  const source = sourceOf(article, words, voice, stance);
  if (source === undefined) return undefined;
  const cutOut = cutOutOf(article, pieces.flat());
  return {
    kind: stance === "conflicts" ? "wrong-speaker" : "exact",
    claim,
    source,
    elided: elided.flatMap(spansOf),
    interruptions: interruptions.flatMap(spansOf),
    others,
    isSpeakerOpen: claim.speaker !== undefined && stance === "open",
    ...(cutOut === undefined ? {} : { cutOut }),
  };
}

/** What speaks against joining pieces of one place, and leaving out what stands between them. */
export function warningsOf(
  article: Article,
  pieces: readonly (readonly ArticleWord[])[],
  elided: readonly (readonly ArticleWord[])[],
): Warning[] {
  const warnings: Warning[] = [];
  if (elided.some((words) => countNegations(words) > 0)) warnings.push("negation-elided");
  if (joinsSpeakers(pieces.map((piece) => voiceOf(article, piece)))) warnings.push("joins-speakers");
  return warnings;
}

/** Whether two of the voices, one after the other, are of two speakers, or of a speaker and the article itself. */
export function joinsSpeakers(voices: readonly Voice[]): boolean {
  return voices.some((one, index) => {
    const other = voices[index + 1];
    if (other === undefined) return false;
    const areTwo = one.speaker && other.speaker && one.speaker.name !== other.speaker.name;
    const isMixed =
      (one.isWhollyQuoted && one.speaker && !other.isQuoted) ||
      (other.isWhollyQuoted && other.speaker && !one.isQuoted);
    return Boolean(areTwo || isMixed);
  });
}
