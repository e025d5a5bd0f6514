import { type Context, type HandedFile, UserError } from "../../src/bot.ts";
import { type DecidedDraft, type Reply, refusalOf, renderDecided } from "../../src/replies/index.ts";
import { serverLimits, unpackLibrary, ZipError } from "../../src/shelves/index.ts";
import { type Own, renew } from "./subcommand.ts";

/** Whether a file is to be taken back as an export of a library. */
export function isArchive({ name }: HandedFile): boolean {
  return /\.zip$/i.test(name);
}

/**
 * Adds what exports of a library hold.
 *
 * @throws UserError where one of them is too large, cannot be had, or is none
 */
export async function takeBack(
  context: Context,
  { articles, library }: Own,
  files: readonly HandedFile[],
): Promise<Reply> {
  const { messages, user, fetch } = context;
  const { fileBytes, bytes, articles: entries } = serverLimits;
  const decided: DecidedDraft[] = [];
  for (const file of files) {
    if (file.size > fileBytes)
      throw new UserError(refusalOf({ refused: "fileBytes", most: fileBytes }, messages));
    const archive = await fetch(file).catch(() => undefined);
    if (archive === undefined) throw new UserError(messages.library.notFetched);
    try {
      // One more: what the archive says of itself.
      const limits = { entries: entries + 1, entryBytes: fileBytes, bytes: 2 * bytes };
      for (const one of await unpackLibrary(articles, library, archive, user.id, limits))
        decided.push(
          "refused" in one ? { title: one.file, reason: refusalOf(one, messages) } : { title: one.file },
        );
    } catch (error) {
      if (!(error instanceof ZipError)) throw error;
      throw new UserError(messages.export.notTaken(error.message));
    }
  }
  await renew(context);
  const taken = decided.filter(({ reason }) => reason === undefined).length;
  const refused = decided.filter(({ reason }) => reason !== undefined);
  return renderDecided(messages.export.taken(taken), refused);
}
