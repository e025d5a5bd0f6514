import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { type Call, type Command, type Context, mayPost, UserError } from "../src/bot.ts";
import {
  type Reply,
  renderReindexFailure,
  renderReindexProgress,
  renderReindexReport,
} from "../src/replies/index.ts";
import { OpeningError, type ReindexProgress, type ReindexReport } from "../src/shelves/index.ts";
import { privateOption, slashCommand } from "./definition.ts";

/**
 * `/reindex`: reads the articles again and swaps the new library in: those of the server itself for its managers, those
 * of the host's folder for who may. The report is for the asker alone, unless they want it public.
 */
export const reindex = {
  data: {
    ...slashCommand(
      ({ commands }) => commands.reindex,
      [privateOption(({ commands }) => commands.reindex.options.private)],
    ),
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  isForKeepers: true,
  acknowledge: (call) =>
    call.place.kind === "dm" || (call.options["private"] === false && mayRead(call) && mayPost(call))
      ? "public"
      : "private",
  run: (context) => reindexFor(context, false),
} satisfies Command;

/** Whether somebody may have anything read again here. */
function mayRead({ mayReindex, mayManage }: Call): boolean {
  return mayReindex || mayManage === true;
}

/**
 * Reads the articles again. Where most of them would be gone and that is not `confirmed`, nothing is changed.
 * @throws UserError for those who may not
 */
export async function reindexFor(context: Context, confirmed: boolean): Promise<Reply> {
  const { mayReindex, isElsewhere, messages, progress, shelves } = context;
  const onProgress = (state: ReindexProgress) => progress(renderReindexProgress(state, messages));
  try {
    const house = mayReindex ? await shelves.reindex({ confirmed, onProgress }) : undefined;
    if (house?.needsConfirmation) return renderReindexReport(house, messages);
    const own = await ownAnew(context, onProgress);
    const report = house === undefined ? own : withOwn(house, own);
    if (report !== undefined) return renderReindexReport(report, messages);
    throw new UserError(isElsewhere === true ? messages.reindex.elsewhere : messages.reindex.notAllowed);
  } catch (error) {
    if (!(error instanceof OpeningError)) throw error;
    return renderReindexFailure(error.failure, messages);
  }
}

/** What was read of the server's own articles; undefined where it has none, or the caller may not. */
async function ownAnew(
  { place: { libraryId }, mayManage, shelves }: Context,
  onProgress: (state: ReindexProgress) => void,
): Promise<ReindexReport | undefined> {
  if (libraryId === undefined || mayManage !== true) return undefined;
  return shelves.readAnew(libraryId, { onProgress });
}

/** The host's report, with what was read of the server's own articles besides. */
function withOwn(house: ReindexReport, own: ReindexReport | undefined): ReindexReport {
  if (own?.own === undefined) return house;
  const kept = [...house.kept, ...own.kept];
  return { ...house, kept, own: own.own, milliseconds: house.milliseconds + own.milliseconds };
}
