import type { Action, Context } from "../../src/bot.ts";
import { actsPerPage, parseOffset, type Reply, renderLog } from "../../src/replies/index.ts";
import { offsetOf, pageOption } from "./page-option.ts";
import { libraryAction, type Own, type Subcommand } from "./subcommand.ts";

/** Who did what. */
export const log = {
  name: "log",
  options: [pageOption],
  run: (context, own) => showLog(context, own, offsetOf(context, actsPerPage)),
} satisfies Subcommand;

/** Turns to another page of the log. */
export const turnLog: Action = libraryAction((context, own) =>
  showLog(context, own, parseOffset(context.fields?.[0])),
);

async function showLog({ messages }: Context, { articles, library }: Own, offset: number): Promise<Reply> {
  const page = await articles.log(library, { offset, limit: actsPerPage });
  return renderLog(page, offset, messages);
}
