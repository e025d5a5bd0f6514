import type { Migration } from "kysely";

/** Versions hold what moderators correct. */
export const correctionsMigration: Migration = {
  async up({ schema }) {
    await schema.alterTable("versions").addColumn("corrections", "text").execute();
  },
};
