import type { RESTPostAPIApplicationCommandsJSONBody } from "discord-api-types/v10";
import { ApplicationCommandOptionType, ApplicationCommandType } from "discord-api-types/v10";
import type { Command } from "../src/bot.ts";
import { renderHelp } from "../src/replies/index.ts";
import { privately, slashCommand } from "./definition.ts";

/** `/help`: all of it on one screen. `commands` is called late, since help stands in the list itself. */
export function helpOn(commands: () => readonly Command[]) {
  return {
    data: slashCommand(({ commands: phrases }) => phrases.help),
    isForKeepers: true,
    acknowledge: privately,
    run: async ({ library, locale, messages, mayReindex, mayManage }) =>
      renderHelp(
        commands()
          .filter(({ data }) => data.name !== "library" || mayManage === true)
          .flatMap(({ data }) => usageOf(data, locale)),
        // Where there is no library to be had, there is help all the same.
        await library.summary().catch(() => undefined),
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
  const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  // What a command with one subcommand does is what that does; of several, their names must do.
  const [described = data] = subcommands.length === 1 ? subcommands : [];
  if (subcommands.length > 1) {
    return [
      {
        usage: `/${named(data)} ${subcommands.map(named).join("|")}`,
        description: localized(data.description_localizations, locale) ?? data.description,
      },
    ];
  }
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
