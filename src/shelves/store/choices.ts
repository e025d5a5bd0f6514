import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** For so long a choice is kept, in ms: 90 days. */
const CHOICES_KEPT = 90 * 24 * 3_600_000;

/** Keeps whose library a user asks in direct messages, or with undefined that it is none's. False where there is none. */
export async function writeChoice(
  database: Kysely<Tables>,
  member: string,
  library: string | undefined,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("choices").where("member", "=", member).execute();
    if (library === undefined) return true;
    // Locks nothing and needs to: a library that is deleted meanwhile takes the choice along.
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto("choices")
      .columns(["member", "library", "at"])
      .expression((row) =>
        row
          .selectFrom("libraries")
          .select(({ val }) => [val(member).as("member"), "libraries.id", val(Date.now()).as("at")])
          .where("libraries.id", "=", library),
      )
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  });
}

/** Whose library a user asks in direct messages; undefined where that was not chosen, or too long ago. */
export async function readChoice(database: Kysely<Tables>, member: string): Promise<string | undefined> {
  const row = await database
    .selectFrom("choices")
    .select("library")
    .where("member", "=", member)
    .where("at", ">", Date.now() - CHOICES_KEPT)
    .executeTakeFirst();
  return row?.library;
}

/** Deletes the choices that have had their time. */
export async function purgeChoices(database: Kysely<Tables>): Promise<void> {
  await database
    .deleteFrom("choices")
    .where("at", "<=", Date.now() - CHOICES_KEPT)
    .execute();
}
