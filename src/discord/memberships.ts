import { REST, type RouteLike } from "discord.js";
import { Routes } from "discord-api-types/v10";
import type { Memberships } from "../bot.ts";
import type { Log } from "../log.ts";
import { failureOf } from "./requests.ts";

/** For so long it is believed that somebody is a member, or is none, in ms: five minutes. */
const BELIEVED = 5 * 60_000;
/** So many answers are remembered: the newest. */
const MOST_REMEMBERED = 10_000;
/** So many servers are looked at for what was typed; Discord waits 3 s for suggestions. */
const MOST_LOOKED_AT = 10;
/** Discord says by these that somebody is none: no such member, no such user, no such server, none that has the bot. */
const noMember: ReadonlySet<unknown> = new Set([10007, 10013, 10004, 50001]);

/** What looking at memberships takes. */
export interface MembershipOptions {
  readonly token: string;
  readonly restUrl: string | undefined;
  /** The names of the servers that have the bot, by their ids. */
  readonly names: () => ReadonlyMap<string, string>;
  readonly log: Pick<Log, "warn">;
}

/** Asks Discord who is a member of which server, and believes what it says for five minutes. */
export function createMemberships({ token, restUrl, names, log }: MembershipOptions): Memberships {
  const api = restUrl === undefined ? {} : { api: restUrl };
  const rest = new REST({ ...api, retries: 0, timeout: 2_000 }).setToken(token);
  const known = new Map<string, { readonly isMember: boolean; readonly until: number }>();

  const ask = async (server: string, user: string): Promise<boolean | undefined> => {
    const route: RouteLike = Routes.guildMember(server, user);
    try {
      return !isScreened(await rest.get(route));
    } catch (error) {
      const failure = failureOf(error);
      if (noMember.has(failure.code)) return false;
      log.warn({ ...failure, route: "/guilds/:guild/members/:user" }, "a membership could not be checked");
      return undefined;
    }
  };

  const isMember = async (server: string, user: string): Promise<boolean | undefined> => {
    if (!/^\d{1,20}$/.test(server) || !/^\d{1,20}$/.test(user)) return false;
    const key = `${server} ${user}`;
    const before = known.get(key);
    if (before !== undefined && before.until > Date.now()) return before.isMember;
    const said = await ask(server, user);
    known.delete(key);
    if (said !== undefined) known.set(key, { isMember: said, until: Date.now() + BELIEVED });
    for (const oldest of known.keys()) {
      if (known.size <= MOST_REMEMBERED) break;
      known.delete(oldest);
    }
    return said;
  };

  return {
    isMember,
    async find(user, typed, among) {
      const named = fitting(typed, among, names()).slice(0, MOST_LOOKED_AT);
      const members = await Promise.all(named.map(({ id }) => isMember(id, user)));
      return named.filter((_, at) => members[at] === true);
    },
  };
}

/** Whether somebody has joined and not yet agreed to the server's rules: until then they see none of its channels. */
function isScreened(member: unknown): boolean {
  return typeof member === "object" && member !== null && "pending" in member && member.pending === true;
}

/** The servers among these that are meant by an id, a link to one of their channels, or words of their names. */
function fitting(typed: string, among: readonly string[], names: ReadonlyMap<string, string>) {
  const words = typed.trim().toLowerCase();
  const id = /^\d{15,20}$/.exec(words)?.[0] ?? /\/channels\/(\d{15,20})/.exec(words)?.[1];
  const servers = among.flatMap((one) => {
    const name = names.get(one);
    return name === undefined ? [] : [{ id: one, name }];
  });
  if (id !== undefined) return servers.filter((server) => server.id === id);
  const at = ({ name }: { readonly name: string }) => name.toLowerCase().indexOf(words);
  return servers.filter((server) => at(server) >= 0).sort((a, b) => at(a) - at(b));
}
