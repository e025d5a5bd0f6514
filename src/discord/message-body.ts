import type { RawFile } from "discord.js";
import { type AllowedMentionsTypes, MessageFlags } from "discord-api-types/v10";
import type { Reply } from "../replies/index.ts";

/** No message of the bot's notifies anybody, whatever stands in it. */
const allowedMentions: { parse: AllowedMentionsTypes[]; replied_user: boolean } = {
  parse: [],
  replied_user: false,
};

/** What is sent to Discord for one message: the JSON and the files that go along. */
export interface OutgoingMessage {
  readonly body: Readonly<Record<string, unknown>>;
  readonly files?: RawFile[];
}

/** A reply as a new message. */
export function newMessage(reply: Reply, { ephemeral = false } = {}): OutgoingMessage {
  const { content, embeds, components } = reply;
  const isEmpty = (content ?? "") === "" && (embeds ?? []).length === 0 && (reply.files ?? []).length === 0;
  return withFiles(reply, {
    // Discord refuses an empty message; the reply's plain text is always there.
    ...(isEmpty ? { content: reply.text } : content === undefined ? {} : { content }),
    ...(embeds === undefined ? {} : { embeds }),
    ...(components === undefined ? {} : { components }),
    ...(ephemeral ? { flags: MessageFlags.Ephemeral } : {}),
    allowed_mentions: allowedMentions,
  });
}

/** A reply in the place of an earlier message: what the reply has not is emptied. */
export function editedMessage(reply: Reply): OutgoingMessage {
  return withFiles(reply, {
    content: "",
    embeds: [],
    components: [],
    attachments: [],
    ...newMessage(reply).body,
  });
}

/** A reply as the answer to a written message, which may have been deleted in the meantime. */
export function answerTo(message: { readonly id: string }, reply: Reply): OutgoingMessage {
  const outgoing = newMessage(reply);
  return {
    ...outgoing,
    body: {
      ...outgoing.body,
      message_reference: { message_id: message.id, fail_if_not_exists: false },
      // However often it is sent, Discord makes one message of it: one answer a question.
      nonce: message.id,
      enforce_nonce: true,
    },
  };
}

function withFiles(reply: Reply, body: Readonly<Record<string, unknown>>): OutgoingMessage {
  if (reply.files === undefined || reply.files.length === 0) return { body };
  return {
    body: { ...body, attachments: reply.files.map(({ name }, id) => ({ id: String(id), filename: name })) },
    files: reply.files.map(({ name, content }) => ({
      name,
      data: Buffer.from(content),
      contentType: typeof content === "string" ? "text/plain; charset=utf-8" : "application/zip",
    })),
  };
}
