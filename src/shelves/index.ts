export type { ReindexProgress } from "./library-source.ts";
export { openServerArticles, openShelves } from "./open-shelves.ts";
export { OpeningError, type OpeningFailure } from "./opening-error.ts";
export type { ReindexReport } from "./reindex-report.ts";
export type { Added, ServerArticles } from "./server-articles.ts";
export { Shelf } from "./shelf.ts";
export { Shelves } from "./shelves.ts";
export { DatabaseError } from "./store/database.ts";
