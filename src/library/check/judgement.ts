import type { Article } from "../../articles/index.ts";
import { spansOf } from "./differences.ts";
import { mayMean } from "./naming.ts";
import { countNegations } from "./negation.ts";
import type { ArticleWord } from "./phrase-index.ts";
import type { Claim, Source, Warning } from "./quote-check.ts";
import { speakersOf, type Voice, voiceOf } from "./voices.ts";

/** Where these words of an article stand, with who speaks them. */
export function sourceOf(
  article: Article,
  words: readonly ArticleWord[],
  voice: Voice,
): Source<Article> | undefined {
  const [first, ...rest] = spansOf(words);
  if (first === undefined) return undefined;
  const { isQuoted, speaker } = voice;
  return { text: article, spans: [first, ...rest], isQuoted, ...(speaker === undefined ? {} : { speaker }) };
}

/** What speaks against joining pieces that stand apart in the article as if they were one quotation. */
export function warningsOf(
  article: Article,
  pieces: readonly (readonly ArticleWord[])[],
  elided: readonly (readonly ArticleWord[])[],
): Warning[] {
  const warnings = new Set<Warning>();
  const speakers = speakersOf(article, pieces.flat());
  for (const words of elided) {
    if (countNegations(words) > 0) warnings.add("negation-elided");
    const others = speakersOf(article, words);
    if (speakers.size > 0 && [...others].some((name) => !speakers.has(name))) warnings.add("far-apart");
  }
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    const last = piece.at(-1);
    if (next?.[0] === undefined || last === undefined) continue;
    if (next[0].paragraph > last.paragraph + 1) warnings.add("far-apart");
    const one = voiceOf(article, piece);
    const other = voiceOf(article, next);
    const areTwo = one.speaker && other.speaker && one.speaker.name !== other.speaker.name;
    const isMixed =
      (one.isWhollyQuoted && one.speaker && !other.isQuoted) ||
      (other.isWhollyQuoted && other.speaker && !one.isQuoted);
    if (areTwo || isMixed) warnings.add("joins-speakers");
  }
  return [...warnings];
}

/** What the article says of the speaker whom a message names; "open" where it quotes, but not clearly whom. */
export type Stance = "agrees" | "conflicts" | "open" | "unquoted";

/** What the article says of the speaker whom the message names. */
export function stanceOf(claim: Claim, article: Article, voice: Voice): Stance {
  if (voice.speaker !== undefined) {
    return claim.speaker === undefined || mayMean(claim.speaker, voice.speaker, article)
      ? "agrees"
      : "conflicts";
  }
  return voice.isQuoted ? "open" : "unquoted";
}
