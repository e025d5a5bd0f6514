import type { LibraryClient, ParagraphRef, ParagraphSlice, QuoteCheck } from "../library/index.ts";
import type { StoredVersion, VersionRef } from "./store/article-store.ts";

/** A paragraph of a version that is no longer served, under the article's id. */
export interface EarlierParagraph {
  readonly kind: "earlier";
  readonly slice: ParagraphSlice;
  readonly version: number;
}

/** Words that stood in an earlier version of an article, where a message quotes them. */
export interface EarlierQuote {
  readonly claim: QuoteCheck["claim"];
  readonly slice: ParagraphSlice;
  readonly version: number;
}

/** What can be asked of the earlier versions of a server's articles. They answer no question. */
export interface EarlierVersions {
  /** The paragraph as it was when its reference was made, in the newest version that has it. */
  paragraph(ref: Required<ParagraphRef>): Promise<EarlierParagraph | undefined>;
  /** A paragraph (from 0) of a version. */
  read(version: VersionRef, paragraph: number): Promise<EarlierParagraph | undefined>;
  /** Quotations of a message that stood word for word in a version. */
  quotes(text: string): Promise<readonly EarlierQuote[]>;
}

/** The id of a version in a library of earlier versions: an article's id ends with 16 digits that nothing else has. */
export function earlierId({ id, version }: VersionRef): string {
  return `v${version}-${id.slice(-16)}`;
}

/** So many versions of one article are looked through for a paragraph. */
const MOST_TRIED = 50;

/**
 * Asks a library of earlier versions.
 *
 * @param articles all ids that the versions may be of
 * @param versionsOf gives the versions of an article, the newest first
 */
export function earlierVersions(
  library: LibraryClient,
  articles: readonly string[],
  versionsOf: (article: string) => Promise<readonly StoredVersion[]>,
): EarlierVersions {
  const read = async (version: VersionRef, ref: Omit<ParagraphRef, "article">) => {
    const result = await library.paragraph({ ...ref, article: earlierId(version) });
    if (!("slice" in result)) return undefined;
    const slice = under(version.id, result.slice);
    return {
      isSame: result.kind === "same",
      found: { kind: "earlier" as const, slice, version: version.version },
    };
  };
  return {
    async paragraph({ article, ...ref }) {
      const versions = (await versionsOf(article)).filter(
        ({ version, served, summary }) =>
          version < served && (summary === undefined || summary.print === ref.prints.article),
      );
      for (const version of versions.slice(0, MOST_TRIED)) {
        const result = await read(version, ref);
        if (result?.isSame === true) return result.found;
      }
      return undefined;
    },
    read: async (version, paragraph) => (await read(version, { paragraph }))?.found,
    async quotes(text) {
      return (await library.check({ text })).flatMap((check): EarlierQuote[] => {
        if (check.kind !== "exact" && check.kind !== "wrong-speaker") return [];
        const [slice] = check.source.text;
        const [, version, digits] = /^v(\d+)-(.{16})$/.exec(slice?.article.id ?? "") ?? [];
        const id = articles.find((one) => digits !== undefined && one.endsWith(digits));
        if (slice === undefined || id === undefined) return [];
        return [{ claim: check.claim, slice: under(id, slice), version: Number(version) }];
      });
    },
  };
}

function under(id: string, slice: ParagraphSlice): ParagraphSlice {
  return { ...slice, article: { ...slice.article, id } };
}
