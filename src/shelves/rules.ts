import type { ArticleStore, LibraryId, LibraryState } from "./store/article-store.ts";
import type { Collection } from "./store/collection.ts";
import { defaultSettings, type ServerSettings } from "./store/settings.ts";

/** What a server has set for its library. */
export interface Rules {
  readonly settings: ServerSettings;
  readonly collections: readonly Collection[];
}

/** What a library is like now. */
export interface Standing extends Rules, LibraryState {}

/** What holds where nothing is set. */
export const noRules: Rules = { settings: defaultSettings, collections: [] };

/** So many servers' rules are kept in memory: those that were asked for last. */
const MOST_KNOWN = 1_000;

/**
 * Gives what holds for a library at the moment of asking, whoever changed it. Only what has changed is read again: the
 * number that changes with the rules is asked before, so that nothing read is older than it.
 */
export function followRules(
  store: Pick<ArticleStore, "state" | "settings" | "collections">,
): (library: LibraryId) => Promise<Standing> {
  const known = new Map<LibraryId, { readonly at: number; readonly rules: Rules }>();
  return async (library) => {
    const { revision, rules: at } = await store.state(library);
    const before = known.get(library);
    known.delete(library);
    if (at === 0) return { revision, rules: at, ...noRules };
    const rules = before?.at === at ? before.rules : await readRules(store, library);
    known.set(library, { at, rules });
    for (const [oldest] of known) {
      if (known.size <= MOST_KNOWN) break;
      known.delete(oldest);
    }
    return { revision, rules: at, ...rules };
  };
}

async function readRules(
  store: Pick<ArticleStore, "settings" | "collections">,
  library: LibraryId,
): Promise<Rules> {
  const [settings, collections] = await Promise.all([store.settings(library), store.collections(library)]);
  return { settings, collections };
}
