/** Messages: made, changed, deleted, and found again. */
import {
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { invalidField, refusal } from "./errors.ts";
import type { AllowedMentions, AttachmentForm, MessageForm } from "./message-form.ts";
import { guildOf, may as mayIn } from "./permissions.ts";
import type { Id, InteractionView } from "./protocol.ts";
import { newId } from "./snowflake.ts";
import { emit, type Message, type State, type StoredFile } from "./state.ts";
import { apiUser } from "./wire.ts";
import type { Person } from "./world.ts";

/** How many messages a channel keeps; the oldest go first. */
const MOST_MESSAGES = 500;
/** Bytes of uploaded files that are kept; the oldest go first. */
const MOST_FILE_BYTES = 64 * 1024 * 1024;
/** Bytes of one file. */
export const FILE_BYTES = 10 * 1024 * 1024;

/** A file of a multipart request: `n` is the number in its field name, `files[n]`. */
export interface Upload extends StoredFile {
  readonly n: string;
}

/** What a message is beside its body. */
export interface MessageOrigin {
  readonly channelId: Id;
  readonly authorId: Id;
  readonly onlyFor?: Id | null;
  readonly state?: Message["state"];
  readonly placeholder?: boolean;
  readonly interaction?: InteractionView;
  readonly type?: MessageType;
  /** Fields of the message object that come from an interaction. */
  readonly extra?: Partial<APIMessage>;
  readonly interactionId?: Id;
}

/** Adds a message to its channel. Throws `ApiError` when it would be empty, or answers an unknown message. */
export function createMessage(
  state: State,
  origin: MessageOrigin,
  form: MessageForm,
  uploads: readonly Upload[] = [],
): Message {
  const { channelId, authorId } = origin;
  const id = newId();
  const author = requirePerson(state, authorId);
  const replied = form.replyTo ? findMessage(state, channelId, form.replyTo.messageId) : undefined;
  if (form.replyTo && !replied && form.replyTo.failIfNotExists) {
    const said = "Unknown message";
    throw invalidField(["message_reference"], "REPLIES_UNKNOWN_MESSAGE", said);
  }
  const isForward = origin.extra?.message_snapshots !== undefined;
  if (origin.state !== "thinking" && origin.placeholder !== true && !isForward) {
    requireContent(form, uploads.length);
  }
  const attachments = attach(state, form.attachments ?? [], uploads, []);
  const content = form.content ?? "";
  const data: APIMessage = {
    id,
    type: replied ? MessageType.Reply : (origin.type ?? MessageType.Default),
    channel_id: channelId,
    author: apiUser(author),
    content,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    ...(form.nonce === undefined ? {} : { nonce: form.nonce }),
    pinned: false,
    ...mentionsOf(state, author, channelId, content, form.allowedMentions, replied),
    attachments,
    embeds: placeAttachments(form.embeds ?? [], attachments),
    components: [...(form.components ?? [])],
    flags: flagsOf(origin, form),
    ...referenceOf(state, channelId, form, replied),
    ...origin.extra,
  };
  const message: Message = {
    data,
    channelId,
    authorId,
    onlyFor: origin.onlyFor ?? null,
    placeholder: origin.placeholder ?? false,
    state: origin.state ?? "sent",
    interaction: origin.interaction ?? null,
    pending: new Map(),
    failedFor: new Set(),
  };
  const channel = requireChannel(state, channelId);
  channel.set(id, message);
  state.typing.delete(`${channelId} ${authorId}`);
  emit(state, {
    type: "message-create",
    message,
    ...(origin.interactionId === undefined ? {} : { interactionId: origin.interactionId }),
  });
  dropOldest(state, channel);
  return message;
}

function flagsOf(origin: MessageOrigin, form: MessageForm): MessageFlags {
  const isEphemeral = origin.onlyFor != null && origin.placeholder !== true;
  return (
    ((form.flags ?? 0) & (MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications)) |
    (isEphemeral ? MessageFlags.Ephemeral : 0) |
    (origin.state === "thinking" ? MessageFlags.Loading : 0)
  );
}

/** What a reply says of the message that it answers, which may be gone. */
function referenceOf(
  state: State,
  channelId: Id,
  { replyTo }: MessageForm,
  replied: Message | undefined,
): Partial<APIMessage> {
  if (!replyTo) return {};
  const guildId = state.world.channels.get(channelId)?.guildId;
  return {
    message_reference: {
      type: 0,
      channel_id: channelId,
      message_id: replyTo.messageId,
      ...(guildId === undefined ? {} : { guild_id: guildId }),
    },
    ...(replied ? { referenced_message: shallow(replied.data) } : {}),
  };
}

/** Keeps a channel from growing for ever. */
function dropOldest(state: State, channel: Map<Id, Message>): void {
  for (const oldest of channel.values()) {
    if (channel.size <= MOST_MESSAGES) break;
    // What is still to be answered stays: its edit would find it gone.
    if (oldest.state === "sending" || oldest.state === "thinking") continue;
    channel.delete(oldest.data.id);
    dropFilesOf(state, oldest.data);
  }
}

/** The message of a channel that its author gave this nonce. */
export function findByNonce(
  state: State,
  channelId: Id,
  authorId: Id,
  nonce: string | number,
): Message | undefined {
  for (const message of state.messages.get(channelId)?.values() ?? []) {
    if (message.authorId === authorId && message.data.nonce === nonce) return message;
  }
  return undefined;
}

/**
 * A message object as the bot may read it: without its content, unless it has the privileged intent, wrote it,
 * is mentioned in it, or it stands in a DM.
 */
export function legible(state: State, data: APIMessage, hasIntent: boolean): APIMessage {
  const selfId = state.world.bot.id;
  const isDirect = state.world.channels.get(data.channel_id)?.guildId === undefined;
  const mayRead = (one: Pick<APIMessage, "author" | "mentions">) =>
    isDirect || hasIntent || one.author.id === selfId || one.mentions.some(({ id }) => id === selfId);
  const hidden = { content: "", embeds: [], attachments: [], components: [] };
  const { referenced_message: replied } = data;
  return {
    ...data,
    ...(mayRead(data) ? {} : { ...hidden, ...hiddenSnapshots(data) }),
    ...(replied ? { referenced_message: mayRead(replied) ? replied : { ...replied, ...hidden } } : {}),
  };
}

function hiddenSnapshots({ message_snapshots: snapshots }: APIMessage): Partial<APIMessage> {
  const hidden = { content: "", embeds: [], attachments: [], components: [] };
  return snapshots
    ? { message_snapshots: snapshots.map(({ message }) => ({ message: { ...message, ...hidden } })) }
    : {};
}

/** Changes a message: what the form leaves out stays. Throws `ApiError` when it would be empty. */
export function editMessage(
  state: State,
  message: Message,
  form: MessageForm,
  uploads: readonly Upload[] = [],
  interactionId?: Id,
): Message {
  const { data } = message;
  const author = requirePerson(state, message.authorId);
  const wasThinking = message.state === "thinking";
  const content = form.content === undefined ? data.content : (form.content ?? "");
  const entries = form.attachments === undefined ? data.attachments : (form.attachments ?? []);
  const next = {
    content,
    embeds: form.embeds === undefined ? data.embeds : form.embeds,
    components: form.components === undefined ? (data.components ?? []) : form.components,
  };
  // Before any file is dropped: a refused edit changes nothing.
  requireContent(next, keptOf(data.attachments, entries).length + uploads.length);
  const attachments = attach(state, entries, uploads, data.attachments);
  const kept = (data.flags ?? 0) & ~MessageFlags.Loading;
  const flags =
    form.flags === undefined
      ? kept
      : (kept & ~MessageFlags.SuppressEmbeds) | (form.flags & MessageFlags.SuppressEmbeds);
  message.data = {
    ...data,
    content,
    attachments,
    embeds: placeAttachments(next.embeds ?? [], attachments),
    components: [...(next.components ?? [])],
    flags,
    // Filling in a deferred answer is not an edit: Discord does not mark it.
    edited_timestamp: wasThinking ? null : new Date().toISOString(),
    ...(form.content === undefined && !wasThinking
      ? {}
      : mentionsOf(state, author, message.channelId, content, form.allowedMentions, undefined)),
  };
  message.state = "sent";
  message.failedFor.clear();
  emit(state, { type: "message-update", message, ...(interactionId === undefined ? {} : { interactionId }) });
  return message;
}

/** Takes a message away. */
export function deleteMessage(state: State, message: Message, interactionId?: Id): void {
  const { data, channelId } = message;
  if (!state.messages.get(channelId)?.delete(data.id)) return;
  dropFilesOf(state, data);
  emit(state, { type: "message-delete", message, ...(interactionId === undefined ? {} : { interactionId }) });
}

/** A message of the channel that the API knows, ephemeral ones included. */
export function findMessage(state: State, channelId: Id, id: Id): Message | undefined {
  const message = state.messages.get(channelId)?.get(id);
  return message?.placeholder ? undefined : message;
}

/** The message wherever it stands, lines that the API does not know included. */
export function findAnywhere(state: State, id: Id): Message | undefined {
  for (const channel of state.messages.values()) {
    const message = channel.get(id);
    if (message) return message;
  }
  return undefined;
}

function requireChannel(state: State, id: Id): Map<Id, Message> {
  const channel = state.messages.get(id);
  if (!channel) throw refusal("unknownChannel");
  return channel;
}

function requirePerson(state: State, id: Id): Person {
  const person = state.world.people.get(id);
  if (!person) throw refusal("unknownUser");
  return person;
}

/** Throws `ApiError` 50006 for a message that would show nothing. */
function requireContent(
  { content, embeds, components }: Pick<MessageForm, "content" | "embeds" | "components">,
  files: number,
): void {
  if (!content && !embeds?.length && !components?.length && files === 0) throw refusal("emptyMessage");
}

/** Without what it refers to, so that chains of replies do not grow. */
function shallow(data: APIMessage): APIMessage {
  const { referenced_message: _dropped, ...rest } = data;
  return rest;
}

/** Whom a message pings, after `allowed_mentions`. */
function mentionsOf(
  state: State,
  author: Person,
  channelId: Id,
  content: string,
  allowed: AllowedMentions | undefined,
  replied: Message | undefined,
): Pick<APIMessage, "mentions" | "mention_roles" | "mention_everyone"> {
  const channel = state.world.channels.get(channelId);
  const may = (kind: "users" | "roles", id: Id) =>
    allowed === undefined || allowed.parse?.includes(kind) === true || allowed[kind]?.includes(id) === true;
  const found = (pattern: RegExp) => [
    ...new Set([...content.matchAll(pattern)].map((match) => match[1] ?? "")),
  ];
  const users = found(/<@!?(\d{1,20})>/g).filter((id) => may("users", id));
  const repliesToAuthor = allowed === undefined || allowed.replied_user === true;
  if (replied && repliesToAuthor && !users.includes(replied.authorId)) users.push(replied.authorId);
  const guild = channel && guildOf(state.world, channel);
  const roleIds = (guild?.roles ?? []).map(({ id }) => id).filter((id) => id !== guild?.id);
  const mayEveryone =
    channel !== undefined &&
    guild !== undefined &&
    mayIn(state.world, channel, author.id, PermissionFlagsBits.MentionEveryone);
  return {
    mentions: users.flatMap((id) => {
      const person = state.world.people.get(id);
      return person ? [apiUser(person)] : [];
    }),
    mention_roles: found(/<@&(\d{1,20})>/g).filter((id) => roleIds.includes(id) && may("roles", id)),
    mention_everyone:
      mayEveryone &&
      /@(?:everyone|here)\b/.test(content) &&
      (allowed === undefined || allowed.parse?.includes("everyone") === true),
  };
}

/** The attachments of a message: those kept of `present`, then the uploads. */
function attach(
  state: State,
  entries: readonly AttachmentForm[],
  uploads: readonly Upload[],
  present: readonly APIAttachment[],
): APIAttachment[] {
  if (uploads.some(({ bytes }) => bytes.length > FILE_BYTES)) throw refusal("entityTooLarge");
  const kept = keptOf(present, entries);
  for (const { id } of present) if (!kept.some((one) => one.id === id)) dropFile(state, id);
  const added = uploads.map((upload): APIAttachment => {
    const entry = entries.find(({ id }) => id === upload.n);
    return {
      ...keepFile(state, { ...upload, name: entry?.filename ?? upload.name }),
      ...(entry?.description === undefined ? {} : { description: entry.description }),
    };
  });
  return [...kept, ...added];
}

/** Keeps a file as long as there is room, and gives it as the API does: under a name that fits into its address. */
export function keepFile(state: State, { name, bytes, contentType }: StoredFile): APIAttachment {
  const id = newId();
  const filename = name.replaceAll(/[^\w.-]+/g, "_") || "file";
  state.files.set(id, { name: filename, bytes, contentType });
  state.filesBytes += bytes.length;
  for (const oldest of state.files.keys()) {
    if (state.filesBytes <= MOST_FILE_BYTES || oldest === id) break;
    dropFile(state, oldest);
  }
  const url = `${state.origin}/attachments/${id}/${filename}`;
  return {
    id,
    filename,
    // What the name was, where it had to be changed, without its ending.
    ...(filename === name ? {} : { title: name.replace(/\.\w+$/, "") }),
    size: bytes.length,
    url,
    proxy_url: url,
    content_type: contentType,
  };
}

function keptOf(present: readonly APIAttachment[], entries: readonly { readonly id: Id }[]): APIAttachment[] {
  return present.filter(({ id }) => entries.some((entry) => entry.id === id));
}

/** Uploads a file of a message once more, so that it outlives the message. */
export function copyFile(state: State, attachment: APIAttachment): APIAttachment {
  const stored = state.files.get(attachment.id);
  return stored ? { ...attachment, ...keepFile(state, stored) } : attachment;
}

/** Drops the files of a message, and of what it forwards. */
function dropFilesOf(state: State, { attachments, message_snapshots: snapshots = [] }: APIMessage): void {
  const all = [attachments, ...snapshots.map(({ message }) => message.attachments)].flat();
  for (const { id } of all) dropFile(state, id);
}

function dropFile(state: State, id: Id): void {
  state.filesBytes -= state.files.get(id)?.bytes.length ?? 0;
  state.files.delete(id);
}

/** Puts the addresses of uploaded files where an embed names them by `attachment://`. */
function placeAttachments(embeds: readonly APIEmbed[], attachments: readonly APIAttachment[]): APIEmbed[] {
  const place = (url: string) => {
    const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
    return attachments.find(({ filename }) => filename === name)?.url ?? url;
  };
  return embeds.map((embed) => ({
    ...embed,
    ...(embed.image ? { image: { ...embed.image, url: place(embed.image.url) } } : {}),
    ...(embed.thumbnail ? { thumbnail: { ...embed.thumbnail, url: place(embed.thumbnail.url) } } : {}),
  }));
}
