import {
  type Action,
  type Call,
  type Context,
  type Form,
  type FormContext,
  type Outcome,
  UserError,
} from "../../src/bot.ts";
import type { Resembling } from "../../src/library/index.ts";
import type { Messages } from "../../src/messages/index.ts";
import {
  collectionRefusal,
  type DecidedDraft,
  editForm,
  listedVersions,
  parseVersion,
  type Reply,
  refusalOf,
  renderDecided,
  renderKept,
  renderNotice,
  renderPreview,
} from "../../src/replies/index.ts";
import type { Preview, VersionRef } from "../../src/shelves/index.ts";
import { privately } from "../definition.ts";
import { readEdits } from "./edits.ts";
import { showCard } from "./list.ts";
import { libraryAction, type Own, ownOf, renew } from "./subcommand.ts";

/** Shows a draft to whoever is to decide on it. */
export async function showDraft(
  context: Context,
  preview: Preview,
  notes: readonly string[] = [],
): Promise<Reply> {
  const { articles, library } = ownOf(context);
  const { collections } = await articles.standing(library);
  const alike = await alikeTo(context, preview);
  return renderPreview(preview, { alike, notes, collections }, context.messages);
}

/** Puts a draft into a collection, so that nobody else ever sees it. */
export const putDraft = libraryAction(async (context, own) => {
  const { articles, library } = own;
  const { messages, user, values: [id = ""] = [] } = context;
  const preview = await pressed(context, own);
  const change = { do: "put", id, articles: [preview.version.id] } as const;
  const changed = await articles.changeCollection(library, change, user.id);
  if ("refused" in changed) throw new UserError(collectionRefusal(changed, messages));
  const { collections } = await articles.standing(library);
  const name = collections.find((one) => one.id === id)?.name ?? "";
  return showDraft(context, preview, [messages.collections.put(name, preview.version.title)]);
});

/** Articles that hold much of a draft's text, the likest first; not the one that it is a new version of. */
export async function alikeTo(
  { library }: Context,
  { version: { id, summary } }: Preview,
): Promise<readonly Resembling[]> {
  const alike = await library.resembling(summary?.runs ?? []);
  return alike.filter(({ article }) => article.id !== id);
}

/** "Keep": the draft is answered from. Pressed twice, it says the same twice. */
export const keepDraft = libraryAction(async (context, own) => {
  const { articles, library } = own;
  const { version } = await pressed(context, own);
  const kept = await articles.keep(library, version, context.user.id);
  if ("refused" in kept) throw new UserError(reasonOf(kept, context.messages));
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

/** What is chosen from the list of several drafts is shown by itself. */
export const showListed: Action = {
  isForKeepers: true,
  acknowledge: privately,
  run: async (context) => {
    const own = ownOf(context);
    const fields = context.values?.[0]?.split(":") ?? [];
    return showDraft(context, await pressed({ ...context, fields }, own));
  },
};

/** "Keep all": of several drafts, those that are still there are answered from. */
export const keepAll = libraryAction(async (context, { articles, library }) => {
  const { messages, target, user } = context;
  const decided: DecidedDraft[] = [];
  for (const { ref, title } of target === undefined ? [] : listedVersions(target.reply)) {
    const kept = await articles.keep(library, ref, user.id);
    const reason = "refused" in kept ? reasonOf(kept, messages) : undefined;
    decided.push(reason === undefined ? { title } : { title, reason });
  }
  await renew(context);
  const count = decided.filter(({ reason }) => reason === undefined).length;
  return renderDecided(messages.library.keptAll(count), decided);
});

/** "Discard all": of several drafts, those of which nobody has kept any. */
export const discardAll = libraryAction(async (context, { articles, library }) => {
  const { messages, target } = context;
  const decided: DecidedDraft[] = [];
  for (const { ref, title } of target === undefined ? [] : listedVersions(target.reply)) {
    const isKept =
      !(await articles.discard(library, ref)) && (await articles.preview(library, ref)) !== undefined;
    decided.push(isKept ? { title, reason: messages.library.alreadyKept } : { title });
  }
  return renderDecided(messages.library.discarded, decided);
});

function reasonOf(refused: Parameters<typeof refusalOf>[0], messages: Messages): string {
  return refused.refused === "unknown" ? messages.library.draftGone : refusalOf(refused, messages);
}

/** "Edit": asks what the draft or the article is to be called. */
export const editVersion: Action = {
  isForKeepers: true,
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
  isForKeepers: true,
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
    return showCard(context, own, version.id);
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
