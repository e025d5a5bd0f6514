import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** A row of a library's copy: plain JSON, bytes in base64. Articles come before what belongs to them. */
export interface CopiedRow {
  readonly table: (typeof copiedTables)[number]["table"];
  readonly values: Readonly<Record<string, string | number | null>>;
}

/** What a copy holds, in the order in which it can be put back: the key of a table beside `library`, and its bytes. */
const copiedTables = [
  { table: "articles", key: ["id"] },
  { table: "versions", key: ["article", "version"], bytes: "bytes" },
  { table: "readings", key: ["hash"], bytes: "json" },
  { table: "settings", key: ["name"] },
  { table: "collections", key: ["id"] },
  { table: "questions", key: ["id"] },
  { table: "acts", key: ["number"] },
] as const satisfies readonly CopiedTable[];

interface CopiedTable {
  readonly table: keyof Tables;
  readonly key: readonly string[];
  readonly bytes?: string;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * All rows of a library as they are when the first is asked for, whatever is changed meanwhile; one file at a time, since
 * all of them may be larger than memory. With SQLite nothing else of this `database` is answered before the end.
 */
export async function* copyLibrary(database: Kysely<Tables>, library: string): AsyncGenerator<CopiedRow> {
  const transaction = await database
    .startTransaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute();
  try {
    yield* rowsOf(transaction, library);
  } finally {
    await transaction.rollback().execute();
  }
}

async function* rowsOf(database: Kysely<Tables>, library: string): AsyncGenerator<CopiedRow> {
  for (const one of copiedTables) {
    const { table, key } = one;
    const isLarge = "bytes" in one;
    const columns = isLarge ? sql.join(key.map((name) => sql.ref(name))) : sql`*`;
    const order = sql.join(key.map((name) => sql.ref(name)));
    const { rows } = await sql<Row>`select ${columns} from ${sql.table(table)}
      where library = ${library} order by ${order}`.execute(database);
    for (const row of rows) {
      const whole = isLarge ? await rowAt(database, one, library, row) : row;
      if (whole !== undefined) yield { table, values: copied(whole) };
    }
  }
}

async function rowAt(
  database: Kysely<Tables>,
  { table, key }: CopiedTable,
  library: string,
  keys: Row,
): Promise<Row | undefined> {
  const isIt = sql.join(
    key.map((name) => sql`${sql.ref(name)} = ${keys[name]}`),
    sql` and `,
  );
  const { rows } = await sql<Row>`select * from ${sql.table(table)}
    where library = ${library} and ${isIt}`.execute(database);
  return rows[0];
}

/** Puts a copy in the place of whatever the library holds, as a whole or not at all. */
export async function replaceLibrary(
  database: Kysely<Tables>,
  library: string,
  rows: AsyncIterable<CopiedRow>,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("libraries").where("id", "=", library).execute();
    await transaction.deleteFrom("acts").where("library", "=", library).execute();
    await transaction
      .insertInto("libraries")
      .values({ id: library, revision: Date.now(), rules: Date.now() })
      .execute();
    for await (const { table, values } of rows) {
      const known: CopiedTable | undefined = copiedTables.find((one) => one.table === table);
      if (known === undefined)
        throw new Error(`a copy with rows of ${table}, which this version does not know`);
      const { bytes } = known;
      const row =
        bytes === undefined ? values : { ...values, [bytes]: Buffer.from(String(values[bytes]), "base64") };
      await transaction
        .insertInto(table)
        .values({ ...row, library } as never)
        .execute();
    }
  });
}

function copied(row: Row): CopiedRow["values"] {
  const values = Object.entries(row).flatMap(([name, value]): [string, string | number | null][] => {
    if (name === "library") return [];
    if (value instanceof Uint8Array) return [[name, Buffer.from(value).toString("base64")]];
    return typeof value === "string" || typeof value === "number" ? [[name, value]] : [[name, null]];
  });
  return Object.fromEntries(values);
}
