/** The things of the world as the objects that Discord sends. */
import {
  type APIGuildMember,
  type APIRole,
  type APIUser,
  ChannelType,
  OverwriteType,
} from "discord-api-types/v10";
import { rolesOf } from "./permissions.ts";
import type { Id } from "./protocol.ts";
import { type Channel, type Guild, IDS, type Person, roleId, type World } from "./world.ts";

/** When everything in the sandbox came to be. */
const SINCE = "2024-01-01T00:00:00.000000+00:00";
/** An empty set of flags: a number, since the enums have no name for it. */
const NO_FLAGS: number = 0;

/** A user object. */
export function apiUser(person: Person): APIUser {
  return {
    id: person.id,
    username: person.username,
    discriminator: "0",
    global_name: person.bot ? null : person.name,
    avatar: null,
    ...(person.bot ? { bot: true } : {}),
    public_flags: NO_FLAGS,
    flags: NO_FLAGS,
    primary_guild: null,
  };
}

/** The bot's own user object, as READY and `users/@me` give it. */
export function apiSelf(world: World): APIUser {
  return { ...apiUser(world.bot), mfa_enabled: false, locale: "en-US", verified: true, email: null };
}

/** A member object without its user, as messages and resolved data carry it. */
export function apiPartialMember(guild: Guild, person: Person): Omit<APIGuildMember, "user"> {
  return {
    nick: null,
    avatar: null,
    banner: null,
    roles: [...rolesOf(guild, person.id)],
    joined_at: SINCE,
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: NO_FLAGS,
  };
}

/** A member object. */
export function apiMember(guild: Guild, person: Person): APIGuildMember {
  return { ...apiPartialMember(guild, person), user: apiUser(person) };
}

/** The roles of a server: everyone, then the others. */
export function apiRoles(guild: Guild): APIRole[] {
  return guild.roles.map(({ id, name, permissions, position }) => ({
    id,
    name,
    permissions: permissions.toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: NO_FLAGS,
    ...(id === roleId(guild.id, "bot") ? { managed: true, tags: { bot_id: IDS.application } } : {}),
  }));
}

/** A channel object; of a DM as the bot gets it, so that the recipient is the user. */
export function apiChannel(world: World, channel: Channel, lastMessageId: Id | null = null) {
  const common = { id: channel.id, flags: 0, last_message_id: lastMessageId };
  if (channel.memberIds) {
    const recipients = channel.memberIds.flatMap((id) => {
      const person = world.people.get(id);
      return person && !person.bot ? [apiUser(person)] : [];
    });
    return { ...common, type: ChannelType.DM as const, recipients };
  }
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  const overwrites = channel.overwrites.map(({ id, kind, allow, deny }) => ({
    id,
    type: kind === "role" ? OverwriteType.Role : OverwriteType.Member,
    allow: allow.toString(),
    deny: deny.toString(),
  }));
  return {
    ...common,
    type: ChannelType.GuildText as const,
    guild_id: guild?.id ?? "0",
    name: channel.name,
    topic: channel.topic ?? null,
    position: guild?.channelIds.indexOf(channel.id) ?? 0,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_pin_timestamp: null,
    permission_overwrites: overwrites,
  };
}

/** A server as GUILD_CREATE gives it. */
export function apiGuild(world: World, guild: Guild) {
  const channels = guild.channelIds.flatMap((id) => {
    const channel = world.channels.get(id);
    return channel ? [apiChannel(world, channel)] : [];
  });
  const self = apiMember(guild, world.bot);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    features: [],
    owner_id: IDS.owner,
    application_id: null,
    region: "deprecated",
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 1,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: "en-US",
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
    roles: apiRoles(guild),
    joined_at: SINCE,
    large: false,
    unavailable: false,
    member_count: guild.memberIds.length,
    // Without the privileged intents Discord lists the bot alone.
    members: [self],
    channels,
    threads: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The application, as `applications/@me` gives it. */
export function apiApplication(world: World, verifyKey: string) {
  const install = { scopes: ["applications.commands", "bot"], permissions: "0" };
  return {
    id: world.applicationId,
    name: world.applicationName,
    icon: null,
    description: "",
    type: null,
    bot: apiUser(world.bot),
    summary: "",
    verify_key: verifyKey,
    flags: 0,
    flags_new: "0",
    bot_public: true,
    bot_require_code_grant: false,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: {
      ...apiUser({ ...world.bot, bot: false, id: IDS.owner, username: "founder", name: "Founder" }),
    },
    approximate_guild_count: [...world.guilds.values()].filter((guild) => guild.hasBot).length,
    approximate_user_install_count: [...world.people.values()].filter((one) => one.installed).length,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
    integration_types_config: {
      0: { oauth2_install_params: install },
      1: { oauth2_install_params: { scopes: ["applications.commands"], permissions: "0" } },
    },
  };
}
