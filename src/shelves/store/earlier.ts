import type { Kysely } from "kysely";
import type { EarlierReading, LibraryId } from "./article-store.ts";
import type { Limits } from "./limits.ts";
import { readingColumns, readingOf } from "./selections.ts";
import type { Tables } from "./tables.ts";

/** What was read of versions that others have taken the place of, the newest first, no more than that of files. */
export async function readEarlier(
  database: Kysely<Tables>,
  library: LibraryId,
  most: Pick<Limits, "bytes" | "paragraphs">,
): Promise<readonly EarlierReading[]> {
  const earlier = database
    .selectFrom("articles")
    .innerJoin("versions", (join) =>
      join.onRef("versions.library", "=", "articles.library").onRef("versions.article", "=", "articles.id"),
    )
    .innerJoin("readings", (join) =>
      join.onRef("readings.library", "=", "versions.library").onRef("readings.hash", "=", "versions.hash"),
    )
    .where("articles.library", "=", library)
    .where("articles.removed_at", "is", null)
    .where("articles.hidden_at", "is", null)
    .where("versions.state", "=", "kept")
    .whereRef("versions.version", "<", "articles.version");
  const sizes = await earlier
    .select(["articles.id", "versions.version", "versions.size", "readings.paragraphs"])
    .orderBy("versions.added_at", "desc")
    .orderBy("articles.id")
    .execute();
  const readings: EarlierReading[] = [];
  let left = most;
  for (const { id, version, size, paragraphs } of sizes) {
    left = { bytes: left.bytes - size, paragraphs: left.paragraphs - (paragraphs ?? 0) };
    if (left.bytes < 0 || left.paragraphs < 0) break;
    const row = await earlier
      .select(readingColumns)
      .where("articles.id", "=", id)
      .where("versions.version", "=", version)
      .executeTakeFirst();
    if (row !== undefined) readings.push({ ...readingOf(row), version });
  }
  return readings;
}
