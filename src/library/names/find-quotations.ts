import type { FoundQuotation, Page, QuotesQuery } from "../client.ts";
import { isQuotedIn, type LibraryParts, locate, sliceOf } from "../parts.ts";
import { confidenceOf, refusalFeatures } from "../rank/refuse.ts";
import { correctSpelling, rankText } from "../rank-text.ts";
import { isBy, isSpeech } from "./quotation-index.ts";

/** Finds what was said. Promises what `LibraryClient.quotes` promises. */
export async function findQuotations(
  parts: LibraryParts,
  { speaker, about = "", article, offset = 0, limit }: QuotesQuery,
): Promise<Page<FoundQuotation>> {
  const { index, quotationIndex } = parts;
  const within = article === undefined ? undefined : parts.names.withId(article);
  if (article !== undefined && within === undefined) return { items: [], total: 0 };
  const fitting = quotationIndex.paragraphs.filter(
    (paragraph) =>
      (within === undefined || index.articleOf[paragraph] === within) &&
      (speaker === undefined
        ? quotationIndex.of(paragraph).some(isSpeech)
        : isQuotedIn(parts, paragraph, speaker)),
  );
  const paragraphs = about.trim() === "" ? fitting : await paragraphsAbout(parts, about, within, fitting);
  const found = paragraphs.flatMap((paragraph) =>
    quotationIndex
      .of(paragraph)
      .filter((quotation) => isSpeech(quotation) && (speaker === undefined || isBy(quotation, speaker)))
      .map((quotation) => ({ paragraph, quotation })),
  );
  const items = found.slice(offset, offset + limit).flatMap(({ paragraph, quotation }) => {
    const at = locate(index, paragraph);
    const slice = sliceOf(parts, at.article, at.paragraph);
    return slice === undefined ? [] : [{ ...slice, quotation }];
  });
  return { items, total: found.length };
}

/** Those of the paragraphs that bear on the subject, best first. */
async function paragraphsAbout(
  parts: LibraryParts,
  subject: string,
  article: number | undefined,
  paragraphs: readonly number[],
): Promise<number[]> {
  const scope = { ...(article === undefined ? {} : { article }), paragraphs };
  const corrections = correctSpelling(parts, subject);
  const { asked, ranked, isWithin } = await rankText(parts, subject, scope, corrections);
  if (confidenceOf(refusalFeatures(asked, ranked, isWithin), parts.weights) < parts.weights.threshold)
    return [];
  const least = (ranked[0]?.features["coverage"] ?? 0) / 2;
  return ranked
    .filter(({ features }) => (features["coverage"] ?? 0) >= least)
    .map(({ paragraph }) => paragraph);
}
