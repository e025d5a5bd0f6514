export { type Archives, archiveLibrary, unpackLibrary } from "./archive.ts";
export { restoreBackup, writeBackup } from "./backup.ts";
export type { EarlierParagraph, EarlierVersions } from "./earlier-versions.ts";
export type { ReindexProgress } from "./library-source.ts";
export { openServerArticles, openShelves, openStore } from "./open-shelves.ts";
export { OpeningError, type OpeningFailure } from "./opening-error.ts";
export type { ReindexReport } from "./reindex-report.ts";
export type { Added, AddedFile, Preview, ServerArticles } from "./server-articles.ts";
export { Shelf } from "./shelf.ts";
export { Shelves } from "./shelves.ts";
export type {
  Act,
  Edits,
  LogPage,
  QuestionPage,
  StoredHead,
  StoredVersion,
  VersionRef,
} from "./store/article-store.ts";
export type { Audience, Collection, CollectionChange, CollectionChanged } from "./store/collection.ts";
export { DatabaseError } from "./store/database-error.ts";
export { type Limits, serverLimits } from "./store/limits.ts";
export { defaultSettings, type ServerSettings } from "./store/settings.ts";
export type { LaterShelf } from "./when-asked.ts";
export { ZipError } from "./zip.ts";
