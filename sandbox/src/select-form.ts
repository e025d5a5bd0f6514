/** What Discord accepts as a select menu, in messages and in modals. */
import { ComponentType } from "discord-api-types/v10";
import type { Path } from "./errors.ts";
import { also, flag, integer, list, need, oneOf, type Rule, shape, snowflake, text } from "./form.ts";

/** A partial emoji. */
export const emoji = shape({ id: snowflake, name: text({ max: 32 }), animated: flag });

const bounds = {
  id: integer({ min: 0 }),
  custom_id: need(text({ min: 1, max: 100 })),
  placeholder: text({ max: 150 }),
  min_values: integer({ min: 0, max: 25 }),
  max_values: integer({ min: 1, max: 25 }),
  disabled: flag,
  required: flag,
} as const;

/** What `min_values` and `max_values` of a field have to do with each other. */
interface Bounded {
  readonly min_values?: number;
  readonly max_values?: number;
}

type Report = (path: Path, code: string, message: string) => void;

/** Reports a least number that is above the greatest. */
export function checkBounds(read: Bounded, path: Path, report: Report): void {
  if ((read.min_values ?? 1) <= (read.max_values ?? 1)) return;
  const said = "min_values must be equal to or less than max_values.";
  report([...path, "min_values"], "NUMBER_TYPE_MAX", said);
}

const stringSelect = also(
  shape({
    ...bounds,
    type: need(oneOf([ComponentType.StringSelect])),
    options: need(
      list(
        shape({
          label: need(text({ min: 1, max: 100 })),
          value: need(text({ min: 1, max: 100 })),
          description: text({ max: 100 }),
          emoji,
          default: flag,
        }),
        { min: 1, max: 25 },
      ),
    ),
  }),
  (read, path, report) => {
    const seen = new Set<string>();
    for (const [index, { value }] of read.options.entries()) {
      const field = [...path, "options", index, "value"];
      const said = "The specified option value is already used";
      if (seen.has(value)) report(field, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", said);
      seen.add(value);
    }
    checkBounds(read, path, report);
  },
);

/** The kinds of select whose options Discord fills in, and what their values may stand for. */
const FILLED_IN = {
  [ComponentType.UserSelect]: ["user"],
  [ComponentType.RoleSelect]: ["role"],
  [ComponentType.MentionableSelect]: ["user", "role"],
  [ComponentType.ChannelSelect]: ["channel"],
} as const;

type FilledIn = keyof typeof FILLED_IN;

function filledInSelect(type: FilledIn) {
  return also(
    shape({
      ...bounds,
      type: need(oneOf<FilledIn>([type])),
      default_values: list(
        shape({
          id: need(snowflake),
          type: need(oneOf<"user" | "role" | "channel">(FILLED_IN[type])),
        }),
        { max: 25 },
      ),
      ...(type === ComponentType.ChannelSelect
        ? { channel_types: list(integer({ min: 0 }), { max: 25 }) }
        : {}),
    }),
    (read, path, report) => {
      checkBounds(read, path, report);
      const { default_values: chosen, min_values: min = 1, max_values: max = 1 } = read;
      if (!chosen?.length || (chosen.length >= min && chosen.length <= max)) return;
      const said = `Must be between ${min} and ${max} in length.`;
      report([...path, "default_values"], "BASE_TYPE_BAD_LENGTH", said);
    },
  );
}

/** A select that was found sound. */
export type SelectForm =
  | ReturnType<typeof stringSelect.read>
  | ReturnType<ReturnType<typeof filledInSelect>["read"]>;

/** The rules of the selects, by their type. */
export const SELECTS: ReadonlyMap<number, Rule<SelectForm>> = new Map<number, Rule<SelectForm>>([
  [ComponentType.StringSelect, stringSelect],
  [ComponentType.UserSelect, filledInSelect(ComponentType.UserSelect)],
  [ComponentType.RoleSelect, filledInSelect(ComponentType.RoleSelect)],
  [ComponentType.MentionableSelect, filledInSelect(ComponentType.MentionableSelect)],
  [ComponentType.ChannelSelect, filledInSelect(ComponentType.ChannelSelect)],
]);

/** Whether a component of this type is a select. */
export function isSelectType(type: number): boolean {
  return SELECTS.has(type);
}
