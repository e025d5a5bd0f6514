import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { type Command, mayPost, UserError } from "../src/bot.ts";
import { renderReindexProgress, renderReindexReport } from "../src/replies/index.ts";
import { slashCommand } from "./definition.ts";

/** `/reindex`: reads the articles again and swaps the new library in. For members with Manage Server. */
export const reindex = {
  data: {
    ...slashCommand(({ commands }) => commands.reindex),
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  acknowledge: (call) =>
    (call.mayReindex && mayPost(call)) || call.place.kind === "dm" ? "public" : "private",
  run: async ({ mayReindex, messages, place, progress, shelf }) => {
    if (!mayReindex) throw new UserError(messages.reindex.notAllowed);
    const report = await shelf.reindex(place, (state) => progress(renderReindexProgress(state, messages)));
    return renderReindexReport(report, messages);
  },
} satisfies Command;
