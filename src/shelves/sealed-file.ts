import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";

/** So many bytes are written at a time at least. */
const PIECE = 1024 * 1024;
/** How the names of files end that are being written. */
const unfinished = ".tmp";
/** What a writer that was killed has left must be older than this to be removed, in ms. */
const ABANDONED = 3_600_000;

/**
 * Writes a file that is there as a whole or not at all: beside its place first, then on the disk, then moved into its
 * place. Nobody waits for the disk meanwhile. `kind` says what it is and for whom; without spaces or line ends.
 *
 * @throws Error where it cannot be written; what was there before stays
 */
export async function writeSealed(path: string, kind: string, body: readonly Uint8Array[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}${unfinished}`;
  try {
    await writeThrough(temporary, [headOf(kind, sealOf(body)), ...body]);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeThrough(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, "wx");
  try {
    for (const part of inPieces(parts)) await file.appendFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Small parts put together, so that each write is worth its while. */
function* inPieces(parts: readonly Uint8Array[]): Generator<Uint8Array> {
  let small: Uint8Array[] = [];
  let length = 0;
  for (const part of parts) {
    small.push(part);
    length += part.length;
    if (length < PIECE) continue;
    yield small.length === 1 ? part : Buffer.concat(small);
    small = [];
    length = 0;
  }
  yield Buffer.concat(small);
}

/** Removes what writers that were killed have left in a folder; what cannot be removed costs room and no more. */
export function removeAbandoned(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const left = join(folder, name);
      const isLeft = name.endsWith(unfinished) && Date.now() - statSync(left).mtimeMs > ABANDONED;
      if (isLeft) rmSync(left, { force: true });
    }
  } catch {}
}

/** The body of a file that `writeSealed` wrote with this kind, or null where it is missing, of another kind or damaged. */
export function readSealed(path: string, kind: string): Uint8Array | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return null;
  }
  const end = bytes.indexOf(10);
  const [isKind, seal] = bytes.subarray(0, end).toString("latin1").split(" ");
  const body = bytes.subarray(end + 1);
  return end > 0 && isKind === kind && seal === sealOf([body]) ? body : null;
}

/** The first line, filled up so that the body lies well for numbers of eight bytes. */
function headOf(kind: string, seal: string): Uint8Array {
  const head = `${kind} ${seal} `;
  return Buffer.from(`${head.padEnd(Math.ceil((head.length + 1) / 8) * 8 - 1)}\n`, "latin1");
}

/** A CRC-32: it finds damage in a fifth of the time of a hash, and who may write here could make up either. */
function sealOf(body: readonly Uint8Array[]): string {
  // zlib begins anew at a part that is empty.
  const parts = body.filter(({ length }) => length > 0);
  return parts.reduce((crc, part) => crc32(part, crc), 0).toString(16);
}
