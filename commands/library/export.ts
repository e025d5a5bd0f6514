import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { type Action, type Context, UserError } from "../../src/bot.ts";
import { parseOffset, type Reply, renderExport, renderNotice } from "../../src/replies/index.ts";
import { archiveLibrary, serverLimits } from "../../src/shelves/index.ts";
import { described, privately } from "../definition.ts";
import { type Own, optionPhrase, ownOf, type Subcommand } from "./subcommand.ts";

/** What Discord takes as one attachment everywhere, in bytes, with room for what else is sent. */
const mostAttached = serverLimits.fileBytes - 64 * 1024;

/** The server's files as they were given, as a zip. */
export const exportLibrary = {
  name: "export",
  options: [
    {
      type: ApplicationCommandOptionType.Integer,
      ...described(optionPhrase("part")),
      required: false,
      min_value: 1,
      max_value: 100,
    },
  ],
  run: (context, own) => showPart(context, own, Number(context.options["part"] ?? 1)),
} satisfies Subcommand;

/** The next part, beside the one that is there. */
export const nextPart: Action = {
  isForKeepers: true,
  acknowledge: privately,
  run: (context) => showPart(context, ownOf(context), parseOffset(context.fields?.[0])),
};

async function showPart({ messages }: Context, { articles, library }: Own, part: number): Promise<Reply> {
  const archives = await archiveLibrary(articles, library, mostAttached);
  const reply = renderExport(archives, part, messages);
  if (reply !== undefined) return reply;
  if (archives.parts.length > 0) throw new UserError(messages.export.noPart(archives.parts.length));
  return renderNotice(
    archives.tooLarge.length === 0
      ? messages.library.none
      : messages.export.tooLarge(archives.tooLarge.join(", ")),
  );
}
