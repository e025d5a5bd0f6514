import type { Kysely, Transaction } from "kysely";
import type { LibraryId, LibraryState, Stored } from "./article-store.ts";
import type { Tables } from "./tables.ts";

/** Ends a transaction without a change. */
export class Refusal extends Error {
  readonly stored: Stored;

  constructor(stored: Stored) {
    super("refused");
    this.stored = stored;
  }
}

/**
 * Changes a number of a library's state, or none, and begins the library where there is none. From here on other
 * changes of the library wait until the transaction has ended.
 */
export async function touch(
  transaction: Transaction<Tables>,
  library: LibraryId,
  changed: keyof LibraryState | "none",
): Promise<void> {
  const [name, by] = changed === "none" ? (["revision", 0] as const) : ([changed, 1] as const);
  await transaction
    .insertInto("libraries")
    // Not 1: where a library was deleted and begun anew, no number may come again.
    .values({ id: library, revision: Date.now(), rules: Date.now() })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((row) => ({ [name]: row(`libraries.${name}`, "+", by) })),
    )
    .execute();
}

/** Waits for other changes of a library, if there is one, which from here on wait until the transaction has ended. */
export async function lock(transaction: Transaction<Tables>, library: LibraryId): Promise<void> {
  await transaction
    .updateTable("libraries")
    .set(({ ref }) => ({ revision: ref("revision") }))
    .where("id", "=", library)
    .execute();
}

/**
 * Changes a library as a whole or not at all. One change of a library waits for another.
 *
 * @param isSeen whether something else is served afterwards; otherwise the revision stays
 */
export async function changeLibrary(
  database: Kysely<Tables>,
  library: LibraryId,
  change: (transaction: Transaction<Tables>) => Promise<Stored>,
  isSeen = true,
): Promise<Stored> {
  try {
    return await database.transaction().execute(async (transaction) => {
      await touch(transaction, library, isSeen ? "revision" : "none");
      return change(transaction);
    });
  } catch (error) {
    if (error instanceof Refusal) return error.stored;
    throw error;
  }
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
