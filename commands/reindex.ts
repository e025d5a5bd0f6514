import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { type Command, type Context, mayPost, UserError } from "../src/bot.ts";
import {
  type Reply,
  renderReindexFailure,
  renderReindexProgress,
  renderReindexReport,
} from "../src/replies/index.ts";
import { OpeningError, type ReindexProgress } from "../src/shelves/index.ts";
import { slashCommand } from "./definition.ts";

/** `/reindex`: reads the articles again and swaps the new library in. For members with Manage Server. */
export const reindex = {
  data: {
    ...slashCommand(({ commands }) => commands.reindex),
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  isForKeepers: true,
  acknowledge: (call) =>
    (call.mayReindex && mayPost(call)) || call.place.kind === "dm" ? "public" : "private",
  run: (context) => reindexFor(context, false),
} satisfies Command;

/**
 * Reads the articles again. Where most of them would be gone and that is not `confirmed`, nothing is changed.
 * @throws UserError for those who may not
 */
export async function reindexFor(context: Context, confirmed: boolean): Promise<Reply> {
  const { mayReindex, isElsewhere, messages, progress, shelves } = context;
  if (!mayReindex) {
    throw new UserError(isElsewhere === true ? messages.reindex.elsewhere : messages.reindex.notAllowed);
  }
  const onProgress = (state: ReindexProgress) => progress(renderReindexProgress(state, messages));
  try {
    return renderReindexReport(await shelves.reindex({ confirmed, onProgress }), messages);
  } catch (error) {
    if (!(error instanceof OpeningError)) throw error;
    return renderReindexFailure(error.failure, messages);
  }
}
