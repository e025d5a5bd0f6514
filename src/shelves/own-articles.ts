import type { Article, Problem } from "../articles/index.ts";
import { corrected } from "./corrected.ts";
import { packFiles, sharedBytes, unpackFiles } from "./known-files.ts";
import type { Edits, LibraryId, ServedReading } from "./store/article-store.ts";
import type { Corrections } from "./store/correction.ts";

/** What a server has added itself, for the thread that its library will live in. Plain data. */
export interface OwnArticles {
  readonly library: LibraryId;
  /** Names the collections that are seen besides those that everybody sees; empty where there are none. */
  readonly sees: string;
  /** What was read of them, as `packOwn` packs it. */
  readonly packed: Uint8Array;
  /** The house's articles are not seen beside them. */
  readonly isAlone: boolean;
}

/** Articles as bytes that all threads share: each is named by the JSON of its id, edits and corrections. */
export function packOwn(readings: readonly ServedReading[]): Uint8Array {
  const packed = readings.map(
    ({ id, edits, corrections, hash, json }) =>
      [JSON.stringify([id, edits, corrections]), { stamp: null, hash, json }] as const,
  );
  return sharedBytes(packFiles(packed));
}

/** The reverse of `packOwn`. */
export function unpackOwn({ packed }: OwnArticles): readonly Article[] {
  return unpackFiles(packed).flatMap(([name, { json }]) => {
    const [id, edits, corrections]: [string, Edits, Corrections] = JSON.parse(name);
    return articleOf({ id, edits, corrections, json });
  });
}

/**
 * An article of JSON in UTF-8, under the id that the store gave it, whatever its file says, and called as a moderator
 * says; none of a problem.
 */
export function articleOf({
  id,
  edits,
  corrections,
  json,
}: Pick<ServedReading, "id" | "edits" | "corrections" | "json">): readonly [] | readonly [Article] {
  const read: Article | Problem = JSON.parse(Buffer.from(json).toString("utf8"));
  return "reason" in read ? [] : [corrected({ ...read, ...edits, id }, corrections)];
}
