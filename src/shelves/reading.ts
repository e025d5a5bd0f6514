import { join } from "node:path";
import type { Config } from "../config.ts";
import type { ReadingOptions } from "../library/index.ts";
import { openReader, type ReaderProcess } from "../reader/index.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";

type Settings = Pick<Config, "dataDir" | "reader" | "readerWaitMs">;

/** The reader of this thread: its libraries share one, whose process ends with the thread. */
let reader: ReaderProcess | undefined;

/**
 * How the libraries of this thread are read, with vectors kept beside the data by what they were made of; undefined
 * where the settings say that nobody reads. `warn` hears when the reader goes or cannot be.
 */
export function readingOf(
  { dataDir, reader: isOn, readerWaitMs }: Settings,
  warn: (warning: string, error: unknown) => void,
): ReadingOptions | undefined {
  if (isOn === "off") return undefined;
  reader ??= openReader({
    waitMs: readerWaitMs,
    log: { info: () => {}, warn: (details, message) => warn(message, details) },
  });
  const fileOf = (key: string): string => join(dataDir, "cache", "vectors", key);
  return {
    reader,
    waitMs: readerWaitMs,
    cache: {
      get: async (key) => readSealed(fileOf(key), "vectors-1") ?? undefined,
      put: async (key, bytes) => writeSealed(fileOf(key), "vectors-1", [bytes]),
    },
  };
}

/** Ends the reader's process, where one was started. */
export async function closeReader(): Promise<void> {
  await reader?.close();
}
