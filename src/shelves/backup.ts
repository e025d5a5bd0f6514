import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream, renameSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { ArticleStore, LibraryId } from "./store/article-store.ts";
import type { CopiedRow } from "./store/copies.ts";

/** The file is not a whole backup. Its message is one line. */
class BackupError extends Error {
  override readonly name = "BackupError";
}

const HEAD = { verbatim: "backup", format: 1 };

type Line = { readonly library: LibraryId } | CopiedRow | { readonly sha256: string };

/**
 * Writes libraries into a file: a head, then for each library its id and its rows, then a hash of all that; one line of
 * JSON each, the whole compressed by gzip. The file is there as a whole or not at all.
 *
 * @param only these libraries; all where it is left out
 * @returns how many libraries were written
 */
export async function writeBackup(store: ArticleStore, path: string, only?: LibraryId): Promise<number> {
  const libraries = only === undefined ? await store.libraries() : [only];
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const lines = Readable.from(linesOf(store, libraries));
    await pipeline(
      lines,
      createGzip(),
      createWriteStream(temporary, { flags: "wx", flush: true, mode: 0o600 }),
    );
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return libraries.length;
}

/**
 * Puts libraries of a backup in the place of those that are there. Nothing is changed before the whole file was found
 * sound; a library is replaced as a whole.
 *
 * @param only this library; all that the file holds where it is left out
 * @returns how many libraries were replaced
 * @throws BackupError where the file is none, is damaged, or does not hold that library
 */
export async function restoreBackup(store: ArticleStore, path: string, only?: LibraryId): Promise<number> {
  const held = new Set<LibraryId>();
  for await (const line of readLines(path)) if ("library" in line) held.add(line.library);
  if (only !== undefined && !held.has(only)) throw new BackupError(`${path} holds nothing of server ${only}`);
  const wanted = only === undefined ? held : new Set([only]);
  for (const library of wanted) await store.load(library, rowsOf(path, library));
  return wanted.size;
}

async function* linesOf(store: ArticleStore, libraries: readonly LibraryId[]): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const line = (value: object) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  yield line(HEAD);
  for (const library of libraries) {
    yield line({ library });
    for await (const row of store.copy(library)) yield line(row);
  }
  yield `${JSON.stringify({ sha256: hash.digest("hex") })}\n`;
}

async function* rowsOf(path: string, library: LibraryId): AsyncGenerator<CopiedRow> {
  let isIn = false;
  for await (const line of readLines(path)) {
    if ("library" in line) isIn = line.library === library;
    else if ("table" in line && isIn) yield line;
  }
}

/** The lines between head and hash. @throws BackupError at the end at the latest, where they are not as written */
async function* readLines(path: string): AsyncGenerator<Line> {
  const zipped = createReadStream(path).on("error", (error) => unzipped.destroy(error));
  // What fails once nothing more is read from it, as where the head is another, is nobody's error.
  const unzipped = zipped.pipe(createGunzip()).on("error", () => {});
  const hash = createHash("sha256");
  let isHead = true;
  let isWhole = false;
  try {
    for await (const text of createInterface({ input: unzipped })) {
      if (isHead && text !== JSON.stringify(HEAD)) break;
      const line: Line = JSON.parse(text);
      if ("sha256" in line) isWhole = line.sha256 === hash.copy().digest("hex");
      else if (!isHead) yield line;
      isHead = false;
      update(hash, text);
    }
  } catch (error) {
    throw new BackupError(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    zipped.destroy();
    unzipped.destroy();
  }
  if (!isWhole) throw new BackupError(`${path} is no backup, or is not whole`);
}

const update = (hash: Hash, text: string) => hash.update(`${text}\n`);
