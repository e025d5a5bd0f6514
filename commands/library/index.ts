import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import { type Action, type Command, UserError } from "../../src/bot.ts";
import { described, privately, slashCommand } from "../definition.ts";
import { add, replace } from "./add.ts";
import { discardDraft, editedVersion, editVersion, keepDraft } from "./drafts.ts";
import { forget } from "./forget.ts";
import { list } from "./list.ts";
import { log, turnLog } from "./log.ts";
import { remove, restore, undoAdd, undoRemove } from "./remove.ts";
import { setSetting, settings } from "./settings.ts";
import { optionPhrase, ownOf, type Subcommand } from "./subcommand.ts";
import { clearUnanswered, settleQuestions, turnUnanswered, unanswered } from "./unanswered.ts";
import { use } from "./use.ts";

/** The subcommands, in the order in which Discord shows them. Nothing else lists them. */
const subcommands: readonly Subcommand[] = [
  add,
  list,
  replace,
  remove,
  restore,
  settings,
  unanswered,
  log,
  forget,
];

/** What buttons under what `/library` says do, by the first field of their custom_id. */
export const libraryActions: Readonly<Record<string, Action>> = {
  "library-keep": keepDraft,
  "library-discard": discardDraft,
  "library-edit": editVersion,
  "library-edited": editedVersion,
  "library-remove": undoAdd,
  "library-restore": undoRemove,
  "library-log": turnLog,
  "library-set": setSetting,
  "library-unanswered": turnUnanswered,
  "library-settle": settleQuestions,
  "library-clear": clearUnanswered,
};

const data: RESTPostAPIApplicationCommandsJSONBody = {
  ...slashCommand(({ commands }) => commands.library),
  options: [...subcommands, use].map(({ name, options }) => ({
    type: ApplicationCommandOptionType.Subcommand as const,
    ...described(optionPhrase(name)),
    options: [...options],
  })),
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** `/library`: what a server has added itself. For members with Manage Server; `use`, in direct messages, for all. */
export const library = {
  data,
  isForKeepers: true,
  acknowledge: privately,
  run: async (context) => {
    if (context.subcommand === use.name) return use.run(context);
    const own = ownOf(context);
    const used = subcommands.find(({ name }) => name === context.subcommand);
    if (used === undefined) throw new UserError(context.messages.errors.unknownCommand);
    return used.run(context, own);
  },
  suggest: async (typing) => {
    const { place, mayManage, shelves, subcommand } = typing;
    if (subcommand === use.name) return use.suggest(typing);
    if (place.libraryId === undefined || shelves.articles === undefined || mayManage !== true) return [];
    const own = { articles: shelves.articles, library: place.libraryId };
    const used = subcommands.find(({ name }) => name === subcommand);
    return (await used?.suggest?.(typing, own)) ?? [];
  },
} satisfies Command;
