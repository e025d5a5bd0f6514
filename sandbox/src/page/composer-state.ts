import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as OptionType,
} from "discord-api-types/v10";
import type { ChoiceView, CommandView, GivenFile, Id, OptionValues } from "../protocol.ts";

/** What can be used: a command without subcommands, or one subcommand. */
export interface Usable {
  readonly commandId: Id;
  /** `ask`, or `group sub`. */
  readonly name: string;
  readonly description: string;
  /** Required first, as Discord orders them. */
  readonly options: readonly APIApplicationCommandBasicOption[];
}

/** What stands in the field of an option. */
export interface OptionEntry {
  readonly text: string;
  /** Set when a suggestion or a file was picked: what is sent instead of the text. */
  readonly value?: string | number | boolean | GivenFile;
}

/** What the user is writing. */
export interface ComposerState {
  readonly text: string;
  readonly replyTo?: Id;
  /** Files that go with the text. */
  readonly files?: readonly GivenFile[];
  /** The slash command that is being filled in. */
  readonly usable?: Usable;
  readonly entries: Readonly<Record<string, OptionEntry>>;
  /** The option whose field has the focus. */
  readonly focused?: string;
  /** Which suggestion Enter takes. -1: none. */
  readonly active: number;
  /** Escape was pressed: no suggestions until something is typed. */
  readonly isQuiet: boolean;
  /** The bot's autocomplete answer for an option, or the wait for it. */
  readonly suggested?: {
    readonly option: string;
    readonly state: "loading" | "done" | "failed";
    readonly choices: readonly ChoiceView[];
  };
  readonly error?: { readonly message: string; readonly field?: string };
}

/** An empty composer. */
export const emptyComposer: ComposerState = { text: "", entries: {}, active: 0, isQuiet: false };

/** The slash commands of a channel with their subcommands taken apart. */
export function usablesOf(commands: readonly CommandView[]): readonly Usable[] {
  return commands
    .filter(({ kind }) => kind === "slash")
    .flatMap(({ id, name, description, options }) => takeApart(id, name, description, options));
}

function takeApart(
  commandId: Id,
  name: string,
  description: string,
  options: readonly APIApplicationCommandOption[],
): Usable[] {
  const inner: Usable[] = [];
  const basic: APIApplicationCommandBasicOption[] = [];
  for (const option of options) {
    if (option.type === OptionType.Subcommand || option.type === OptionType.SubcommandGroup) {
      inner.push(...takeApart(commandId, `${name} ${option.name}`, option.description, option.options ?? []));
    } else {
      basic.push(option);
    }
  }
  const required = basic.filter((option) => option.required);
  const others = basic.filter((option) => !option.required);
  return inner.length > 0 ? inner : [{ commandId, name, description, options: [...required, ...others] }];
}

/** The options that have a field: the required ones, then those that were added, in the order of the command. */
export function shownOptions({
  usable,
  entries,
}: ComposerState): readonly APIApplicationCommandBasicOption[] {
  return usable?.options.filter((option) => option.required || Object.hasOwn(entries, option.name)) ?? [];
}

/** The options that can still be added. */
export function hiddenOptions({
  usable,
  entries,
}: ComposerState): readonly APIApplicationCommandBasicOption[] {
  return usable?.options.filter((option) => !option.required && !Object.hasOwn(entries, option.name)) ?? [];
}

/** What is sent, or the first field that cannot be sent and why. With `isDraft` half-filled fields are let through. */
export function optionValues(
  { usable, entries }: ComposerState,
  isDraft = false,
): { readonly values: OptionValues } | { readonly field: string; readonly message: string } {
  const values: Record<string, string | number | boolean | GivenFile> = {};
  for (const option of usable?.options ?? []) {
    const entry = Object.hasOwn(entries, option.name) ? entries[option.name] : undefined;
    if (!entry || (entry.value === undefined && entry.text.trim() === "")) {
      if (option.required && !isDraft) {
        return { field: option.name, message: "This option is required. Specify a value." };
      }
      continue;
    }
    const value = entry.value ?? typedValue(option, entry.text.trim());
    if (value !== undefined) values[option.name] = value;
    else if (!isDraft) return { field: option.name, message: complaint(option) };
  }
  return { values };
}

/** The value that a typed text stands for, undefined where it stands for none. */
function typedValue(
  option: APIApplicationCommandBasicOption,
  text: string,
): string | number | boolean | undefined {
  const fixed = choicesOf(option).find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (fixed) return fixed.value;
  if (choicesOf(option).length > 0) return undefined;
  switch (option.type) {
    case OptionType.String:
      return text;
    case OptionType.Integer:
      return /^-?\d+$/.test(text) ? Number(text) : undefined;
    case OptionType.Number:
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case OptionType.Boolean:
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined;
    default:
      return /^\d{17,20}$/.test(text) ? text : undefined;
  }
}

function complaint(option: APIApplicationCommandBasicOption): string {
  switch (option.type) {
    case OptionType.Integer:
    case OptionType.Number:
      return choicesOf(option).length > 0 ? "Select one of the choices." : "Enter a valid number.";
    case OptionType.Boolean:
      return "Select True or False.";
    case OptionType.Attachment:
      return "Choose a file.";
    case OptionType.String:
      return "Select one of the choices.";
    default:
      return "Select one from the list.";
  }
}

/** The fixed choices of an option. */
export function choicesOf(option: APIApplicationCommandBasicOption): readonly ChoiceView[] {
  if (option.type === OptionType.Boolean) return [];
  return "choices" in option && option.choices ? option.choices : [];
}

/** Whether the bot is to be asked for suggestions. */
export function hasAutocomplete(option: APIApplicationCommandBasicOption): boolean {
  return "autocomplete" in option && option.autocomplete === true;
}
