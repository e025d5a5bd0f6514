import {
  ApplicationCommandOptionType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { Options } from "../bot.ts";

/** A line typed in a terminal, as a command with its options. */
export interface TypedLine {
  readonly command: string;
  readonly subcommand?: string;
  readonly options: Options;
  /** Paths of files, for the options that take one. */
  readonly files: Readonly<Record<string, string>>;
  readonly isSlash: boolean;
}

/**
 * Reads a line as Discord's composer would: plain words are a question; `/quotes speaker:"Ida Roe" about:port` gives
 * options by name; words without a name go to the command's first option. An unknown command is given as it is.
 */
export function parseLine(
  line: string,
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
): TypedLine {
  const slash = /^\s*\/(\S+)\s*(.*)$/s.exec(line);
  if (slash === null) {
    return { command: "ask", options: { question: line.trim() }, files: {}, isSlash: false };
  }
  const [, command = "", rest = ""] = slash;
  const data = commands.find(
    (one): one is RESTPostAPIChatInputApplicationCommandsJSONBody =>
      one.name === command && "description" in one,
  );
  if (data === undefined) return { command, options: {}, files: {}, isSlash: true };

  const { subcommand, given, known } = findSubcommand(data, rest);
  const main = known[0]?.name;
  const options: Record<string, string | boolean> = {};
  let free = "";
  for (const { name, value, rest } of namedParts(given, new Set(known.map((option) => option.name)))) {
    const option = known.find((one) => one.name === name);
    // What people write to the first option may have marks of its own, and words after them.
    const isWhole = name === main || option === undefined;
    if (!isWhole) free += rest;
    const own = withoutMarks(isWhole ? value + rest : value);
    if (option === undefined) free += value + rest;
    else options[option.name] = option.type === ApplicationCommandOptionType.Boolean ? own === "true" : own;
  }
  if (main !== undefined && free.trim() !== "" && !(main in options)) options[main] = free.trim();
  const files: Record<string, string> = {};
  for (const { name, type } of known) {
    if (type !== ApplicationCommandOptionType.Attachment || !(name in options)) continue;
    files[name] = String(options[name]);
    delete options[name];
  }
  return {
    command,
    ...(subcommand === undefined ? {} : { subcommand: subcommand.name }),
    options,
    files,
    isSlash: true,
  };
}

/** The subcommand that the rest of a line names, or else the command's first; what is left of the line, and its options. */
function findSubcommand({ options = [] }: RESTPostAPIChatInputApplicationCommandsJSONBody, rest: string) {
  const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  const word = /^\S+/.exec(rest)?.[0];
  const named = subcommands.find(({ name }) => name === word);
  const subcommand = named ?? subcommands[0];
  const given = named === undefined ? rest : rest.slice(named.name.length).trimStart();
  const inner = subcommand !== undefined && "options" in subcommand ? subcommand.options : undefined;
  return { subcommand, given, known: subcommand === undefined ? options : (inner ?? []) };
}

/** The text before the first of the named options, and each option with its first word or quoted words and the rest. */
function namedParts(
  text: string,
  names: ReadonlySet<string>,
): { readonly name?: string; readonly value: string; readonly rest: string }[] {
  const starts = [...text.matchAll(/(?<=^|\s)(\w+):(?=\S)/g)].filter(([, name = ""]) => names.has(name));
  const parts = starts.map(({ 0: head, 1: name = "", index }, nth) => {
    const given = text.slice(index + head.length, starts[nth + 1]?.index);
    const value = /^(?:"[^"]*"|“[^”]*”|\S+)/.exec(given)?.[0] ?? "";
    return { name, value, rest: given.slice(value.length) };
  });
  return [{ value: text.slice(0, starts[0]?.index), rest: "" }, ...parts];
}

/** What stands in one pair of marks and nothing else, without them. */
function withoutMarks(text: string): string {
  const [, straight, curly] = /^(?:"([^"]*)"|“([^“”]*)”)$/.exec(text.trim()) ?? [];
  return straight ?? curly ?? text.trim();
}
