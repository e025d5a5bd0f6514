import type { APIApplicationCommandBasicOption } from "discord-api-types/v10";
import {
  type Acknowledgement,
  type Action,
  type Call,
  type Choice,
  type Context,
  type Form,
  type FormContext,
  type Outcome,
  type Suggesting,
  UserError,
} from "../../src/bot.ts";
import type { Messages } from "../../src/messages/index.ts";
import type { ServerArticles, StoredHead } from "../../src/shelves/index.ts";
import { textOption } from "../definition.ts";
import { articleChoices, textOf } from "../named.ts";

type Phrases = Messages["commands"]["library"]["options"];

/** Name and description of a subcommand or of an option of one. */
export const optionPhrase = (name: keyof Phrases) => (messages: Messages) =>
  messages.commands.library.options[name];

/** A server's own articles. Nobody has them but who manages the server. */
export interface Own {
  readonly articles: ServerArticles;
  readonly library: string;
}

/** One of the subcommands of `/library`. Whoever comes to `run` or `suggest` manages the server. */
export interface Subcommand {
  readonly name: keyof Phrases;
  readonly options: readonly APIApplicationCommandBasicOption[];
  run(context: Context, own: Own): Promise<Outcome>;
  /** Default: privately. */
  acknowledge?(call: Call): Acknowledgement | undefined;
  /** Where it acknowledges with `form`. */
  form?(context: FormContext): Promise<Form>;
  suggest?(typing: Suggesting, own: Own): Promise<readonly Choice[]>;
}

/**
 * The server's own articles, for who may change them: checked here, whatever the client was shown.
 *
 * @throws UserError where there is no server, or the caller does not manage it
 */
export function ownOf({
  place,
  mayManage,
  shelves,
  messages,
}: Pick<Context, "place" | "mayManage" | "shelves" | "messages">): Own {
  if (place.libraryId === undefined || shelves.articles === undefined)
    throw new UserError(messages.library.noServer);
  if (mayManage !== true) throw new UserError(messages.library.notAllowed);
  return { articles: shelves.articles, library: place.libraryId };
}

/** A button of `/library`: it changes its message for who manages the server; others are told privately. */
export function libraryAction(run: (context: Context, own: Own) => Promise<Outcome>): Action {
  return {
    isForKeepers: true,
    acknowledge: ({ mayManage }: Call) => (mayManage === true ? "update" : "private"),
    run: (context) => run(context, ownOf(context)),
  };
}

/** The option that names an article, with suggestions. */
export const articleOption = textOption(optionPhrase("article"), { isRequired: true, hasSuggestions: true });

/** Suggests articles that are served or, with `isRemoved`, those that can be restored. */
export function suggestArticles(isRemoved = false) {
  return async ({ typed }: Suggesting, { articles, library }: Own): Promise<Choice[]> => {
    const heads = await articles.list(library, isRemoved);
    const words = typed.trim().toLowerCase();
    const fitting = heads.filter(({ title, file }) => `${title}\n${file}`.toLowerCase().includes(words));
    return articleChoices(fitting.slice(0, 25).map(({ id, title }) => ({ value: id, name: title })));
  };
}

/**
 * The article that the option `article` names by its id, its title or its file; with `isRemoved`, one that was removed.
 *
 * @throws UserError where there is none
 */
export async function namedHead(
  { options, messages }: Context,
  { articles, library }: Own,
  isRemoved = false,
): Promise<StoredHead> {
  const name = textOf(options["article"])?.toLowerCase() ?? "";
  const heads = await articles.list(library, isRemoved);
  const head =
    heads.find(({ id }) => id === name) ??
    heads.find(({ title, file }) => title.toLowerCase() === name || file.toLowerCase() === name);
  if (head === undefined) throw new UserError(messages.library.notThere);
  return head;
}

/** So that what is said to be done can be seen by whoever asks next. */
export async function renew({ shelves, place }: Context): Promise<void> {
  await shelves.follow(place);
}
