import type { LibraryClient } from "../library/index.ts";
import type { Log } from "../log.ts";
import { Departures } from "./departures.ts";
import { type EarlierVersions, earlierVersions } from "./earlier-versions.ts";
import { clientOf } from "./library-port.ts";
import type { LibrarySource } from "./library-source.ts";
import type { ReindexReport } from "./reindex-report.ts";
import { noRules, type Standing } from "./rules.ts";
import type { ServerArticles } from "./server-articles.ts";
import { type ReindexOptions, Shelf } from "./shelf.ts";
import type { LibraryId } from "./store/article-store.ts";
import type { ServerSettings } from "./store/settings.ts";
import { Unanswered } from "./unanswered.ts";
import { keyOf, type Outlook, outlookOf, type View } from "./views.ts";
import { type LaterShelf, whenAsked } from "./when-asked.ts";

/** Where a call came from, as far as it decides which articles are seen. */
export interface ShelfPlace {
  /** The server whose own articles are seen: the place's, where the server itself has the bot. */
  readonly libraryId?: LibraryId;
  /** Channels count in a server (`guild`) only. */
  readonly kind?: string;
  readonly channelId?: string;
  /** Where the channel is a thread, the channel that it belongs to. */
  readonly parentId?: string;
}

/** Where the articles of the host's folder are seen: everywhere, in the host's own server only, or nowhere. */
export type HouseShelf = "everywhere" | "home" | "nowhere";

/** Longer than a library that is given up answers, in ms. */
const DROPPED_AGAIN_AFTER = 20_000;

/** What shelves are put together from. */
export interface ShelvesParts {
  /** The articles of the host's folder. */
  readonly house: Shelf;
  readonly houseShelf: HouseShelf;
  /** The host's own server. */
  readonly home: LibraryId | undefined;
  /** What servers have added. Absent where nobody can add anything. */
  readonly articles?: ServerArticles;
  /** Where the library of a server comes from, as far as it is seen, or with undefined that of a place where nothing is seen. */
  readonly sourceFor: (view: View | undefined) => LibrarySource;
  readonly log: Pick<Log, "warn" | "error">;
  /** Removes what is kept beside the store of what a server has added. */
  readonly dropCache?: (library: LibraryId) => void;
  /** Ends what the libraries share. */
  readonly close?: () => Promise<void>;
  /** How many servers' libraries are open at most, besides those that are still being asked. Default 64. */
  readonly mostOpen?: number;
  /** How many paragraphs they have together at most, unless one alone has more. Default 100,000. */
  readonly mostParagraphs?: number;
}

/** Chosen so that those of usual size take some 400 MB, and large ones no more than 600: a paragraph takes 6 KB. */
const MOST_OPEN = 64;
const MOST_PARAGRAPHS = 100_000;

const nothingToReport: ReindexReport = {
  replaced: true,
  needsConfirmation: false,
  articles: 0,
  paragraphs: 0,
  added: [],
  changed: [],
  removed: [],
  kept: [],
  problems: [],
  milliseconds: 0,
};

/** A library of a server, while it is in use. */
interface OpenServer {
  readonly view: View;
  /** What it follows; -1 where it could not be renewed. */
  revision: number;
  /** Undefined where nothing is seen of what the server has added. */
  shelf: Promise<Shelf | undefined>;
  /** Of an open one 1 at least; 0 until it is open. */
  paragraphs: number;
}

/**
 * Which library a place sees. What a server has added is seen in that server, in one library with the house's articles,
 * and nowhere else. A server's library is opened when it is first asked, and given up when others are asked instead.
 */
export class Shelves {
  /** What servers have added, where they can. */
  readonly articles: ServerArticles | undefined;
  /** Who has removed the bot. Absent where nobody can add anything. */
  readonly departures: Departures | undefined;
  /** Notes questions that found no answer. Absent where nobody can add anything. */
  readonly unanswered: Unanswered | undefined;
  #parts: ShelvesParts;
  /** The one that was asked last comes last. */
  #servers = new Map<string, OpenServer>();
  #nothing: Promise<Shelf> | undefined;
  /** Whose caches are still to be removed once more. */
  readonly #dropping = new Set<LibraryId>();

  constructor(parts: ShelvesParts) {
    this.#parts = parts;
    const { articles, log } = parts;
    this.articles = articles;
    this.unanswered = articles && new Unanswered(articles, log);
    this.departures =
      articles &&
      new Departures({
        store: articles,
        log,
        forget: async (library, before) => {
          if (!(await articles.forgetDeparted(library, before))) return;
          log.warn({ library }, "a library was deleted: its server removed the bot 30 days ago");
          await this.#dropAll(library);
        },
      });
  }

  /**
   * The shelf for a call from this place: what everybody sees there and, where only one person sees the answer, what is
   * seen with their roles.
   *
   * @param roleIds none where anybody else may see the answer
   */
  async shelfFor(place: ShelfPlace, roleIds: readonly string[] = []): Promise<Shelf> {
    const standing = await this.#standing(place.libraryId);
    return this.#viewed(this.#viewFrom(place, standing, roleIds), standing);
  }

  /** The same, not opened before it is asked. */
  whenAsked(place: ShelfPlace, roleIds: readonly string[]): LaterShelf {
    return whenAsked(() => this.shelfFor(place, roleIds));
  }

  /** Has the library of this place follow what was changed. Where that fails, who asks next tries again. */
  async follow(place: ShelfPlace): Promise<void> {
    try {
      await this.shelfFor(place);
    } catch (error) {
      this.#parts.log.error(
        { err: error, library: place.libraryId },
        "a server's library could not be opened",
      );
    }
  }

  /** The earlier versions of what is seen there; undefined where there are none. See `shelfFor`. */
  async earlierFor(place: ShelfPlace, roleIds: readonly string[] = []): Promise<EarlierVersions | undefined> {
    const { libraryId: library } = place;
    const { articles } = this;
    if (library === undefined || articles === undefined) return undefined;
    const standing = await this.#standing(library);
    const view = { ...this.#viewFrom(place, standing, roleIds), library, isEarlier: true } as const;
    const shelf = await this.#serverShelf(view, standing);
    if (shelf === undefined) return undefined;
    const ids = (await articles.list(library)).map(({ id }) => id);
    return earlierVersions(shelf.library, ids, (article) => articles.versions(library, article));
  }

  /**
   * A mark for what was answered to one person and may be shown to all: where nothing is seen with their roles that is
   * not seen without. It is another once what everybody sees there may have become less, be it because of another
   * article. Undefined where it may not be shown.
   */
  async shareMark(place: ShelfPlace, roleIds: readonly string[]): Promise<string | undefined> {
    const standing = await this.#standing(place.libraryId);
    const all = this.#viewFrom(place, standing, []);
    if (this.#viewFrom(place, standing, roleIds).sees.join() !== all.sees.join()) return undefined;
    const { rules, revision } = standing;
    return rules + revision === 0 ? "" : `${rules.toString(36)}-${revision.toString(36)}`;
  }

  /** What the server of this place has set; the defaults where there is none. */
  async settingsFor({ libraryId }: ShelfPlace): Promise<ServerSettings> {
    return (await this.#standing(libraryId)).settings;
  }

  /**
   * Reads the house's folder again, and then puts what was read into the open libraries of servers.
   *
   * @throws OpeningError where the new library cannot be opened; the old ones go on serving
   */
  async reindex(options: ReindexOptions): Promise<ReindexReport> {
    const report = await this.#parts.house.reindex(options);
    if (report.replaced) {
      const open = [...this.#servers.values()].filter(({ view }) => view.house);
      await Promise.all(open.map(async (server) => this.#renew(server, await server.shelf)));
    }
    return report;
  }

  /**
   * Reads anew what a server has added itself, and puts it into its library. Undefined where it has added nothing.
   *
   * @throws OpeningError where the new library cannot be opened; the old one goes on serving
   */
  async readAnew(
    library: LibraryId,
    { onProgress = () => {} }: ReindexOptions,
  ): Promise<ReindexReport | undefined> {
    const anew = await this.articles?.readAnew(library, onProgress);
    if (anew === undefined || anew.read + anew.kept.length === 0) return undefined;
    const shelf = await this.shelfFor({ libraryId: library });
    const others = [...this.#servers.values()].filter(({ view }) => view.library === library);
    // Where nothing of the server's is seen by everybody, that is the house's, which is not theirs to read again.
    const isTheirs = (await Promise.all(others.map((other) => other.shelf))).includes(shelf);
    const report = isTheirs ? await shelf.reindex({ confirmed: true, onProgress }) : nothingToReport;
    await Promise.all(
      others.map(async (other) => {
        const held = await other.shelf;
        if (held !== shelf) await this.#renew(other, held);
      }),
    );
    return { ...report, own: anew.read, kept: [...anew.kept, ...report.kept] };
  }

  /**
   * The server whose library a user has chosen to ask in direct messages, if they are a member of it still. A choice of
   * somebody who is none any more is deleted; where that cannot be told (undefined), the choice holds back.
   */
  async chosenBy(
    user: string,
    isMember: (server: LibraryId, user: string) => Promise<boolean | undefined>,
  ): Promise<LibraryId | undefined> {
    const chosen = await this.articles?.chosen(user);
    if (chosen === undefined) return undefined;
    const answer = await isMember(chosen, user);
    if (answer === false) await this.articles?.choose(user, undefined);
    return answer === true ? chosen : undefined;
  }

  /**
   * Deletes everything of a server for good. `by` is a user's id, where somebody did it. When it is fulfilled nothing of
   * it can be found any more, and within half a minute nothing is left beside backups.
   */
  async forget(library: LibraryId, by?: string): Promise<void> {
    // What waits to be noted would begin the library anew.
    await this.unanswered?.settled();
    await this.articles?.forget(library, by);
    await this.#dropAll(library);
  }

  /** Deletes what has had its time, and what was computed from it: not every view is opened again to be renewed. */
  async purge(): Promise<void> {
    this.departures?.purge();
    for (const library of (await this.articles?.purge()) ?? []) this.#parts.dropCache?.(library);
  }

  /** Lets the libraries that are open follow what other processes have changed, though nobody asks them. */
  async refresh(): Promise<void> {
    for (const { view } of [...this.#servers.values()]) {
      const { library } = view;
      try {
        const standing = await this.#standing(library);
        if (isOverSince(view, this.#viewFrom({ libraryId: library }, standing, [])))
          this.#giveUpOthers(library, standing);
        else await this.#serverShelf(view, standing);
      } catch (error) {
        this.#parts.log.error({ err: error, library }, "a server's library could not be looked at again");
      }
    }
  }

  /** Ends all libraries, and the connection to what servers have added. */
  async close(): Promise<void> {
    const servers = [...this.#servers.values()].map(({ shelf }) => shelf);
    const open = await Promise.allSettled([...servers, this.#nothing, this.#parts.house]);
    for (const library of this.#dropping) this.#parts.dropCache?.(library);
    await this.departures?.settled();
    await this.unanswered?.settled();
    await Promise.all([
      ...open.map((one) => (one.status === "fulfilled" ? one.value?.close() : undefined)),
      this.articles?.close(),
      this.#parts.close?.(),
    ]);
  }

  #seesHouse(library: LibraryId | undefined): boolean {
    const { houseShelf, home } = this.#parts;
    return (
      houseShelf === "everywhere" || (houseShelf === "home" && library !== undefined && library === home)
    );
  }

  #viewFrom(
    { libraryId, kind, channelId, parentId }: ShelfPlace,
    standing: Standing,
    roleIds: readonly string[],
  ): View | Outlook {
    const house = this.#seesHouse(libraryId) && standing.settings.house;
    const channelIds = kind === "guild" ? [channelId ?? [], parentId ?? []].flat() : [];
    const outlook = outlookOf(standing, house, { channelIds, roleIds });
    return libraryId === undefined ? outlook : { ...outlook, library: libraryId };
  }

  async #viewed(view: View | Outlook, standing: Standing): Promise<Shelf> {
    const own = "library" in view ? await this.#serverShelf(view, standing) : undefined;
    if (own !== undefined) return own;
    return view.house && !("isEarlier" in view) ? this.#parts.house : this.#emptyShelf();
  }

  /** What a view shows now. */
  async #follow(view: View): Promise<Shelf> {
    return this.#viewed(view, await this.#standing(view.library));
  }

  #emptyShelf(): Promise<Shelf> {
    this.#nothing ??= this.#openNothing().catch((error: unknown) => {
      // Who asks next tries again.
      this.#nothing = undefined;
      throw error;
    });
    return this.#nothing;
  }

  async #standing(library: LibraryId | undefined): Promise<Standing> {
    const standing = library === undefined ? undefined : await this.articles?.standing(library);
    return standing ?? { revision: 0, rules: 0, ...noRules };
  }

  async #serverShelf(view: View, standing: Standing): Promise<Shelf | undefined> {
    const { revision } = standing;
    if (this.articles === undefined) return undefined;
    const key = keyOf(view);
    const before = this.#servers.get(key);
    this.#servers.delete(key);
    if (before === undefined && revision === 0) return undefined;
    const server = before ?? { view, revision, shelf: this.#openServer(view), paragraphs: 0 };
    this.#servers.set(key, server);
    if (server.revision !== revision) {
      server.revision = revision;
      const old = server.shelf;
      server.shelf = old.then(async (shelf) => {
        if (shelf === undefined) return this.#openServer(view);
        if (await this.#isEmpty(view)) {
          void shelf.retire(this.#reopening(view, shelf.library));
          return undefined;
        }
        await this.#renew(server, shelf);
        return shelf;
      });
    }
    this.#giveUpOthers(view.library, standing);
    try {
      const shelf = await server.shelf;
      if (this.#servers.get(key) === server) {
        // Whether there is something now is asked faster than places are kept for all who have nothing.
        if (shelf === undefined) this.#servers.delete(key);
        this.#giveUpOthers(view.library, standing);
      }
      return shelf;
    } catch (error) {
      // Who asks next tries again.
      if (this.#servers.get(key) === server) this.#servers.delete(key);
      throw error;
    }
  }

  async #openServer(view: View): Promise<Shelf | undefined> {
    if (await this.#isEmpty(view)) return undefined;
    const { shelf, report } = await Shelf.open(this.#parts.sourceFor(view));
    this.#weigh(view, report);
    return shelf;
  }

  #weigh(view: View, { paragraphs }: ReindexReport): void {
    const server = this.#servers.get(keyOf(view));
    if (server !== undefined) server.paragraphs = Math.max(1, paragraphs);
  }

  async #isEmpty({ library, sees, isEarlier }: View): Promise<boolean> {
    const has = isEarlier ? this.articles?.hasEarlier(library, sees) : this.articles?.hasAny(library, sees);
    return (await has) !== true;
  }

  /** Takes leave of all that was made of what a server had added, in memory and beside the store. */
  async #dropAll(library: LibraryId): Promise<void> {
    for (const [key, { view }] of this.#servers) {
      if (view.library !== library) continue;
      // What cannot be opened holds nothing.
      await this.#follow(view).catch(() => {});
      this.#servers.delete(key);
    }
    this.#parts.dropCache?.(library);
    // What answers a last question may still write down what it computes.
    this.#dropping.add(library);
    setTimeout(() => {
      if (this.#dropping.delete(library)) this.#parts.dropCache?.(library);
    }, DROPPED_AGAIN_AFTER).unref();
  }

  async #openNothing(): Promise<Shelf> {
    const { shelf } = await Shelf.open(this.#parts.sourceFor(undefined));
    return shelf;
  }

  /** Puts what has changed into a server's library; where that fails, the old one serves, and who asks next tries again. */
  async #renew(server: OpenServer, shelf: Shelf | undefined): Promise<void> {
    const { view } = server;
    try {
      if (shelf !== undefined) this.#weigh(view, await shelf.reindex({ confirmed: true }));
    } catch (error) {
      const { library } = view;
      server.revision = -1;
      this.#parts.log.error({ err: error, library }, "a server's library could not be renewed");
    }
  }

  /**
   * Gives up those that were not asked for longest, and what the server has set otherwise since. A call that has one of
   * them is answered by what is opened anew.
   */
  #giveUpOthers(library: LibraryId, standing: Standing): void {
    const { mostOpen = MOST_OPEN, mostParagraphs = MOST_PARAGRAPHS } = this.#parts;
    const now = this.#viewFrom({ libraryId: library }, standing, []);
    const open = [...this.#servers.values()].filter(({ paragraphs }) => paragraphs > 0);
    let count = open.length;
    let sum = open.reduce((total, { paragraphs }) => total + paragraphs, 0);
    for (const [key, { view, shelf, paragraphs }] of this.#servers) {
      const isOver = view.library === library && isOverSince(view, now);
      const isTooMuch = paragraphs > 0 && count > 1 && (count > mostOpen || sum > mostParagraphs);
      if (!isTooMuch && !isOver) continue;
      count -= Math.min(1, paragraphs);
      sum -= paragraphs;
      this.#servers.delete(key);
      void shelf.then(
        (given) => given?.retire(this.#reopening(view, given.library)),
        () => {},
      );
    }
  }

  /** Opens the library of a server again for whoever still asks the one that was given up. */
  #reopening(view: View, given: LibraryClient): LibraryClient {
    const methods = Object.keys(given) as (keyof LibraryClient)[];
    return clientOf(methods, async (method, argument) => {
      const shelf = await this.#follow(view);
      const ask: (argument: never) => Promise<unknown> = shelf.library[method];
      return ask(argument as never);
    });
  }
}

/** Whether what the server has set is other than when this was opened. */
function isOverSince({ house, at }: View, now: Outlook): boolean {
  return house !== now.house || at !== now.at;
}
