import type { Kysely, Transaction } from "kysely";
import { countAdditions } from "./acts.ts";
import type { LibraryId } from "./article-store.ts";
import { Refusal } from "./change.ts";
import { type Limits, limitNames } from "./limits.ts";
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
  readonly articles?: number;
  readonly bytes?: number;
  readonly paragraphs?: number;
}

/** @throws Refusal where a file that was written is larger than it may be, or all files of the library are */
export async function refuseLarge(
  transaction: Transaction<Tables>,
  library: LibraryId,
  limits: Limits,
  file: Pick<Limits, "fileBytes" | "fileParagraphs">,
): Promise<void> {
  refuseMore(limits, { ...file, kept: await keptOf(transaction, library) });
}

/** @throws Refusal where the library, with this addition, holds more than it may */
export async function refuseExcess(
  transaction: Transaction<Tables>,
  library: LibraryId,
  limits: Limits,
  added: Addition = {},
): Promise<void> {
  const { drafts, ...present } = await sizeOf(transaction, library);
  refuseMore(limits, {
    articles: present.articles + (added.articles ?? 0),
    bytes: present.bytes + (added.bytes ?? 0),
    paragraphs: present.paragraphs + (added.paragraphs ?? 0),
    drafts,
  });
}

function refuseMore(limits: Limits, there: Partial<Limits>): void {
  for (const limit of limitNames) {
    const most = limits[limit];
    if ((there[limit] ?? 0) > most) throw new Refusal({ refused: limit, most });
  }
}

/** The size of all files of a library, of earlier versions, drafts and removed articles, too, in bytes. */
export async function keptOf(database: Kysely<Tables>, library: LibraryId): Promise<number> {
  const { kept } = await database
    .selectFrom("versions")
    .where("library", "=", library)
    .select((row) => row.cast<number>(row.fn.coalesce(row.fn.sum("size"), row.val(0)), "bigint").as("kept"))
    .executeTakeFirstOrThrow();
  return kept;
}

/** How much a library holds: articles that are there, their paragraphs, and sizes in bytes. */
export async function sizeOf(
  database: Kysely<Tables>,
  library: LibraryId,
): Promise<Pick<Limits, "articles" | "bytes" | "paragraphs" | "drafts">> {
  const present = await selectPresent(database, library)
    .innerJoin("readings", (join) =>
      join.onRef("readings.library", "=", "versions.library").onRef("readings.hash", "=", "versions.hash"),
    )
    .select((row) => [
      row.fn.countAll<number>().as("articles"),
      row.cast<number>(row.fn.coalesce(row.fn.sum("versions.size"), row.val(0)), "bigint").as("bytes"),
      row
        .cast<number>(row.fn.coalesce(row.fn.sum("readings.paragraphs"), row.val(0)), "bigint")
        .as("paragraphs"),
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
