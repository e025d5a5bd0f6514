import type { Kysely } from "kysely";
import type { Departure } from "./article-store.ts";
import type { Tables } from "./tables.ts";

/** Servers with a library, and since when they have been without the bot. */
export async function readDepartures(database: Kysely<Tables>): Promise<readonly Departure[]> {
  const rows = await database.selectFrom("libraries").select(["id", "left_at"]).orderBy("id").execute();
  return rows.map(({ id, left_at }) => ({ library: id, leftAt: left_at ?? undefined }));
}

/** Notes since when a server has been without the bot, unless that is noted already, or that it has it again. */
export async function writeDeparture(
  database: Kysely<Tables>,
  library: string,
  leftAt: number | undefined,
): Promise<void> {
  const named = database.updateTable("libraries").where("id", "=", library);
  await (leftAt === undefined
    ? named.set({ left_at: null })
    : named.set({ left_at: leftAt }).where("left_at", "is", null)
  ).execute();
}
