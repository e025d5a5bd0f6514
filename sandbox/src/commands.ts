/** Registered commands, and who is offered which where. */
import { ApplicationCommandType, PermissionFlagsBits } from "discord-api-types/v10";
import { type CommandForm, checkCount } from "./command-form.ts";
import { refusal } from "./errors.ts";
import { botIsIn, permissionsIn } from "./permissions.ts";
import type { CommandView, Id } from "./protocol.ts";
import { newId } from "./snowflake.ts";
import { type Command, emit, type State } from "./state.ts";
import type { Channel, Person } from "./world.ts";

const kindOf = (form: CommandForm) => form.type ?? ApplicationCommandType.ChatInput;

/** Replaces every command of a scope; one that keeps its name and type keeps its id. */
export function overwriteCommands(
  state: State,
  guildId: Id | undefined,
  forms: readonly CommandForm[],
): Command[] {
  const before = commandsOf(state, guildId);
  for (const { id } of before) state.commands.delete(id);
  const after = forms.map((form) => store(state, guildId, form, before));
  emit(state, { type: "commands" });
  return after;
}

/** Adds a command, or replaces that of the same name and type. Throws `ApiError` 30032 beyond the limit. */
export function putCommand(
  state: State,
  guildId: Id | undefined,
  form: CommandForm,
): { command: Command; isNew: boolean } {
  const before = commandsOf(state, guildId);
  const isNew = !before.some((one) => one.name === form.name && kindOf(one) === kindOf(form));
  if (isNew) checkCount([...before, form]);
  const command = store(state, guildId, form, before);
  emit(state, { type: "commands" });
  return { command, isNew };
}

/** Puts a command in the place of that with the id. */
export function changeCommand(state: State, id: Id, guildId: Id | undefined, form: CommandForm): Command {
  const { id: _sameId, ...rest } = form;
  const command: Command = { ...rest, id, version: newId(), guildId };
  state.commands.set(id, command);
  emit(state, { type: "commands" });
  return command;
}

/** Takes a command away. */
export function deleteCommand(state: State, command: Command): void {
  state.commands.delete(command.id);
  emit(state, { type: "commands" });
}

/** The commands of a scope; undefined is the global one. */
export function commandsOf(state: State, guildId: Id | undefined): Command[] {
  return [...state.commands.values()].filter((command) => command.guildId === guildId);
}

/** A command of a scope. Throws `ApiError` 10063. */
export function requireCommand(state: State, guildId: Id | undefined, id: Id): Command {
  const command = state.commands.get(id);
  if (!command || command.guildId !== guildId) throw refusal("unknownCommand");
  return command;
}

function store(
  state: State,
  guildId: Id | undefined,
  form: CommandForm,
  before: readonly Command[],
): Command {
  const same = before.find((one) => one.name === form.name && kindOf(one) === kindOf(form));
  const { id: _chosenByUs, ...rest } = form;
  const command: Command = { ...rest, id: same?.id ?? newId(), version: newId(), guildId };
  state.commands.set(command.id, command);
  return command;
}

/** Where a command works: at Discord's defaults where it does not say. */
function contextsOf(command: Command): readonly number[] {
  return command.contexts ?? (command.dm_permission === false ? [0] : [0, 1, 2]);
}

function installsOf(command: Command): readonly number[] {
  return command.integration_types ?? [0, 1];
}

/** The command object of the API. */
export function apiCommand(state: State, command: Command) {
  const { guildId, ...rest } = command;
  const scope =
    guildId === undefined
      ? {
          contexts: command.contexts ?? null,
          integration_types: [...installsOf(command)],
          dm_permission: contextsOf(command).includes(1),
        }
      : { guild_id: guildId };
  return {
    ...rest,
    application_id: state.world.applicationId,
    type: kindOf(command),
    description: command.description ?? "",
    default_member_permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
    name_localizations: command.name_localizations ?? null,
    description_localizations: command.description_localizations ?? null,
    ...scope,
  };
}

/** 0 in a server, 1 in the DM with the bot, 2 in another private channel. */
export function contextOf(channel: Channel): 0 | 1 | 2 {
  if (channel.kind === "guild") return 0;
  return channel.kind === "dm" ? 1 : 2;
}

/** The installs that a command in a channel is used by: key 0 the server's, key 1 the user's own. */
export function ownersOf(
  state: State,
  command: Command,
  channel: Channel,
  person: Person,
): Record<string, Id> {
  const installs = command.guildId === undefined ? installsOf(command) : [0];
  const owners: Record<string, Id> = {};
  // In the DM with the bot the server's place is taken by a zero.
  if (installs.includes(0) && botIsIn(state.world, channel)) owners["0"] = channel.guildId ?? "0";
  if (installs.includes(1) && person.installed) owners["1"] = person.id;
  return owners;
}

/** The commands a user is offered in a channel: a server's own commands stand beside the global ones. */
export function offeredCommands(state: State, channel: Channel, person: Person): Command[] {
  return [...state.commands.values()].filter((command) => {
    if (command.guildId !== undefined && command.guildId !== channel.guildId) return false;
    if (command.guildId === undefined && !contextsOf(command).includes(contextOf(channel))) return false;
    if (Object.keys(ownersOf(state, command, channel, person)).length === 0) return false;
    return mayUse(state, command, channel, person);
  });
}

/** Whether `default_member_permissions` lets a user use a command; in DMs it always does. */
function mayUse({ world }: State, command: Command, channel: Channel, person: Person): boolean {
  if (channel.kind !== "guild") return true;
  const allowed = permissionsIn(world, channel, person.id);
  if ((allowed & PermissionFlagsBits.UseApplicationCommands) === 0n) return false;
  const needed = command.default_member_permissions;
  if (needed === undefined) return true;
  if ((allowed & PermissionFlagsBits.Administrator) !== 0n) return true;
  const bits = BigInt(needed);
  return bits !== 0n && (allowed & bits) === bits;
}

/** A command as the menu shows it; null for the kinds that the page does not show. */
export function viewCommand(command: Command): CommandView | null {
  const type = kindOf(command);
  if (type !== ApplicationCommandType.ChatInput && type !== ApplicationCommandType.Message) return null;
  return {
    id: command.id,
    name: command.name,
    kind: type === ApplicationCommandType.Message ? "message" : "slash",
    description: command.description ?? "",
    options: (command.options ?? []) as CommandView["options"],
  };
}
