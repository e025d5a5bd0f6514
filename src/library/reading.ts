import { noReader, type Reader } from "../reader/index.ts";
import { type BytesCache, makeVectors } from "./index/make-vectors.ts";
import type { TextIndex } from "./index/text-index.ts";
import type { Vectors } from "./index/vectors.ts";

/** Who reads for a library, and how long a question waits for it, in ms. */
export interface Reading {
  readonly reader: Reader;
  readonly waitMs: number;
  /** The vectors, once they are made. */
  vectors(): Vectors | undefined;
}

/** How a library comes to be read. */
export interface ReadingOptions {
  readonly reader: Reader;
  /** How many ms a question waits for the reader (default 1,500). */
  readonly waitMs?: number;
  /** Where vectors are kept from one start to the next. */
  readonly cache?: BytesCache;
  /** Aborted once nobody asks the library any more. */
  readonly signal?: AbortSignal;
  /** Told once whether there are vectors, when all are made or none can be. */
  readonly onVectors?: (areMade: boolean) => void;
}

/** Nobody reads. */
const unread: Reading = { reader: noReader, waitMs: 0, vectors: () => undefined };

/** Begins to make the vectors in the background. Until they are there, words find the candidates. */
export function startReading(index: TextIndex, options: ReadingOptions | undefined): Reading {
  if (options === undefined) return unread;
  const { reader, waitMs = 1_500, cache, signal, onVectors = () => {} } = options;
  let vectors: Vectors | undefined;
  makeVectors(index, reader, cache, signal).then(
    (made) => {
      vectors = made;
      onVectors(made !== undefined);
    },
    // A cache that cannot be written, or a disk that is full, costs vectors and nothing else.
    () => onVectors(false),
  );
  return { reader, waitMs, vectors: () => vectors };
}
