/** How a user uses a slash command: which one they mean, and whether what they typed may be sent. */
import {
  type APIAttachment,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from "discord-api-types/v10";
import type { OptionForm } from "./command-form.ts";
import { offeredCommands } from "./commands.ts";
import { Refused } from "./errors.ts";
import { isRecord } from "./form.ts";
import { FILE_BYTES, keepFile } from "./messages.ts";
import type { GivenFile, Id, OptionValues } from "./protocol.ts";
import type { Command, State } from "./state.ts";
import { apiChannel, apiPartialMember, apiRoles, apiUser } from "./wire.ts";
import { type Channel, type Person, permissionsIn } from "./world.ts";

const T = ApplicationCommandOptionType;

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
  readonly resolved: Readonly<Record<string, Record<Id, object>>>;
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
  const resolved: Record<string, Record<Id, object>> = {};
  for (const option of options) {
    const value = Object.hasOwn(values, option.name) ? values[option.name] : undefined;
    if (value === undefined || value === "") {
      if (option.required) throw new Refused("invalid", "This option is required.", option.name);
      continue;
    }
    if (option.type === T.Attachment) {
      const file = attach(state, option, value);
      resolved["attachments"] = { ...resolved["attachments"], [file.id]: file };
      given.push({ name: option.name, type: option.type, value: file.id });
      continue;
    }
    if (typeof value === "object") throw new Refused("invalid", "This option takes no file.", option.name);
    checkValue(option, value);
    resolve(state, channel, option, value, resolved);
    given.push({ name: option.name, type: option.type, value });
  }
  return { given, resolved };
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

/** Uploads the file of an option, which only the asker and the bot see. Throws `Refused` where it is none, or too large. */
function attach(state: State, { name }: OptionForm, value: OptionValues[string]): APIAttachment {
  if (!isFile(value)) throw new Refused("invalid", "This option takes a file.", name);
  const bytes = Buffer.from(value.base64, "base64");
  if (bytes.length === 0) throw new Refused("invalid", "An empty file cannot be uploaded.", name);
  if (bytes.length > FILE_BYTES) {
    throw new Refused("invalid", "Your files are too powerful. Max file size: 10 MB.", name);
  }
  const contentType = value.contentType || "application/octet-stream";
  return { ...keepFile(state, { name: value.name, bytes, contentType }), ephemeral: true };
}

function isFile(value: unknown): value is GivenFile {
  return isRecord(value) && ["name", "contentType", "base64"].every((key) => typeof value[key] === "string");
}

/** Adds what an id stands for to the interaction's resolved data. Throws `Refused` when it stands for nothing. */
function resolve(
  state: State,
  channel: Channel,
  option: OptionForm,
  value: string | number | boolean,
  resolved: Record<string, Record<Id, object>>,
): void {
  const id = String(value);
  const add = (kind: string, object: object) => {
    resolved[kind] = { ...resolved[kind], [id]: object };
  };
  const guild = channel.guildId === undefined ? undefined : state.world.guilds.get(channel.guildId);
  const person = state.world.people.get(id);
  const role = guild ? apiRoles(guild).find((one) => one.id === id) : undefined;
  const other = state.world.channels.get(id);
  const { type } = option;
  if ((type === T.User || type === T.Mentionable) && person) {
    add("users", apiUser(person));
    if (guild) {
      const permissions = permissionsIn(channel, person).toString();
      add("members", { ...apiPartialMember(guild, person), permissions });
    }
  } else if ((type === T.Role || type === T.Mentionable) && role) add("roles", role);
  else if (type === T.Channel && other && guild && other.guildId === guild.id) {
    add("channels", {
      ...apiChannel(state.world, other),
      permissions: permissionsIn(other, state.world.bot).toString(),
    });
  } else if ([T.User, T.Role, T.Mentionable, T.Channel].includes(type)) {
    throw new Refused("invalid", "There is nothing with this id.", option.name);
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
