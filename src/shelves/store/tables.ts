import type { ColumnType, Generated, Migration } from "kysely";
import { type ActRow, actsMigration } from "./act-table.ts";
import { type ChoiceRow, choicesMigration } from "./choice-table.ts";
import { type CollectionRow, collectionsMigration } from "./collection-table.ts";
import { correctionsMigration } from "./correction-column.ts";
import { departuresMigration } from "./departure-column.ts";
import { draftsMigration } from "./draft-columns.ts";
import { paragraphsMigration } from "./paragraph-column.ts";
import { type QuestionRow, questionsMigration } from "./question-table.ts";
import { type SettingRow, settingsMigration } from "./setting-table.ts";

/** Written once. */
type Fixed<T> = ColumnType<T, T, never>;

/** A column that may be left out, and then is null. */
type Added<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** A column that may be left out. */
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** A server's library; times everywhere are ms since 1970. */
interface LibraryRow {
  readonly id: Fixed<string>;
  /** Another after every change of what is served. */
  revision: number;
  /** Since when the server has been without the bot. */
  left_at: ColumnType<number | null, number | null | undefined, number | null>;
  /** Another after every change of what is set. */
  rules: Generated<number>;
}

/** An article of a library; its words stand in its versions. */
interface ArticleRow {
  readonly library: Fixed<string>;
  readonly id: Fixed<string>;
  /** The version that is served; 0 where there are only drafts. */
  version: number;
  removed_by: string | null;
  removed_at: number | null;
  hidden_by: Added<string>;
  hidden_at: Added<number>;
  /** The id of the collection that it is in. */
  collection: Added<string>;
}

/** A file as somebody gave it. */
interface VersionRow {
  readonly library: Fixed<string>;
  readonly article: Fixed<string>;
  /** From 1. */
  readonly version: Fixed<number>;
  readonly file: Fixed<string>;
  /** SHA-256 of the bytes. */
  readonly content: Fixed<string>;
  /** SHA-256 of name and bytes: what was read goes by it, since a name says how a file is to be read. */
  readonly hash: Fixed<string>;
  readonly size: Fixed<number>;
  readonly bytes: Fixed<Uint8Array>;
  /** Who kept it, or while it is a draft, who made that; and when. */
  added_by: string;
  added_at: number;
  /** A draft is seen by nobody before somebody keeps it. */
  state: Defaulted<"draft" | "kept">;
  /** `Edits` as JSON. */
  edits: Added<string>;
  /** `Corrections` as JSON. */
  corrections: Added<string>;
}

/** What a parser made of a file. */
interface ReadingRow {
  readonly library: Fixed<string>;
  readonly hash: Fixed<string>;
  parser: string;
  title: string;
  json: Uint8Array;
  /** `Summary` as JSON; null of what was read before there was one. */
  summary: Added<string>;
  /** How many the article has; null of what was read before they were counted. */
  paragraphs: Added<number>;
}

/** The tables of the store. */
export interface Tables {
  libraries: LibraryRow;
  articles: ArticleRow;
  versions: VersionRow;
  readings: ReadingRow;
  acts: ActRow;
  settings: SettingRow;
  choices: ChoiceRow;
  questions: QuestionRow;
  collections: CollectionRow;
}

/**
 * The steps that lead to these tables, in order, the same for SQLite and PostgreSQL. (SQLite takes any name of a type:
 * `bytea` holds bytes and `bigint` whole numbers there, too.) A step that was shipped is never changed.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  "001-articles": {
    async up(database) {
      const { schema } = database;
      await schema
        .createTable("libraries")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("revision", "bigint", (column) => column.notNull())
        .execute();
      await schema
        .createTable("articles")
        .addColumn("library", "text", (column) =>
          column.notNull().references("libraries.id").onDelete("cascade"),
        )
        .addColumn("id", "text", (column) => column.notNull())
        .addColumn("version", "bigint", (column) => column.notNull())
        .addColumn("removed_by", "text")
        .addColumn("removed_at", "bigint")
        .addPrimaryKeyConstraint("articles_key", ["library", "id"])
        .execute();
      await schema
        .createTable("versions")
        .addColumn("library", "text", (column) => column.notNull())
        .addColumn("article", "text", (column) => column.notNull())
        .addColumn("version", "bigint", (column) => column.notNull())
        .addColumn("file", "text", (column) => column.notNull())
        .addColumn("content", "text", (column) => column.notNull())
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("size", "bigint", (column) => column.notNull())
        .addColumn("bytes", "bytea", (column) => column.notNull())
        .addColumn("added_by", "text", (column) => column.notNull())
        .addColumn("added_at", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("versions_key", ["library", "article", "version"])
        .addForeignKeyConstraint(
          "versions_article",
          ["library", "article"],
          "articles",
          ["library", "id"],
          (key) => key.onDelete("cascade"),
        )
        .execute();
      await schema
        .createTable("readings")
        .addColumn("library", "text", (column) =>
          column.notNull().references("libraries.id").onDelete("cascade"),
        )
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("parser", "text", (column) => column.notNull())
        .addColumn("title", "text", (column) => column.notNull())
        .addColumn("json", "bytea", (column) => column.notNull())
        .addPrimaryKeyConstraint("readings_key", ["library", "hash"])
        .execute();
    },
  },
  "002-acts": actsMigration,
  "003-departures": departuresMigration,
  "004-settings": settingsMigration,
  "005-drafts": draftsMigration,
  "006-choices": choicesMigration,
  "007-questions": questionsMigration,
  "008-collections": collectionsMigration,
  "009-corrections": correctionsMigration,
  "010-paragraphs": paragraphsMigration,
};
