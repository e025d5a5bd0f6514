import type { APIInteraction } from "discord-api-types/v10";

/** Where an interaction of these tests comes from, and with which rights. */
export interface From {
  readonly kind: "guild" | "dm" | "private";
  readonly permissions?: bigint;
  readonly installedBy?: "server" | "user" | "both";
  readonly channelType?: number;
  readonly nick?: string;
  /** Of a thread, the channel that it belongs to; other channels have a category there. */
  readonly parentId?: string;
}

export const mara = { id: "200000000000000001", username: "mara", global_name: "Mara", discriminator: "0" };
export const guildId = "300000000000000001";
export const channelId = "500000000000000001";

/** An interaction as Discord sends it, with what every interaction has. */
export function interactionJson(type: number, data: object, from: From, more: object = {}): APIInteraction {
  const { kind, permissions = 0n, installedBy = "server", channelType = 0, nick, parentId } = from;
  const owners = {
    ...(installedBy === "user" ? {} : { 0: kind === "guild" ? guildId : "0" }),
    ...(installedBy === "server" ? {} : { 1: mara.id }),
  };
  const json = JSON.stringify({
    id: "400000000000000001",
    application_id: "100000000000000001",
    token: "token",
    version: 1,
    locale: "de",
    app_permissions: "0",
    entitlements: [],
    attachment_size_limit: 1_000,
    channel: {
      id: channelId,
      type: kind === "guild" ? channelType : kind === "dm" ? 1 : 3,
      parent_id: parentId,
    },
    channel_id: channelId,
    context: kind === "guild" ? 0 : kind === "dm" ? 1 : 2,
    authorizing_integration_owners: owners,
    ...(kind === "guild"
      ? { guild_id: guildId, member: { user: mara, permissions: String(permissions), nick } }
      : { user: mara }),
    type,
    data,
    ...more,
  });
  return JSON.parse(json);
}

/** A slash command. */
export function slashJson(name: string, options: readonly object[], from: From): APIInteraction {
  return interactionJson(2, { id: "600000000000000001", type: 1, name, options }, from);
}

/** A message as it hangs on an interaction. */
export function messageJson(more: object = {}): object {
  return {
    id: "700000000000000001",
    type: 0,
    channel_id: channelId,
    content: "A gull landed on the pier.",
    author: mara,
    embeds: [],
    components: [],
    ...more,
  };
}
