import type { RESTPostAPIApplicationCommandsJSONBody } from "discord-api-types/v10";
import { ApplicationCommandOptionType, ApplicationCommandType } from "discord-api-types/v10";
import type { Command } from "../src/bot.ts";
import { renderHelp } from "../src/replies/index.ts";
import { privately, slashCommand } from "./definition.ts";

/** `/help`: all of it on one screen. `commands` is called late, since help stands in the list itself. */
export function helpOn(commands: () => readonly Command[]) {
  return {
    data: slashCommand(({ commands: phrases }) => phrases.help),
    acknowledge: privately,
    run: async ({ library, locale, messages, mayReindex }) =>
      renderHelp(
        commands().flatMap(({ data }) => usageOf(data, locale)),
        await library.summary(),
        messages,
        mayReindex,
      ),
  } satisfies Command;
}

/** "/ask question [article] [private]" and what it does, in the user's language; none for message commands. */
function usageOf(data: RESTPostAPIApplicationCommandsJSONBody, locale: string) {
  if (data.type !== undefined && data.type !== ApplicationCommandType.ChatInput) return [];
  const named = (of: { name: string; name_localizations?: object | null | undefined }) =>
    localized(of.name_localizations, locale) ?? of.name;
  // Nearly every command takes `private`; the README says so once.
  const options = (data.options ?? []).filter(({ name }) => name !== "private");
  // What a command with a subcommand does is what the subcommand does.
  const described = options.find(({ type }) => type === ApplicationCommandOptionType.Subcommand) ?? data;
  const inner = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.Subcommand
      ? [
          named(option),
          ...(option.options ?? [])
            .filter(({ name }) => name !== "private")
            .map((sub) => (sub.required ? named(sub) : `[${named(sub)}]`)),
        ]
      : [option.required === true ? named(option) : `[${named(option)}]`],
  );
  return [
    {
      usage: [`/${named(data)}`, ...inner].join(" "),
      description: localized(described.description_localizations, locale) ?? described.description,
    },
  ];
}

function localized(phrases: object | null | undefined, locale: string): string | undefined {
  const phrase: unknown = Object.entries(phrases ?? {}).find(([name]) => name === locale)?.[1];
  return typeof phrase === "string" ? phrase : undefined;
}
