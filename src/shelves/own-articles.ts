import type { Article, Problem } from "../articles/index.ts";
import { packKnown, sharedBytes, unpackKnown } from "./known-files.ts";
import type { LibraryId, ServedReading } from "./store/article-store.ts";

/** What a server has added itself, for the thread that its library will live in. Plain data. */
export interface OwnArticles {
  readonly library: LibraryId;
  /** What was read of them, as `packOwn` packs it. */
  readonly packed: Uint8Array;
  /** The house's articles are not seen beside them. */
  readonly isAlone: boolean;
}

/** Articles as bytes that all threads share. */
export function packOwn(readings: readonly ServedReading[]): Uint8Array {
  return sharedBytes(
    packKnown(new Map(readings.map(({ id, hash, json }) => [id, { stamp: null, hash, json }]))),
  );
}

/** The reverse of `packOwn`. */
export function unpackOwn({ packed }: OwnArticles): readonly Article[] {
  return [...unpackKnown(packed)].flatMap(([id, { json }]) => articleOf(id, json));
}

/** An article of JSON in UTF-8, under the id that the store gave it, whatever its file says; none of a problem. */
export function articleOf(id: string, json: Uint8Array): readonly [] | readonly [Article] {
  const read: Article | Problem = JSON.parse(Buffer.from(json).toString("utf8"));
  return "reason" in read ? [] : [{ ...read, id }];
}
