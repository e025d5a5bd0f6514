import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** What a server has set. Channels are ids; a thread goes by its channel. */
export interface ServerSettings {
  /** The house's articles are seen beside the server's own. */
  readonly house: boolean;
  /** The language of the bot's phrases for everybody, as a catalogue is named; null: each person's own. */
  readonly language: string | null;
  /** Where the bot answers; empty: everywhere. */
  readonly channels: readonly string[];
  /** Where answers are private unless somebody asks otherwise. */
  readonly privateIn: readonly string[];
  /** Questions that found no answer are kept, without who asked. */
  readonly unanswered: boolean;
}

/** What holds where nothing is set. */
export const defaultSettings: ServerSettings = {
  house: true,
  language: null,
  channels: [],
  privateIn: [],
  unanswered: true,
};

/** What a server has set, and the defaults of the rest. */
export async function readSettings(database: Kysely<Tables>, library: string): Promise<ServerSettings> {
  const rows = await database
    .selectFrom("settings")
    .select(["name", "value"])
    .where("library", "=", library)
    .execute();
  const known = rows.filter(({ name }) => Object.hasOwn(defaultSettings, name));
  const set = Object.fromEntries(known.map(({ name, value }) => [name, JSON.parse(value)]));
  return { ...defaultSettings, ...set };
}

/** Sets what is given; the rest stays. */
export async function writeSettings(
  transaction: Transaction<Tables>,
  library: string,
  change: Partial<ServerSettings>,
): Promise<void> {
  for (const [name, given] of Object.entries(change)) {
    const value = JSON.stringify(given);
    await transaction
      .insertInto("settings")
      .values({ library, name, value })
      .onConflict((conflict) => conflict.columns(["library", "name"]).doUpdateSet({ value }))
      .execute();
  }
}
