import { actions, commands } from "../commands/index.ts";
import type { Article } from "../src/articles/index.ts";
import { type Bot, type Call, createBot } from "../src/bot.ts";
import { buildLibrary } from "../src/library/index.ts";
import type { Log } from "../src/log.ts";
import { Shelf, Shelves } from "../src/shelves/index.ts";
import { inThisThread } from "../src/shelves/library-source.ts";
import { overMessages } from "./over-messages.ts";

/** What was logged, in order. */
export interface Logged {
  readonly level: keyof Log;
  readonly fields: unknown;
  readonly message: string;
}

/** The real bot over the given articles, its library asked through messages; `articles.current` may be exchanged before a reindex, also for why it fails. */
export async function makeBot(
  given: readonly Article[],
): Promise<{ bot: Bot; shelf: Shelf; articles: { current: readonly Article[] | Error }; logged: Logged[] }> {
  const articles: { current: readonly Article[] | Error } = { current: given };
  const logged: Logged[] = [];
  const at = (level: keyof Log) => (fields: unknown, message?: string) => {
    logged.push({ level, fields, message: message ?? String(fields) });
  };
  const log: Log = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  const { shelf } = await Shelf.open(
    inThisThread({
      load: async () => {
        if (articles.current instanceof Error) throw articles.current;
        return { articles: articles.current, problems: [], kept: [], keep: async () => undefined };
      },
      build: async (current, options) => overMessages(await buildLibrary(current, options)),
    }),
  );
  return { bot: createBot({ commands, actions, shelves: onlyHouse(shelf), log }), shelf, articles, logged };
}

/** Shelves on which nothing but this one stands. */
export function onlyHouse(house: Shelf): Shelves {
  const sourceFor = () => {
    throw new Error("there is no other library");
  };
  return new Shelves({
    house,
    houseShelf: "everywhere",
    home: undefined,
    sourceFor,
    log: { warn: () => {}, error: () => {} },
  });
}

/** A call in a server by a member without any permission but sending messages. */
export function makeCall(command: string, options: Call["options"] = {}, more: Partial<Call> = {}): Call {
  return {
    command,
    options,
    place: { kind: "guild", guildId: "200000000000000001", channelId: "300000000000000001" },
    user: { id: "100000000000000001", name: "Mara" },
    mayReindex: false,
    maySend: true,
    mayModerate: false,
    locale: "en-US",
    via: "slash",
    ...more,
  };
}
