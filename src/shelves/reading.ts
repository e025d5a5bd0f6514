import type { Config } from "../config.ts";
import type { ReadingOptions } from "../library/index.ts";
import { openReader, type ReaderProcess } from "../reader/index.ts";
import type { Cache } from "./cache.ts";

type Settings = Pick<Config, "reader" | "readerWaitMs">;

const kind = "vectors-1";

/** The reader of this thread: its libraries share one, whose process ends with the thread. */
let reader: ReaderProcess | undefined;

/**
 * How the libraries of this thread are read, with vectors kept beside the data by what they were made of; undefined
 * where the settings say that nobody reads. `warn` hears when the reader goes or cannot be.
 */
export function readingOf(
  { reader: isOn, readerWaitMs }: Settings,
  cache: Cache,
  warn: (warning: string, error: unknown) => void,
): ReadingOptions | undefined {
  if (isOn === "off") return undefined;
  reader ??= openReader({
    waitMs: readerWaitMs,
    log: { info: () => {}, warn: (details, message) => warn(message, details) },
  });
  const nameOf = (key: string): string => `vectors/${key}`;
  return {
    reader,
    waitMs: readerWaitMs,
    cache: {
      get: async (key) => cache.read(nameOf(key), kind) ?? undefined,
      put: async (key, bytes) => {
        cache.write(nameOf(key), kind, [bytes]);
      },
      keepOnly: async (keys) => cache.keepOnly(keys, "vectors"),
    },
  };
}

/** Ends the reader's process, where one was started. */
export async function closeReader(): Promise<void> {
  await reader?.close();
}
