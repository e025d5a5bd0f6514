import type { Action, Command } from "../src/bot.ts";
import { article } from "./article.ts";
import { ask } from "./ask.ts";
import { cite } from "./buttons/cite.ts";
import { more } from "./buttons/more.ts";
import { reindexAnyway } from "./buttons/reindex-anyway.ts";
import { deleteShared, share } from "./buttons/share.ts";
import { walk } from "./buttons/walk.ts";
import { checkQuote, checkQuoteByText } from "./check-quote.ts";
import { compare } from "./compare.ts";
import { findInArticles } from "./find-in-articles.ts";
import { helpOn } from "./help.ts";
import { addToLibrary, library, libraryActions } from "./library/index.ts";
import { privacy } from "./privacy.ts";
import { quotes } from "./quotes.ts";
import { reindex } from "./reindex.ts";

/** The list of commands. Nothing else lists them. */
export const commands: readonly Command[] = [
  ask,
  quotes,
  article,
  compare,
  checkQuoteByText,
  library,
  reindex,
  privacy,
  helpOn(() => commands),
  findInArticles,
  checkQuote,
  addToLibrary,
];

/** What buttons do, by the first field of their custom_id. */
export const actions: Readonly<Record<string, Action>> = {
  walk,
  more,
  back: more,
  cite,
  share,
  delete: deleteShared,
  "reindex-anyway": reindexAnyway,
  ...libraryActions,
};
