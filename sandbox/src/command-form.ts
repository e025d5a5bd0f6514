/** What Discord accepts as a command. */
import { ApplicationCommandOptionType, ApplicationCommandType, Locale } from "discord-api-types/v10";
import { refusal } from "./errors.ts";
import {
  also,
  byType,
  dictionary,
  flag,
  integer,
  list,
  matching,
  need,
  number,
  oneOf,
  permissions,
  type Rule,
  readForm,
  type Shape,
  shape,
  snowflake,
  text,
} from "./form.ts";

/** How many commands of a type one scope holds. */
const MOST_SLASH_COMMANDS = 100;
const MOST_MESSAGE_COMMANDS = 15;

/** Over names, descriptions and values of a command. */
const COMMAND_TOTAL = 8000;

const LOCALES: readonly string[] = Object.values(Locale);
const NAME_PATTERN = /^[-_ʼ\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Letters, digits, hyphen and underscore; lower case where the script has it. */
function slashName(code: string, message: string): Rule<string> {
  const rule = matching(text({ min: 1, max: 32 }), NAME_PATTERN, code, message);
  return also(rule, (read, path, report) => {
    if (read !== read.toLowerCase()) report(path, code, message);
  });
}

const optionName = slashName("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
const description = text({ min: 1, max: 100 });
const translated = (rule: Rule<string>) => dictionary(LOCALES, rule);

const naming = {
  name: need(optionName),
  name_localizations: translated(optionName),
  description: need(description),
  description_localizations: translated(description),
  required: flag,
} as const;
const choices = (value: Rule<string | number>) =>
  list(
    shape({
      name: need(text({ min: 1, max: 100 })),
      name_localizations: translated(text({ min: 1, max: 100 })),
      value: need(value),
    }),
    { max: 25 },
  );

type Kind = ApplicationCommandOptionType;
const T = ApplicationCommandOptionType;

const stringOption = shape({
  ...naming,
  type: need(oneOf<Kind>([T.String])),
  choices: choices(text({ max: 100 })),
  autocomplete: flag,
  min_length: integer({ min: 0, max: 6000 }),
  max_length: integer({ min: 1, max: 6000 }),
});
const numberOption = (kind: Kind, rule: Rule<number>) =>
  shape({
    ...naming,
    type: need(oneOf<Kind>([kind])),
    choices: choices(rule),
    autocomplete: flag,
    min_value: rule,
    max_value: rule,
  });
const plainOption = (kind: Kind) => shape({ ...naming, type: need(oneOf<Kind>([kind])) });
const channelOption = shape({
  ...naming,
  type: need(oneOf<Kind>([T.Channel])),
  channel_types: list(integer({ min: 0 }), { max: 20 }),
});

/** An option as it was found sound. */
export interface OptionForm extends Shape<typeof naming> {
  readonly type: Kind;
  readonly choices?: readonly {
    readonly name: string;
    readonly name_localizations?: Readonly<Record<string, string>>;
    readonly value: string | number;
  }[];
  readonly autocomplete?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly channel_types?: readonly number[];
  readonly options?: readonly OptionForm[];
}

const basicRules: (readonly [number, Rule<OptionForm>])[] = [
  [T.String, withChoiceRules(stringOption)],
  [T.Integer, withChoiceRules(numberOption(T.Integer, integer()))],
  [T.Number, withChoiceRules(numberOption(T.Number, number))],
  [T.Channel, channelOption],
  ...[T.Boolean, T.User, T.Role, T.Mentionable, T.Attachment].map(
    (kind): readonly [number, Rule<OptionForm>] => [kind, plainOption(kind)],
  ),
];
const basicOptions = optionList(byType(new Map(basicRules)));
const subcommand: Rule<OptionForm> = shape({
  ...naming,
  type: need(oneOf<Kind>([T.Subcommand])),
  options: basicOptions,
});
const group: Rule<OptionForm> = shape({
  ...naming,
  type: need(oneOf<Kind>([T.SubcommandGroup])),
  options: optionList(byType(new Map([[T.Subcommand as number, subcommand]]))),
});
const anyOptions = optionList(
  byType(
    new Map([[T.Subcommand as number, subcommand], [T.SubcommandGroup as number, group], ...basicRules]),
  ),
);

function withChoiceRules(rule: Rule<OptionForm>): Rule<OptionForm> {
  return also(rule, (read, path, report) => {
    if (read.autocomplete && read.choices?.length) {
      const said = "Autocomplete cannot be used with choices";
      report([...path, "autocomplete"], "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", said);
    }
    const names = new Set<string>();
    for (const [index, { name }] of (read.choices ?? []).entries()) {
      const field = [...path, "choices", index, "name"];
      if (names.has(name)) {
        report(field, "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE", "Option choice name already used");
      }
      names.add(name);
    }
  });
}

function optionList(rule: Rule<OptionForm>): Rule<OptionForm[]> {
  return also(list(rule, { max: 25 }), (read, path, report) => {
    const names = new Set<string>();
    let optionalSeen = false;
    for (const [index, option] of read.entries()) {
      if (names.has(option.name)) {
        const said = "Option names must be unique";
        report([...path, index, "name"], "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE", said);
      }
      names.add(option.name);
      const isSubcommand = option.type === T.Subcommand || option.type === T.SubcommandGroup;
      if (isSubcommand !== isSubcommandKind(read[0])) {
        const said =
          "Sub-command and sub-command group option types are mutually exclusive to all other types";
        report([...path, index], "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", said);
      }
      if (option.required && optionalSeen) {
        const said = "Required options must be placed before non-required options";
        report([...path, index], "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", said);
      }
      if (!option.required && !isSubcommand) optionalSeen = true;
    }
  });
}

function isSubcommandKind(option: OptionForm | undefined): boolean {
  return option?.type === T.Subcommand || option?.type === T.SubcommandGroup;
}

const common = {
  id: snowflake,
  default_member_permissions: permissions,
  dm_permission: flag,
  nsfw: flag,
  contexts: list(oneOf([0, 1, 2]), { min: 1, max: 3 }),
  integration_types: list(oneOf([0, 1]), { min: 1, max: 2 }),
} as const;
const commandName = slashName("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
const menuName = text({ min: 1, max: 32 });
const slashCommand = also(
  shape({
    ...common,
    type: oneOf<ApplicationCommandType>([ApplicationCommandType.ChatInput]),
    name: need(commandName),
    name_localizations: translated(commandName),
    description: need(description),
    description_localizations: translated(description),
    options: anyOptions,
  }),
  (read, path, report) => {
    if (lengthOf(read) <= COMMAND_TOTAL) return;
    report(path, "APPLICATION_COMMAND_TOO_LARGE", `Command exceeds maximum size (${COMMAND_TOTAL})`);
  },
);

/** Of each name and description the longest translation counts, as Discord's documentation says. */
function lengthOf(one: Omit<OptionForm, "type">): number {
  const longest = (text: string, translations: Readonly<Record<string, string>> = {}) =>
    Math.max(text.length, ...Object.values(translations).map(({ length }) => length));
  const choices = (one.choices ?? []).map(
    ({ name, name_localizations, value }) => longest(name, name_localizations) + String(value).length,
  );
  const lengths = [
    longest(one.name, one.name_localizations),
    longest(one.description, one.description_localizations),
    ...choices,
    ...(one.options ?? []).map(lengthOf),
  ];
  return lengths.reduce((sum, length) => sum + length, 0);
}

const menuCommand = (type: ApplicationCommandType) =>
  also(
    shape({
      ...common,
      type: need(oneOf<ApplicationCommandType>([type])),
      name: need(menuName),
      name_localizations: translated(menuName),
      description: text({ max: 100 }),
      options: list(shape({}), { max: 25 }),
    }),
    (read, path, report) => {
      if (read.description) {
        const said = "Context menu commands cannot have description";
        report([...path, "description"], "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", said);
      }
      if (read.options?.length) {
        const said = "Context menu commands cannot have options";
        report([...path, "options"], "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", said);
      }
    },
  );

/** A command as it was found sound. */
export interface CommandForm extends Shape<typeof common> {
  readonly type?: ApplicationCommandType;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly options?: readonly OptionForm[];
}

const menuRule = (type: ApplicationCommandType): Rule<CommandForm> => {
  const rule = menuCommand(type);
  return {
    read(value, path, report) {
      const { options: _none, ...read } = rule.read(value, path, report);
      return read;
    },
  };
};
const command: Rule<CommandForm> = byType<CommandForm>(
  new Map<number, Rule<CommandForm>>([
    [ApplicationCommandType.ChatInput, slashCommand],
    [ApplicationCommandType.User, menuRule(ApplicationCommandType.User)],
    [ApplicationCommandType.Message, menuRule(ApplicationCommandType.Message)],
  ]),
  ApplicationCommandType.ChatInput,
);

/** Reads the body of one registration. Throws `ApiError` 50035. */
export function readCommand(body: unknown): CommandForm {
  return readForm(command, body);
}

/** Reads the body of a bulk overwrite. Throws `ApiError` 50035, or 30032 when there are too many of a type. */
export function readCommands(body: unknown): readonly CommandForm[] {
  const rule = also(list(command, { max: 130 }), (read, path, report) => {
    const seen = new Set<string>();
    for (const [index, { type = ApplicationCommandType.ChatInput, name }] of read.entries()) {
      const key = `${type} ${name}`;
      if (seen.has(key)) {
        const said = "Application command names must be unique";
        report([...path, index], "APPLICATION_COMMANDS_DUPLICATE_NAME", said);
      }
      seen.add(key);
    }
  });
  const read = readForm(rule, body ?? []);
  checkCount(read);
  return read;
}

/** Throws `ApiError` 30032 when one scope would hold too many commands of a type. */
export function checkCount(commands: readonly { readonly type?: ApplicationCommandType }[]): void {
  const count = (type: ApplicationCommandType) =>
    commands.filter((one) => (one.type ?? ApplicationCommandType.ChatInput) === type).length;
  if (count(ApplicationCommandType.ChatInput) > MOST_SLASH_COMMANDS) throw refusal("tooManyCommands");
  for (const type of [ApplicationCommandType.Message, ApplicationCommandType.User]) {
    if (count(type) > MOST_MESSAGE_COMMANDS) throw refusal("tooManyMessageCommands");
  }
}
