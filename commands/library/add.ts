import { type Context, type HandedFile, UserError } from "../../src/bot.ts";
import { type Reply, refusalOf, renderAdded } from "../../src/replies/index.ts";
import { serverLimits } from "../../src/shelves/index.ts";
import { fileOption } from "../definition.ts";
import {
  articleOption,
  namedHead,
  type Own,
  optionPhrase,
  renew,
  type Subcommand,
  suggestArticles,
} from "./subcommand.ts";

const file = fileOption(optionPhrase("file"));

/** A file becomes an article. */
export const add = {
  name: "add",
  options: [file],
  run: (context, own) => addFile(context, own),
} satisfies Subcommand;

/** A file becomes a new version of an article. */
export const replace = {
  name: "replace",
  options: [articleOption, file],
  run: async (context, own) => addFile(context, own, (await namedHead(context, own)).id),
  suggest: suggestArticles(),
} satisfies Subcommand;

async function addFile(context: Context, { articles, library }: Own, article?: string): Promise<Reply> {
  const { files, messages, user } = context;
  const given: HandedFile | undefined = files?.["file"]?.[0];
  if (given === undefined) throw new UserError(messages.library.noFile);
  const { fileBytes: most } = serverLimits;
  if (given.size > most) throw new UserError(refusalOf({ refused: "fileBytes", most }, messages));
  const bytes = await context.fetch(given);
  const added = await articles.add(library, { name: given.name, bytes }, user.id, article);
  if ("refused" in added) throw new UserError(refusalOf(added, messages));
  await renew(context);
  return renderAdded(added, messages);
}
