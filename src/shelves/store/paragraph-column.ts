import type { Migration } from "kysely";

/** Readings hold how many paragraphs they have. */
export const paragraphsMigration: Migration = {
  async up({ schema }) {
    await schema.alterTable("readings").addColumn("paragraphs", "bigint").execute();
  },
};
