import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { type Action, type Context, UserError } from "../../src/bot.ts";
import { languageNames, messagesFor } from "../../src/messages/index.ts";
import { parseSetting, type Reply, renderSettings } from "../../src/replies/index.ts";
import type { ServerSettings } from "../../src/shelves/index.ts";
import { described, privateOption, textOption } from "../definition.ts";
import { textOf } from "../named.ts";
import { libraryAction, type Own, optionPhrase, type Subcommand } from "./subcommand.ts";

/** More than one menu of channels takes. */
const mostChannels = 25;

/** The card of the settings; what is given as an option is set before. */
export const settings = {
  name: "settings",
  options: [
    privateOption(optionPhrase("house")),
    {
      type: ApplicationCommandOptionType.String,
      ...described(optionPhrase("language")),
      required: false,
      choices: [
        ...Object.entries(languageNames).map(([value, name]) => ({ name, value })),
        { name: "all", value: "all" },
      ],
    },
    textOption(optionPhrase("channels")),
    textOption(optionPhrase("private_in")),
    privateOption(optionPhrase("unanswered_list")),
  ],
  run: async (context, own) => change(context, own, readOptions(context)),
} satisfies Subcommand;

/** A button or a menu of the card. */
export const setSetting: Action = libraryAction((context, own) => {
  const given = parseSetting(context.fields ?? [], context.values ?? []);
  if (given === undefined) throw new UserError(context.messages.errors.staleButton);
  return change(context, own, given);
});

/** Sets what is given, and shows the card in the language that holds then. */
async function change(
  { user, locale }: Context,
  { articles, library }: Own,
  given: Partial<ServerSettings>,
): Promise<Reply> {
  if (Object.keys(given).length > 0) await articles.set(library, given, user.id);
  const { settings } = await articles.standing(library);
  const messages = messagesFor(settings.language ?? locale);
  return renderSettings(settings, await articles.used(library), messages);
}

/** @throws UserError where an option is none of what can be set */
function readOptions({ options, messages }: Context): Partial<ServerSettings> {
  const { settings: phrases } = messages;
  const { house, unanswered_list: unanswered } = options;
  const language = textOf(options["language"]);
  if (language !== undefined && language !== "all" && !Object.hasOwn(languageNames, language))
    throw new UserError(phrases.unknownLanguage(Object.keys(languageNames).join(", ")));
  const channels = readChannels(textOf(options["channels"]), phrases.unknownChannels);
  const privateIn = readChannels(textOf(options["private_in"]), phrases.unknownChannels);
  return {
    ...(typeof house === "boolean" ? { house } : {}),
    ...(typeof unanswered === "boolean" ? { unanswered } : {}),
    ...(language === undefined ? {} : { language: language === "all" ? null : language }),
    ...(channels === undefined ? {} : { channels }),
    ...(privateIn === undefined ? {} : { privateIn }),
  };
}

/** Channels as Discord writes them where somebody types #name, or none for "all" and "none". */
function readChannels(text: string | undefined, refusal: string): readonly string[] | undefined {
  if (text === undefined) return undefined;
  if (/^(?:all|none)$/i.test(text)) return [];
  const ids = text.split(/[\s,]+/).flatMap((word) => /^(?:<#)?(\d{15,20})>?$/.exec(word)?.[1] ?? "");
  if (ids.includes("") || ids.length > mostChannels) throw new UserError(refusal);
  return [...new Set(ids)];
}
