import type { Migration } from "kysely";

/** Something that a server has set; what is not there is as by default. */
export interface SettingRow {
  readonly library: string;
  readonly name: string;
  /** JSON. */
  value: string;
}

/** Makes the table `settings`, and the number that changes with it. */
export const settingsMigration: Migration = {
  async up({ schema }) {
    await schema
      .alterTable("libraries")
      .addColumn("rules", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    await schema
      .createTable("settings")
      .addColumn("library", "text", (column) =>
        column.notNull().references("libraries.id").onDelete("cascade"),
      )
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("value", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("settings_key", ["library", "name"])
      .execute();
  },
};
