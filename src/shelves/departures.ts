import type { Log } from "../log.ts";
import type { DepartureStore, LibraryId } from "./store/article-store.ts";

/** For so long a server that has removed the bot can bring its library back by inviting it again, in ms: 30 days. */
export const DEPARTED_KEPT = 30 * 24 * 3_600_000;

/** What departures take. */
export interface DeparturesParts {
  readonly store: DepartureStore;
  /** Deletes all of a library, unless the server has the bot again or left it later than `before`. */
  readonly forget: (library: LibraryId, before: number) => Promise<void>;
  readonly log: Pick<Log, "error">;
}

/**
 * Marks the libraries of servers that have removed the bot, and deletes them 30 days later. Only what a whole list of
 * servers says, or a server itself, counts: an outage marks nothing, and nothing is deleted of a server of which the
 * gateway has not said in this process that it is without the bot.
 */
export class Departures {
  #parts: DeparturesParts;
  /** By shard, the servers that have the bot, once the shard has said which. */
  readonly #here = new Map<number, Set<LibraryId>>();
  #shards = 1;
  #left = new Set<LibraryId>();
  /** One thing after the other, in the order in which the gateway said it. */
  #work: Promise<void> = Promise.resolve();

  constructor(parts: DeparturesParts) {
    this.#parts = parts;
  }

  /** A shard begins a session: these are its servers, whether they can be reached now or not. */
  begin([shard, count]: readonly [id: number, count: number], guildIds: readonly LibraryId[]): void {
    if (count !== this.#shards) this.#here.clear();
    this.#shards = count;
    this.#here.set(shard, new Set(guildIds));
    this.#then(() => this.#reconcile());
    this.purge();
  }

  /** Somebody uses the bot as a server's own: it is there, whatever was said. */
  seen(library: LibraryId): void {
    if (this.#left.has(library)) this.join(this.#shardOf(library), library);
  }

  /** A server has the bot: it invites it, or can be reached again. */
  join(_shardId: number, library: LibraryId): void {
    this.#here.get(this.#shardOf(library))?.add(library);
    this.#then(async () => {
      if (this.#left.has(library)) await this.#unmark(library);
    });
  }

  /** A server has removed the bot, or cannot be reached, which marks nothing. */
  leave(_shardId: number, guild: { readonly id: LibraryId; readonly unavailable?: boolean }): void {
    if (guild.unavailable === true) return;
    this.#here.get(this.#shardOf(guild.id))?.delete(guild.id);
    this.#then(() => this.#mark(guild.id));
  }

  /**
   * Deletes what has been without the bot for 30 days. Of a server that has it a mark is taken back: another bot on the
   * same database knows nothing of it.
   */
  purge(): void {
    this.#then(async () => {
      const before = Date.now() - DEPARTED_KEPT;
      for (const { library, leftAt } of await this.#parts.store.departures()) {
        if (leftAt !== undefined && this.#isHere(library)) await this.#unmark(library);
        if (leftAt === undefined || leftAt > before || !this.#isGone(library)) continue;
        await this.#parts.forget(library, before);
        this.#left.delete(library);
      }
    });
  }

  /** Fulfilled when everything that was said so far is written down. */
  settled(): Promise<void> {
    return this.#work;
  }

  async #reconcile(): Promise<void> {
    const departures = await this.#parts.store.departures();
    this.#left = new Set(
      departures.flatMap(({ library, leftAt }) => (leftAt === undefined ? [] : [library])),
    );
    for (const { library, leftAt } of departures) {
      if (leftAt !== undefined && this.#isHere(library)) await this.#unmark(library);
      else if (leftAt === undefined && this.#isGone(library)) await this.#mark(library);
    }
  }

  async #mark(library: LibraryId): Promise<void> {
    await this.#parts.store.setDeparture(library, Date.now());
    this.#left.add(library);
  }

  async #unmark(library: LibraryId): Promise<void> {
    await this.#parts.store.setDeparture(library, undefined);
    this.#left.delete(library);
  }

  #isHere(library: LibraryId): boolean {
    return this.#here.get(this.#shardOf(library))?.has(library) === true;
  }

  /** Whether the shard of a server has said which it has, and this is not among them. */
  #isGone(library: LibraryId): boolean {
    return this.#here.get(this.#shardOf(library))?.has(library) === false;
  }

  /** Source: Discord's "Sharding". */
  #shardOf(library: LibraryId): number {
    return /^\d+$/.test(library) ? Number((BigInt(library) >> 22n) % BigInt(this.#shards)) : Number.NaN;
  }

  #then(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      // What was not written down now is found missing when the next session begins.
      this.#parts.log.error({ err: error }, "it could not be noted which servers have the bot");
    });
  }
}
