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
  /** What roles and members may here beside, or less than, elsewhere in the server. */
  readonly overwrites: readonly Overwrite[];
}

/** What a role or a member is allowed and denied in one channel. */
export interface Overwrite {
  readonly id: Id;
  readonly kind: "role" | "member";
  readonly allow: bigint;
  readonly deny: bigint;
}

/** A role of a server. Its id is the server's for @everyone. */
export interface Role {
  readonly id: Id;
  readonly name: string;
  readonly permissions: bigint;
  readonly position: number;
}

/** A server. */
export interface Guild {
  readonly id: Id;
  readonly name: string;
  readonly colour: string;
  /** Whether the bot is a member. */
  readonly hasBot: boolean;
  /** @everyone first. The bot's own is there where the bot is. */
  readonly roles: readonly Role[];
  /** By user, the roles they carry beside @everyone. */
  readonly memberRoles: ReadonlyMap<Id, readonly Id[]>;
  /** It cannot be reached for the time being. */
  readonly isOut: boolean;
  readonly channelIds: readonly Id[];
  readonly memberIds: readonly Id[];
}

/** All of it. People stay; what changes of servers and channels is put in the place of what was. */
export interface World {
  readonly applicationId: Id;
  readonly applicationName: string;
  readonly bot: Person;
  readonly people: ReadonlyMap<Id, Person>;
  readonly guilds: Map<Id, Guild>;
  readonly channels: Map<Id, Channel>;
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
  /** What only moderators, editors and the bot see. Nobody is an editor at first. */
  editors: "900000000000000104",
  moderatorRole: "900000000000000150",
  botRole: "900000000000000151",
  editorRole: "900000000000000152",
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

/** Overwrites that take a permission from @everyone in the first server, and give it to roles. */
function forRolesAlone(permission: bigint, ...roleIds: readonly Id[]): readonly Overwrite[] {
  return [
    { id: IDS.guild, kind: "role", allow: 0n, deny: permission },
    ...roleIds.map((id): Overwrite => ({ id, kind: "role", allow: permission, deny: 0n })),
  ];
}

const ROLE_OFFSETS = { moderators: 50n, bot: 51n, editors: 52n } as const;

/** The id of one of a server's roles. */
export function roleId(guildId: Id, name: keyof typeof ROLE_OFFSETS): Id {
  return (BigInt(guildId) + ROLE_OFFSETS[name]).toString();
}

/** The bot's own role, which comes and goes with it. */
export function botRole(guildId: Id): Role {
  return { id: roleId(guildId, "bot"), name: "Bot", permissions: BOT, position: 1 };
}

function rolesAtFirst(guildId: Id, hasBot: boolean): readonly Role[] {
  return [
    { id: guildId, name: "@everyone", permissions: EVERYONE, position: 0 },
    { id: roleId(guildId, "moderators"), name: "Moderators", permissions: MODERATORS, position: 3 },
    { id: roleId(guildId, "editors"), name: "Editors", permissions: 0n, position: 2 },
    ...(hasBot ? [botRole(guildId)] : []),
  ];
}

function peopleAtFirst(applicationName: string): {
  readonly humans: readonly Person[];
  readonly bot: Person;
} {
  const person = (id: Id, name: string, avatarColour: string, rest: Partial<Person> = {}): Person => ({
    id,
    username: name.toLowerCase(),
    name,
    bot: false,
    avatarColour,
    installed: false,
    ...rest,
  });
  const humans = [
    person(IDS.member, "Mara", "#3ba55c", { installed: true }),
    person(IDS.moderator, "Otis", "#eb459e", { installed: true }),
    person(IDS.otherMember, "Nell", "#faa61a"),
  ];
  const name = applicationName;
  return { humans, bot: person(IDS.application, name, "#5865f2", { username: name, bot: true }) };
}

function channelsAtFirst(botName: string): readonly Channel[] {
  const room = (id: Id, name: string, guildId: Id, more: Partial<Channel> = {}): Channel => ({
    id,
    kind: "guild",
    name,
    guildId,
    overwrites: [],
    ...more,
  });
  const direct = (id: Id, kind: "dm" | "private", memberIds: readonly [Id, Id]): Channel => ({
    id,
    kind,
    name: kind === "dm" ? botName : "",
    memberIds,
    overwrites: [],
  });
  return [
    room(IDS.general, "general", IDS.guild, { topic: "Ask away" }),
    room(IDS.library, "library", IDS.guild),
    room(IDS.announcements, "announcements", IDS.guild, {
      overwrites: forRolesAlone(P.SendMessages, IDS.moderatorRole),
    }),
    room(IDS.editors, "editors", IDS.guild, {
      overwrites: forRolesAlone(P.ViewChannel, IDS.moderatorRole, IDS.editorRole, IDS.botRole),
    }),
    room(IDS.lobby, "lobby", IDS.secondGuild),
    room(IDS.plaza, "plaza", IDS.guildWithoutBot),
    direct(IDS.memberDm, "dm", [IDS.member, IDS.application]),
    direct(IDS.moderatorDm, "dm", [IDS.moderator, IDS.application]),
    direct(IDS.otherMemberDm, "dm", [IDS.otherMember, IDS.application]),
    direct(IDS.privateChannel, "private", [IDS.member, IDS.otherMember]),
  ];
}

/** The world that every sandbox starts with. */
export function buildWorld(applicationName: string): World {
  const { humans, bot } = peopleAtFirst(applicationName);
  const channels = channelsAtFirst(bot.name);
  const guild = (id: Id, name: string, colour: string, hasBot: boolean): Guild => ({
    id,
    name,
    colour,
    hasBot,
    roles: rolesAtFirst(id, hasBot),
    memberRoles: new Map([
      [IDS.moderator, [roleId(id, "moderators")]],
      ...(hasBot ? [[bot.id, [roleId(id, "bot")]] as const] : []),
    ]),
    isOut: false,
    channelIds: channels.filter((channel) => channel.guildId === id).map((channel) => channel.id),
    memberIds: [...humans, ...(hasBot ? [bot] : [])].map((one) => one.id),
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
    people: byId([...humans, bot]),
    guilds: byId(guilds),
    channels: byId(channels),
  };
}
