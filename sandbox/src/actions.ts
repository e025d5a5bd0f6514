/** What users do, with what Discord's client would not let them do refused as it refuses it. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
  MessageType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { commandData, leafOf, offered, type ReadOptions, readOptions } from "./command-use.ts";
import { ownersOf } from "./commands.ts";
import { choose, pressButton } from "./component-use.ts";
import { Refused } from "./errors.ts";
import { forwardMessage } from "./forward.ts";
import { openInteraction } from "./interactions.ts";
import { createMessage, deleteMessage, findAnywhere } from "./messages.ts";
import { closeModal, openModalOf, submitModal } from "./modal-use.ts";
import { may, maySee, maySend } from "./permissions.ts";
import type { Action, ActionResult, ChoiceView, GivenFile, Id } from "./protocol.ts";
import { readFile } from "./resolved.ts";
import { type Command, type Interaction, type Message, reset, type State } from "./state.ts";
import type { Channel, Person } from "./world.ts";

/** Carries out what a user does. Refusals are values; only `autocomplete` waits for the bot. */
export async function perform(state: State, userId: Id, action: Action): Promise<ActionResult> {
  try {
    return await carryOut(state, userId, action);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.error };
    throw error;
  }
}

/** Carries out every action but `autocomplete`, at once. Throws `Refused`. */
export function act(
  state: State,
  userId: Id,
  action: Exclude<Action, { type: "autocomplete" }>,
): ActionResult {
  const person = state.world.people.get(userId);
  if (!person || person.bot) throw new Refused("unknown", "There is no such user.");
  switch (action.type) {
    case "say":
      return say(state, person, action.channelId, action);
    case "dm":
      return say(state, person, dmOf(state, person).id, action);
    case "forward":
      return forward(state, person, action);
    case "slash":
      return useSlash(state, person, action);
    case "messageCommand":
      return useMessageCommand(state, person, action);
    case "click":
      return opened(pressButton(state, usedComponent(state, person, action)));
    case "select":
      return opened(choose(state, usedComponent(state, person, action), action.values));
    case "submitModal":
      return sendModal(state, person, action);
    case "closeModal":
      openModalOf(state, person, action.modalId);
      closeModal(state, person);
      return { ok: true };
    case "delete":
      return deleteSeen(state, person, action.messageId);
    case "dismiss": {
      const message = findAnywhere(state, action.messageId);
      if (message?.onlyFor !== person.id) throw new Refused("unknown", "There is no such message.");
      if (message.state === "sending") throw new Refused("forbidden", "It is still being sent.");
      deleteMessage(state, message);
      return { ok: true };
    }
    case "reset":
      reset(state);
      return { ok: true };
  }
}

type ActionOf<Type extends Action["type"]> = Extract<Action, { type: Type }>;

function useSlash(state: State, person: Person, action: ActionOf<"slash">): ActionResult {
  const channel = visibleChannel(state, person, action.channelId);
  const { command, path } = offered(state, channel, person, action.name, ApplicationCommandType.ChatInput);
  const read = readOptions(state, channel, leafOf(command, path), action.options);
  return opened(openCommand(state, { channel, person, command, path, read }));
}

function useMessageCommand(state: State, person: Person, action: ActionOf<"messageCommand">): ActionResult {
  const target = visibleMessage(state, person, action.messageId);
  const channel = visibleChannel(state, person, target.channelId);
  if (target.onlyFor !== null) throw new Refused("forbidden", "This message has no commands.");
  const { command } = offered(state, channel, person, action.name, ApplicationCommandType.Message);
  return opened(
    openInteraction(state, {
      type: InteractionType.ApplicationCommand,
      channel,
      person,
      data: {
        id: command.id,
        name: command.name,
        type: ApplicationCommandType.Message,
        target_id: target.data.id,
        resolved: { messages: { [target.data.id]: target.data } },
        ...(command.guildId === undefined ? {} : { guild_id: command.guildId }),
      },
      owners: ownersOf(state, command, channel, person),
      command: { id: command.id, name: command.name, kind: "message" },
      header: { kind: "message", name: command.name },
      target,
    }),
  );
}

function deleteSeen(state: State, person: Person, messageId: Id): ActionResult {
  const message = visibleMessage(state, person, messageId);
  const channel = visibleChannel(state, person, message.channelId);
  const mayAny =
    channel.kind === "guild" && may(state.world, channel, person.id, PermissionFlagsBits.ManageMessages);
  if (message.authorId !== person.id && !mayAny) {
    throw new Refused("forbidden", "You may not delete this message.");
  }
  deleteMessage(state, message);
  return { ok: true };
}

async function carryOut(state: State, userId: Id, action: Action): Promise<ActionResult> {
  if (action.type !== "autocomplete") return act(state, userId, action);
  const person = state.world.people.get(userId);
  if (!person || person.bot) throw new Refused("unknown", "There is no such user.");
  const channel = visibleChannel(state, person, action.channelId);
  const { command, path } = offered(state, channel, person, action.name, ApplicationCommandType.ChatInput);
  const option = leafOf(command, path).find(({ name }) => name === action.focused);
  if (!option?.autocomplete) {
    throw new Refused("invalid", "This option has no suggestions.", action.focused);
  }
  const given = leafOf(command, path).flatMap(({ name, type }) => {
    const value = Object.hasOwn(action.options, name) ? action.options[name] : undefined;
    // Files are uploaded when the command is sent.
    if (value === undefined || typeof value === "object") return [];
    return [{ name, type, value, ...(name === action.focused ? { focused: true } : {}) }];
  });
  const focused = given.some(({ name }) => name === action.focused)
    ? given
    : [...given, { name: option.name, type: option.type, value: "", focused: true }];
  const interaction = openInteraction(state, {
    type: InteractionType.ApplicationCommandAutocomplete,
    channel,
    person,
    data: commandData(command, path, focused),
    owners: ownersOf(state, command, channel, person),
    command: { id: command.id, name: command.name, kind: "slash" },
    header: { kind: "slash", name: [command.name, ...path].join(" ") },
    focused: option.type === ApplicationCommandOptionType.String ? "text" : "number",
  });
  const choices = await choicesOf(state, interaction);
  if (!choices) throw new Refused("did-not-respond", "Loading options failed");
  return { ok: true, interactionId: interaction.id, choices };
}

function choicesOf(state: State, interaction: Interaction): Promise<readonly ChoiceView[] | null> {
  return new Promise((resolve) => {
    const listener: Parameters<State["listeners"]["add"]>[0] = (change) => {
      const isOver = change.type === "reset";
      const isOurs =
        (change.type === "choices" || change.type === "failed") && change.interaction.id === interaction.id;
      if (!isOver && !isOurs) return;
      state.listeners.delete(listener);
      resolve(change.type === "choices" ? change.choices : null);
    };
    state.listeners.add(listener);
  });
}

function opened(interaction: Interaction): ActionResult {
  return { ok: true, interactionId: interaction.id };
}

function dmOf(state: State, person: Person): Channel {
  for (const channel of state.world.channels.values()) {
    if (channel.kind === "dm" && channel.memberIds?.includes(person.id)) return channel;
  }
  throw new Refused("unknown", "There is no such channel.");
}

function visibleChannel(state: State, person: Person, id: Id): Channel {
  const channel = state.world.channels.get(id);
  if (!channel || !maySee(state.world, channel, person.id)) {
    throw new Refused("unknown", "There is no such channel.");
  }
  return channel;
}

function visibleMessage(state: State, person: Person, id: Id): Message {
  const message = findAnywhere(state, id);
  const channel = message && state.world.channels.get(message.channelId);
  const isShown =
    message &&
    channel &&
    !message.placeholder &&
    maySee(state.world, channel, person.id) &&
    (message.onlyFor === null || message.onlyFor === person.id);
  if (!isShown) throw new Refused("unknown", "There is no such message.");
  return message;
}

interface Writing {
  readonly content: string;
  readonly replyTo?: Id;
  readonly files?: readonly GivenFile[];
}

function say(state: State, person: Person, channelId: Id, writing: Writing): ActionResult {
  const { replyTo, files = [] } = writing;
  const channel = writableChannel(state, person, channelId);
  const content = writing.content.trim();
  if (content === "" && files.length === 0) {
    throw new Refused("invalid", "An empty message cannot be sent.");
  }
  if (content.length > 2000) {
    throw new Refused("invalid", "Your message is too long: 2,000 characters at most.");
  }
  if (files.length > 10) throw new Refused("invalid", "A message takes 10 files at most.");
  if (files.length > 0 && !may(state.world, channel, person.id, PermissionFlagsBits.AttachFiles)) {
    throw new Refused("forbidden", "You may not attach files in this channel.");
  }
  if (replyTo !== undefined && visibleMessage(state, person, replyTo).channelId !== channel.id) {
    throw new Refused("unknown", "There is no such message.");
  }
  const message = createMessage(
    state,
    { channelId: channel.id, authorId: person.id, type: MessageType.Default },
    { content, ...(replyTo === undefined ? {} : { replyTo: { messageId: replyTo, failIfNotExists: true } }) },
    files.map((file, n) => ({ n: String(n), ...readFile(file) })),
  );
  return { ok: true, messageId: message.data.id };
}

function forward(state: State, person: Person, { messageId, channelId }: ActionOf<"forward">): ActionResult {
  const source = visibleMessage(state, person, messageId);
  const channel = writableChannel(state, person, channelId);
  if (source.onlyFor !== null || source.state !== "sent") {
    throw new Refused("forbidden", "This message cannot be forwarded.");
  }
  const message = forwardMessage(state, source, channel.id, person.id);
  return { ok: true, messageId: message.data.id };
}

function writableChannel(state: State, person: Person, id: Id): Channel {
  const channel = visibleChannel(state, person, id);
  if (maySend(state.world, channel, person.id)) return channel;
  throw new Refused("forbidden", "You may not send messages in this channel.");
}

function openCommand(
  state: State,
  use: { channel: Channel; person: Person; command: Command; path: readonly string[]; read: ReadOptions },
): Interaction {
  const { channel, person, command, path, read } = use;
  return openInteraction(state, {
    type: InteractionType.ApplicationCommand,
    channel,
    person,
    data: commandData(command, path, read.given, read.resolved),
    owners: ownersOf(state, command, channel, person),
    command: { id: command.id, name: command.name, kind: "slash" },
    header: { kind: "slash", name: [command.name, ...path].join(" ") },
  });
}

function usedComponent(state: State, person: Person, action: ActionOf<"click" | "select">) {
  const source = visibleMessage(state, person, action.messageId);
  return {
    person,
    channel: visibleChannel(state, person, source.channelId),
    source,
    customId: action.customId,
  };
}

function sendModal(state: State, person: Person, { modalId, values }: ActionOf<"submitModal">): ActionResult {
  const modal = openModalOf(state, person, modalId);
  const channel = visibleChannel(state, person, modal.opener.channelId);
  return opened(submitModal(state, { person, channel, modal }, values));
}
