/** What changes in the world while the sandbox runs: who is where, who carries which role, what a channel lets them. */
import { rolesOf } from "./permissions.ts";
import type { Id } from "./protocol.ts";
import { botRole, type Channel, type Guild, type Overwrite, roleId, type World } from "./world.ts";

/** A server. Throws where there is none. */
function requireGuild(world: World, guildId: Id): Guild {
  const guild = world.guilds.get(guildId);
  if (!guild) throw new Error(`no server ${guildId}`);
  return guild;
}

function changeGuild(world: World, guildId: Id, change: Partial<Guild>): void {
  world.guilds.set(guildId, { ...requireGuild(world, guildId), ...change });
}

/** Takes the bot out of a server. */
export function removeBot(world: World, guildId: Id): void {
  const { memberIds, roles, memberRoles } = requireGuild(world, guildId);
  changeGuild(world, guildId, {
    hasBot: false,
    memberIds: memberIds.filter((id) => id !== world.bot.id),
    roles: roles.filter(({ id }) => id !== roleId(guildId, "bot")),
    memberRoles: new Map([...memberRoles].filter(([id]) => id !== world.bot.id)),
  });
}

/** Puts the bot into a server. */
export function addBot(world: World, guildId: Id): void {
  removeBot(world, guildId);
  const { memberIds, roles, memberRoles } = requireGuild(world, guildId);
  changeGuild(world, guildId, {
    hasBot: true,
    memberIds: [...memberIds, world.bot.id],
    roles: [...roles, botRole(guildId)],
    memberRoles: new Map([...memberRoles, [world.bot.id, [roleId(guildId, "bot")]]]),
  });
}

/** Lets a server be out of reach, or within it again. */
export function setOutage(world: World, guildId: Id, isOut: boolean): void {
  changeGuild(world, guildId, { isOut });
}

/** Puts a user into a server, or takes them out of it with the roles they carry. */
export function setMembership(world: World, guildId: Id, userId: Id, isMember: boolean): void {
  const { memberIds, memberRoles } = requireGuild(world, guildId);
  const others = memberIds.filter((id) => id !== userId);
  changeGuild(world, guildId, {
    memberIds: isMember ? [...others, userId] : others,
    ...(isMember ? {} : { memberRoles: new Map([...memberRoles].filter(([id]) => id !== userId)) }),
  });
}

/** Gives a user a role, or takes it from them. Throws where the server has no such role. */
export function setRole(world: World, guildId: Id, userId: Id, id: Id, isCarried: boolean): void {
  const guild = requireGuild(world, guildId);
  if (!guild.roles.some((role) => role.id === id)) throw new Error(`no role ${id}`);
  const others = rolesOf(guild, userId).filter((one) => one !== id);
  const roles = isCarried ? [...others, id] : others;
  changeGuild(world, guildId, { memberRoles: new Map([...guild.memberRoles, [userId, roles]]) });
}

/** Allows and denies a role or a member something in a channel, in the place of what was said of them there. */
export function setOverwrite(world: World, channelId: Id, overwrite: Overwrite): void {
  const channel: Channel | undefined = world.channels.get(channelId);
  if (channel?.kind !== "guild") throw new Error(`no channel ${channelId} of a server`);
  const others = channel.overwrites.filter(({ id }) => id !== overwrite.id);
  world.channels.set(channelId, { ...channel, overwrites: [...others, overwrite] });
}
