import type { Keep } from "./models.ts";

/** Groups of features, by name. */
export const groups: Readonly<Record<string, RegExp>> = {
  coverage: /^(?:coverage|allMatched|capitals|numbers|firstTerm|lastTerm)/,
  bm25: /^bm25/,
  "order and nearness": /^(?:pairs|verbatim|window)/,
  "same root": /^derived$/,
  "same meaning": /^synonym$/,
  "kinds of it": /^(?:below|above|focusBelow)$/,
  "expected answer": /^(?:evidence|near[A-Z]|definition|focus)/,
  "sentences around": /^(?:before|after|rest)/,
  title: /^title/,
  "the whole article": /^article|InArticle$/,
  "position and length": /^(?:first|reference|length|short|position|isFirst)$/,
  "sentences in the paragraph": /^(?:bestSentence|secondSentence|sentencesSummed)$/,
};

/** Keeps all features but those of a group. */
export function without(group: string): Keep {
  const pattern = groups[group];
  return (_, name) => pattern === undefined || !pattern.test(name);
}
