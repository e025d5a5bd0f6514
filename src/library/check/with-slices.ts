import type { Article, ParagraphSpan } from "../../articles/index.ts";
import type { ParagraphSlice } from "../slice.ts";
import type { JudgedClaim, Place, QuoteCheck } from "./quote-check.ts";

/** Gives the paragraph of the article with this index, from 0. */
export type SliceOf = (article: Article, paragraph: number) => ParagraphSlice | undefined;

/** A judged claim as it is told: the paragraphs that its spans are of instead of the article. */
export function withSlices(check: JudgedClaim, sliceOf: SliceOf): QuoteCheck {
  const slicesFor = (article: Article, spans: readonly ParagraphSpan[]): ParagraphSlice[] =>
    [...new Set(spans.map(({ paragraph }) => paragraph))]
      .sort((a, b) => a - b)
      .flatMap((paragraph) => sliceOf(article, paragraph) ?? []);
  const placeOf = ({ claim, source }: Place<Article>) => ({
    claim,
    source: { ...source, text: slicesFor(source.text, source.spans) },
  });
  switch (check.kind) {
    case "not-found": {
      const { closest, ...rest } = check;
      if (closest === undefined) return rest;
      return { ...rest, closest: { ...closest, text: slicesFor(closest.text, [closest.span]) } };
    }
    case "altered": {
      const { source, differences } = check;
      const spans = [...source.spans, ...differences.map(({ article }) => article)];
      return { ...check, source: { ...source, text: slicesFor(source.text, spans) } };
    }
    case "spliced": {
      const [first, ...rest] = check.places;
      return { ...check, places: [placeOf(first), ...rest.map(placeOf)] };
    }
    default: {
      const { source, cutOut } = check;
      const spans = [...source.spans, ...(cutOut === undefined ? [] : [cutOut.sentence])];
      return { ...check, source: { ...source, text: slicesFor(source.text, spans) } };
    }
  }
}
