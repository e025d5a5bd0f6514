import type { Problem } from "./article.ts";
import { formatOf } from "./format-of.ts";
import type { FileToRead } from "./read-file.ts";
import { openReadingPool, type PoolLimits } from "./reading-pool.ts";
import type { Summary } from "./summary.ts";

/** An article that was read from bytes. */
export interface ReadFile {
  readonly summary: Summary;
  /** The article, as JSON in UTF-8. */
  readonly json: Uint8Array;
}

/**
 * Reads files that lie in no folder, in threads that can be stopped. What cannot be read as an article is a problem.
 *
 * @returns one result for each file, in order
 * @throws Error where no thread can be started
 */
export async function readFiles(
  files: readonly FileToRead[],
  limits: PoolLimits = {},
): Promise<readonly (ReadFile | Problem)[]> {
  const pool = openReadingPool(limits);
  const read = async ({ file, bytes }: FileToRead): Promise<ReadFile | Problem> => {
    if (formatOf(file) === null) {
      return { file, reason: "is in a format that is not read: save its text as .txt, .md or .html" };
    }
    const result = await pool.read({ file, bytes });
    if ("problem" in result) return result.problem;
    const { json, summary } = result;
    return "reason" in summary ? summary : { summary, json: Buffer.from(json) };
  };
  try {
    return await Promise.all(files.map(read));
  } finally {
    await pool.close();
  }
}
