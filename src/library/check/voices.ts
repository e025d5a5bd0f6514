import type { Article, Quotation, Speaker } from "../../articles/index.ts";
import type { ArticleWord } from "./phrase-index.ts";

/** Who speaks in a stretch of an article. */
export interface Voice {
  /** True where most of the words stand in quotation marks. */
  readonly isQuoted: boolean;
  /** True where all of them do. */
  readonly isWhollyQuoted: boolean;
  /** Set where the quoted words have one speaker, and the article is clear about it. */
  readonly speaker?: Speaker;
}

/** Quotations inside quotations are no deeper than this. */
const DEEPEST = 4;

/**
 * The quotation that a word of the article stands in, the outermost where there are several. In logarithmic time:
 * an article's quotations stand in reading order.
 */
export function quotationOf({ quotations }: Article, word: ArticleWord): Quotation | undefined {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = quotations[middle];
    const isBefore =
      there !== undefined &&
      (there.paragraph < word.paragraph || (there.paragraph === word.paragraph && there.start <= word.start));
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return quotations
    .slice(Math.max(0, low - DEEPEST), low)
    .find(({ paragraph, end }) => paragraph === word.paragraph && word.end <= end);
}

/** Who speaks these words of the article. Words of two speakers have none. */
export function voiceOf(article: Article, words: readonly ArticleWord[]): Voice {
  const spoken = words.filter((word) => !word.isMark);
  const quotations = new Set<Quotation>();
  let quoted = 0;
  for (const word of spoken) {
    const holder = quotationOf(article, word);
    if (holder === undefined) continue;
    quoted += 1;
    quotations.add(holder);
  }
  const isQuoted = quoted * 2 > spoken.length;
  const speakers: Speaker[] = [];
  for (const { speaker, confidence } of quotations) {
    if (speaker !== undefined && confidence === "high") speakers.push(speaker);
  }
  const [speaker] = speakers;
  const isOne = speaker !== undefined && speakers.every(({ name }) => name === speaker.name);
  return {
    isQuoted,
    isWhollyQuoted: spoken.length > 0 && quoted === spoken.length,
    ...(isQuoted && isOne ? { speaker } : {}),
  };
}

/** The names of all whom the article quotes, clearly, with some of these words. */
export function speakersOf(article: Article, words: readonly ArticleWord[]): Set<string> {
  const names = new Set<string>();
  for (const word of words) {
    const holder = word.isMark ? undefined : quotationOf(article, word);
    if (holder?.speaker !== undefined && holder.confidence === "high") names.add(holder.speaker.name);
  }
  return names;
}
