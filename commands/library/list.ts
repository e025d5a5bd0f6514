import { type Action, type Context, type FormContext, UserError } from "../../src/bot.ts";
import {
  articlesPerPage,
  parseOffset,
  parseVersion,
  type Reply,
  renderOwnArticle,
  renderOwnArticles,
  renderParagraph,
  renderVersions,
  replacementForm,
} from "../../src/replies/index.ts";
import { privately } from "../definition.ts";
import { offsetOf, pageOption } from "./page-option.ts";
import { libraryAction, type Own, ownOf, renew, type Subcommand } from "./subcommand.ts";

/** What the server has added, page by page. */
export const list = {
  name: "list",
  options: [pageOption],
  run: (context, own) => showList(context, own, offsetOf(context, articlesPerPage)),
} satisfies Subcommand;

/** Turns to another page of the list, or back to it. */
export const turnList = libraryAction((context, own) =>
  showList(context, own, parseOffset(context.fields?.[0])),
);

/** The card of the article that was chosen from the list, or that a button names. */
export const openCard = libraryAction((context, own) =>
  showCard(context, own, context.values?.[0] ?? context.fields?.[0] ?? ""),
);

/** "Hide": it is kept and no longer answered from. Pressed twice, it stays so. */
export const hide = libraryAction((context, own) => setHidden(context, own, true));

/** "Show again". */
export const show = libraryAction((context, own) => setHidden(context, own, false));

/** Who added which version, and when. */
export const listVersions = libraryAction(async ({ fields = [], messages }, { articles, library }) => {
  const versions = await articles.versions(library, fields[0] ?? "");
  if (versions.length === 0) throw new UserError(messages.library.notThere);
  return renderVersions(versions, messages);
});

/** An earlier version that was chosen from them, to be read from its first paragraph on. */
export const readVersion: Action = {
  isForKeepers: true,
  acknowledge: privately,
  run: async (context) => {
    ownOf(context);
    const { values, earlier, messages, user } = context;
    const version = parseVersion(values?.[0]?.split(":") ?? []);
    const first = version && (await (await earlier())?.read(version, 0));
    if (first === undefined) throw new UserError(messages.library.notThere);
    return renderParagraph(first, { messages, asker: user.id });
  },
};

/** "Replace": asks for the new version. */
export const askReplacement: Action = {
  isForKeepers: true,
  acknowledge: ({ mayManage }) => (mayManage === true ? "form" : "private"),
  run: async (context) => {
    // Only who may not replace comes here.
    ownOf(context);
    throw new UserError(context.messages.errors.staleButton);
  },
  form: async (context: FormContext) => {
    const { id } = await presentHead(context, ownOf(context), context.fields?.[0] ?? "");
    return replacementForm(id, context.messages);
  },
};

/** The card of an article. */
export async function showCard(context: Context, own: Own, id: string): Promise<Reply> {
  const { articles, library } = own;
  const { version } = await presentHead(context, own, id);
  const preview = await articles.preview(library, { id, version });
  if (preview === undefined) throw new UserError(context.messages.library.notThere);
  return renderOwnArticle(preview.version, context.messages);
}

/**
 * The head of an article that was not removed.
 *
 * @throws UserError where there is none
 */
export async function presentHead(
  { messages }: Pick<Context, "messages">,
  { articles, library }: Own,
  id: string,
) {
  const head = (await articles.list(library)).find((one) => one.id === id);
  if (head === undefined) throw new UserError(messages.library.notThere);
  return head;
}

async function showList({ messages }: Context, { articles, library }: Own, offset: number): Promise<Reply> {
  const heads = await articles.list(library);
  // What was removed from a last page may have been all of it.
  return renderOwnArticles(heads, offset < heads.length ? offset : 0, messages);
}

async function setHidden(context: Context, own: Own, isHidden: boolean): Promise<Reply> {
  const { fields = [], user } = context;
  const { id } = await presentHead(context, own, fields[0] ?? "");
  await own.articles.hide(own.library, id, isHidden, user.id);
  await renew(context);
  return showCard(context, own, id);
}
