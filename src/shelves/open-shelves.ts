import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { english } from "../messages/index.ts";
import { openReader } from "../reader/index.ts";
import { dropCache } from "./cache.ts";
import type { Folder, FolderNow } from "./folder.ts";
import { inThreads } from "./hosted-library.ts";
import { inThisThread, type LibrarySource, type ReindexProgress } from "./library-source.ts";
import { packOwn } from "./own-articles.ts";
import type { ReindexReport } from "./reindex-report.ts";
import { ServerArticles } from "./server-articles.ts";
import { SharedThreads } from "./shared-threads.ts";
import { Shelf } from "./shelf.ts";
import { Shelves } from "./shelves.ts";
import type { DatabaseSettings } from "./store/database.ts";
import type { View } from "./views.ts";

/** What of the settings the shelves go by. */
export type ShelvesSettings = Folder & DatabaseSettings & Pick<Config, "houseShelf" | "guildId">;

/** In ms. */
const PURGED_EVERY = 6 * 3_600_000;
/** So soon what another process has deleted is gone here, too. In ms. */
const REFRESHED_EVERY = 30_000;

/** How shelves are opened. */
export interface OpenOptions {
  readonly log: Pick<Log, "warn" | "error">;
  /** Is given a line now and then on how far it has come, once that has taken two seconds. */
  readonly say?: (line: string) => void;
  /** Whether libraries have threads of their own (the default), so that this one never waits for them. */
  readonly isHosted?: boolean;
  /** Whether servers have articles of their own (the default), or only the house's are seen. */
  readonly hasServers?: boolean;
  /** See `ShelvesParts`. */
  readonly mostOpen?: number;
  /** See `ShelvesParts`. */
  readonly mostParagraphs?: number;
}

/**
 * Opens the shelves that the settings name: the only way to them, whatever the door.
 *
 * @throws DatabaseError where the articles of servers cannot be reached
 * @throws OpeningError where the house's library cannot be opened
 */
export async function openShelves(
  settings: ShelvesSettings,
  { log, say = () => {}, isHosted = true, hasServers = true, mostOpen, mostParagraphs }: OpenOptions,
): Promise<{ shelves: Shelves; report: ReindexReport }> {
  // One for all libraries: it takes 200 MB, and makes the vectors of no more than it is given.
  const reader = isHosted && settings.reader === "on" ? openSharedReader(settings, log) : undefined;
  const hosting = { log, ...(reader === undefined ? {} : { reader }) };
  const shared = new SharedThreads();
  const sourceOf = isHosted ? (now: FolderNow) => inThreads(now, hosting) : await inThisOne(log);
  const serversOf = isHosted
    ? (now: FolderNow) => inThreads(now, { ...hosting, findSeat: shared.seat })
    : sourceOf;
  const opening = hasServers ? openServerArticles(settings, log) : undefined;
  // Both are awaited below; where one fails, the other must not fail unheard.
  opening?.catch(() => {});
  const failing = async (error: unknown, house?: Shelf): Promise<never> => {
    await Promise.allSettled([reader?.close(), house?.close()]);
    throw error;
  };
  const opened = await Shelf.open(
    sourceOf(() => settings),
    saying(say),
  ).catch((error: unknown) => failing(error));
  const { shelf: house, report } = opened;
  const articles = await opening?.catch((error: unknown) => failing(error, house));
  const sourceFor = (view: View | undefined): LibrarySource =>
    serversOf(async () => {
      const isOwn = articles !== undefined && view !== undefined;
      const isEarlier = view?.isEarlier === true;
      const pack = isEarlier ? "packedEarlier" : "packed";
      const packed = isOwn ? await articles[pack](view.library, view.sees) : packOwn([]);
      const sees = [...(view?.sees ?? []), ...(isEarlier ? ["earlier"] : [])].join(" ");
      return {
        ...settings,
        // Earlier versions answer no question.
        ...(isEarlier ? { reader: "off" as const } : {}),
        own: { library: view?.library ?? "", sees, packed, isAlone: isEarlier || view?.house !== true },
      };
    });
  const shelves = new Shelves({
    house,
    houseShelf: settings.houseShelf,
    home: settings.guildId,
    sourceFor,
    log,
    ...(articles === undefined ? {} : { articles }),
    dropCache: (library) => dropCache({ ...settings, own: { library } }),
    async close() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all([reader?.close(), shared.close()]);
    },
    ...(mostOpen === undefined ? {} : { mostOpen }),
    ...(mostParagraphs === undefined ? {} : { mostParagraphs }),
  });
  const timers = articles === undefined ? [] : keepInOrder(shelves, log);
  return { shelves, report };
}

function openSharedReader({ readerWaitMs: waitMs }: ShelvesSettings, log: OpenOptions["log"]) {
  return openReader({
    waitMs,
    log: { info: () => {}, warn: (details, message) => log.warn(details, message) },
  });
}

/**
 * Opens what servers have added, without any library of it.
 *
 * @throws DatabaseError
 */
export async function openServerArticles(
  settings: DatabaseSettings,
  log: Pick<Log, "warn">,
): Promise<ServerArticles> {
  return new ServerArticles(await openStore(settings, { log }), log);
}

/** Deletes what has had its time, now and every few hours, and follows what other processes change. */
function keepInOrder(shelves: Shelves, log: Pick<Log, "error">): readonly NodeJS.Timeout[] {
  const purge = () =>
    void shelves.purge().catch((error: unknown) => log.error({ err: error }, "nothing could be purged"));
  purge();
  return [
    setInterval(purge, PURGED_EVERY).unref(),
    setInterval(() => void shelves.refresh(), REFRESHED_EVERY).unref(),
  ];
}

/** The store's own `openStore`. What it uses takes a tenth of a second to load, while the house's thread begins. */
export const openStore: typeof import("./store/open-store.ts").openStore = async (...given) => {
  const store = await import("./store/open-store.ts");
  return store.openStore(...given);
};

function saying(say: (line: string) => void): (progress: ReindexProgress) => void {
  let due = performance.now() + 2_000;
  return ({ stage, done, total }) => {
    if (performance.now() < due) return;
    due = performance.now() + 1_000;
    say(english.reindex[stage](done, total));
  };
}

async function inThisOne(log: OpenOptions["log"]): Promise<(now: FolderNow) => LibrarySource> {
  // Where libraries have threads of their own, this one need not load what they are made with.
  const { makingOf } = await import("./folder.ts");
  const warn = (warning: string, error: unknown) => log.warn({ err: error }, warning);
  return (now) => inThisThread(makingOf(now, { warn }));
}
