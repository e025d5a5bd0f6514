import type { Problem } from "./article.ts";
import { formatOf } from "./format-of.ts";
import type { FileToRead } from "./read-file.ts";
import { openReadingPool, type PoolLimits, type ReadingPool } from "./reading-pool.ts";
import type { Summary } from "./summary.ts";

/** An article that was read from bytes. */
export interface ReadFile {
  readonly summary: Summary;
  /** The article, as JSON in UTF-8. */
  readonly json: Uint8Array;
}

/** Reads files that lie in no folder, in threads that can be stopped. */
export interface FileReader {
  /**
   * What cannot be read as an article is a problem.
   *
   * @throws Error where no thread can be started
   */
  read(file: FileToRead): Promise<ReadFile | Problem>;
  /** Ends the threads. What is read afterwards starts others. */
  close(): Promise<void>;
}

/**
 * How long threads wait for another file, in ms: one that has read before reads the next in half to a quarter of the
 * time (its code is compiled by then), and who adds one file often adds others.
 */
const IDLE = 60_000;

/** Opens nothing until there is a file. */
export function createFileReader(limits: PoolLimits = {}): FileReader {
  let pool: ReadingPool | undefined;
  let underWay = 0;
  let idle: NodeJS.Timeout | undefined;
  const close = async () => {
    clearTimeout(idle);
    const closing = pool;
    pool = undefined;
    await closing?.close();
  };
  return {
    async read({ file, bytes }) {
      if (formatOf(file) === null) {
        return { file, reason: "is in a format that is not read: save its text as .txt, .md or .html" };
      }
      clearTimeout(idle);
      pool ??= openReadingPool(limits);
      underWay++;
      try {
        const result = await pool.read({ file, bytes });
        if ("problem" in result) return result.problem;
        const { json, summary } = result;
        return "reason" in summary ? summary : { summary, json: Buffer.from(json) };
      } finally {
        if (--underWay === 0) idle = setTimeout(() => void close(), IDLE).unref();
      }
    },
    close,
  };
}
