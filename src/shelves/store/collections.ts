import { randomBytes } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { recordAct } from "./acts.ts";
import type { LibraryId } from "./article-store.ts";
import { touch } from "./change.ts";
import type { Audience, Collection, CollectionChange, CollectionChanged } from "./collection.ts";
import { titleOf } from "./selections.ts";
import type { Tables } from "./tables.ts";

/** So many collections a library may have: as many as one menu takes. */
const MOST_COLLECTIONS = 25;

/** The collections of a library, by name. */
export async function readCollections(
  database: Kysely<Tables>,
  library: LibraryId,
): Promise<readonly Collection[]> {
  const rows = await database
    .selectFrom("collections")
    .select(["id", "name", "channels", "roles"])
    .where("library", "=", library)
    .execute();
  return rows
    .map(({ id, name, channels, roles }) => ({
      id,
      name,
      channels: JSON.parse(channels),
      roles: JSON.parse(roles),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/**
 * Changes a collection, with what it tells of in the log: `do`, its name, and what else there is to say, as JSON. What
 * is seen may be different afterwards, so both numbers of the library change.
 */
export function changeCollection(
  database: Kysely<Tables>,
  library: LibraryId,
  change: CollectionChange,
  by: string,
): Promise<CollectionChanged> {
  return database.transaction().execute(async (transaction) => {
    await touch(transaction, library, "rules");
    const collections = await readCollections(transaction, library);
    const refusal = await refusalOf(transaction, library, change, collections);
    // Both numbers stay changed, which does no harm.
    if (refusal !== undefined) return refusal;
    await touch(transaction, library, "revision");
    const id = change.do === "create" ? randomBytes(4).toString("hex") : change.id;
    const before = collections.find((one) => one.id === id);
    const details = await carryOut(transaction, library, id, change, before);
    const name = before?.name ?? ("name" in change ? change.name : "");
    for (const detail of details) {
      const subject = JSON.stringify([change.do, name, detail]);
      await recordAct(transaction, library, { by, kind: "collections", subject });
    }
    return { id };
  });
}

async function refusalOf(
  transaction: Transaction<Tables>,
  library: LibraryId,
  change: CollectionChange,
  collections: readonly Collection[],
): Promise<CollectionChanged | undefined> {
  if (change.do !== "create" && !collections.some(({ id }) => id === change.id))
    return { refused: "unknown" };
  if ("name" in change) {
    const name = change.name.toLowerCase();
    if (collections.some((one) => one.name.toLowerCase() === name)) return { refused: "name" };
  }
  if (change.do === "create" && collections.length >= MOST_COLLECTIONS) return { refused: "full" };
  if (change.do !== "delete") return undefined;
  const { articles } = await transaction
    .selectFrom("articles")
    .select(({ fn }) => fn.countAll<number>().as("articles"))
    .where("library", "=", library)
    .where("collection", "=", change.id)
    .executeTakeFirstOrThrow();
  return articles > 0 ? { refused: "holds", articles } : undefined;
}

/** Gives what is to be said of it in the log, besides what was done with which collection. */
async function carryOut(
  transaction: Transaction<Tables>,
  library: LibraryId,
  id: string,
  change: CollectionChange,
  before: Collection | undefined,
): Promise<readonly string[]> {
  switch (change.do) {
    case "create": {
      const { channels = [], roles = [] } = change.audience ?? {};
      const row = { library, id, name: change.name, ...asJson({ channels, roles }) };
      await transaction.insertInto("collections").values(row).execute();
      return [mentions({ channels, roles })];
    }
    case "rename":
      await update(transaction, library, id, { name: change.name });
      return [change.name];
    case "show": {
      const audience = { channels: [], roles: [], ...before, ...change.audience };
      await update(transaction, library, id, asJson(audience));
      return [mentions(audience)];
    }
    case "delete":
      await transaction
        .deleteFrom("collections")
        .where("library", "=", library)
        .where("id", "=", id)
        .execute();
      return [""];
    default:
      return moveArticles(transaction, library, id, change);
  }
}

/** Gives the titles of those that were moved. */
async function moveArticles(
  transaction: Transaction<Tables>,
  library: LibraryId,
  id: string,
  change: Extract<CollectionChange, { readonly articles: readonly string[] }>,
): Promise<string[]> {
  const titles: string[] = [];
  for (const article of change.articles) {
    const named = transaction
      .updateTable("articles")
      .where("library", "=", library)
      .where("id", "=", article);
    const { numUpdatedRows } = await (change.do === "put"
      ? named
          .set({ collection: id })
          .where(({ eb, or }) => or([eb("collection", "is", null), eb("collection", "!=", id)]))
      : named.set({ collection: null }).where("collection", "=", id)
    ).executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) titles.push(await titleOf(transaction, library, article));
  }
  return titles;
}

async function update(
  transaction: Transaction<Tables>,
  library: LibraryId,
  id: string,
  values: { readonly name?: string; readonly channels?: string; readonly roles?: string },
): Promise<void> {
  await transaction
    .updateTable("collections")
    .set(values)
    .where("library", "=", library)
    .where("id", "=", id)
    .execute();
}

function asJson({ channels, roles }: Audience) {
  return { channels: JSON.stringify(channels), roles: JSON.stringify(roles) };
}

/** An audience as Discord shows it. */
function mentions({ channels, roles }: Audience): string {
  return [...channels.map((id) => `<#${id}>`), ...roles.map((id) => `<@&${id}>`)].join(" ");
}
