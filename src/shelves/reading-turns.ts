import type { LibraryId } from "./store/article-store.ts";

const HOUR = 3_600_000;

/** Whose file is read when: one of a server at a time, so that no server keeps the threads from the others. */
export class ReadingTurns {
  readonly #lines = new Map<LibraryId, { last: Promise<unknown>; length: number }>();
  readonly #attempts = new Map<LibraryId, readonly number[]>();

  /** Reads once everything of this server that came before has been read. */
  async take<Read>(library: LibraryId, read: () => Promise<Read>): Promise<Read> {
    const line = this.#lines.get(library) ?? { last: Promise.resolve(), length: 0 };
    this.#lines.set(library, line);
    line.length++;
    const reading = line.last.then(read);
    line.last = reading.catch(() => {});
    try {
      return await reading;
    } finally {
      if (--line.length === 0) this.#lines.delete(library);
    }
  }

  /** How many files of a server are being read, or wait for it. */
  inLine(library: LibraryId): number {
    return this.#lines.get(library)?.length ?? 0;
  }

  /** Counts a file that somebody adds, whatever comes of it. */
  noteAttempt(library: LibraryId): void {
    for (const other of this.#attempts.keys()) if (this.attempts(other) === 0) this.#attempts.delete(other);
    this.#attempts.set(library, [...this.#recent(library), Date.now()]);
  }

  /** How many were counted within an hour. */
  attempts(library: LibraryId): number {
    return this.#recent(library).length;
  }

  #recent(library: LibraryId): readonly number[] {
    const since = Date.now() - HOUR;
    return (this.#attempts.get(library) ?? []).filter((at) => at > since);
  }
}
