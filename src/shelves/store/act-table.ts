import type { Migration } from "kysely";

/** Something that somebody did with a library. No foreign key: who deleted everything is known afterwards, too. */
export interface ActRow {
  readonly library: string;
  /** From 1; the newest has the highest. */
  readonly number: number;
  /** A user's id. */
  readonly by: string;
  readonly at: number;
  readonly kind: string;
  /** What it was done with, as it was called then. */
  readonly subject: string;
}

/** Makes the table `acts`. */
export const actsMigration: Migration = {
  async up({ schema }) {
    await schema
      .createTable("acts")
      .addColumn("library", "text", (column) => column.notNull())
      .addColumn("number", "bigint", (column) => column.notNull())
      .addColumn("by", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("acts_key", ["library", "number"])
      .execute();
    await schema.createIndex("acts_at").on("acts").column("at").execute();
  },
};
