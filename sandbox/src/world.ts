/**
 * Who and what there is in the sandbox. The same on every start, ids included, so that links and tests hold.
 */
import { PermissionFlagsBits } from "discord-api-types/v10";
import type { Id } from "./protocol.ts";

/** A user account. */
export interface Person {
  readonly id: Id;
  readonly username: string;
  readonly name: string;
  readonly bot: boolean;
  readonly avatarColour: string;
  /** Whether they carry the moderators' role in every server. */
  readonly moderates: boolean;
  /** Whether they installed the application for themselves. */
  readonly installed: boolean;
}

/** A channel of a server, or a conversation of two. */
export interface Channel {
  readonly id: Id;
  readonly kind: "guild" | "dm" | "private";
  readonly name: string;
  readonly topic?: string;
  readonly guildId?: Id;
  /** The two in a conversation. */
  readonly memberIds?: readonly [Id, Id];
  /** Only moderators may write here: neither members nor the bot. */
  readonly readOnly?: boolean;
}

/** A server. */
export interface Guild {
  readonly id: Id;
  readonly name: string;
  readonly colour: string;
  /** Whether the bot is a member. */
  readonly hasBot: boolean;
  readonly moderatorRoleId: Id;
  readonly botRoleId: Id;
  readonly channelIds: readonly Id[];
  readonly memberIds: readonly Id[];
}

/** All of it. Nothing here changes while the sandbox runs, but for servers that remove the bot. */
export interface World {
  readonly applicationId: Id;
  readonly applicationName: string;
  readonly bot: Person;
  readonly people: ReadonlyMap<Id, Person>;
  readonly guilds: Map<Id, Guild>;
  readonly channels: ReadonlyMap<Id, Channel>;
}

/** The ids of the places and people, for tests. */
export const IDS = {
  application: "900000000000000001",
  owner: "900000000000000010",
  member: "900000000000000011",
  moderator: "900000000000000012",
  otherMember: "900000000000000013",
  /** Two servers with the bot in them, and one without it. */
  guild: "900000000000000100",
  secondGuild: "900000000000000200",
  guildWithoutBot: "900000000000000300",
  general: "900000000000000101",
  library: "900000000000000102",
  /** Where neither members nor the bot may write. */
  announcements: "900000000000000103",
  lobby: "900000000000000201",
  plaza: "900000000000000301",
  memberDm: "900000000000000401",
  moderatorDm: "900000000000000402",
  otherMemberDm: "900000000000000403",
  /** Between the member and the other member. */
  privateChannel: "900000000000000404",
} as const satisfies Record<string, Id>;

const P = PermissionFlagsBits;
const EVERYONE =
  P.ViewChannel |
  P.SendMessages |
  P.EmbedLinks |
  P.AttachFiles |
  P.ReadMessageHistory |
  P.AddReactions |
  P.UseApplicationCommands |
  P.UseExternalApps;
const MODERATORS = P.ManageGuild | P.ManageMessages | P.ManageChannels | P.MentionEveryone;
/** With the right to mention everyone, so that a bot that forgets `allowed_mentions` is found out. */
const BOT = P.MentionEveryone;

/** The permissions of a role, before a channel's overwrites. */
export const ROLE_PERMISSIONS = { everyone: EVERYONE, moderators: MODERATORS, bot: BOT } as const;

/** What a user may do in a channel, as Discord computes it from roles and overwrites. */
export function permissionsIn(channel: Channel, person: Person): bigint {
  if (channel.kind !== "guild") return EVERYONE;
  let allowed = EVERYONE;
  if (person.moderates) allowed |= MODERATORS;
  if (person.bot) allowed |= BOT;
  if (channel.readOnly && !person.moderates) allowed &= ~P.SendMessages;
  return allowed;
}

/** Whether the bot is present in a channel: it gets its events and may read it. */
export function botIsIn(world: World, channel: Channel): boolean {
  if (channel.kind === "private") return false;
  return channel.guildId === undefined || world.guilds.get(channel.guildId)?.hasBot === true;
}

/** Takes the bot out of a server. */
export function removeBot({ bot, guilds }: World, guildId: Id): void {
  const guild = guilds.get(guildId);
  if (!guild) throw new Error(`no server ${guildId}`);
  const memberIds = guild.memberIds.filter((id) => id !== bot.id);
  guilds.set(guildId, { ...guild, hasBot: false, memberIds });
}

/** Whether a user can see a channel. */
export function maySee(world: World, channel: Channel, userId: Id): boolean {
  if (channel.memberIds) return channel.memberIds.includes(userId);
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  return guild?.memberIds.includes(userId) ?? false;
}

/** Whether a user may write in a channel that they see. */
export function maySend(channel: Channel, person: Person): boolean {
  return (permissionsIn(channel, person) & P.SendMessages) !== 0n;
}

/** The world that every sandbox starts with. */
export function buildWorld(applicationName: string): World {
  const bot: Person = {
    id: IDS.application,
    username: applicationName,
    name: applicationName,
    bot: true,
    avatarColour: "#5865f2",
    moderates: false,
    installed: false,
  };
  const person = (id: Id, name: string, avatarColour: string, rest: Partial<Person> = {}): Person => ({
    id,
    username: name.toLowerCase(),
    name,
    bot: false,
    avatarColour,
    moderates: false,
    installed: false,
    ...rest,
  });
  const people = [
    person(IDS.member, "Mara", "#3ba55c", { installed: true }),
    person(IDS.moderator, "Otis", "#eb459e", { moderates: true, installed: true }),
    person(IDS.otherMember, "Nell", "#faa61a"),
    bot,
  ];
  const humans = people.filter((one) => !one.bot).map(({ id }) => id);

  const channels: Channel[] = [
    { id: IDS.general, kind: "guild", name: "general", guildId: IDS.guild, topic: "Ask away" },
    { id: IDS.library, kind: "guild", name: "library", guildId: IDS.guild },
    { id: IDS.announcements, kind: "guild", name: "announcements", guildId: IDS.guild, readOnly: true },
    { id: IDS.lobby, kind: "guild", name: "lobby", guildId: IDS.secondGuild },
    { id: IDS.plaza, kind: "guild", name: "plaza", guildId: IDS.guildWithoutBot },
    ...[
      [IDS.memberDm, IDS.member] as const,
      [IDS.moderatorDm, IDS.moderator] as const,
      [IDS.otherMemberDm, IDS.otherMember] as const,
    ].map(([id, userId]): Channel => ({ id, kind: "dm", name: bot.name, memberIds: [userId, bot.id] })),
    { id: IDS.privateChannel, kind: "private", name: "", memberIds: [IDS.member, IDS.otherMember] },
  ];
  const guild = (id: Id, name: string, colour: string, hasBot: boolean): Guild => ({
    id,
    name,
    colour,
    hasBot,
    moderatorRoleId: (BigInt(id) + 50n).toString(),
    botRoleId: (BigInt(id) + 51n).toString(),
    channelIds: channels.filter((channel) => channel.guildId === id).map((channel) => channel.id),
    memberIds: hasBot ? [...humans, bot.id] : humans,
  });
  const guilds = [
    guild(IDS.guild, "Reading Room", "#5865f2", true),
    guild(IDS.secondGuild, "Press Club", "#ed4245", true),
    guild(IDS.guildWithoutBot, "Town Square", "#747f8d", false),
  ];
  const byId = <T extends { readonly id: Id }>(list: readonly T[]) =>
    new Map(list.map((one) => [one.id, one] as const));
  return {
    applicationId: IDS.application,
    applicationName,
    bot,
    people: byId(people),
    guilds: byId(guilds),
    channels: byId(channels),
  };
}
