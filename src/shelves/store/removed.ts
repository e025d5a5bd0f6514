import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** For so long what was removed can be restored, in ms: 30 days. */
const REMOVED_KEPT = 30 * 24 * 3_600_000;

/** Deletes the articles that were removed 30 days ago or earlier, with all their versions and what was read of them. */
export async function purgeRemoved(database: Kysely<Tables>): Promise<void> {
  const before = Date.now() - REMOVED_KEPT;
  await database.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom("articles")
      .where("removed_at", "<=", before)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return;
    // The same file may stand in another version: what was read goes by its hash.
    await transaction
      .deleteFrom("readings")
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("versions")
              .select("versions.hash")
              .whereRef("versions.library", "=", "readings.library")
              .whereRef("versions.hash", "=", "readings.hash"),
          ),
        ),
      )
      .execute();
  });
}
