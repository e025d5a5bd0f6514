import type { Migration } from "kysely";

/** Articles of a library that are seen together. */
export interface CollectionRow {
  readonly library: string;
  readonly id: string;
  name: string;
  /** JSON of ids. */
  channels: string;
  /** JSON of ids. */
  roles: string;
}

/** Makes the table `collections`, and the column that says in which of them an article is. */
export const collectionsMigration: Migration = {
  async up({ schema }) {
    await schema
      .createTable("collections")
      .addColumn("library", "text", (column) =>
        column.notNull().references("libraries.id").onDelete("cascade"),
      )
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("channels", "text", (column) => column.notNull())
      .addColumn("roles", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("collections_key", ["library", "id"])
      .execute();
    await schema.alterTable("articles").addColumn("collection", "text").execute();
  },
};
