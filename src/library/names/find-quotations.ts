import { correctSpelling, isQuotedIn, type LibraryParts, numberOf, placeOf, rankText } from "../ask.ts";
import type { FoundQuotation, QuoteOptions } from "../library.ts";
import { confidenceOf, refusalFeatures } from "../rank/refuse.ts";
import { isBy, isSpeech } from "./quotation-index.ts";

/** Finds what was said, in reading order, or best first where `about` ranks it. */
export async function findQuotations(parts: LibraryParts, options: QuoteOptions): Promise<FoundQuotation[]> {
  const { index, quotations } = parts;
  const { speaker, about, article } = options;
  const limit = Math.max(1, options.limit ?? 10);
  const articleNumber = article === undefined ? undefined : numberOf(index, article);
  if (article !== undefined && articleNumber === undefined) return [];
  const accept = (paragraph: number): boolean =>
    (articleNumber === undefined || index.articleOf[paragraph] === articleNumber) &&
    (speaker === undefined ? quotations.of(paragraph).some(isSpeech) : isQuotedIn(parts, paragraph, speaker));
  const paragraphs =
    about === undefined || about.trim() === ""
      ? quotations.paragraphs.filter(accept)
      : await paragraphsAbout(about);
  return paragraphs
    .flatMap((paragraph) => {
      const place = placeOf(index, paragraph);
      if (place === undefined) return [];
      return quotations
        .of(paragraph)
        .filter((quotation) => isSpeech(quotation) && (speaker === undefined || isBy(quotation, speaker)))
        .map((quotation) => ({ article: place.article, quotation }));
    })
    .slice(0, limit);

  async function paragraphsAbout(text: string): Promise<number[]> {
    const scope = {
      ...(articleNumber === undefined ? {} : { article: articleNumber }),
      paragraphs: quotations.paragraphs.filter(accept),
    };
    const { asked, ranked, isWithin } = await rankText(parts, text, scope, correctSpelling(parts, text));
    if (confidenceOf(refusalFeatures(asked, ranked, isWithin), parts.weights) < parts.weights.threshold)
      return [];
    const least = (ranked[0]?.features["coverage"] ?? 0) / 2;
    return ranked
      .filter(({ features }) => (features["coverage"] ?? 0) >= least)
      .map(({ paragraph }) => paragraph);
  }
}
