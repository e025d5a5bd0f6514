import type { Standing } from "./rules.ts";
import type { LibraryId } from "./store/article-store.ts";
import type { Collection } from "./store/collection.ts";

/** Where and to whom something is shown. */
export interface Onlooker {
  /** The channel, and where that is a thread, the channel that it belongs to. */
  readonly channelIds: readonly string[];
  /** Roles of who alone sees the answer; none where others see it, too. */
  readonly roleIds: readonly string[];
}

/** What is seen somewhere. */
export interface Outlook {
  /** The house's articles are seen beside the server's own. */
  readonly house: boolean;
  /** The collections that not everybody sees and that are seen here, by id. */
  readonly sees: readonly string[];
  /**
   * The number of the rules, where any collection is not for everybody; otherwise 0. What was opened under other rules
   * is another view: it is never shown again, even where it could not be replaced.
   */
  readonly at: number;
}

/** What of a server's library is seen: there is one library for each of these. */
export interface View extends Outlook {
  readonly library: LibraryId;
  /** Shows what earlier versions of its articles said, and nothing of the house's. */
  readonly isEarlier?: true;
}

/** What is seen here, and by whom. Where a collection names nobody, everybody sees it. */
export function outlookOf(
  { collections, rules }: Pick<Standing, "collections" | "rules">,
  house: boolean,
  onlooker: Onlooker,
): Outlook {
  const closed = collections.filter(isClosed);
  const sees = closed.filter((collection) => isSeen(collection, onlooker)).map(({ id }) => id);
  return { house, sees: sees.sort(), at: closed.length > 0 ? rules : 0 };
}

/** A name for a view that no other view has. */
export function keyOf({ library, house, sees, at, isEarlier }: View): string {
  return [library, house, at, isEarlier === true, ...sees].join(" ");
}

/** Which articles a view shows, by their collection. What is not known to be shown is not. */
export function isShownIn(
  sees: readonly string[],
  collections: readonly Collection[],
): (article: { readonly collection?: string }) => boolean {
  const open = new Set([...collections.filter((one) => !isClosed(one)).map(({ id }) => id), ...sees]);
  return ({ collection }) => collection === undefined || open.has(collection);
}

function isClosed({ channels, roles }: Collection): boolean {
  return channels.length + roles.length > 0;
}

function isSeen({ channels, roles }: Collection, { channelIds, roleIds }: Onlooker): boolean {
  return (
    channels.some((channel) => channelIds.includes(channel)) || roles.some((role) => roleIds.includes(role))
  );
}
