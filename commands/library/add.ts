import { type Action, type Command, type Context, UserError } from "../../src/bot.ts";
import { additionForm, mostFiles } from "../../src/replies/index.ts";
import { fileOption, managersOnly, messageCommand, privately } from "../definition.ts";
import { textOf } from "../named.ts";
import { type Addition, addAll, fileAddition } from "./additions.ts";
import { presentHead } from "./list.ts";
import { pastedText, readOrigin } from "./pasted.ts";
import {
  articleOption,
  namedHead,
  optionPhrase,
  ownOf,
  type Subcommand,
  suggestArticles,
} from "./subcommand.ts";

/** A file becomes a draft of an article; without one, a form asks for files or a text. */
export const add = {
  name: "add",
  options: [fileOption(optionPhrase("file"), { isRequired: false })],
  acknowledge: (call) => (call.files?.["file"] === undefined ? "form" : undefined),
  form: async ({ messages }) => additionForm(messages),
  run: (context, own) => addAll(context, own, givenFiles(context, "file")),
} satisfies Subcommand;

/** What was written into that form. */
export const written: Action = {
  isForKeepers: true,
  acknowledge: privately,
  run: async (context) => {
    const own = ownOf(context);
    const { options, messages } = context;
    const { library: phrases } = messages;
    const text = textOf(options["text"]);
    const { unread, ...origin } = readOrigin(textOf(options["origin"]) ?? "");
    const [title, author] = [textOf(options["title"]), textOf(options["author"])];
    const said = {
      ...(title === undefined ? {} : { title }),
      ...(author === undefined ? {} : { author }),
      ...origin,
    };
    const pasted: Addition[] = text === undefined ? [] : [{ ...pastedText(text, said), kind: "text" }];
    const additions = [...givenFiles(context, "files").slice(0, mostFiles), ...pasted];
    if (additions.length === 0) throw new UserError(phrases.nothingGiven);
    return addAll(context, own, additions, {
      notes: unread === "" || pasted.length === 0 ? [] : [phrases.originUnread(unread)],
    });
  },
};

/** What was written into the form of "Replace": a new version, shown by itself first. */
export const replaced: Action = {
  isForKeepers: true,
  acknowledge: privately,
  run: async (context) => {
    const own = ownOf(context);
    const { options, messages, fields = [] } = context;
    const { id } = await presentHead(context, own, fields[0] ?? "");
    const text = textOf(options["text"]);
    const pasted: Addition[] = text === undefined ? [] : [{ ...pastedText(text), kind: "text" }];
    const [addition] = [...givenFiles(context, "files"), ...pasted];
    if (addition === undefined) throw new UserError(messages.library.nothingGiven);
    return addAll(context, own, [addition], { article: id });
  },
};

/** A file becomes a draft of a new version of an article. */
export const replace = {
  name: "replace",
  options: [articleOption, fileOption(optionPhrase("file"))],
  run: async (context, own) => {
    const { id } = await namedHead(context, own);
    return addAll(context, own, givenFiles(context, "file"), { article: id });
  },
  suggest: suggestArticles(),
} satisfies Subcommand;

/** Fewer words of a message that has files are a remark on them. */
const fewestWords = 40;

/** In the menu of a message: its files, its text, and what it forwards. */
export const addToLibrary = {
  data: managersOnly(messageCommand(({ commands }) => commands.addToLibrary)),
  isForKeepers: true,
  acknowledge: privately,
  run: async (context) => {
    const own = ownOf(context);
    const { target, messages } = context;
    const parts = target === undefined ? [] : [target, ...(target.forwarded ?? [])];
    const files = parts.flatMap((part) => part.files ?? []).map(fileAddition);
    const additions = parts.flatMap(({ content }): Addition[] => {
      const words = content.replace(/https?:\/\/\S+/g, " ").match(/\S+/g)?.length ?? 0;
      const isText = words >= (files.length === 0 ? 1 : fewestWords);
      return isText ? [{ ...pastedText(content), kind: "text" }] : [];
    });
    if (files.length + additions.length > 0) return addAll(context, own, [...files, ...additions]);
    const hasLink = parts.some(({ content }) => content.trim() !== "");
    throw new UserError(hasLink ? messages.library.onlyLink : messages.library.emptyMessage);
  },
} satisfies Command;

function givenFiles({ files }: Context, name: string): Addition[] {
  return (files?.[name] ?? []).map(fileAddition);
}
