/** How a user presses a button, and chooses from a select. */
import { type APISelectMenuComponent, ComponentType, InteractionType } from "discord-api-types/v10";
import { Refused } from "./errors.ts";
import { openInteraction } from "./interactions.ts";
import { type IdKind, Resolved } from "./resolved.ts";
import { isSelectType } from "./select-form.ts";
import { emit, type Interaction, type Message, type State } from "./state.ts";
import type { Channel, Person } from "./world.ts";

/** What the values of a select stand for; those of a string select for themselves. */
const KINDS: Readonly<Record<APISelectMenuComponent["type"], readonly IdKind[]>> = {
  [ComponentType.StringSelect]: [],
  [ComponentType.UserSelect]: ["user"],
  [ComponentType.RoleSelect]: ["role"],
  [ComponentType.MentionableSelect]: ["user", "role"],
  [ComponentType.ChannelSelect]: ["channel"],
};

/** Who uses a component of which message, and where. */
interface Use {
  readonly person: Person;
  readonly channel: Channel;
  readonly source: Message;
  readonly customId: string;
}

/** Presses a button. Throws `Refused`. */
export function pressButton(state: State, use: Use): Interaction {
  const button = componentOf(use);
  if (button.type !== ComponentType.Button) throw new Refused("unknown", "There is no such component.");
  return open(state, use, button, {});
}

/** Chooses from a select. Throws `Refused`, also where the choice is none that it takes. */
export function choose(state: State, use: Use, values: readonly string[]): Interaction {
  const select = componentOf(use);
  if (!isSelect(select)) throw new Refused("unknown", "There is no such component.");
  const resolved = new Resolved(state, use.channel);
  checkChoice(select, values, resolved);
  const { data } = resolved;
  return open(state, use, select, {
    values,
    ...(Object.keys(data).length > 0 ? { resolved: data } : {}),
  });
}

type UsableComponent = ReturnType<typeof componentOf>;

function componentOf({ source, customId }: Use) {
  const rows = source.data.components ?? [];
  const children = rows.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
  const component = children.find((child) => "custom_id" in child && child.custom_id === customId);
  if (!component || source.state !== "sent") throw new Refused("unknown", "There is no such component.");
  if ("disabled" in component && component.disabled) throw new Refused("forbidden", "It is disabled.");
  return component;
}

function isSelect(component: { readonly type: ComponentType }): component is APISelectMenuComponent {
  return isSelectType(component.type);
}

/**
 * Checks a choice as the client does, and takes note of what its ids stand for. Throws `Refused`.
 * `required: false` of a form's select lets nothing be chosen.
 */
export function checkChoice(
  select: APISelectMenuComponent,
  chosen: readonly string[],
  resolved: Resolved,
  field?: string,
): void {
  const { min_values: min = 1, max_values: max = 1 } = select;
  const isOffered = (value: string) =>
    select.type === ComponentType.StringSelect
      ? select.options.some((option) => option.value === value)
      : resolved.add(value, KINDS[select.type]);
  if (!chosen.every(isOffered) || new Set(chosen).size !== chosen.length) {
    throw new Refused("invalid", "Choose from the options offered.", field);
  }
  if (chosen.length < min || chosen.length > max) {
    throw new Refused("invalid", `Choose ${min} to ${max} of the options.`, field);
  }
}

function open(
  state: State,
  { person, channel, source, customId }: Use,
  component: UsableComponent,
  chosen: object,
): Interaction {
  source.pending.set(person.id, customId);
  source.failedFor.delete(person.id);
  emit(state, { type: "message-marked", message: source });
  const metadata = source.data.interaction_metadata;
  return openInteraction(state, {
    type: InteractionType.MessageComponent,
    channel,
    person,
    data: { id: component.id, custom_id: customId, component_type: component.type, ...chosen },
    owners: metadata?.authorizing_integration_owners ?? { "0": channel.guildId ?? "0" },
    command: null,
    header: { kind: "component", name: source.interaction?.name ?? "" },
    source,
  });
}
