import type { Article } from "../../../src/articles/index.ts";
import { buildLibrary, type LibraryClient, type ReadingOptions } from "../../../src/library/index.ts";
import { openReader, type Reader, type ReaderProcess } from "../../../src/reader/index.ts";
import { openFilesCache } from "./files-cache.ts";

/** Long enough that every question is read: nobody waits here. */
export const waitMs = 60_000;

/** Starts a reader that is never late. */
export async function startReader(models: string | undefined): Promise<ReaderProcess> {
  const say = (details: object, message: string): void => console.error(message, JSON.stringify(details));
  const reader = openReader({
    log: { info: say, warn: say },
    waitMs,
    ...(models === undefined ? {} : { models }),
  });
  const { state, reason } = await reader.started;
  if (state !== "ready") throw new Error(`there is no reader: ${reason}`);
  return reader;
}

/** Builds a library and waits until its vectors are made. Without a reader, words decide. */
export async function openLibrary(
  articles: readonly Article[],
  reader: Reader | undefined,
): Promise<LibraryClient> {
  if (reader === undefined) return buildLibrary(articles);
  const cache = await openFilesCache();
  return withVectors({ reader, cache }, (reading) => buildLibrary(articles, { reading }));
}

/** What `build` makes, once its vectors are made. */
export function withVectors<Built>(
  given: Pick<ReadingOptions, "reader" | "cache">,
  build: (reading: ReadingOptions) => Promise<Built>,
): Promise<Built> {
  return new Promise((resolve, reject) => {
    const built = build({ ...given, waitMs, onVectors: () => built.then(resolve, reject) });
    built.catch(reject);
  });
}
