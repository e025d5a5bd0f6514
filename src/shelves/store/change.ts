import type { Kysely, Transaction } from "kysely";
import type { LibraryState } from "./article-store.ts";
import type { Tables } from "./tables.ts";

/**
 * Changes a number of a library's state, and begins the library where there is none. From here on other changes of the
 * library wait until the transaction has ended.
 */
export async function touch(
  transaction: Transaction<Tables>,
  library: string,
  changed: keyof LibraryState,
): Promise<void> {
  await transaction
    .insertInto("libraries")
    // Not 1: where a library was deleted and begun anew, no number may come again.
    .values({ id: library, revision: Date.now(), rules: Date.now() })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((row) => ({ [changed]: row(`libraries.${changed}`, "+", 1) })),
    )
    .execute();
}

/** Changes what is set for a library, as a whole or not at all. */
export function changeRules<Done>(
  database: Kysely<Tables>,
  library: string,
  change: (transaction: Transaction<Tables>) => Promise<Done>,
): Promise<Done> {
  return database.transaction().execute(async (transaction) => {
    await touch(transaction, library, "rules");
    return change(transaction);
  });
}
