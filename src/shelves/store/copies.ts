import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** A row of a library's copy: plain JSON, bytes in base64. Articles come before what belongs to them. */
export interface CopiedRow {
  readonly table: "articles" | "versions" | "readings";
  readonly values: Readonly<Record<string, string | number | null>>;
}

/** Which of a table's values are bytes. */
const bytesOf = { articles: undefined, versions: "bytes", readings: "json" } as const;

/** All rows of a library, one file at a time, since all of them may be larger than memory. */
export async function* copyLibrary(database: Kysely<Tables>, library: string): AsyncGenerator<CopiedRow> {
  const articles = await database
    .selectFrom("articles")
    .selectAll()
    .where("library", "=", library)
    .orderBy("id")
    .execute();
  for (const row of articles) yield copied("articles", row);
  const keys = await database
    .selectFrom("versions")
    .select(["article", "version"])
    .where("library", "=", library)
    .orderBy("article")
    .orderBy("version")
    .execute();
  for (const { article, version } of keys) {
    const row = await database
      .selectFrom("versions")
      .selectAll()
      .where("library", "=", library)
      .where("article", "=", article)
      .where("version", "=", version)
      .executeTakeFirst();
    if (row !== undefined) yield copied("versions", row);
  }
  const hashes = await database
    .selectFrom("readings")
    .select("hash")
    .where("library", "=", library)
    .orderBy("hash")
    .execute();
  for (const { hash } of hashes) {
    const row = await database
      .selectFrom("readings")
      .selectAll()
      .where("library", "=", library)
      .where("hash", "=", hash)
      .executeTakeFirst();
    if (row !== undefined) yield copied("readings", row);
  }
}

/** Puts a copy in the place of whatever the library holds, as a whole or not at all. */
export async function replaceLibrary(
  database: Kysely<Tables>,
  library: string,
  rows: AsyncIterable<CopiedRow>,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("libraries").where("id", "=", library).execute();
    await transaction.insertInto("libraries").values({ id: library, revision: Date.now() }).execute();
    for await (const { table, values } of rows) {
      const bytes = bytesOf[table];
      const row =
        bytes === undefined ? values : { ...values, [bytes]: Buffer.from(String(values[bytes]), "base64") };
      await transaction
        .insertInto(table)
        .values({ ...row, library } as never)
        .execute();
    }
  });
}

function copied(table: CopiedRow["table"], row: Readonly<Record<string, unknown>>): CopiedRow {
  const values = Object.entries(row).flatMap(([name, value]): [string, string | number | null][] => {
    if (name === "library") return [];
    if (value instanceof Uint8Array) return [[name, Buffer.from(value).toString("base64")]];
    return typeof value === "string" || typeof value === "number" ? [[name, value]] : [[name, null]];
  });
  return { table, values: Object.fromEntries(values) };
}
