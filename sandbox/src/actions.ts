/** What users do, with what Discord's client would not let them do refused as it refuses it. */
import {
  type APIStringSelectComponent,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { commandData, leafOf, offered, type ReadOptions, readOptions } from "./command-use.ts";
import { ownersOf } from "./commands.ts";
import { Refused } from "./errors.ts";
import { openInteraction } from "./interactions.ts";
import { modalInputs } from "./message-form.ts";
import { createMessage, deleteMessage, findAnywhere, findMessage } from "./messages.ts";
import type { Action, ActionResult, ChoiceView, Id } from "./protocol.ts";
import { type Command, emit, type Interaction, type Message, reset, type State } from "./state.ts";
import { type Channel, maySee, maySend, type Person, permissionsIn } from "./world.ts";

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
      return say(state, person, action.channelId, action.content, action.replyTo);
    case "dm":
      return say(state, person, dmOf(state, person).id, action.content);
    case "slash":
      return useSlash(state, person, action);
    case "messageCommand":
      return useMessageCommand(state, person, action);
    case "click":
      return useComponent(state, person, action.messageId, action.customId, ComponentType.Button, undefined);
    case "select":
      return useComponent(
        state,
        person,
        action.messageId,
        action.customId,
        ComponentType.StringSelect,
        action.values,
      );
    case "submitModal":
      return submitModal(state, person, action.modalId, action.values);
    case "closeModal":
      openModal(state, person, action.modalId);
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
    channel.kind === "guild" && (permissionsIn(channel, person) & PermissionFlagsBits.ManageMessages) !== 0n;
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

function say(state: State, person: Person, channelId: Id, content: string, replyTo?: Id): ActionResult {
  const channel = visibleChannel(state, person, channelId);
  if (!maySend(channel, person)) throw new Refused("forbidden", "You may not send messages in this channel.");
  const text = content.trim();
  if (text === "") throw new Refused("invalid", "An empty message cannot be sent.");
  if (text.length > 2000) throw new Refused("invalid", "Your message is too long: 2,000 characters at most.");
  if (replyTo !== undefined && visibleMessage(state, person, replyTo).channelId !== channel.id) {
    throw new Refused("unknown", "There is no such message.");
  }
  const message = createMessage(
    state,
    { channelId: channel.id, authorId: person.id, type: MessageType.Default },
    {
      content: text,
      ...(replyTo === undefined ? {} : { replyTo: { messageId: replyTo, failIfNotExists: true } }),
    },
  );
  return { ok: true, messageId: message.data.id };
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

function useComponent(
  state: State,
  person: Person,
  messageId: Id,
  customId: string,
  type: ComponentType.Button | ComponentType.StringSelect,
  values: readonly string[] | undefined,
): ActionResult {
  const source = visibleMessage(state, person, messageId);
  const channel = visibleChannel(state, person, source.channelId);
  const rows = source.data.components ?? [];
  const children = rows.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
  const component = children.find(
    (child) => child.type === type && "custom_id" in child && child.custom_id === customId,
  );
  if (!component || source.state !== "sent") throw new Refused("unknown", "There is no such component.");
  if ("disabled" in component && component.disabled) throw new Refused("forbidden", "It is disabled.");
  if (component.type === ComponentType.StringSelect) checkChoice(component, values ?? []);
  source.pending.set(person.id, customId);
  source.failedFor.delete(person.id);
  emit(state, { type: "message-marked", message: source });
  const metadata = source.data.interaction_metadata;
  return opened(
    openInteraction(state, {
      type: InteractionType.MessageComponent,
      channel,
      person,
      data: { custom_id: customId, component_type: type, ...(values ? { values } : {}) },
      owners: metadata?.authorizing_integration_owners ?? { "0": channel.guildId ?? "0" },
      command: null,
      header: { kind: "component", name: source.interaction?.name ?? "" },
      source,
    }),
  );
}

function checkChoice(select: APIStringSelectComponent, chosen: readonly string[], field?: string): void {
  const { min_values: min = 1, max_values: max = 1, options } = select;
  const isOffered = chosen.every((value) => options.some((option) => option.value === value));
  if (!isOffered || new Set(chosen).size !== chosen.length) {
    throw new Refused("invalid", "Choose from the options offered.", field);
  }
  if (chosen.length < min || chosen.length > max) {
    throw new Refused("invalid", `Choose ${min} to ${max} of the options.`, field);
  }
}

function openModal(state: State, person: Person, id: Id) {
  const modal = state.modals.get(person.id);
  if (!modal || modal.view.id !== id) throw new Refused("unknown", "There is no such form.");
  return modal;
}

function closeModal(state: State, person: Person): void {
  state.modals.delete(person.id);
  emit(state, { type: "modal", userId: person.id, modal: null });
}

type ModalInput = ReturnType<typeof modalInputs>[number];

/** What a form's field is given, as Discord sends it. Throws `Refused` where the field does not take that. */
function readInput(input: ModalInput, given: string | readonly string[] | undefined) {
  const wrong = (message: string) => new Refused("invalid", message, input.custom_id);
  if (input.type === ComponentType.StringSelect) {
    const chosen = typeof given === "string" ? [given] : [...(given ?? [])];
    if (chosen.length === 0 && input.required !== false) throw wrong("This field is required.");
    if (chosen.length > 0) checkChoice(input, chosen, input.custom_id);
    return { type: input.type, id: 0, custom_id: input.custom_id, values: chosen };
  }
  if (input.type !== ComponentType.TextInput) throw wrong("The sandbox does not know this kind of field.");
  const text = typeof given === "string" ? given : (input.value ?? "");
  if (text === "" && input.required !== false) throw wrong("This field is required.");
  const { min_length: min = 0, max_length: max = 4000 } = input;
  if (text !== "" && text.length < min) throw wrong(`Enter at least ${min} characters.`);
  if (text.length > max) throw wrong(`Enter at most ${max} characters.`);
  return { type: input.type, id: 0, custom_id: input.custom_id, value: text };
}

function submitModal(
  state: State,
  person: Person,
  id: Id,
  values: Readonly<Record<string, string | readonly string[]>>,
): ActionResult {
  const { view, opener } = openModal(state, person, id);
  const channel = visibleChannel(state, person, opener.channelId);
  const read = (input: ModalInput) =>
    readInput(input, Object.hasOwn(values, input.custom_id) ? values[input.custom_id] : undefined);
  let last = 0;
  const number = () => {
    last += 1;
    return last;
  };
  const components = view.components.map((component) => {
    const own = number();
    if (component.type === ComponentType.ActionRow) {
      const children = component.components.map((input) => ({ ...read(input), id: number() }));
      return { type: component.type, id: own, components: children };
    }
    if (component.type === ComponentType.Label) {
      const [input] = modalInputs([component]);
      return {
        type: component.type,
        id: own,
        ...(input ? { component: { ...read(input), id: number() } } : {}),
      };
    }
    return { type: component.type, id: own };
  });
  closeModal(state, person);
  const source = opener.sourceId === null ? undefined : findMessage(state, opener.channelId, opener.sourceId);
  return opened(
    openInteraction(state, {
      type: InteractionType.ModalSubmit,
      channel,
      person,
      data: { custom_id: view.customId, components },
      owners: opener.owners,
      command: opener.command,
      header: { kind: "modal", name: opener.header.name },
      opener,
      ...(source ? { source } : {}),
    }),
  );
}
