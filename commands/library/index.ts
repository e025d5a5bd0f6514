import { ApplicationCommandOptionType, InteractionContextType } from "discord-api-types/v10";
import { type Action, type Call, type Command, UserError } from "../../src/bot.ts";
import { described, managersOnly, privately, slashCommand } from "../definition.ts";
import { add, replace, replaced, written } from "./add.ts";
import {
  chooseCollection,
  collections,
  deleteCollection,
  fillCollection,
  setAudience,
  showCollections,
} from "./collections.ts";
import {
  discardAll,
  discardDraft,
  editedVersion,
  editVersion,
  keepAll,
  keepDraft,
  putDraft,
  showListed,
} from "./drafts.ts";
import { exportLibrary, nextPart } from "./export.ts";
import { fix } from "./fix.ts";
import { forget } from "./forget.ts";
import { askReplacement, hide, list, listVersions, openCard, readVersion, show, turnList } from "./list.ts";
import { log, turnLog } from "./log.ts";
import { remove, restore, undoAdd, undoRemove } from "./remove.ts";
import { setSetting, settings } from "./settings.ts";
import { optionPhrase, ownOf, type Subcommand } from "./subcommand.ts";
import { beginArticle, clearUnanswered, settleQuestions, turnUnanswered, unanswered } from "./unanswered.ts";
import { use } from "./use.ts";

/** The subcommands, in the order in which Discord shows them. Nothing else lists them. */
const subcommands: readonly Subcommand[] = [
  add,
  list,
  replace,
  remove,
  restore,
  collections,
  fix,
  settings,
  unanswered,
  exportLibrary,
  log,
  forget,
];

/** What buttons under what `/library` says do, by the first field of their custom_id. */
export const libraryActions: Readonly<Record<string, Action>> = {
  "library-keep": keepDraft,
  "library-discard": discardDraft,
  "library-into": putDraft,
  "library-written": written,
  "library-draft": showListed,
  "library-keep-all": keepAll,
  "library-discard-all": discardAll,
  "library-edit": editVersion,
  "library-edited": editedVersion,
  "library-list": turnList,
  "library-card": openCard,
  "library-hide": hide,
  "library-show": show,
  "library-versions": listVersions,
  "library-version": readVersion,
  "library-replace": askReplacement,
  "library-replaced": replaced,
  "library-remove": undoAdd,
  "library-restore": undoRemove,
  "library-collections": showCollections,
  "library-collection": chooseCollection,
  "library-seen": setAudience,
  "library-fill": fillCollection,
  "library-uncollect": deleteCollection,
  "library-export": nextPart,
  "library-log": turnLog,
  "library-set": setSetting,
  "library-begin": beginArticle,
  "library-unanswered": turnUnanswered,
  "library-settle": settleQuestions,
  "library-clear": clearUnanswered,
};

const data = {
  ...managersOnly({
    ...slashCommand(({ commands }) => commands.library),
    options: [...subcommands, use].map(({ name, options }) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      ...described(optionPhrase(name)),
      options: [...options],
    })),
  }),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

const usedIn = ({ subcommand }: Pick<Call, "subcommand">) =>
  subcommands.find(({ name }) => name === subcommand);

/** `/library`: what a server has added itself. For members with Manage Server; `use`, in direct messages, for all. */
export const library = {
  data,
  isForKeepers: true,
  // Who may not is told so, and nothing else is asked.
  acknowledge: (call) =>
    (call.mayManage === true ? usedIn(call)?.acknowledge?.(call) : undefined) ?? privately(call),
  form: async (context) => {
    ownOf(context);
    const { form } = usedIn(context) ?? {};
    if (form === undefined) throw new UserError(context.messages.errors.unknownCommand);
    return form(context);
  },
  run: async (context) => {
    if (context.subcommand === use.name) return use.run(context);
    const own = ownOf(context);
    const used = usedIn(context);
    if (used === undefined) throw new UserError(context.messages.errors.unknownCommand);
    return used.run(context, own);
  },
  suggest: async (typing) => {
    const { place, mayManage, shelves, subcommand } = typing;
    if (subcommand === use.name) return use.suggest(typing);
    if (place.libraryId === undefined || shelves.articles === undefined || mayManage !== true) return [];
    const own = { articles: shelves.articles, library: place.libraryId };
    return (await usedIn(typing)?.suggest?.(typing, own)) ?? [];
  },
} satisfies Command;

export { addToLibrary } from "./add.ts";
