import type { Migration } from "kysely";

/** A question that found no answer, however often it was asked; not who asked it. */
export interface QuestionRow {
  readonly library: string;
  /** Stands for all wordings of it. */
  readonly id: string;
  /** As it was asked last. */
  question: string;
  /** Whether nothing was found, or something near. */
  kind: string;
  count: number;
  last_at: number;
}

/** Makes the table `questions`. */
export const questionsMigration: Migration = {
  async up({ schema }) {
    await schema
      .createTable("questions")
      .addColumn("library", "text", (column) =>
        column.notNull().references("libraries.id").onDelete("cascade"),
      )
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("question", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("count", "bigint", (column) => column.notNull())
      .addColumn("last_at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("questions_key", ["library", "id"])
      .execute();
    await schema.createIndex("questions_at").on("questions").columns(["library", "last_at"]).execute();
  },
};
