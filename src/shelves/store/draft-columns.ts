import type { Migration } from "kysely";

/** Drafts, edits, hidden articles, and what files come to: columns beside those that were there. */
export const draftsMigration: Migration = {
  async up({ schema }) {
    await schema
      .alterTable("versions")
      .addColumn("state", "text", (column) => column.notNull().defaultTo("kept"))
      .execute();
    await schema.alterTable("versions").addColumn("edits", "text").execute();
    await schema.alterTable("articles").addColumn("hidden_by", "text").execute();
    await schema.alterTable("articles").addColumn("hidden_at", "bigint").execute();
    await schema.alterTable("readings").addColumn("summary", "text").execute();
    await schema.createIndex("versions_hash").on("versions").columns(["library", "hash"]).execute();
    await schema.createIndex("versions_state").on("versions").columns(["state", "added_at"]).execute();
  },
};
