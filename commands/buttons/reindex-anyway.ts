import type { Action } from "../../src/bot.ts";
import { reindexFor } from "../reindex.ts";

/** "Reindex anyway": goes on although most articles would be gone, for whoever may reindex. */
export const reindexAnyway = {
  isForKeepers: true,
  acknowledge: ({ mayReindex }) => (mayReindex ? "update" : "private"),
  run: (context) => reindexFor(context, true),
} satisfies Action;
