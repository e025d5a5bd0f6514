import { type Context, UserError } from "../../src/bot.ts";
import { type Reply, refusalOf, renderNotice, renderRemoved } from "../../src/replies/index.ts";
import type { StoredHead } from "../../src/shelves/index.ts";
import {
  articleOption,
  libraryAction,
  namedHead,
  type Own,
  renew,
  type Subcommand,
  suggestArticles,
} from "./subcommand.ts";

/** Takes an article out of what is answered from. */
export const remove = {
  name: "remove",
  options: [articleOption],
  run: async (context, own) => removeArticle(context, own, await namedHead(context, own)),
  suggest: suggestArticles(),
} satisfies Subcommand;

/** Brings back what was removed. */
export const restore = {
  name: "restore",
  options: [articleOption],
  run: async (context, own) => restoreArticle(context, own, await namedHead(context, own, true)),
  suggest: suggestArticles(true),
} satisfies Subcommand;

/** "Undo" under what was added, and "Remove" on a card. */
export const undoAdd = libraryAction(async (context, own) =>
  removeArticle(context, own, await pressed(context, own)),
);

/** "Undo" under what was removed. */
export const undoRemove = libraryAction(async (context, own) =>
  restoreArticle(context, own, await pressed(context, own, true)),
);

async function removeArticle(
  context: Context,
  { articles, library }: Own,
  head: StoredHead | undefined,
): Promise<Reply> {
  const { messages, user } = context;
  if (head === undefined || !(await articles.remove(library, head.id, user.id)))
    throw new UserError(messages.library.notThere);
  await renew(context);
  return renderRemoved(head, messages);
}

async function restoreArticle(
  context: Context,
  { articles, library }: Own,
  head: StoredHead | undefined,
): Promise<Reply> {
  const { messages, user } = context;
  if (head === undefined) throw new UserError(messages.library.notThere);
  const restored = await articles.restore(library, head.id, user.id);
  if ("refused" in restored) throw new UserError(refusalOf(restored, messages));
  await renew(context);
  return renderNotice(messages.library.restored(head.title));
}

/** The article that the pressed button carries, where it is still as the button takes it to be. */
async function pressed(
  { fields = [] }: Context,
  { articles, library }: Own,
  isRemoved = false,
): Promise<StoredHead | undefined> {
  return (await articles.list(library, isRemoved)).find(({ id }) => id === fields[0]);
}
