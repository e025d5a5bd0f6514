import type { Migration } from "kysely";

/** Libraries note since when their server has been without the bot. */
export const departuresMigration: Migration = {
  async up({ schema }) {
    await schema.alterTable("libraries").addColumn("left_at", "bigint").execute();
  },
};
