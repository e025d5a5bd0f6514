import { createHash, randomBytes } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { recordAct } from "./acts.ts";
import type { Edits, LibraryId, Stored, StoredReading, Upload, VersionRef } from "./article-store.ts";
import { lock, Refusal } from "./change.ts";
import { type Correction, withCorrection } from "./correction.ts";
import type { Limits } from "./limits.ts";
import { refuseExcess, refuseHaste, refuseLarge, refuseSame } from "./refusals.ts";
import { headOf, selectPresent, selectVersions, titleOf } from "./selections.ts";
import type { Tables } from "./tables.ts";

/** A change of a library that is under way. */
export interface Changing {
  readonly transaction: Transaction<Tables>;
  readonly library: LibraryId;
  readonly limits: Limits;
  /** Who makes it: a user's id. */
  readonly by: string;
}

/** Writes an upload as a draft of a new article, or of a new version of one. */
export async function writeDraft(
  changing: Changing,
  upload: Upload,
  article?: string,
): Promise<Required<VersionRef>> {
  const { transaction, library, limits, by } = changing;
  const { file, bytes } = upload;
  const content = createHash("sha256").update(bytes).digest("base64url");
  await refuseHaste(transaction, library, limits);
  await refuseSame(transaction, library, content);
  const id = article ?? idFor(upload);
  const version = article === undefined ? 1 : await nextVersion(changing, article);
  if (article === undefined) {
    // Of version 0 nothing is served.
    const row = { library, id, version: 0, removed_by: null, removed_at: null };
    await transaction.insertInto("articles").values(row).execute();
  }
  const hash = createHash("sha256").update(file).update("\0").update(bytes).digest("base64url");
  const row = { library, article: id, version, file, content, hash, size: bytes.length, bytes };
  await transaction
    .insertInto("versions")
    .values({ ...row, state: "draft", added_by: by, added_at: Date.now() })
    .execute();
  await keepReading(transaction, library, hash, upload.reading);
  const fileBytes = bytes.length;
  const paragraphs = upload.reading.summary?.paragraphs ?? 0;
  await refuseLarge(transaction, library, limits, { fileBytes, fileParagraphs: paragraphs });
  // What a new version leaves behind is known once it is kept.
  const added = article === undefined ? { articles: 1, bytes: fileBytes, paragraphs } : {};
  await refuseExcess(transaction, library, limits, added);
  return { id, version, print: hash.slice(0, 8) };
}

/** Serves a draft from now on. One that is served already stays so, and nothing is changed. */
export async function keepDraft(
  { transaction, library, limits, by }: Changing,
  ref: VersionRef,
): Promise<Stored> {
  const { id, version } = ref;
  const row = await selectVersions(transaction, library)
    .select("versions.content")
    .where("articles.id", "=", id)
    .where("versions.version", "=", version)
    .where("articles.removed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined || !isIt(row, ref)) throw new Refusal({ refused: "unknown" });
  if (row.state !== "draft" && row.served === version) throw new Refusal({ id, version });
  if (row.served > version) throw new Refusal({ refused: "outdated" });
  await refuseSame(transaction, library, row.content);
  await transaction
    .updateTable("versions")
    .set({ state: "kept", added_by: by, added_at: Date.now() })
    .where("library", "=", library)
    .where("article", "=", id)
    .where("version", "=", version)
    .execute();
  await transaction
    .updateTable("articles")
    .set({ version })
    .where("library", "=", library)
    .where("id", "=", id)
    .execute();
  await refuseExcess(transaction, library, limits);
  const kind = row.served === 0 ? "add" : "replace";
  await recordAct(transaction, library, { by, kind, subject: headOf(row).title });
  return { id, version };
}

/** Deletes a draft. */
export async function discardDraft({ transaction, library }: Changing, ref: VersionRef): Promise<Stored> {
  const { id, version } = ref;
  const row = await transaction
    .selectFrom("versions")
    .select(["hash", "state"])
    .where("library", "=", library)
    .where("article", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (row?.state !== "draft" || !isIt(row, ref)) throw new Refusal({ refused: "unknown" });
  await transaction
    .deleteFrom("versions")
    .where("library", "=", library)
    .where("article", "=", id)
    .where("version", "=", version)
    .execute();
  await deleteOrphans(transaction, library);
  return { id, version };
}

/** Puts what a moderator says of a version in the place of what was read of it. */
export async function editVersion(
  { transaction, library, by }: Changing,
  ref: VersionRef,
  edits: Edits,
): Promise<Stored> {
  const { id, version } = ref;
  const row = await selectVersions(transaction, library)
    .where("articles.id", "=", id)
    .where("versions.version", "=", version)
    .where("articles.removed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined || !isIt(row, ref)) throw new Refusal({ refused: "unknown" });
  const column = Object.keys(edits).length === 0 ? null : JSON.stringify(edits);
  if (column === row.edits) throw new Refusal({ id, version });
  await transaction
    .updateTable("versions")
    .set({ edits: column })
    .where("library", "=", library)
    .where("article", "=", id)
    .where("version", "=", version)
    .execute();
  if (row.state !== "draft")
    await recordAct(transaction, library, {
      by,
      kind: "edit",
      subject: headOf({ ...row, edits: column }).title,
    });
  return { id, version };
}

/** Corrects something of an article in the version that is served. */
export async function correctVersion(
  { transaction, library, by }: Changing,
  id: string,
  correction: Correction,
): Promise<Stored> {
  const row = await selectPresent(transaction, library)
    .where("articles.id", "=", id)
    .select(["versions.version", "versions.corrections"])
    .executeTakeFirst();
  if (row === undefined) throw new Refusal({ refused: "unknown" });
  const before = row.corrections === null ? {} : JSON.parse(row.corrections);
  await transaction
    .updateTable("versions")
    .set({ corrections: JSON.stringify(withCorrection(before, correction)) })
    .where("library", "=", library)
    .where("article", "=", id)
    .where("version", "=", row.version)
    .execute();
  await recordAct(transaction, library, {
    by,
    kind: "fix",
    subject: await titleOf(transaction, library, id),
  });
  return { id, version: row.version };
}

/** Puts what was read of a file, by its hash, in the place of what was read of it before. */
export async function keepReading(
  database: Kysely<Tables>,
  library: LibraryId,
  hash: string,
  { parser, title, json, summary }: StoredReading,
): Promise<void> {
  const read = {
    parser,
    title,
    json,
    summary: summary === undefined ? null : JSON.stringify(summary),
    paragraphs: summary?.paragraphs ?? null,
  };
  await database
    .insertInto("readings")
    .values({ library, hash, ...read })
    .onConflict((conflict) => conflict.columns(["library", "hash"]).doUpdateSet(read))
    .execute();
}

/** So long nobody has to decide on a draft, and so long what was removed can be brought back, in ms. */
const DAY = 24 * 3_600_000;
const UNDOABLE = 30 * DAY;

/**
 * Deletes drafts of more than a day and articles that were removed 30 days ago, of all libraries.
 *
 * @returns the libraries of which articles were deleted: of a draft nothing was served
 */
export async function purgeVersions(database: Kysely<Tables>): Promise<readonly LibraryId[]> {
  const now = Date.now();
  const drafts = database
    .selectFrom("versions")
    .select("library")
    .where("state", "=", "draft")
    .where("added_at", "<=", now - DAY);
  const removed = database
    .selectFrom("articles")
    .select("library")
    .where("removed_at", "<=", now - UNDOABLE);
  const purged: LibraryId[] = [];
  // One by one: nobody's change waits for all of them.
  for (const { library } of await drafts.union(removed).execute()) {
    await database.transaction().execute(async (transaction) => {
      await lock(transaction, library);
      await transaction
        .deleteFrom("versions")
        .where("library", "=", library)
        .where("state", "=", "draft")
        .where("added_at", "<=", now - DAY)
        .execute();
      const { numDeletedRows } = await transaction
        .deleteFrom("articles")
        .where("library", "=", library)
        .where("removed_at", "<=", now - UNDOABLE)
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) purged.push(library);
      await deleteOrphans(transaction, library);
    });
  }
  return purged;
}

/** Deletes articles that have no version left, and what was read of files that are no version's. */
async function deleteOrphans(transaction: Transaction<Tables>, library: LibraryId): Promise<void> {
  await transaction
    .deleteFrom("articles")
    .where("articles.library", "=", library)
    .where("articles.version", "=", 0)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("versions")
            .select("versions.article")
            .where("versions.library", "=", library)
            .whereRef("versions.article", "=", "articles.id"),
        ),
      ),
    )
    .execute();
  await transaction
    .deleteFrom("readings")
    .where("readings.library", "=", library)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("versions")
            .select("versions.article")
            .where("versions.library", "=", library)
            .whereRef("versions.hash", "=", "readings.hash"),
        ),
      ),
    )
    .execute();
}

async function nextVersion({ transaction, library }: Changing, article: string): Promise<number> {
  const row = await transaction
    .selectFrom("articles")
    .innerJoin("versions", (join) =>
      join.onRef("versions.library", "=", "articles.library").onRef("versions.article", "=", "articles.id"),
    )
    .select(({ fn }) => fn.max("versions.version").as("version"))
    .where("articles.library", "=", library)
    .where("articles.id", "=", article)
    .where("articles.version", ">", 0)
    .where("articles.removed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined || row.version === null) throw new Refusal({ refused: "unknown" });
  return row.version + 1;
}

/** Whether a version is the one that a button was made for: a number may come again once a draft was discarded. */
function isIt({ hash }: { readonly hash: string }, { print }: VersionRef): boolean {
  return print === undefined || hash.startsWith(print);
}

/** A name that can be read, and a number that nothing else has, be it in the host's folder. */
function idFor({ reading: { title } }: Upload): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${slug.slice(0, 23).replace(/-$/, "") || "article"}-${randomBytes(8).toString("hex")}`;
}
