/** The state as one user sees it. */
import type { APIMessageSnapshot } from "discord-api-types/v10";
import { offeredCommands, viewCommand } from "./commands.ts";
import { managesAServer, maySee, maySend } from "./permissions.ts";
import type { ChannelView, ForwardView, GuildView, Id, MessageView, UserView, View } from "./protocol.ts";
import type { Message, State } from "./state.ts";
import { apiRoles } from "./wire.ts";
import type { Channel, Person } from "./world.ts";

/** Everything that a user sees. */
export function viewFor(state: State, viewer: Person): View {
  const { world } = state;
  const people = [...world.people.values()];
  const channels = visibleChannels(state, viewer);
  const direct = channels.filter(({ kind }) => kind !== "guild").sort((a, b) => rank(a) - rank(b));
  const guilds = [...world.guilds.values()].filter((guild) => guild.memberIds.includes(viewer.id));
  return {
    application: { id: world.applicationId, name: world.applicationName, botId: world.bot.id },
    online: state.online,
    viewerId: viewer.id,
    users: people.map((person) => viewUser(state, person)),
    peopleIds: people.filter((person) => !person.bot).map(({ id }) => id),
    guilds: guilds.map(
      (guild): GuildView => ({
        id: guild.id,
        name: guild.name,
        colour: guild.colour,
        hasBot: guild.hasBot,
        channels: channels
          .filter(({ guildId }) => guildId === guild.id)
          .map((one) => viewChannel(state, one, viewer)),
        memberIds: guild.memberIds,
        roles: apiRoles(guild).map(({ id, name }) => ({ id, name })),
      }),
    ),
    directChannels: direct.map((channel) => viewChannel(state, channel, viewer)),
    messages: Object.fromEntries(channels.map(({ id }) => [id, messagesFor(state, id, viewer.id)])),
    commands: commandsFor(state, viewer),
    typing: [...state.typing.values()].filter(
      ({ channelId, until }) => channels.some(({ id }) => id === channelId) && Date.parse(until) > Date.now(),
    ),
    modal: state.modals.get(viewer.id)?.view ?? null,
  };
}

function rank(channel: Channel): number {
  return channel.kind === "dm" ? 0 : 1;
}

/** The channels a user sees. */
function visibleChannels(state: State, viewer: Person): Channel[] {
  return [...state.world.channels.values()].filter((channel) => maySee(state.world, channel, viewer.id));
}

/** The messages of a channel that a user sees, oldest first. */
export function messagesFor(state: State, channelId: Id, viewerId: Id): MessageView[] {
  const messages = [...(state.messages.get(channelId)?.values() ?? [])];
  return messages.flatMap((message) => viewMessage(state, message, viewerId) ?? []);
}

/** By channel, the commands a user is offered. */
export function commandsFor(state: State, viewer: Person): View["commands"] {
  return Object.fromEntries(
    visibleChannels(state, viewer).map((channel) => [
      channel.id,
      offeredCommands(state, channel, viewer).flatMap((command) => viewCommand(command) ?? []),
    ]),
  );
}

/** A message as a user sees it; null when they do not. */
export function viewMessage(state: State, message: Message, viewerId: Id): MessageView | null {
  const { data, channelId, onlyFor } = message;
  const channel = state.world.channels.get(channelId);
  if (!channel || !maySee(state.world, channel, viewerId)) return null;
  if (onlyFor !== null && onlyFor !== viewerId) return null;
  const pending = message.pending.get(viewerId);
  const [snapshot] = data.message_snapshots ?? [];
  const reference = snapshot ? undefined : data.message_reference?.message_id;
  const replied = reference === undefined ? undefined : state.messages.get(channelId)?.get(reference);
  const isShownReply = replied !== undefined && (replied.onlyFor === null || replied.onlyFor === viewerId);
  return {
    id: data.id,
    channelId,
    authorId: message.authorId,
    state: message.state,
    content: data.content,
    embeds: data.embeds,
    components: data.components ?? [],
    attachments: data.attachments,
    flags: data.flags ?? 0,
    sentAt: data.timestamp,
    ...(data.edited_timestamp === null ? {} : { editedAt: data.edited_timestamp }),
    ephemeral: onlyFor !== null && !message.placeholder,
    ...(message.interaction ? { interaction: message.interaction } : {}),
    ...(reference === undefined
      ? {}
      : {
          replyTo: {
            id: reference,
            message: isShownReply ? { authorId: replied.authorId, content: replied.data.content } : null,
          },
        }),
    ...(snapshot ? { forwarded: viewForward(snapshot) } : {}),
    mentions: data.mentions.map(({ id }) => id),
    mentionsEveryone: data.mention_everyone,
    ...(pending === undefined ? {} : { pendingComponent: pending }),
    ...(message.failedFor.has(viewerId) ? { interactionFailed: true } : {}),
  };
}

function viewForward({ message }: APIMessageSnapshot): ForwardView {
  const { content, embeds, attachments, timestamp } = message;
  return { content, embeds, attachments, sentAt: timestamp };
}

function viewUser({ world }: State, person: Person): UserView {
  const { id, username, name, bot, avatarColour } = person;
  return { id, username, name, bot, avatarColour, mayManageServer: managesAServer(world, id) };
}

function viewChannel(state: State, channel: Channel, viewer: Person): ChannelView {
  const otherId = channel.memberIds?.find((id) => id !== viewer.id);
  const other = otherId === undefined ? undefined : state.world.people.get(otherId);
  return {
    id: channel.id,
    kind: channel.kind,
    name: other?.name ?? channel.name,
    ...(channel.topic === undefined ? {} : { topic: channel.topic }),
    ...(channel.guildId === undefined ? {} : { guildId: channel.guildId }),
    ...(other ? { recipientId: other.id } : {}),
    maySend: maySend(state.world, channel, viewer.id),
  };
}
