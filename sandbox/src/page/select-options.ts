import { type APISelectMenuComponent, ComponentType } from "discord-api-types/v10";
import type { ChannelView, View } from "../protocol.ts";
import { channelsOf, guildOf, usersIn } from "./app.ts";

/** One line of a select. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly isDefault: boolean;
}

/** What a select offers in a channel: its own options, or the people, roles and channels there. */
export function optionsOf(
  select: APISelectMenuComponent,
  view: View,
  channel: ChannelView | undefined,
): readonly SelectOption[] {
  if (select.type === ComponentType.StringSelect) {
    return select.options.map(({ value, label, description, default: isDefault = false }) => ({
      value,
      label,
      isDefault,
      ...(description === undefined ? {} : { description }),
    }));
  }
  const defaults = new Set((select.default_values ?? []).map(({ id }) => id));
  const option = (value: string, label: string): SelectOption => ({
    value,
    label,
    isDefault: defaults.has(value),
  });
  const guild = guildOf(view, channel);
  const users = usersIn(view, channel).map(({ id, name }) => option(id, name));
  const roles = (guild?.roles ?? []).map(({ id, name }) => option(id, `@${name.replace(/^@/, "")}`));
  const channels = channelsOf(view)
    .filter(({ guildId }) => guild !== undefined && guildId === guild.id)
    .map(({ id, name }) => option(id, `#${name}`));
  switch (select.type) {
    case ComponentType.UserSelect:
      return users;
    case ComponentType.RoleSelect:
      return roles;
    case ComponentType.MentionableSelect:
      return [...users, ...roles];
    case ComponentType.ChannelSelect:
      return channels;
  }
}
