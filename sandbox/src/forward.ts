/** Forwarded messages: a copy of a message's words and files that outlives it. */
import { type APIMessageSnapshot, MessageFlags, MessageReferenceType } from "discord-api-types/v10";
import { copyFile, createMessage } from "./messages.ts";
import type { Id } from "./protocol.ts";
import type { Message, State } from "./state.ts";

/** Forwards a message to a channel in a user's name. What is itself forwarded is forwarded as it came. */
export function forwardMessage(state: State, source: Message, to: Id, authorId: Id): Message {
  const guildId = state.world.channels.get(source.channelId)?.guildId;
  const [earlier] = source.data.message_snapshots ?? [];
  return createMessage(
    state,
    {
      channelId: to,
      authorId,
      extra: {
        flags: MessageFlags.HasSnapshot,
        message_reference: {
          type: MessageReferenceType.Forward,
          channel_id: source.channelId,
          message_id: source.data.id,
          ...(guildId === undefined ? {} : { guild_id: guildId }),
        },
        message_snapshots: [{ message: snapshotOf(state, earlier?.message ?? source.data) }],
      },
    },
    {},
  );
}

type Snapshot = APIMessageSnapshot["message"];

function snapshotOf(state: State, data: Snapshot): Snapshot {
  const { type, content, mentions, mention_roles, embeds, timestamp, edited_timestamp, flags } = data;
  return {
    type,
    content,
    mentions,
    mention_roles,
    embeds,
    timestamp,
    edited_timestamp,
    flags: flags ?? MESSAGE_HAS_NO_FLAGS,
    components: data.components ?? [],
    attachments: data.attachments.map((attachment) => copyFile(state, attachment)),
  };
}

/** A number, since the enum has no name for it. */
const MESSAGE_HAS_NO_FLAGS: number = 0;
