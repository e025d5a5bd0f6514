export type { ReindexProgress } from "./library-source.ts";
export { openShelf } from "./open-shelf.ts";
export { OpeningError, type OpeningFailure } from "./opening-error.ts";
export type { ReindexReport } from "./reindex-report.ts";
export { Shelf } from "./shelf.ts";
