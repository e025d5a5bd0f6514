import type { Kysely, Transaction } from "kysely";
import type { ActKind, LogPage, LogQuery } from "./article-store.ts";
import type { Tables } from "./tables.ts";

/** For so long it is kept who did what, in ms: 90 days. */
const ACTS_KEPT = 90 * 24 * 3_600_000;

/**
 * Writes down an act in the transaction that carries it out. The transaction must have changed the library's row before,
 * which keeps other changes of the library waiting: numbers are given in order.
 */
export async function recordAct(
  transaction: Transaction<Tables>,
  library: string,
  { by, kind, subject }: { readonly by: string; readonly kind: ActKind; readonly subject: string },
): Promise<void> {
  const last = await transaction
    .selectFrom("acts")
    .select(({ fn }) => fn.max("number").as("number"))
    .where("library", "=", library)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await transaction
    .insertInto("acts")
    .values({ library, number, by, kind, subject, at: Date.now() })
    .execute();
}

/** A part of a library's acts, the newest first. What has had its time is not among them, purged or not. */
export async function readActs(
  database: Kysely<Tables>,
  library: string,
  { offset, limit }: LogQuery,
): Promise<LogPage> {
  const kept = database
    .selectFrom("acts")
    .where("library", "=", library)
    .where("at", ">", Date.now() - ACTS_KEPT);
  const { total } = await kept
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await kept
    .select(["by", "at", "kind", "subject"])
    .orderBy("number", "desc")
    .offset(offset)
    .limit(limit)
    .execute();
  return { acts: rows.map((row) => ({ ...row, kind: row.kind as ActKind })), total };
}

/** How many articles were added or replaced since then. */
export async function countAdditions(
  database: Kysely<Tables>,
  library: string,
  since: number,
): Promise<number> {
  const { count } = await database
    .selectFrom("acts")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("library", "=", library)
    .where("kind", "in", ["add", "replace"] satisfies ActKind[])
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  return count;
}

/** Deletes what has had its time, of all libraries. */
export async function purgeActs(database: Kysely<Tables>): Promise<void> {
  await database
    .deleteFrom("acts")
    .where("at", "<=", Date.now() - ACTS_KEPT)
    .execute();
}
