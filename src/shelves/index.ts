export { openShelf } from "./open-shelf.ts";
export { type ReindexProgress, type ReindexReport, Shelf } from "./shelf.ts";
