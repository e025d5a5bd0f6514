import { type Context, type HandedFile, UserError } from "../../src/bot.ts";
import { type ListedDraft, type Reply, refusalOf, renderDrafts } from "../../src/replies/index.ts";
import { type AddedFile, type Preview, serverLimits } from "../../src/shelves/index.ts";
import { alikeTo, showDraft } from "./drafts.ts";
import type { Own } from "./subcommand.ts";
import { isArchive, takeBack } from "./take-back.ts";

/** Something that is to be added: a file that the door can fetch, or a text that is here. */
export type Addition =
  | { readonly kind: "file"; readonly file: HandedFile }
  | ({ readonly kind: "text" } & AddedFile);

/** A file as an addition. */
export function fileAddition(file: HandedFile): Addition {
  return { kind: "file", file };
}

/** What belongs to additions. */
interface AddingOptions {
  /** They are new versions of this article. */
  readonly article?: string;
  /** Is said under the preview of a single one. */
  readonly notes?: readonly string[];
}

/**
 * Makes drafts of all of it, one after the other, and shows them: a single one as it was read, several as a list in
 * which each has its outcome.
 *
 * @throws UserError where there is none, or the only one is refused
 */
export async function addAll(
  context: Context,
  own: Own,
  additions: readonly Addition[],
  { article, notes = [] }: AddingOptions = {},
): Promise<Reply> {
  const { messages } = context;
  const [only] = additions;
  if (only === undefined) throw new UserError(messages.library.noFile);
  const archives = additions.flatMap((one) => (one.kind === "file" && isArchive(one.file) ? [one.file] : []));
  if (archives.length === additions.length && article === undefined) return takeBack(context, own, archives);
  if (additions.length === 1) {
    const draft = await addOne(context, own, only, article);
    if (typeof draft === "string") throw new UserError(draft);
    return showDraft(context, draft, notes);
  }
  const listed: ListedDraft[] = [];
  for (const addition of additions) {
    const draft = await addOne(context, own, addition, article);
    listed.push(
      typeof draft === "string"
        ? { file: nameOf(addition), reason: draft }
        : { version: draft.version, ...(await firstAlike(context, draft)) },
    );
    context.progress(renderDrafts(listed, messages));
  }
  return renderDrafts(listed, messages);
}

/** A draft, or in words why there is none. */
async function addOne(
  context: Context,
  { articles, library }: Own,
  addition: Addition,
  article: string | undefined,
): Promise<Preview | string> {
  const { messages, user } = context;
  const { fileBytes: most } = serverLimits;
  if (addition.kind === "file" && addition.file.size > most)
    return refusalOf({ refused: "fileBytes", most }, messages);
  if (addition.kind === "file" && isArchive(addition.file)) return messages.export.alone;
  const given = addition.kind === "text" ? addition : await fetched(context, addition.file);
  if (given === undefined) return messages.library.notFetched;
  const draft = await articles.draft(library, given, user.id, article);
  if ("refused" in draft) return refusalOf(draft, messages);
  return (await articles.preview(library, draft)) ?? messages.library.draftGone;
}

/** Undefined where it cannot be had: the others are added all the same. */
async function fetched({ fetch }: Context, file: HandedFile): Promise<AddedFile | undefined> {
  const bytes = await fetch(file).catch(() => undefined);
  return bytes && { name: file.name, bytes };
}

async function firstAlike(context: Context, preview: Preview): Promise<{ resembles?: string }> {
  const [first] = await alikeTo(context, preview);
  return first === undefined ? {} : { resembles: first.article.title };
}

function nameOf(addition: Addition): string {
  return addition.kind === "file" ? addition.file.name : addition.name;
}
