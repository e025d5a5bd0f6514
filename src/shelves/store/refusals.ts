import type { Kysely, Transaction } from "kysely";
import { countAdditions } from "./acts.ts";
import type { LibraryId } from "./article-store.ts";
import { Refusal } from "./change.ts";
import type { Limits } from "./limits.ts";
import { selectPresent } from "./selections.ts";
import type { Tables } from "./tables.ts";

const HOUR = 3_600_000;

/** @throws Refusal where an article with this very content is there */
export async function refuseSame(
  transaction: Transaction<Tables>,
  library: LibraryId,
  content: string,
): Promise<void> {
  const same = await selectPresent(transaction, library)
    .select("articles.id")
    .where("versions.content", "=", content)
    .executeTakeFirst();
  if (same !== undefined) throw new Refusal({ refused: "same", as: same.id });
}

/** @throws Refusal where as much has been added within an hour as may be */
export async function refuseHaste(
  transaction: Transaction<Tables>,
  library: LibraryId,
  { additions: most }: Limits,
): Promise<void> {
  if ((await additionsOf(transaction, library)) >= most) throw new Refusal({ refused: "additions", most });
}

/** What is to be added to what a library holds, before it is. Sizes are in bytes. */
interface Addition {
  readonly fileBytes?: number;
  readonly articles?: number;
  readonly bytes?: number;
}

/** @throws Refusal where the library, with this addition, holds more than it may */
export async function refuseExcess(
  transaction: Transaction<Tables>,
  library: LibraryId,
  limits: Limits,
  added: Addition = {},
): Promise<void> {
  const { drafts, ...present } = await sizeOf(transaction, library);
  const there = {
    fileBytes: added.fileBytes ?? 0,
    articles: present.articles + (added.articles ?? 0),
    bytes: present.bytes + (added.bytes ?? 0),
    drafts,
  };
  for (const limit of ["fileBytes", "articles", "bytes", "drafts"] as const) {
    const most = limits[limit];
    if (there[limit] > most) throw new Refusal({ refused: limit, most });
  }
}

/** How much a library holds: articles that are there, and sizes in bytes. */
export async function sizeOf(
  database: Kysely<Tables>,
  library: LibraryId,
): Promise<Pick<Limits, "articles" | "bytes" | "drafts">> {
  const present = await selectPresent(database, library)
    .select((row) => [
      row.fn.countAll<number>().as("articles"),
      row.cast<number>(row.fn.coalesce(row.fn.sum("versions.size"), row.val(0)), "bigint").as("bytes"),
    ])
    .executeTakeFirstOrThrow();
  const { drafts } = await selectDrafts(database, library)
    .select((row) => row.cast<number>(row.fn.coalesce(row.fn.sum("size"), row.val(0)), "bigint").as("drafts"))
    .executeTakeFirstOrThrow();
  return { ...present, drafts };
}

/** How much has been added within an hour; what is still a draft counts. */
export async function additionsOf(database: Kysely<Tables>, library: LibraryId): Promise<number> {
  const since = Date.now() - HOUR;
  const added = await countAdditions(database, library, since);
  const { drafts } = await selectDrafts(database, library)
    .select(({ fn }) => fn.countAll<number>().as("drafts"))
    .where("added_at", ">", since)
    .executeTakeFirstOrThrow();
  return added + drafts;
}

function selectDrafts(database: Kysely<Tables>, library: LibraryId) {
  return database.selectFrom("versions").where("library", "=", library).where("state", "=", "draft");
}
