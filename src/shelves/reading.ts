import type { Config } from "../config.ts";
import type { ReadingOptions } from "../library/index.ts";
import { openReader, type Reader, type ReaderProcess } from "../reader/index.ts";
import type { Cache } from "./cache.ts";

type Settings = Pick<Config, "reader" | "readerWaitMs">;

const kind = "vectors-1";

/** The reader of this thread where it was given none: its libraries share it, and its process ends with the thread. */
let own: ReaderProcess | undefined;

/**
 * How the libraries of this thread are read, with vectors kept beside the data by what they were made of; undefined
 * where the settings say that nobody reads. `warn` hears when the reader goes or cannot be.
 *
 * @param given a reader that others have, too; where there is none, one is opened
 */
export function readingOf(
  { reader: isOn, readerWaitMs }: Settings,
  cache: Cache,
  warn: (warning: string, error: unknown) => void,
  given: Reader | undefined,
): ReadingOptions | undefined {
  if (isOn === "off") return undefined;
  const reader = given ?? own ?? openOwn(readerWaitMs, warn);
  const nameOf = (key: string): string => `vectors/${key}`;
  return {
    reader,
    waitMs: readerWaitMs,
    cache: {
      get: async (key) => cache.read(nameOf(key), kind) ?? undefined,
      put: async (key, bytes) => {
        await cache.write(nameOf(key), kind, [bytes]);
      },
      keepOnly: async (keys) => cache.keepOnly(keys, "vectors"),
    },
  };
}

function openOwn(waitMs: number, warn: (warning: string, error: unknown) => void): Reader {
  own = openReader({ waitMs, log: { info: () => {}, warn: (details, message) => warn(message, details) } });
  return own;
}

/** Ends the reader's process, where one was started here. */
export async function closeReader(): Promise<void> {
  await own?.close();
}
