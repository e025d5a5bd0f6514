import type { Kysely } from "kysely";
import type { Edits, LibraryId, StoredHead, StoredVersion } from "./article-store.ts";
import type { Tables } from "./tables.ts";

/** Articles in all their versions, drafts included, with all that a head takes. */
export function selectVersions(database: Kysely<Tables>, library: LibraryId) {
  return database
    .selectFrom("articles")
    .innerJoin("versions", (join) =>
      join.onRef("versions.library", "=", "articles.library").onRef("versions.article", "=", "articles.id"),
    )
    .innerJoin("readings", (join) =>
      join.onRef("readings.library", "=", "versions.library").onRef("readings.hash", "=", "versions.hash"),
    )
    .where("articles.library", "=", library)
    .select([
      "articles.id",
      "articles.removed_by",
      "articles.removed_at",
      "articles.hidden_by",
      "articles.hidden_at",
      "articles.collection",
      "articles.version as served",
      "versions.version",
      "versions.state",
      "versions.file",
      "versions.hash",
      "versions.size",
      "versions.added_by",
      "versions.added_at",
      "versions.edits",
      "readings.title",
    ]);
}

/** The same with what the files come to, which is as large as a tenth of their text. */
export function selectSummarized(database: Kysely<Tables>, library: LibraryId) {
  return selectVersions(database, library).select("readings.summary");
}

/** What a reading that is answered from takes, of articles, versions and readings joined. */
export const readingColumns = [
  "articles.id",
  "articles.collection",
  "versions.file",
  "versions.edits",
  "versions.corrections",
  "readings.hash",
  "readings.parser",
  "readings.title",
  "readings.json",
] as const;

/** A reading of these columns. */
export function readingOf<
  Row extends {
    readonly collection: string | null;
    readonly edits: string | null;
    readonly corrections: string | null;
  },
>({ collection, edits, corrections, ...row }: Row) {
  return {
    ...row,
    edits: editsOf(edits),
    corrections: corrections === null ? {} : JSON.parse(corrections),
    ...(collection === null ? {} : { collection }),
  };
}

/** Articles in the version that is served, or would be if they were not hidden. A draft is none of them. */
export function selectPresent(database: Kysely<Tables>, library: LibraryId) {
  return database
    .selectFrom("articles")
    .innerJoin("versions", (join) =>
      join
        .onRef("versions.library", "=", "articles.library")
        .onRef("versions.article", "=", "articles.id")
        .onRef("versions.version", "=", "articles.version"),
    )
    .where("articles.library", "=", library)
    .where("articles.removed_at", "is", null);
}

/** What an article is called in the version that is served; empty where there is none. */
export async function titleOf(
  database: Kysely<Tables>,
  library: LibraryId,
  article: string,
): Promise<string> {
  const row = await selectVersions(database, library)
    .where(({ eb, or, ref }) =>
      or([eb("versions.version", "=", ref("articles.version")), eb("articles.version", "=", 0)]),
    )
    .where("articles.id", "=", article)
    .orderBy("versions.version", "desc")
    .executeTakeFirst();
  return row === undefined ? "" : headOf(row).title;
}

type Row = Awaited<ReturnType<ReturnType<typeof selectVersions>["executeTakeFirstOrThrow"]>>;
type SummarizedRow = Awaited<ReturnType<ReturnType<typeof selectSummarized>["executeTakeFirstOrThrow"]>>;

/** The head of a version. */
export function headOf(row: Row): StoredHead {
  const { id, version, title, file, size, added_by, added_at } = row;
  const edits = editsOf(row.edits);
  return {
    id,
    version,
    title: edits.title ?? title,
    file,
    size,
    addedBy: added_by,
    addedAt: added_at,
    ...(row.collection === null ? {} : { collection: row.collection }),
    ...deed("removed", row.removed_by, row.removed_at),
    ...deed("hidden", row.hidden_by, row.hidden_at),
  };
}

/** A version with what was read of it. */
export function versionOf(row: SummarizedRow): StoredVersion {
  return {
    ...headOf(row),
    isDraft: row.state === "draft",
    served: row.served,
    print: row.hash.slice(0, 8),
    edits: editsOf(row.edits),
    ...(row.summary === null ? {} : { summary: JSON.parse(row.summary) }),
  };
}

/** What a column holds of edits. */
function editsOf(column: string | null): Edits {
  return column === null ? {} : JSON.parse(column);
}

function deed(name: "removed" | "hidden", by: string | null, at: number | null) {
  return by === null || at === null ? {} : { [name]: { by, at } };
}
