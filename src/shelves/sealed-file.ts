import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { threadId } from "node:worker_threads";
import { crc32 } from "node:zlib";

/** What a leftover of a writer that was killed must be older than to be removed, in ms. */
const ABANDONED = 3_600_000;

/**
 * Writes a file that is there as a whole or not at all: beside its place first, then on the disk, then moved into its
 * place. `kind` says what it is and for whom; without spaces or line ends.
 *
 * @throws Error where it cannot be written; what was there before stays
 */
export function writeSealed(path: string, kind: string, body: readonly Uint8Array[]): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const temporary = `${path}.${process.pid}-${threadId}.tmp`;
  try {
    writeThrough(temporary, [headOf(kind, sealOf(body)), ...body]);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  for (const name of readdirSync(folder)) {
    const isLeftover = name.startsWith(`${basename(path)}.`) && name.endsWith(".tmp");
    const left = join(folder, name);
    if (isLeftover && Date.now() - statSync(left).mtimeMs > ABANDONED) rmSync(left, { force: true });
  }
}

function writeThrough(path: string, parts: readonly Uint8Array[]): void {
  const descriptor = openSync(path, "wx");
  try {
    for (const part of parts) {
      for (let written = 0; written < part.length; )
        written += writeSync(descriptor, part, written, part.length - written);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
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
  return body.reduce((crc, part) => crc32(part, crc), 0).toString(16);
}
