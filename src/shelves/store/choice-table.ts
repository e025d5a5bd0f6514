import type { Migration } from "kysely";

/** Whose library somebody asks in direct messages. */
export interface ChoiceRow {
  /** A user's id. */
  readonly member: string;
  library: string;
  at: number;
}

/** Makes the table `choices`. A choice goes with the library. */
export const choicesMigration: Migration = {
  async up({ schema }) {
    await schema
      .createTable("choices")
      .addColumn("member", "text", (column) => column.primaryKey())
      .addColumn("library", "text", (column) =>
        column.notNull().references("libraries.id").onDelete("cascade"),
      )
      .addColumn("at", "bigint", (column) => column.notNull())
      .execute();
    await schema.createIndex("choices_library").on("choices").column("library").execute();
  },
};
