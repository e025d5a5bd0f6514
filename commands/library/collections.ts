import { type Action, type Choice, type Context, type Suggesting, UserError } from "../../src/bot.ts";
import {
  chosenBefore,
  collectionRefusal,
  plainLine,
  type Reply,
  renderCollection,
  renderCollections,
  renderNotice,
} from "../../src/replies/index.ts";
import type { Audience, Collection, CollectionChange } from "../../src/shelves/index.ts";
import { privateOption, textOption } from "../definition.ts";
import { textOf } from "../named.ts";
import {
  libraryAction,
  namedHead,
  type Own,
  optionPhrase,
  type Subcommand,
  suggestArticles,
} from "./subcommand.ts";

/** More than one menu takes. */
const mostChosen = 25;

/** Collections, or the card of one; what is given as an option is done before. */
export const collections = {
  name: "collections",
  options: [
    textOption(optionPhrase("collection"), { hasSuggestions: true }),
    textOption(optionPhrase("create"), { maxLength: 50 }),
    textOption(optionPhrase("rename"), { maxLength: 50 }),
    textOption(optionPhrase("seen_by"), { maxLength: 2_000 }),
    textOption(optionPhrase("put"), { hasSuggestions: true }),
    textOption(optionPhrase("take"), { hasSuggestions: true }),
    privateOption(optionPhrase("delete")),
  ],
  run: async (context, own) => {
    const { options, messages } = context;
    const audience = readAudience(context);
    const created = nameOf(context, "create");
    if (created !== undefined) {
      const id = await change(context, own, {
        do: "create",
        name: created,
        ...(audience === undefined ? {} : { audience }),
      });
      await move(context, own, id);
      return showCollection(context, own, id);
    }
    if (textOf(options["collection"]) === undefined) return showAll(context, own);
    const { id, name } = await namedCollection(context, own);
    if (options["delete"] === true) {
      await change(context, own, { do: "delete", id });
      return renderNotice(messages.collections.deleted(name));
    }
    const renamed = nameOf(context, "rename");
    if (renamed !== undefined) await change(context, own, { do: "rename", id, name: renamed });
    if (audience !== undefined) await change(context, own, { do: "show", id, audience });
    await move(context, own, id);
    return showCollection(context, own, id);
  },
  suggest: async (typing, own) =>
    typing.option === "collection" ? suggestCollections(typing, own) : suggestArticles()(typing, own),
} satisfies Subcommand;

/** Leads back to all collections. */
export const showCollections: Action = libraryAction((context, own) => showAll(context, own));

/** The card of the collection that is chosen from the menu. */
export const chooseCollection: Action = libraryAction((context, own) =>
  showCollection(context, own, context.values?.[0] ?? ""),
);

/** Who sees it, as is chosen from a menu. */
export const setAudience: Action = libraryAction(async (context, own) => {
  const [id = "", name] = context.fields ?? [];
  const { values = [], messages } = context;
  const audience = name === "roles" ? { roles: values } : { channels: values };
  const before = (await known(own)).find((one) => one.id === id);
  const [{ channels, roles }] = [{ channels: [], roles: [], ...before, ...audience }];
  // To choose another channel, people take out the first one: that must not show the articles to everybody meanwhile.
  if (before !== undefined && !isForAll(before) && channels.length + roles.length === 0) {
    const held = (await own.articles.list(own.library)).filter(({ collection }) => collection === id);
    if (held.length > 0) throw new UserError(messages.collections.wouldShow(held.length));
  }
  await change(context, own, { do: "show", id, audience });
  return showCollection(context, own, id);
});

/** What is in it, of what the menu offered when it was shown: others may have put something in since. */
export const fillCollection: Action = libraryAction(async (context, own) => {
  const { fields: [id = ""] = [], values = [], target } = context;
  const chosen = target === undefined ? [] : chosenBefore(target.reply, id);
  const taken = chosen.filter((article) => !values.includes(article));
  if (values.length > 0) await change(context, own, { do: "put", id, articles: values });
  if (taken.length > 0) await change(context, own, { do: "take", id, articles: taken });
  return showCollection(context, own, id);
});

const isForAll = ({ channels, roles }: Collection): boolean => channels.length + roles.length === 0;

/** Deletes it, once it is empty. */
export const deleteCollection: Action = libraryAction(async (context, own) => {
  await change(context, own, { do: "delete", id: context.fields?.[0] ?? "" });
  return showAll(context, own);
});

/** @throws UserError where it is refused */
async function change(
  { user, messages }: Context,
  { articles, library }: Own,
  wanted: CollectionChange,
): Promise<string> {
  const changed = await articles.changeCollection(library, wanted, user.id);
  if ("refused" in changed) throw new UserError(collectionRefusal(changed, messages));
  return changed.id;
}

/** Puts in and takes out what the options name. */
async function move(context: Context, own: Own, id: string): Promise<void> {
  for (const deed of ["put", "take"] as const) {
    const article = textOf(context.options[deed]);
    if (article === undefined) continue;
    const head = await namedHead({ ...context, options: { article } }, own);
    await change(context, own, { do: deed, id, articles: [head.id] });
  }
}

async function showAll({ messages }: Context, { articles, library }: Own): Promise<Reply> {
  const { collections } = await articles.standing(library);
  return renderCollections(collections, await articles.list(library), messages);
}

async function showCollection({ messages }: Context, own: Own, id: string): Promise<Reply> {
  const collection = (await known(own)).find((one) => one.id === id);
  if (collection === undefined) throw new UserError(messages.collections.unknown);
  return renderCollection(collection, await own.articles.list(own.library), messages);
}

async function known({ articles, library }: Own): Promise<readonly Collection[]> {
  return (await articles.standing(library)).collections;
}

/** @throws UserError where there is none of that id or name */
async function namedCollection({ options, messages }: Context, own: Own): Promise<Collection> {
  const name = textOf(options["collection"])?.toLowerCase() ?? "";
  const collections = await known(own);
  const named =
    collections.find(({ id }) => id === name) ?? collections.find((one) => one.name.toLowerCase() === name);
  if (named === undefined) throw new UserError(messages.collections.unknown);
  return named;
}

async function suggestCollections({ typed }: Suggesting, own: Own): Promise<Choice[]> {
  const words = typed.trim().toLowerCase();
  const fitting = (await known(own)).filter(({ name }) => name.toLowerCase().includes(words));
  return fitting.map(({ id, name }) => ({ name, value: id }));
}

/** @throws UserError where it is too long */
function nameOf({ options, messages }: Context, option: "create" | "rename"): string | undefined {
  const written = textOf(options[option]);
  if (written === undefined) return undefined;
  const name = plainLine(written);
  if (name.length > 50 || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(name))
    throw new UserError(messages.collections.badName);
  return name;
}

/** Channels and roles as Discord writes them where somebody types #name and @name; "all" names nobody. */
function readAudience({ options, messages }: Context): Audience | undefined {
  const text = textOf(options["seen_by"]);
  if (text === undefined) return undefined;
  if (text.toLowerCase() === "all") return { channels: [], roles: [] };
  const words = text.split(/[\s,]+/).map((word) => /^<(#|@&)(\d{15,20})>$/.exec(word));
  const named = (sign: string) => [
    ...new Set(words.flatMap((word) => (word?.[1] === sign ? [word[2] ?? ""] : []))),
  ];
  const audience = { channels: named("#"), roles: named("@&") };
  const isTooMuch = audience.channels.length > mostChosen || audience.roles.length > mostChosen;
  if (words.includes(null) || isTooMuch) throw new UserError(messages.collections.badAudience);
  return audience;
}
