/** What somebody may do in a channel, as Discord computes it from roles and overwrites. */
import { PermissionFlagsBits } from "discord-api-types/v10";
import type { Id } from "./protocol.ts";
import { type Channel, type Guild, ROLE_PERMISSIONS, type World } from "./world.ts";

const P = PermissionFlagsBits;
/** With Administrator everything, which is every bit that the library knows. */
const ALL = Object.values(P).reduce((sum, bit) => sum | bit, 0n);

/** The server of a channel. */
export function guildOf(world: World, channel: Channel): Guild | undefined {
  return channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
}

/** The roles a user carries in a server, without @everyone. */
export function rolesOf(guild: Guild, userId: Id): readonly Id[] {
  return guild.memberRoles.get(userId) ?? [];
}

/**
 * What a user may do in a channel: the server's roles, then the channel's overwrites for @everyone, for the user's
 * roles together, and for the user. Who may not see a channel may do nothing in it. Source: Discord's "Permissions".
 */
export function permissionsIn(world: World, channel: Channel, userId: Id): bigint {
  const guild = guildOf(world, channel);
  if (!guild) return ROLE_PERMISSIONS.everyone;
  const carried = new Set([guild.id, ...rolesOf(guild, userId)]);
  const base = guild.roles
    .filter(({ id }) => carried.has(id))
    .reduce((sum, { permissions }) => sum | permissions, 0n);
  if ((base & P.Administrator) !== 0n) return ALL;
  const groups = [
    channel.overwrites.filter(({ id }) => id === guild.id),
    channel.overwrites.filter(({ id, kind }) => kind === "role" && id !== guild.id && carried.has(id)),
    channel.overwrites.filter(({ id, kind }) => kind === "member" && id === userId),
  ];
  const allowed = groups.reduce((before, overwrites) => {
    const deny = overwrites.reduce((sum, one) => sum | one.deny, 0n);
    const allow = overwrites.reduce((sum, one) => sum | one.allow, 0n);
    return (before & ~deny) | allow;
  }, base);
  return (allowed & P.ViewChannel) === 0n ? 0n : allowed;
}

/** Whether a user may do something in a channel. */
export function may(world: World, channel: Channel, userId: Id, permission: bigint): boolean {
  return (permissionsIn(world, channel, userId) & permission) === permission;
}

/** Whether a user can see a channel. */
export function maySee(world: World, channel: Channel, userId: Id): boolean {
  if (channel.memberIds) return channel.memberIds.includes(userId);
  const isMember = guildOf(world, channel)?.memberIds.includes(userId) ?? false;
  return isMember && may(world, channel, userId, P.ViewChannel);
}

/** Whether a user may write in a channel that they see. */
export function maySend(world: World, channel: Channel, userId: Id): boolean {
  return may(world, channel, userId, P.SendMessages);
}

/** Whether the bot is in the server of a channel, or one of the two in it: what installing it there means. */
export function botIsIn(world: World, channel: Channel): boolean {
  if (channel.kind === "private") return false;
  return channel.guildId === undefined || guildOf(world, channel)?.hasBot === true;
}

/** Whether the bot gets the events of a channel and may read it. */
export function botSees(world: World, channel: Channel): boolean {
  return botIsIn(world, channel) && maySee(world, channel, world.bot.id);
}

/** Whether a user has Manage Server in any server. */
export function managesAServer(world: World, userId: Id): boolean {
  return [...world.guilds.values()].some((guild) =>
    guild.roles.some(
      ({ id, permissions }) =>
        rolesOf(guild, userId).includes(id) && (permissions & (P.ManageGuild | P.Administrator)) !== 0n,
    ),
  );
}
