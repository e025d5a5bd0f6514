import { type Context, UserError } from "../../src/bot.ts";
import { type Reply, refusalOf } from "../../src/replies/index.ts";
import { serverLimits } from "../../src/shelves/index.ts";
import { fileOption } from "../definition.ts";
import { showDraft } from "./drafts.ts";
import {
  articleOption,
  namedHead,
  type Own,
  optionPhrase,
  type Subcommand,
  suggestArticles,
} from "./subcommand.ts";

const file = fileOption(optionPhrase("file"));

/** A file becomes a draft of an article. */
export const add = {
  name: "add",
  options: [file],
  run: (context, own) => addFile(context, own),
} satisfies Subcommand;

/** A file becomes a draft of a new version of an article. */
export const replace = {
  name: "replace",
  options: [articleOption, file],
  run: async (context, own) => addFile(context, own, (await namedHead(context, own)).id),
  suggest: suggestArticles(),
} satisfies Subcommand;

async function addFile(context: Context, { articles, library }: Own, article?: string): Promise<Reply> {
  const { files, messages, user } = context;
  const given = files?.["file"]?.[0];
  if (given === undefined) throw new UserError(messages.library.noFile);
  const { fileBytes: most } = serverLimits;
  if (given.size > most) throw new UserError(refusalOf({ refused: "fileBytes", most }, messages));
  const bytes = await context.fetch(given);
  const draft = await articles.draft(library, { name: given.name, bytes }, user.id, article);
  if ("refused" in draft) throw new UserError(refusalOf(draft, messages));
  const preview = await articles.preview(library, draft);
  if (preview === undefined) throw new UserError(messages.library.draftGone);
  return showDraft(context, preview);
}
