import {
  type Action,
  type Call,
  type Context,
  type Form,
  type FormContext,
  type Outcome,
  UserError,
} from "../../src/bot.ts";
import {
  editForm,
  parseVersion,
  type Reply,
  refusalOf,
  renderKept,
  renderNotice,
  renderPreview,
} from "../../src/replies/index.ts";
import type { Preview, VersionRef } from "../../src/shelves/index.ts";
import { readEdits } from "./edits.ts";
import { libraryAction, type Own, ownOf, renew } from "./subcommand.ts";

/** Shows a draft to whoever is to decide on it. */
export async function showDraft(context: Context, preview: Preview): Promise<Reply> {
  const { id, summary } = preview.version;
  const alike = await context.library.resembling(summary?.runs ?? []);
  return renderPreview(
    preview,
    // A new version resembles the one before.
    alike.filter(({ article }) => article.id !== id),
    context.messages,
  );
}

/** "Keep": the draft is answered from. Pressed twice, it says the same twice. */
export const keepDraft = libraryAction(async (context, own) => {
  const { articles, library } = own;
  const { version } = await pressed(context, own);
  const kept = await articles.keep(library, version, context.user.id);
  if ("refused" in kept) throw new UserError(refusalOf(kept, context.messages));
  await renew(context);
  return renderKept({ ...version, isDraft: false }, context.messages);
});

/** "Discard": nothing stays of the draft. */
export const discardDraft = libraryAction(async (context, { articles, library }) => {
  const { messages } = context;
  const ref = parseVersion(context.fields ?? []);
  const isDiscarded = ref !== undefined && (await articles.discard(library, ref));
  if (ref !== undefined && !isDiscarded && (await articles.preview(library, ref)) !== undefined)
    throw new UserError(messages.library.alreadyKept);
  return renderNotice(messages.library.discarded);
});

/** "Edit": asks what the draft or the article is to be called. */
export const editVersion: Action = {
  acknowledge: ({ mayManage }) => (mayManage === true ? "form" : "private"),
  run: async (context): Promise<Outcome> => {
    // Only who may not edit comes here.
    ownOf(context);
    throw new UserError(context.messages.errors.staleButton);
  },
  form: async (context): Promise<Form> => {
    const { version } = await pressed(context, ownOf(context));
    return editForm(version, context.messages);
  },
};

/** What was written into that form. */
export const editedVersion: Action = {
  acknowledge: (call: Call) => (call.mayManage === true && call.target !== undefined ? "update" : "private"),
  run: async (context) => {
    const own = ownOf(context);
    const { version } = await pressed(context, own);
    const said = readEdits(context);
    const edited = await own.articles.edit(own.library, version, said, context.user.id);
    if ("refused" in edited) throw new UserError(refusalOf(edited, context.messages));
    const preview = await pressed(context, own);
    if (preview.version.isDraft) return showDraft(context, preview);
    await renew(context);
    return renderKept(preview.version, context.messages);
  },
};

/** @throws UserError where what a button was made for is no longer there */
async function pressed(
  { fields = [], messages }: Pick<FormContext, "fields" | "messages">,
  own: Own,
): Promise<Preview> {
  const ref = parseVersion(fields);
  const preview = ref && (await previewOf(own, ref));
  if (preview === undefined) throw new UserError(messages.library.draftGone);
  return preview;
}

function previewOf({ articles, library }: Own, ref: VersionRef): Promise<Preview | undefined> {
  return articles.preview(library, ref);
}
