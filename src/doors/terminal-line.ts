import {
  ApplicationCommandOptionType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { Options } from "../bot.ts";

/** A line typed in a terminal, as a command with its options. */
export interface TypedLine {
  readonly command: string;
  readonly options: Options;
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
  if (slash === null) return { command: "ask", options: { question: line.trim() }, isSlash: false };
  const [, command = "", rest = ""] = slash;
  const data = commands.find(
    (one): one is RESTPostAPIChatInputApplicationCommandsJSONBody =>
      one.name === command && "description" in one,
  );
  if (data === undefined) return { command, options: {}, isSlash: true };

  const [first] = data.options ?? [];
  const isNested = first?.type === ApplicationCommandOptionType.Subcommand;
  const given = isNested ? rest.replace(new RegExp(`^${first.name}\\b\\s*`), "") : rest;
  const known = (isNested ? first.options : data.options) ?? [];

  const options: Record<string, string | boolean> = {};
  const free = given.replace(
    /(?<=^|\s)(\w+):(?:"([^"]*)"|(\S+))/g,
    (match, name: string, quoted?: string, word?: string) => {
      const option = known.find((one) => one.name === name);
      if (option === undefined) return match;
      const value = quoted ?? word ?? "";
      options[name] = option.type === ApplicationCommandOptionType.Boolean ? value === "true" : value;
      return "";
    },
  );
  const main = known[0]?.name;
  if (main !== undefined && free.trim() !== "" && !(main in options)) options[main] = free.trim();
  return { command, options, isSlash: true };
}
