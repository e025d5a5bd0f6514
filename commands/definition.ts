import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { Acknowledgement, Call } from "../src/bot.ts";
import { english, localizations, type Messages } from "../src/messages/index.ts";

interface Phrase {
  readonly name: string;
  readonly description: string;
}

/** Name and description in English, and in every language that has a catalogue. */
export function described(phrase: (messages: Messages) => Phrase) {
  return {
    name: phrase(english).name,
    name_localizations: localizations((messages) => phrase(messages).name),
    description: phrase(english).description,
    description_localizations: localizations((messages) => phrase(messages).description),
  };
}

/** Where most commands work: servers, direct messages and, for users who installed the bot, private channels. */
const everywhere = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** A slash command that works everywhere. */
export function slashCommand(
  phrase: (messages: Messages) => Phrase,
  options: APIApplicationCommandBasicOption[] = [],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.ChatInput, ...described(phrase), options, ...everywhere };
}

/** A command in the menu of a message. */
export function messageCommand(
  phrase: (messages: Messages) => Pick<Phrase, "name">,
): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.Message,
    name: phrase(english).name,
    name_localizations: localizations((messages) => phrase(messages).name),
    ...everywhere,
  };
}

/** An option that takes text; at most `maxLength` UTF-16 units. */
export function textOption(
  phrase: (messages: Messages) => Phrase,
  { isRequired = false, hasSuggestions = false, maxLength = 300 } = {},
): APIApplicationCommandBasicOption {
  const option = {
    type: ApplicationCommandOptionType.String as const,
    ...described(phrase),
    required: isRequired,
    max_length: maxLength,
  };
  return hasSuggestions ? { ...option, autocomplete: true } : option;
}

/** An option that takes a file. */
export function fileOption(
  phrase: (messages: Messages) => Phrase,
  { isRequired = true } = {},
): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.Attachment, ...described(phrase), required: isRequired };
}

/** The same command in servers with the bot alone, for members with Manage Server, as far as Discord shows it. */
export function managersOnly<Data extends RESTPostAPIApplicationCommandsJSONBody>(data: Data): Data {
  return {
    ...data,
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
}

/** The option `private`. */
export function privateOption(phrase: (messages: Messages) => Phrase): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.Boolean, ...described(phrase), required: false };
}

/** Acknowledges for the asker alone; in a direct message, where nobody else is, plainly. */
export function privately({ place }: Call): Acknowledgement {
  return place.kind === "dm" ? "public" : "private";
}
