import type { Article, Summary } from "../../articles/index.ts";
import type { Collection, CollectionChange, CollectionChanged } from "./collection.ts";
import type { CopiedRow } from "./copies.ts";
import type { Correction, Corrections } from "./correction.ts";
import type { Limit, Limits } from "./limits.ts";
import type { ServerSettings } from "./settings.ts";

/** A server's id at Discord: every server has a library of its own. */
export type LibraryId = string;

/** What a parser made of a file. */
export interface StoredReading {
  /** Names the parser's version: what another made is to be read anew. */
  readonly parser: string;
  readonly title: string;
  /** The article, as JSON in UTF-8. */
  readonly json: Uint8Array;
  /** Absent where it was read before it was kept. */
  readonly summary?: Summary;
}

/** What a moderator has put in the place of what was read of a file. */
export type Edits = Partial<Pick<Article, "title" | "author" | "date" | "publication" | "url">>;

/** A file that is to become an article, and what was read from it. */
export interface Upload {
  /** Its name, which says how it is to be read. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly reading: StoredReading;
}

/** What is known of a stored article without its text. Users are named by their ids; times are ms since 1970. */
export interface StoredHead {
  /** Matches `[a-z0-9-]{1,40}`; no other article of the library ever has the same. */
  readonly id: string;
  /** From 1; what is served is the newest. */
  readonly version: number;
  readonly title: string;
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  readonly addedBy: string;
  readonly addedAt: number;
  /** The id of the collection that it is in. */
  readonly collection?: string;
  /** Where it was removed. */
  readonly removed?: { readonly by: string; readonly at: number };
  /** Where it is kept, and not answered from. */
  readonly hidden?: { readonly by: string; readonly at: number };
}

/** Points at a version of an article. With a print, only the version that has it is meant. */
export interface VersionRef {
  readonly id: string;
  readonly version: number;
  readonly print?: string;
}

/** A version of an article, or a draft of one, with what was read of it. */
export interface StoredVersion extends StoredHead {
  readonly isDraft: boolean;
  /** The version of the article that is served; 0 for none. */
  readonly served: number;
  /** Eight characters that stand for the file: its number may come again once a draft was discarded. */
  readonly print: string;
  readonly edits: Edits;
  /** As it was read, without the edits; see `StoredReading`. */
  readonly summary?: Summary;
}

/** A stored article with the very bytes that were given. */
export interface StoredArticle extends StoredHead {
  readonly bytes: Uint8Array;
}

/** What a library serves of an article. */
export interface ServedReading extends StoredReading {
  readonly id: string;
  readonly file: string;
  /** SHA-256 of the file's name and bytes, in base64url. */
  readonly hash: string;
  readonly edits: Edits;
  readonly corrections: Corrections;
  /** The id of the collection that it is in. */
  readonly collection?: string;
}

/** What was read of a version that is no longer served. */
export interface EarlierReading extends ServedReading {
  readonly version: number;
}

/** What somebody can do with a library that is written into its log. */
export type ActKind =
  | "add"
  | "replace"
  | "edit"
  | "hide"
  | "show"
  | "remove"
  | "restore"
  | "forget"
  | "settings"
  | "unanswered"
  | "collections"
  | "fix";

/** Something that somebody did with a library. */
export interface Act {
  /** A user's id. */
  readonly by: string;
  readonly at: number;
  readonly kind: ActKind;
  /**
   * What it was done with, as it was called then; empty where it was the whole library. Of a setting its name, "=" and
   * its value in JSON; of a collection a JSON array of what was done, its name, and what it was done with.
   */
  readonly subject: string;
}

/** A question that found no answer, in all its wordings. */
export interface UnansweredQuestion {
  readonly id: string;
  /** As it was asked last. */
  readonly question: string;
  /** Whether nothing was found, or something near. */
  readonly kind: "nothing" | "near";
  readonly count: number;
  readonly lastAt: number;
}

/** Questions, and how many there are in all. */
export interface QuestionPage {
  readonly questions: readonly UnansweredQuestion[];
  readonly total: number;
}

/** What a library is like now, as numbers that change with it; 0 where there never was anything. */
export interface LibraryState {
  /** Changes with everything that changes what is served. */
  readonly revision: number;
  /** Changes with everything that is set. */
  readonly rules: number;
}

/** A part of a log: at most `limit` acts from `offset` on, the newest first. */
export interface LogQuery {
  readonly offset: number;
  readonly limit: number;
}

/** Acts, and how many there are in all. */
export interface LogPage {
  readonly acts: readonly Act[];
  readonly total: number;
}

/** What came of storing an upload; where it was not stored, why. */
export type Stored =
  | { readonly id: string; readonly version: number }
  | { readonly refused: "same"; readonly as: string }
  | { readonly refused: Limit; readonly most: number }
  | { readonly refused: "unknown" }
  /** A newer version is served. */
  | { readonly refused: "outdated" };

/** Where it is kept since when servers have been without the bot. */
export interface DepartureStore {
  /** Servers with a library, and since when they have been without the bot, where they are. */
  departures(): Promise<readonly Departure[]>;
  /** Notes since when a server has been without the bot (an earlier note stays), or that it has it again. */
  setDeparture(library: LibraryId, leftAt: number | undefined): Promise<void>;
}

/** A server with a library. */
export interface Departure {
  readonly library: LibraryId;
  /** Ms since 1970; undefined where the bot is there. */
  readonly leftAt: number | undefined;
}

/**
 * Keeps the articles of servers: the files as they were given, every version of them, and what was read from each.
 * What a method has confirmed is on the disk. Everything rejects with an error where the database is gone.
 */
export interface ArticleStore extends DepartureStore {
  /** The articles that are served or hidden and, with `isRemoved`, those that can be restored, oldest first. */
  list(library: LibraryId, isRemoved?: boolean): Promise<readonly StoredHead[]>;
  /** An article in its newest version or another; also one that was removed. */
  get(library: LibraryId, article: string, version?: number): Promise<StoredArticle | undefined>;
  /** What was read of the articles that are served, by id. */
  readings(library: LibraryId): Promise<readonly ServedReading[]>;
  /** What was read of earlier versions of what is served, the newest first, no more than that of files. */
  earlierReadings(
    library: LibraryId,
    most: Pick<Limits, "bytes" | "paragraphs">,
  ): Promise<readonly EarlierReading[]>;
  /** Adds an article or, where `article` names one, a new version of that. `by` is a user's id. */
  put(library: LibraryId, upload: Upload, by: string, article?: string): Promise<Stored>;
  /** Keeps an upload as a draft, which is seen by nobody. See `put`. */
  draft(library: LibraryId, upload: Upload, by: string, article?: string): Promise<Stored>;
  /** Serves a draft; what is served already stays so. `by` counts as who added it. */
  keep(library: LibraryId, draft: VersionRef, by: string): Promise<Stored>;
  /** Deletes a draft. False where there is none. */
  discard(library: LibraryId, draft: VersionRef): Promise<boolean>;
  /** Puts these edits in the place of whatever was edited before. */
  edit(library: LibraryId, version: VersionRef, edits: Edits, by: string): Promise<Stored>;
  /** A version or a draft. */
  version(library: LibraryId, version: VersionRef): Promise<StoredVersion | undefined>;
  /** Whatever there is of an article but drafts, the newest first. */
  versions(library: LibraryId, article: string): Promise<readonly StoredVersion[]>;
  /** Keeps an article without serving it, or serves it again. False where it is so already, or not there. */
  hide(library: LibraryId, article: string, isHidden: boolean, by: string): Promise<boolean>;
  /** Takes an article out of what is served; it can be restored. False where it is not served. */
  remove(library: LibraryId, article: string, by: string): Promise<boolean>;
  /** The reverse of `remove`. */
  restore(library: LibraryId, article: string, by: string): Promise<Stored>;
  /**
   * Deletes everything of a library for good: files, versions, and who did what. Where somebody did it, that alone is
   * in its log afterwards.
   */
  forget(library: LibraryId, by?: string): Promise<void>;
  /**
   * Keeps for 90 days whose library a user asks in direct messages, or with undefined that it is none's any more. False
   * where there is no such library.
   */
  choose(member: string, library: LibraryId | undefined): Promise<boolean>;
  /** Whose library a user asks in direct messages. */
  chosen(member: string): Promise<LibraryId | undefined>;
  /** Who did what with the library; each act was written with what it tells of, as a whole or not at all. */
  log(library: LibraryId, query: LogQuery): Promise<LogPage>;
  /**
   * Deletes a library as `forget` does, if its server has been without the bot since `before` (ms since 1970) or longer.
   * False where it has not.
   */
  forgetDeparted(library: LibraryId, before: number): Promise<boolean>;
  /**
   * Deletes what has had its time: acts, choices and unanswered questions older than 90 days, what was removed more
   * than 30 days ago, and drafts on which nobody has decided within a day. Gives the libraries of which articles were
   * deleted.
   */
  purge(): Promise<readonly LibraryId[]>;
  /** Puts what was read of a file, by its hash, in the place of what an earlier parser made. Changes no revision. */
  renew(library: LibraryId, hash: string, reading: StoredReading): Promise<void>;
  /** Changes with everything that changes what is served; 0 where there never was anything. */
  revision(library: LibraryId): Promise<number>;
  /** `revision`, and the same of what is set. */
  state(library: LibraryId): Promise<LibraryState>;
  /** What is set for the library. */
  settings(library: LibraryId): Promise<ServerSettings>;
  /**
   * Sets what is given; the rest stays as it is. Where no unanswered questions are to be kept, those that there are go.
   * `by` is a user's id.
   */
  set(library: LibraryId, change: Partial<ServerSettings>, by: string): Promise<void>;
  /** Counts a question that found no answer. The 1,000 that were asked last are kept, for 90 days each. */
  noteQuestion(
    library: LibraryId,
    asked: Pick<UnansweredQuestion, "id" | "question" | "kind">,
  ): Promise<void>;
  /** Questions that found no answer, those first that were asked most. */
  questions(library: LibraryId, query: LogQuery): Promise<QuestionPage>;
  /** Deletes the questions with these ids, or all. `by` is a user's id. */
  dropQuestions(library: LibraryId, by: string, ids?: readonly string[]): Promise<void>;
  /** Corrects something of an article in the version that is served. `by` is a user's id. */
  correct(library: LibraryId, article: string, correction: Correction, by: string): Promise<Stored>;
  /** The library's collections, by name. */
  collections(library: LibraryId): Promise<readonly Collection[]>;
  /** Changes a collection, or refuses to. `by` is a user's id. */
  changeCollection(library: LibraryId, change: CollectionChange, by: string): Promise<CollectionChanged>;
  /** How much there is of what is limited; of `fileBytes`, nothing. */
  used(library: LibraryId): Promise<Limits>;
  /** Servers that have ever added something and not deleted it. */
  libraries(): Promise<readonly LibraryId[]>;
  /** All that is kept of a library, to be loaded elsewhere. */
  copy(library: LibraryId): AsyncIterable<CopiedRow>;
  /** Puts a copy in the place of all that the library holds, as a whole or not at all. Its revision is a new one. */
  load(library: LibraryId, rows: AsyncIterable<CopiedRow>): Promise<void>;
  close(): Promise<void>;
}
