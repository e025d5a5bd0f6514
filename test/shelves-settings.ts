import type { ShelvesSettings } from "../src/shelves/open-shelves.ts";

/** Settings that open the house's folder with words alone deciding, and what servers add in SQLite. */
export function shelvesSettings(
  folders: Pick<ShelvesSettings, "articlesDir" | "dataDir">,
  more: Partial<ShelvesSettings> = {},
): ShelvesSettings {
  return {
    ...folders,
    maxArticleBytes: 1_000_000,
    reader: "off",
    readerWaitMs: 0,
    databaseUrl: undefined,
    houseShelf: "everywhere",
    guildId: undefined,
    ...more,
  };
}
