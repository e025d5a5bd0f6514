import { type Choice, type Context, type Outcome, type Suggesting, UserError } from "../../src/bot.ts";
import { fitPlain, limits, renderNotice } from "../../src/replies/index.ts";
import { textOption } from "../definition.ts";
import { textOf } from "../named.ts";
import { optionPhrase } from "./subcommand.ts";

/** What stands for no server among the suggestions: no server's id is like it. */
const NONE = "none";

/**
 * Whose library a member asks in direct messages. For every member: servers of which somebody is none are to them as
 * if there were none of that name.
 */
export const use = {
  name: "use" as const,
  options: [textOption(optionPhrase("server"), { hasSuggestions: true })],

  async run(context: Context): Promise<Outcome> {
    const { messages, options, shelves, user, memberships } = context;
    const { articles } = shelves;
    if (articles === undefined) throw new UserError(messages.library.noServer);
    const typed = textOf(options["server"]);
    if (typed === undefined) return renderNotice(await chosenNow(context));
    if (typed === NONE) {
      await articles.choose(user.id, undefined);
      return renderNotice(messages.library.usesNone);
    }
    const found = await memberships.find(user.id, typed, await articles.libraries());
    const exact = found.filter(({ id, name }) => id === typed || name.toLowerCase() === typed.toLowerCase());
    const [server, another] = exact.length > 0 ? exact : found;
    if (server === undefined || another !== undefined || !(await articles.choose(user.id, server.id)))
      throw new UserError(messages.library.noSuchServer);
    return renderNotice(messages.library.uses(server.name));
  },

  async suggest({ typed, shelves, user, memberships, messages }: Suggesting): Promise<Choice[]> {
    if (user === undefined) return [];
    const libraries = (await shelves.articles?.libraries()) ?? [];
    const found = await memberships.find(user.id, typed, libraries);
    return [
      ...found.map(({ id, name }) => ({ name: fitPlain(name, limits.choiceName), value: id })),
      { name: messages.library.noServersOwn, value: NONE },
    ];
  },
};

/** What is said of the choice that stands. */
async function chosenNow({ messages, shelves, user, memberships }: Context): Promise<string> {
  const server = await shelves.chosenBy(user.id, memberships.isMember);
  if (server === undefined) return messages.library.usesNone;
  const [named] = await memberships.find(user.id, server, [server]);
  return messages.library.uses(named?.name ?? server);
}
