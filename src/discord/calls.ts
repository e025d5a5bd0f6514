import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIAttachment,
  type APIBaseInteraction,
  type APIChatInputApplicationCommandInteractionData,
  type APIInteraction,
  type APIMessage,
  type APIModalSubmission,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import type { Call, HandedFile, Options, Place, TargetMessage, Typing } from "../bot.ts";

/** Who may change what the bot reads, which is the same for everybody. */
export interface Trust {
  /** Users who may wherever they are. */
  readonly ownerIds: readonly string[];
  /** The server whose managers may; undefined: those of none. */
  readonly guildId: string | undefined;
}

/**
 * An interaction as a call: a slash command, a command on a message, a button, a menu or a form. Everything that the call may do is
 * read from what Discord says in the interaction itself, never from what a client was shown.
 *
 * @returns undefined for kinds of interaction that the bot does not offer
 */
export function callOf(interaction: APIInteraction, trust: Trust): Call | undefined {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      const { data } = interaction;
      const caller = callerOf(interaction, trust);
      if (data.type === ApplicationCommandType.ChatInput) {
        const call = { ...caller, via: "slash", ...usedOf(data), options: valuesOf(data.options) } as const;
        const files = filesOf(data);
        return Object.keys(files).length === 0 ? call : { ...call, files };
      }
      if (data.type !== ApplicationCommandType.Message) return undefined;
      const message = data.resolved.messages[data.target_id];
      if (message === undefined) return undefined;
      return { ...caller, via: "message", command: data.name, options: {}, target: targetOf(message) };
    }
    case InteractionType.MessageComponent: {
      const { data, message } = interaction;
      const used = {
        ...callerOf(interaction, trust),
        ...actionOf(data),
        options: {},
        target: targetOf(message),
      };
      if (data.component_type === ComponentType.Button) return { ...used, via: "button" };
      if (!menus.has(data.component_type)) return undefined;
      return { ...used, via: "menu", values: data.values };
    }
    case InteractionType.ModalSubmit: {
      const { data, message } = interaction;
      return {
        ...callerOf(interaction, trust),
        ...actionOf(data),
        ...filledIn(data),
        ...(message === undefined ? {} : { target: targetOf(message) }),
        via: "form",
      };
    }
    default:
      return undefined;
  }
}

/** What is being typed into an option that offers suggestions; the other options are those filled in so far. */
export function typingOf(interaction: APIApplicationCommandAutocompleteInteraction): Typing {
  const given = flatten(interaction.data.options);
  const focused = given.find((option) => "focused" in option && option.focused);
  const { place, user, roleIds, mayManage } = callerOf(interaction, { ownerIds: [], guildId: undefined });
  return {
    ...usedOf(interaction.data),
    options: Object.fromEntries(
      given.filter((option) => option !== focused).map(({ name, value }) => [name, value]),
    ),
    place,
    user,
    ...(roleIds === undefined ? {} : { roleIds }),
    mayManage: mayManage === true,
    locale: interaction.locale,
    option: focused?.name ?? "",
    typed: focused === undefined ? "" : String(focused.value),
  };
}

/** What is known of the place that a message was written in. */
export interface WrittenIn {
  readonly locale: string;
  /** Of a thread, the channel that it belongs to. */
  readonly parentId?: string;
}

/**
 * A message as a call of `ask`: every message in a direct message, and elsewhere one that names the bot in its text.
 * Not messages of bots and webhooks or of the system, not @everyone, nor a reply that only pings.
 *
 * A message tells neither its author's language nor whether its channel is a thread: `writtenIn` does.
 */
export function callOfMessage(
  message: Pick<APIMessage, "type" | "content" | "author" | "channel_id" | "webhook_id"> & {
    readonly guild_id?: string;
    readonly member?: { readonly nick?: string | null | undefined };
  },
  botId: string,
  { locale, parentId }: WrittenIn,
): Call | undefined {
  const { author, content } = message;
  const isFromPerson = author.bot !== true && author.system !== true && message.webhook_id === undefined;
  if (!isFromPerson || !writtenTypes.has(message.type)) return undefined;
  const words = content.split(new RegExp(`<@!?${botId}>`));
  const guildId = message.guild_id;
  if (guildId !== undefined && words.length === 1) return undefined;
  return {
    via: "text",
    command: "ask",
    options: { question: words.join(" ").replace(/\s+/g, " ").trim() },
    place: {
      kind: guildId === undefined ? "dm" : "guild",
      channelId: message.channel_id,
      // Messages come only from servers that have the bot.
      ...(guildId === undefined ? {} : { guildId, libraryId: guildId }),
      ...(parentId === undefined ? {} : { parentId }),
    },
    user: { id: author.id, name: message.member?.nick ?? author.global_name ?? author.username },
    mayReindex: false,
    maySend: true,
    mayModerate: false,
    locale,
  };
}

/** The menus that the bot offers. */
const menus: ReadonlySet<ComponentType> = new Set([
  ComponentType.StringSelect,
  ComponentType.ChannelSelect,
  ComponentType.RoleSelect,
]);

// 0 is a message, 19 a reply; everything else (a member joined, a pin …) nobody has written.
const writtenTypes: ReadonlySet<number> = new Set([0, 19]);

/** What a custom_id says: the action's name and its fields. */
function actionOf({ custom_id }: { readonly custom_id: string }): { command: string; fields: string[] } {
  const [command = "", ...fields] = custom_id.split(":");
  return { command, fields };
}

/** What was written into a form and chosen in it, and the files that were put there, by the custom_id of the input. */
function filledIn({ components, resolved }: APIModalSubmission): Required<Pick<Call, "options" | "files">> {
  const options: Record<string, string> = {};
  const files: Record<string, HandedFile[]> = {};
  for (const label of components) {
    if (label.type !== ComponentType.Label) continue;
    const { component } = label;
    if (component.type === ComponentType.TextInput) options[component.custom_id] = component.value;
    if (component.type === ComponentType.StringSelect)
      options[component.custom_id] = component.values[0] ?? "";
    if (component.type !== ComponentType.FileUpload) continue;
    files[component.custom_id] = component.values.flatMap((id) => {
      const attachment = resolved?.attachments?.[id];
      return attachment === undefined ? [] : [handedFile(attachment)];
    });
  }
  return { options, files };
}

type AnyInteraction = APIBaseInteraction<InteractionType, unknown>;

function callerOf(
  interaction: AnyInteraction,
  { ownerIds, guildId }: Trust,
): Pick<
  Call,
  | "place"
  | "user"
  | "roleIds"
  | "mayReindex"
  | "mayManage"
  | "isElsewhere"
  | "maySend"
  | "mayModerate"
  | "locale"
> {
  const place = placeOf(interaction);
  const user = interaction.member?.user ?? interaction.user;
  const permissions = BigInt(interaction.member?.permissions ?? 0);
  const may = (permission: bigint) => (permissions & (permission | PermissionFlagsBits.Administrator)) !== 0n;
  const sendPermission = isThread(interaction.channel?.type)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  const id = user?.id ?? "";
  return {
    place,
    user: { id, name: interaction.member?.nick ?? user?.global_name ?? user?.username ?? "" },
    ...(interaction.member === undefined ? {} : { roleIds: interaction.member.roles }),
    mayReindex:
      ownerIds.includes(id) ||
      (place.kind === "guild" &&
        place.guildId === guildId &&
        // Where only the caller has installed the bot, the server's managers have no say over it.
        place.libraryId !== undefined &&
        may(PermissionFlagsBits.ManageGuild)),
    // Where only the caller has installed the bot, there is nothing to manage.
    mayManage: place.libraryId !== undefined && may(PermissionFlagsBits.ManageGuild),
    ...(place.kind === "guild" && place.guildId !== guildId ? { isElsewhere: true } : {}),
    maySend: place.kind !== "guild" || may(sendPermission),
    mayModerate: place.kind === "guild" && may(PermissionFlagsBits.ManageMessages),
    locale: interaction.locale,
  };
}

function placeOf(interaction: AnyInteraction): Place {
  const guildId = interaction.guild_id;
  const channelId = interaction.channel?.id ?? interaction.channel_id ?? "";
  const parentId = isThread(interaction.channel?.type) ? parentOf(interaction.channel) : undefined;
  if (guildId !== undefined) {
    const isServersBot =
      interaction.authorizing_integration_owners[ApplicationIntegrationType.GuildInstall] !== undefined;
    return {
      kind: "guild",
      guildId,
      channelId,
      ...(parentId === undefined ? {} : { parentId }),
      ...(isServersBot ? { libraryId: guildId } : {}),
    };
  }
  const isPrivate = interaction.context === InteractionContextType.PrivateChannel;
  return { kind: isPrivate ? "private" : "dm", channelId };
}

/** Discord says the channel of a thread in every interaction; its types know it of channels that were fetched. */
function parentOf(channel: object | undefined): string | undefined {
  const parent: unknown = channel !== undefined && "parent_id" in channel ? channel.parent_id : undefined;
  return typeof parent === "string" ? parent : undefined;
}

function isThread(type: ChannelType | undefined): boolean {
  return (
    type === ChannelType.PublicThread ||
    type === ChannelType.PrivateThread ||
    type === ChannelType.AnnouncementThread
  );
}

function targetOf(message: APIMessage): TargetMessage {
  const { id, content, embeds } = message;
  const components = (message.components ?? []).filter((row) => row.type === ComponentType.ActionRow);
  const forwarded = (message.message_snapshots ?? []).map(({ message: { content, attachments } }) => ({
    content,
    ...filesOn({ attachments }),
  }));
  return {
    id,
    content,
    reply: { content, embeds, components },
    isEphemeral: ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
    ...filesOn(message),
    ...(forwarded.length === 0 ? {} : { forwarded }),
  };
}

function filesOn({ attachments = [] }: { readonly attachments?: readonly APIAttachment[] }) {
  return attachments.length === 0 ? {} : { files: attachments.map(handedFile) };
}

type Option = APIApplicationCommandInteractionDataOption<
  InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete
>;
type BasicOption = APIApplicationCommandInteractionDataBasicOption<
  InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete
>;

/** The command, and which of its subcommands. */
function usedOf({ name, options = [] }: { readonly name: string; readonly options?: readonly Option[] }) {
  const subcommand = options.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return { command: name, ...(subcommand === undefined ? {} : { subcommand: subcommand.name }) };
}

/** The files of the options that take one. */
function filesOf({
  options,
  resolved,
}: APIChatInputApplicationCommandInteractionData): Record<string, HandedFile[]> {
  return Object.fromEntries(
    flatten(options).flatMap(({ name, type, value }) => {
      const file =
        type === ApplicationCommandOptionType.Attachment ? resolved?.attachments?.[value] : undefined;
      return file === undefined ? [] : [[name, [handedFile(file)]]];
    }),
  );
}

/** Discord writes the names of files so that they fit into an address; what they were called is their title. */
function handedFile({ filename, title, size, url }: APIAttachment): HandedFile {
  const ending = /\.\w+$/.exec(filename)?.[0] ?? "";
  return { name: title == null ? filename : `${title}${ending}`, size, url };
}

function valuesOf(options: readonly Option[] | undefined): Options {
  return Object.fromEntries(flatten(options).map(({ name, value }) => [name, value]));
}

/** The options of the subcommand that was used, as if they were the command's own. */
function flatten(options: readonly Option[] = []): readonly BasicOption[] {
  return options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
      ? flatten(option.options)
      : [option],
  );
}
