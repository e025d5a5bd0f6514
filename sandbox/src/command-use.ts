/** How a user uses a slash command: which one they mean, and whether what they typed may be sent. */
import { ApplicationCommandOptionType, ApplicationCommandType } from "discord-api-types/v10";
import type { OptionForm } from "./command-form.ts";
import { offeredCommands } from "./commands.ts";
import { Refused } from "./errors.ts";
import type { OptionValues } from "./protocol.ts";
import { type IdKind, Resolved, type ResolvedData } from "./resolved.ts";
import type { Command, State } from "./state.ts";
import type { Channel, Person } from "./world.ts";

const T = ApplicationCommandOptionType;

/** What the ids of an option may stand for. */
const ID_OPTIONS: Readonly<Partial<Record<ApplicationCommandOptionType, readonly IdKind[]>>> = {
  [T.User]: ["user"],
  [T.Role]: ["role"],
  [T.Mentionable]: ["user", "role"],
  [T.Channel]: ["channel"],
};

/** The command that a name and subcommands name. Throws `Refused`. */
export function offered(
  state: State,
  channel: Channel,
  person: Person,
  fullName: string,
  type: ApplicationCommandType,
): { command: Command; path: string[] } {
  const isSlash = type === ApplicationCommandType.ChatInput;
  const [name = "", ...path] = isSlash ? fullName.split(" ").filter((word) => word !== "") : [fullName];
  const named = (command: Command) =>
    command.name === name && (command.type ?? ApplicationCommandType.ChatInput) === type;
  const candidates = offeredCommands(state, channel, person).filter(named);
  // A server's own command stands before the global one of the same name.
  const command = candidates.find(({ guildId }) => guildId !== undefined) ?? candidates[0];
  if (command) return { command, path };
  if ([...state.commands.values()].some(named)) {
    throw new Refused("forbidden", "You do not have permission to use this command here.");
  }
  throw new Refused("unknown", `There is no command ${isSlash ? "/" : ""}${name}.`);
}

/** The options below the subcommands. Throws `Refused` unless the path ends where values begin. */
export function leafOf(command: Command, path: readonly string[]): readonly OptionForm[] {
  let options = command.options ?? [];
  for (const name of path) {
    const next = options.find((option) => option.name === name && isSubcommand(option));
    if (!next) throw new Refused("unknown", `There is no subcommand ${name}.`);
    options = next.options ?? [];
  }
  if (options.some(isSubcommand)) throw new Refused("invalid", "Choose a subcommand.");
  return options;
}

function isSubcommand({ type }: OptionForm): boolean {
  return type === T.Subcommand || type === T.SubcommandGroup;
}

/** An option as an interaction carries it. */
interface GivenOption {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value: string | number | boolean;
  readonly focused?: boolean;
}

/** The options of a command as a user gave them, and what the ids among them stand for. */
export interface ReadOptions {
  readonly given: readonly GivenOption[];
  readonly resolved: ResolvedData;
}

/** Checks the values a user chose, as the client does before it sends them. Throws `Refused`. */
export function readOptions(
  state: State,
  channel: Channel,
  options: readonly OptionForm[],
  values: OptionValues,
): ReadOptions {
  const unknown = Object.keys(values).find((name) => !options.some((option) => option.name === name));
  if (unknown !== undefined) throw new Refused("invalid", `There is no option ${unknown}.`, unknown);
  const given: GivenOption[] = [];
  const resolved = new Resolved(state, channel);
  for (const option of options) {
    const value = Object.hasOwn(values, option.name) ? values[option.name] : undefined;
    if (value === undefined || value === "") {
      if (option.required) throw new Refused("invalid", "This option is required.", option.name);
      continue;
    }
    if (option.type === T.Attachment) {
      given.push({ name: option.name, type: option.type, value: resolved.upload(value, option.name) });
      continue;
    }
    if (typeof value === "object") throw new Refused("invalid", "This option takes no file.", option.name);
    checkValue(option, value);
    const kinds = ID_OPTIONS[option.type];
    if (kinds && !resolved.add(String(value), kinds)) {
      throw new Refused("invalid", "There is nothing with this id.", option.name);
    }
    given.push({ name: option.name, type: option.type, value });
  }
  return { given, resolved: resolved.data };
}

function checkValue(option: OptionForm, value: string | number | boolean): void {
  const wrong = (message: string) => new Refused("invalid", message, option.name);
  const { choices = [] } = option;
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw wrong("Choose one of the options offered.");
  }
  switch (option.type) {
    case T.String: {
      if (typeof value !== "string") throw wrong("This option takes text.");
      const { min_length: min = 0, max_length: max = 6000 } = option;
      if (value.length < min) throw wrong(`Enter at least ${min} characters.`);
      if (value.length > max) throw wrong(`Enter at most ${max} characters.`);
      return;
    }
    case T.Integer:
    case T.Number: {
      if (typeof value !== "number" || !Number.isFinite(value)) throw wrong("This option takes a number.");
      if (option.type === T.Integer && !Number.isInteger(value))
        throw wrong("This option takes a whole number.");
      if (value < (option.min_value ?? Number.NEGATIVE_INFINITY)) throw wrong("This number is too small.");
      if (value > (option.max_value ?? Number.POSITIVE_INFINITY)) throw wrong("This number is too large.");
      return;
    }
    case T.Boolean:
      if (typeof value !== "boolean") throw wrong("This option takes true or false.");
      return;
    default:
      if (typeof value !== "string") throw wrong("This option takes an id.");
  }
}

/** The `data` of a command's interaction. */
export function commandData(
  command: Command,
  path: readonly string[],
  given: readonly GivenOption[],
  resolved: ReadOptions["resolved"] = {},
): object {
  let options: readonly object[] = given;
  for (const [index, name] of [...path].reverse().entries()) {
    options = [{ name, type: index === 0 ? T.Subcommand : T.SubcommandGroup, options }];
  }
  return {
    id: command.id,
    name: command.name,
    type: ApplicationCommandType.ChatInput,
    ...(options.length > 0 ? { options } : {}),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    ...(command.guildId === undefined ? {} : { guild_id: command.guildId }),
  };
}
