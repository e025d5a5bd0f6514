import type { FoundQuotation, Page, QuotesQuery } from "../client.ts";
import { type LibraryParts, locate, sliceOf } from "../parts.ts";
import { correctSpelling, rankText } from "../rank-text.ts";
import type { PlacedQuotation } from "./quotation-index.ts";

/** Finds what was said. Promises what `LibraryClient.quotes` promises. */
export async function findQuotations(
  parts: LibraryParts,
  { speaker, about = "", article, offset = 0, limit }: QuotesQuery,
): Promise<Page<FoundQuotation>> {
  const { index, quotationIndex } = parts;
  const within = article === undefined ? undefined : parts.names.withId(article);
  if (article !== undefined && within === undefined) return { items: [], total: 0 };
  const said = quotationIndex.said(speaker);
  const fitting =
    within === undefined ? said : said.filter(({ paragraph }) => index.articleOf[paragraph] === within);
  const found = about.trim() === "" ? fitting : await bestAbout(parts, about, within, fitting);
  const items = found.slice(offset, offset + limit).flatMap(({ paragraph, quotation }) => {
    const at = locate(index, paragraph);
    const slice = sliceOf(parts, at.article, at.paragraph);
    return slice === undefined ? [] : [{ ...slice, quotation }];
  });
  return { items, total: found.length };
}

/**
 * So much of what a subject's words tell must stand in one paragraph, or nobody speaks of it. Of subjects cut out of
 * 1,600 quotations it keeps what a fitted model kept, within a percent, and lets no more of other articles' through.
 */
const aboutIt = 0.5;

/** Those of the quotations whose paragraphs bear on the subject, best first. */
async function bestAbout(
  parts: LibraryParts,
  subject: string,
  article: number | undefined,
  fitting: readonly PlacedQuotation[],
): Promise<PlacedQuotation[]> {
  const byParagraph = new Map<number, PlacedQuotation[]>();
  for (const placed of fitting) {
    const there = byParagraph.get(placed.paragraph);
    if (there === undefined) byParagraph.set(placed.paragraph, [placed]);
    else there.push(placed);
  }
  const scope = { ...(article === undefined ? {} : { article }), paragraphs: [...byParagraph.keys()] };
  const corrections = correctSpelling(parts, subject);
  const { ranked } = await rankText(parts, subject, scope, corrections);
  const best = ranked.reduce((most, { features }) => Math.max(most, features["coverage"] ?? 0), 0);
  if (best < aboutIt) return [];
  return ranked
    .filter(({ features }) => (features["coverage"] ?? 0) >= best / 2)
    .flatMap(({ paragraph }) => byParagraph.get(paragraph) ?? []);
}
