import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import {
  type Action,
  type Call,
  type Command,
  type Context,
  type HandedFile,
  UserError,
} from "../src/bot.ts";
import type { Messages } from "../src/messages/index.ts";
import {
  type Reply,
  refusalOf,
  renderAdded,
  renderNotice,
  renderOwnArticles,
  renderRemoved,
} from "../src/replies/index.ts";
import { type ServerArticles, type StoredHead, serverLimits } from "../src/shelves/index.ts";
import { described, fileOption, privately, slashCommand, textOption } from "./definition.ts";
import { articleChoices, textOf } from "./named.ts";

type Phrases = Messages["commands"]["library"]["options"];
const optionPhrase = (name: keyof Phrases) => (messages: Messages) => messages.commands.library.options[name];

const file = fileOption(optionPhrase("file"));
const article = textOption(optionPhrase("article"), { isRequired: true, hasSuggestions: true });
const confirm = textOption(optionPhrase("confirm"), { isRequired: true });
const subcommands = {
  add: [file],
  list: [],
  replace: [article, file],
  remove: [article],
  restore: [article],
  forget: [confirm],
} as const;

const data: RESTPostAPIApplicationCommandsJSONBody = {
  ...slashCommand(({ commands }) => commands.library),
  options: Object.entries(subcommands).map(([name, options]) => ({
    type: ApplicationCommandOptionType.Subcommand as const,
    ...described(optionPhrase(name as keyof typeof subcommands)),
    options: [...options],
  })),
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** A server's own articles, and who may do what with them: checked here, whatever the client was shown. */
interface Own {
  readonly articles: ServerArticles;
  readonly library: string;
}

/** @throws UserError where there is no server, or the caller does not manage it */
function ownOf({ place, mayManage, shelves, messages }: Context): Own {
  if (place.libraryId === undefined || shelves.articles === undefined)
    throw new UserError(messages.library.noServer);
  if (mayManage !== true) throw new UserError(messages.library.notAllowed);
  return { articles: shelves.articles, library: place.libraryId };
}

/** `/library`: what a server has added itself. For members with Manage Server. */
export const library = {
  data,
  acknowledge: privately,
  run: async (context) => {
    const own = ownOf(context);
    const { subcommand, messages } = context;
    switch (subcommand) {
      case "add":
        return add(context, own);
      case "replace":
        return add(context, own, (await named(context, own)).id);
      case "remove":
        return remove(context, own, await named(context, own));
      case "restore":
        return restore(context, own, await named(context, own, true));
      case "forget":
        return forget(context, own);
      default:
        return renderOwnArticles(await own.articles.list(own.library), messages);
    }
  },
  suggest: async ({ typed, place, mayManage, shelves, subcommand }) => {
    const { libraryId } = place;
    if (libraryId === undefined || mayManage !== true) return [];
    const heads = (await shelves.articles?.list(libraryId, subcommand === "restore")) ?? [];
    const words = typed.trim().toLowerCase();
    const fitting = heads.filter(({ title, file }) => `${title}\n${file}`.toLowerCase().includes(words));
    return articleChoices(fitting.slice(0, 25).map(({ id, title }) => ({ value: id, name: title })));
  },
} satisfies Command;

/** "Undo" under what was added. */
export const libraryRemove = ofArticle((context, own, id) =>
  find(own, id).then((head) => remove(context, own, head)),
);

/** "Undo" under what was removed. */
export const libraryRestore = ofArticle((context, own, id) =>
  find(own, id, true).then((head) => restore(context, own, head)),
);

function ofArticle(run: (context: Context, own: Own, id: string) => Promise<Reply>): Action {
  return {
    acknowledge: ({ mayManage }: Call) => (mayManage === true ? "update" : "private"),
    run: (context) => run(context, ownOf(context), context.fields?.[0] ?? ""),
  };
}

async function add(context: Context, { articles, library }: Own, article?: string): Promise<Reply> {
  const { files, messages, user } = context;
  const given: HandedFile | undefined = files?.["file"];
  if (given === undefined) throw new UserError(messages.library.noFile);
  const { fileBytes: most } = serverLimits;
  if (given.size > most) throw new UserError(refusalOf({ refused: "fileBytes", most }, messages));
  const bytes = await context.fetch(given);
  const added = await articles.add(library, { name: given.name, bytes }, user.id, article);
  if ("refused" in added) throw new UserError(refusalOf(added, messages));
  await renew(context);
  return renderAdded(added, messages);
}

async function remove(
  context: Context,
  { articles, library }: Own,
  head: StoredHead | undefined,
): Promise<Reply> {
  const { messages, user } = context;
  if (head === undefined || !(await articles.remove(library, head.id, user.id)))
    throw new UserError(messages.library.notThere);
  await renew(context);
  return renderRemoved(head, messages);
}

async function restore(
  context: Context,
  { articles, library }: Own,
  head: StoredHead | undefined,
): Promise<Reply> {
  const { messages } = context;
  if (head === undefined) throw new UserError(messages.library.notThere);
  const restored = await articles.restore(library, head.id);
  if ("refused" in restored) throw new UserError(refusalOf(restored, messages));
  await renew(context);
  return renderNotice(messages.library.restored(head.title));
}

async function forget(context: Context, { articles, library }: Own): Promise<Reply> {
  const { messages, options } = context;
  const words = messages.library.confirmation;
  if (textOf(options["confirm"])?.toLowerCase() !== words)
    throw new UserError(messages.library.confirmWith(words));
  await articles.forget(library);
  await renew(context);
  return renderNotice(messages.library.forgotten);
}

/** So that what is said to be done can be seen by whoever asks next. */
async function renew({ shelves, place }: Context): Promise<void> {
  await shelves.shelfFor(place);
}

/** The article that the option names by its id, its title or its file. */
async function named(context: Context, { articles, library }: Own, isRemoved = false): Promise<StoredHead> {
  const name = textOf(context.options["article"])?.toLowerCase() ?? "";
  const heads = await articles.list(library, isRemoved);
  const head =
    heads.find(({ id }) => id === name) ??
    heads.find(({ title, file }) => title.toLowerCase() === name || file.toLowerCase() === name);
  if (head === undefined) throw new UserError(context.messages.library.notThere);
  return head;
}

async function find(
  { articles, library }: Own,
  id: string,
  isRemoved = false,
): Promise<StoredHead | undefined> {
  return (await articles.list(library, isRemoved)).find((head) => head.id === id);
}
