/** Interactions: opened by what a user does, answered by the bot within Discord's rules. */
import { randomBytes } from "node:crypto";
import {
  type APIMessage,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from "discord-api-types/v10";
import { contextOf } from "./commands.ts";
import { invalidField, type Path, refusal } from "./errors.ts";
import { isRecord } from "./form.ts";
import { type MessageForm, readChoices, readMessageForm } from "./message-form.ts";
import { createMessage, deleteMessage, editMessage, findMessage, type Upload } from "./messages.ts";
import { readModal } from "./modal-form.ts";
import { permissionsIn } from "./permissions.ts";
import type { Id, InteractionView } from "./protocol.ts";
import { newId } from "./snowflake.ts";
import { emit, forget, type Interaction, type Message, type State } from "./state.ts";
import { apiChannel, apiMember, apiUser } from "./wire.ts";
import type { Channel, Person } from "./world.ts";

/** How many interactions are remembered; the oldest lose their tokens early. */
const MOST_INTERACTIONS = 20_000;
/** Follow-ups of an interaction where only the user installed the application. */
const MOST_FOLLOW_UPS = 5;
/** Bytes a user may upload, as interactions tell it. */
const UPLOAD_LIMIT = 10 * 1024 * 1024;

/** What a user's act makes of an interaction. */
export interface Opening {
  readonly type: InteractionType;
  readonly channel: Channel;
  readonly person: Person;
  /** The payload's `data`. */
  readonly data: object;
  readonly owners: Readonly<Record<string, Id>>;
  readonly command: Interaction["command"];
  readonly header: Omit<InteractionView, "id" | "userId">;
  readonly source?: Message;
  readonly target?: Message;
  readonly focused?: "text" | "number";
  /** The interaction that a submitted modal was opened by. */
  readonly opener?: Interaction;
}

/** Opens an interaction, tells the bot of it, and starts the clock. */
export function openInteraction(state: State, opening: Opening): Interaction {
  const { type, channel, person, source } = opening;
  const id = newId();
  const header: InteractionView = { ...opening.header, id, userId: person.id };
  const showsLine = type === InteractionType.ApplicationCommand;
  const placeholder = showsLine
    ? createMessage(
        state,
        {
          channelId: channel.id,
          authorId: state.world.bot.id,
          onlyFor: person.id,
          placeholder: true,
          state: "sending",
          interaction: header,
          interactionId: id,
        },
        {},
      )
    : undefined;
  const interaction: Interaction = {
    id,
    token: randomBytes(48).toString("base64url"),
    type,
    userId: person.id,
    channelId: channel.id,
    guildId: channel.guildId,
    phase: "waiting",
    command: opening.command,
    header,
    owners: opening.owners,
    sourceId: source?.data.id ?? null,
    metadata: metadataOf(id, opening),
    placeholderId: placeholder?.data.id ?? null,
    focused: opening.focused ?? null,
    originalId: null,
    followUpIds: new Set(),
    acknowledgeTimer: undefined,
    tokenTimer: undefined,
  };
  state.interactions.set(id, interaction);
  state.interactionsByToken.set(interaction.token, interaction);
  for (const oldest of state.interactions.values()) {
    if (state.interactions.size <= MOST_INTERACTIONS) break;
    endToken(state, oldest);
  }
  interaction.acknowledgeTimer = setTimeout(
    () => failInteraction(state, interaction),
    state.times.acknowledge,
  );
  interaction.tokenTimer = setTimeout(() => endToken(state, interaction), state.times.token);
  interaction.tokenTimer.unref();
  emit(state, { type: "interaction", interaction, payload: payloadOf(state, interaction, opening) });
  return interaction;
}

/** The interaction object of INTERACTION_CREATE. */
function payloadOf(state: State, interaction: Interaction, opening: Opening): object {
  const { channel, person, source } = opening;
  const guild = channel.guildId === undefined ? undefined : state.world.guilds.get(channel.guildId);
  const permissions = permissionsIn(state.world, channel, person.id).toString();
  const caller = guild
    ? {
        guild_id: guild.id,
        guild: { id: guild.id, locale: "en-US", features: [] },
        guild_locale: "en-US",
        member: { ...apiMember(guild, person), permissions },
      }
    : { user: apiUser(person) };
  return {
    id: interaction.id,
    application_id: state.world.applicationId,
    type: interaction.type,
    data: opening.data,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: { ...apiChannel(state.world, channel), ...(guild ? { permissions } : {}) },
    ...caller,
    ...(source ? { message: source.data } : {}),
    app_permissions: permissionsIn(state.world, channel, state.world.bot.id).toString(),
    locale: "en-US",
    entitlements: [],
    authorizing_integration_owners: interaction.owners,
    context: contextOf(channel),
    attachment_size_limit: UPLOAD_LIMIT,
  };
}

/** The bot has not answered in time: its user is told, and a late answer gets 10062. */
function failInteraction(state: State, interaction: Interaction): void {
  interaction.phase = "failed";
  clearTimeout(interaction.acknowledgeTimer);
  const line = own(state, interaction, interaction.placeholderId, true);
  if (line) {
    line.state = "did-not-respond";
    emit(state, { type: "message-marked", message: line });
  }
  const source = own(state, interaction, interaction.sourceId);
  if (source?.pending.delete(interaction.userId)) {
    source.failedFor.add(interaction.userId);
    emit(state, { type: "message-marked", message: source });
  }
  emit(state, { type: "failed", interaction });
}

/** The token has run out: what still says "thinking" never got its answer. */
export function endToken(state: State, interaction: Interaction): void {
  if (interaction.phase === "waiting") failInteraction(state, interaction);
  const original = own(state, interaction, interaction.originalId);
  if (original?.state === "thinking") {
    original.state = "did-not-respond";
    emit(state, { type: "message-marked", message: original });
    emit(state, { type: "failed", interaction });
  }
  forget(state, interaction);
}

function own(
  state: State,
  interaction: Interaction,
  id: Id | null,
  placeholder = false,
): Message | undefined {
  if (id === null) return undefined;
  if (placeholder) return state.messages.get(interaction.channelId)?.get(id);
  return findMessage(state, interaction.channelId, id);
}

const R = InteractionResponseType;
const ALLOWED: Readonly<Partial<Record<InteractionType, readonly InteractionResponseType[]>>> = {
  [InteractionType.ApplicationCommand]: [
    R.ChannelMessageWithSource,
    R.DeferredChannelMessageWithSource,
    R.Modal,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [R.ApplicationCommandAutocompleteResult],
  [InteractionType.MessageComponent]: [
    R.ChannelMessageWithSource,
    R.DeferredChannelMessageWithSource,
    R.DeferredMessageUpdate,
    R.UpdateMessage,
    R.Modal,
  ],
  [InteractionType.ModalSubmit]: [R.ChannelMessageWithSource, R.DeferredChannelMessageWithSource],
};

/**
 * The bot's first answer. Returns the body for `with_response`.
 * Throws `ApiError`: 10062 when the interaction is unknown or its 3 s are over, 40060 when it was acknowledged
 * before, 50035 when the answer is malformed (which does not acknowledge it).
 */
export function respond(
  state: State,
  id: Id,
  token: string,
  body: unknown,
  uploads: readonly Upload[],
): object {
  const interaction = state.interactions.get(id);
  if (!interaction || interaction.token !== token || interaction.phase === "failed") {
    throw refusal("unknownInteraction");
  }
  if (interaction.phase === "acknowledged") throw refusal("alreadyAcknowledged");
  const given = isRecord(body) ? body : {};
  const allowed = [...(ALLOWED[interaction.type] ?? [])];
  if (interaction.type === InteractionType.ModalSubmit && interaction.sourceId !== null) {
    allowed.push(R.DeferredMessageUpdate, R.UpdateMessage);
  }
  const type = allowed.find((one) => one === given["type"]);
  if (type === undefined) {
    throw invalidField(["type"], "BASE_TYPE_CHOICES", `Value must be one of {${allowed.join(", ")}}.`);
  }
  const answer = ANSWERS[type];
  if (!answer) throw refusal("badRequest");
  const message = answer(state, interaction, given["data"], uploads);
  acknowledge(state, interaction, type);
  const resource =
    message && (type === R.ChannelMessageWithSource || type === R.UpdateMessage)
      ? { resource: { type, message: message.data } }
      : {};
  return {
    interaction: {
      id,
      type: interaction.type,
      channel_id: interaction.channelId,
      ...(interaction.guildId === undefined ? {} : { guild_id: interaction.guildId }),
      ...(message
        ? {
            response_message_id: message.data.id,
            response_message_loading: message.state === "thinking",
            response_message_ephemeral: message.onlyFor !== null,
          }
        : {}),
    },
    ...resource,
  };
}

type Answer = (
  state: State,
  interaction: Interaction,
  data: unknown,
  uploads: readonly Upload[],
) => Message | undefined;

const AT: Path = ["data"];
const ANSWERS: Readonly<Partial<Record<InteractionResponseType, Answer>>> = {
  [R.ChannelMessageWithSource]: (state, interaction, data, uploads) => {
    const message = answerWith(state, interaction, readMessageForm(data, AT), uploads, "sent");
    interaction.originalId = message.data.id;
    return message;
  },
  [R.DeferredChannelMessageWithSource]: (state, interaction, data) => {
    const form = readMessageForm(isRecord(data) ? { flags: data["flags"] } : {}, AT);
    const message = answerWith(state, interaction, form, [], "thinking");
    interaction.originalId = message.data.id;
    return message;
  },
  [R.DeferredMessageUpdate]: (state, interaction) => {
    interaction.originalId = interaction.sourceId;
    return own(state, interaction, interaction.sourceId);
  },
  [R.UpdateMessage]: (state, interaction, data, uploads) => {
    const source = own(state, interaction, interaction.sourceId);
    if (!source) throw refusal("unknownMessage");
    const form = readMessageForm(data, AT);
    interaction.originalId = source.data.id;
    source.pending.delete(interaction.userId);
    return editMessage(state, source, form, uploads, interaction.id);
  },
  [R.ApplicationCommandAutocompleteResult]: (state, interaction, data) => {
    const choices = readChoices(data, interaction.focused ?? "text", AT);
    emit(state, { type: "choices", interaction, choices });
    return undefined;
  },
  [R.Modal]: (state, interaction, data) => {
    const { customId, title, components } = readModal(data, AT);
    const view = { id: interaction.id, channelId: interaction.channelId, title, customId, components };
    state.modals.set(interaction.userId, { view, opener: interaction });
    emit(state, { type: "modal", userId: interaction.userId, modal: view, interactionId: interaction.id });
    return undefined;
  },
};

function acknowledge(state: State, interaction: Interaction, by: InteractionResponseType): void {
  interaction.phase = "acknowledged";
  clearTimeout(interaction.acknowledgeTimer);
  const line = own(state, interaction, interaction.placeholderId, true);
  if (line) deleteMessage(state, line, interaction.id);
  const source = own(state, interaction, interaction.sourceId);
  if (source && (source.pending.delete(interaction.userId) || source.failedFor.delete(interaction.userId))) {
    emit(state, { type: "message-marked", message: source });
  }
  emit(state, { type: "acknowledged", interaction, by });
}

/** A message that answers an interaction: the first, or a follow-up. */
function answerWith(
  state: State,
  interaction: Interaction,
  form: MessageForm,
  uploads: readonly Upload[],
  messageState: "sent" | "thinking",
  follows?: Id,
): Message {
  const ephemeral = ((form.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const person = state.world.people.get(interaction.userId);
  const { header, command } = interaction;
  const fromCommand = interaction.type === InteractionType.ApplicationCommand;
  const extra: Partial<APIMessage> = {
    application_id: state.world.applicationId,
    webhook_id: state.world.applicationId,
    interaction_metadata: interaction.metadata,
    ...(fromCommand && person && follows === undefined
      ? {
          interaction: {
            id: interaction.id,
            type: interaction.type,
            name: command?.name ?? "",
            user: apiUser(person),
          },
        }
      : {}),
    ...(follows === undefined
      ? {}
      : { message_reference: { type: 0, channel_id: interaction.channelId, message_id: follows } }),
  };
  const commandType = command?.kind === "message" ? 23 : 20;
  return createMessage(
    state,
    {
      channelId: interaction.channelId,
      authorId: state.world.bot.id,
      onlyFor: ephemeral ? interaction.userId : null,
      state: messageState,
      ...(follows === undefined ? { interaction: header } : {}),
      type: follows === undefined ? (fromCommand ? commandType : 0) : 19,
      extra,
      interactionId: interaction.id,
    },
    form,
    uploads,
  );
}

/** What the messages that answer an interaction say of it. */
function metadataOf(
  id: Id,
  { type, person, owners, source, target, opener }: Opening,
): NonNullable<APIMessage["interaction_metadata"]> {
  const metadata = {
    id,
    type,
    user: apiUser(person),
    authorizing_integration_owners: owners,
    ...(type === InteractionType.MessageComponent && source ? { interacted_message_id: source.data.id } : {}),
    ...(type === InteractionType.ApplicationCommand && target ? { target_message_id: target.data.id } : {}),
    ...(type === InteractionType.ModalSubmit && opener
      ? { triggering_interaction_metadata: opener.metadata }
      : {}),
  };
  return metadata as NonNullable<APIMessage["interaction_metadata"]>;
}

/**
 * The interaction of a webhook address. Throws `ApiError`: 50027 when the token is unknown or over, 10015 while the
 * interaction has not been acknowledged.
 */
export function requireToken(state: State, applicationId: Id, token: string): Interaction {
  const interaction = state.interactionsByToken.get(token);
  if (!interaction || applicationId !== state.world.applicationId) throw refusal("invalidWebhookToken");
  if (interaction.phase !== "acknowledged") throw refusal("unknownWebhook");
  return interaction;
}

/** A message of the interaction, by id or `@original`. Throws `ApiError` 10008. */
export function requireOwnMessage(state: State, interaction: Interaction, id: string): Message {
  const wanted = id === "@original" ? interaction.originalId : id;
  const isOwn = wanted !== null && (wanted === interaction.originalId || interaction.followUpIds.has(wanted));
  const message = isOwn ? findMessage(state, interaction.channelId, wanted) : undefined;
  if (!message) throw refusal("unknownMessage");
  return message;
}

/** A follow-up; right after a defer it fills the deferred message instead, as at Discord. */
export function followUp(
  state: State,
  interaction: Interaction,
  body: unknown,
  uploads: readonly Upload[],
): Message {
  const form = readMessageForm(body);
  const original = own(state, interaction, interaction.originalId);
  if (original?.state === "thinking") {
    return editOwnMessage(state, interaction, original, form, uploads);
  }
  const installedByUserOnly = interaction.owners["0"] === undefined;
  if (installedByUserOnly && interaction.followUpIds.size >= MOST_FOLLOW_UPS)
    throw refusal("tooManyFollowUps");
  const follows = interaction.originalId ?? undefined;
  const message = answerWith(state, interaction, form, uploads, "sent", follows);
  interaction.followUpIds.add(message.data.id);
  return message;
}

/** Changes a message of the interaction. */
export function editOwnMessage(
  state: State,
  interaction: Interaction,
  message: Message,
  form: MessageForm,
  uploads: readonly Upload[],
): Message {
  return editMessage(state, message, form, uploads, interaction.id);
}
