/** Hears from the gateway which servers the bot is in. */
export interface Presence {
  /** A shard begins a session: these are its servers, whether they can be reached now or not. */
  begin(shard: readonly [id: number, count: number], guildIds: readonly string[]): void;
  /** The bot was added to a server, or one can be reached again. */
  join(shardId: number, guildId: string): void;
  /** The bot was removed from a server. An outage (`unavailable`) is no leaving. */
  leave(shardId: number, guild: { readonly id: string; readonly unavailable?: boolean }): void;
}

/** Hears, besides, of servers in which the bot is used. */
export interface Residence extends Presence {
  /** Somebody uses the bot as the server's own, so that it is there. */
  seen(guildId: string): void;
}

/** The servers that the bot is in, by what the gateway says. */
export interface Servers extends Presence {
  /** The one server that the bot is in; undefined while not every shard has said what it has, and with several. */
  only(): string | undefined;
}

/** Knows of no server yet. */
export function createServers(): Servers {
  const byShard = new Map<number, Set<string>>();
  let shards = 1;
  return {
    begin([id, count], guildIds) {
      shards = count;
      byShard.set(id, new Set(guildIds));
    },
    join(shardId, guildId) {
      byShard.get(shardId)?.add(guildId);
    },
    leave(shardId, { id, unavailable }) {
      if (unavailable !== true) byShard.get(shardId)?.delete(id);
    },
    only() {
      if (byShard.size < shards) return undefined;
      const [first, second] = [...byShard.values()].flatMap((ids) => [...ids]);
      return second === undefined ? first : undefined;
    },
  };
}
