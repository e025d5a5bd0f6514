import { promisify } from "node:util";
import { crc32, deflateRaw, inflateRaw } from "node:zlib";

/**
 * A part of the format of zip files (APPNOTE 6.3.10 of PKWARE): entries that are stored or deflated, with their sizes
 * before them, neither encrypted nor in several volumes, in archives of less than 4 GiB.
 */
export interface ZipEntry {
  /** Its name in the archive; a name, not a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An entry as it stands in an archive. */
export interface PackedEntry {
  readonly name: Buffer;
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

/** The archive is none, is damaged, or holds more than is taken. Its message is one line. */
export class ZipError extends Error {
  override readonly name = "ZipError";
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [LOCAL_SIZE, CENTRAL_SIZE, END_SIZE] = [30, 46, 22];
const VERSION = 20;
const DEFLATED = 8;
/** The bit that says that names are in UTF-8. */
const UTF8 = 0x800;
/** 1 January 1980, the first day that there is: when an archive was made is nobody's business. */
const [TIME, DAY] = [0, 0x21];

const deflate = promisify(deflateRaw);
const inflate: (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer> =
  promisify(inflateRaw);

/** Compresses an entry, off the main thread. */
export async function packEntry({ name, bytes }: ZipEntry): Promise<PackedEntry> {
  return { name: Buffer.from(name), packed: await deflate(bytes), size: bytes.length, crc: crc32(bytes) };
}

/** How many bytes an entry takes in an archive. */
export function sizeOf({ name, packed }: PackedEntry): number {
  return LOCAL_SIZE + CENTRAL_SIZE + 2 * name.length + packed.length;
}

/** An archive of these entries; the same entries give the same bytes. */
export function writeZip(entries: readonly PackedEntry[]): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = Buffer.alloc(LOCAL_SIZE);
    local.writeUInt32LE(LOCAL, 0);
    describe(entry, local, 4);
    const central = Buffer.alloc(CENTRAL_SIZE);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt16LE(VERSION, 4);
    describe(entry, central, 6);
    central.writeUInt32LE(offset, 42);
    parts.push(local, entry.name, entry.packed);
    directory.push(central, entry.name);
    offset += LOCAL_SIZE + entry.name.length + entry.packed.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** What both descriptions of an entry have, from the version that is needed to the length of the name. */
function describe({ name, packed, size, crc }: PackedEntry, header: Buffer, at: number): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(TIME, at + 6);
  header.writeUInt16LE(DAY, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed.length, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

/** How much of an archive is taken. */
export interface ZipLimits {
  readonly entries: number;
  /** Of one entry, in bytes. */
  readonly entryBytes: number;
  /** Of all entries together, in bytes. */
  readonly bytes: number;
}

/**
 * Reads an archive. What it says of itself is believed only as far as it is true: nothing is decompressed beyond the
 * size that is said, and that is within the limits before anything is decompressed.
 *
 * @throws ZipError
 */
export async function readZip(archive: Uint8Array, limits: ZipLimits): Promise<readonly ZipEntry[]> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const found = readDirectory(bytes, limits);
  const total = found.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.bytes) throw new ZipError(`it holds more than ${limits.bytes} bytes`);
  const entries: ZipEntry[] = [];
  for (const { name, start, length, size, crc, method } of found) {
    const packed = bytes.subarray(start, start + length);
    const unpacked = method === 0 ? packed : await inflateAll(packed, size, name);
    if (unpacked.length !== size || crc32(unpacked) !== crc) throw new ZipError(`${name} is damaged`);
    entries.push({ name, bytes: unpacked });
  }
  return entries;
}

async function inflateAll(packed: Uint8Array, size: number, name: string): Promise<Uint8Array> {
  try {
    // One byte more than is said would be too many already.
    return await inflate(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new ZipError(`${name} is damaged`);
  }
}

interface Found {
  readonly name: string;
  readonly start: number;
  readonly length: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
}

function readDirectory(bytes: Buffer, limits: ZipLimits): readonly Found[] {
  // Behind the end there may be a remark of at most 65,535 bytes.
  const from = Math.max(0, bytes.length - END_SIZE - 0xffff);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < from || end + END_SIZE > bytes.length) throw new ZipError("it is no zip file");
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.entries) throw new ZipError(`it holds more than ${limits.entries} files`);
  const found: Found[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + CENTRAL_SIZE > end || bytes.readUInt32LE(at) !== CENTRAL) throw new ZipError("it is damaged");
    const next = at + CENTRAL_SIZE + [28, 30, 32].reduce((sum, of) => sum + bytes.readUInt16LE(at + of), 0);
    if (next > end) throw new ZipError("it is damaged");
    found.push(readEntry(bytes, at, limits));
    at = next;
  }
  return found;
}

function readEntry(bytes: Buffer, at: number, limits: ZipLimits): Found {
  const name = bytes.toString("utf8", at + CENTRAL_SIZE, at + CENTRAL_SIZE + bytes.readUInt16LE(at + 28));
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
  const [crc, length, size] = [16, 20, 24].map((of) => bytes.readUInt32LE(at + of));
  const local = bytes.readUInt32LE(at + 42);
  if ((flags & 1) !== 0 || (method !== 0 && method !== DEFLATED))
    throw new ZipError(`${name} is encrypted or compressed in a way that is not read`);
  if (crc === undefined || length === undefined || size === undefined) throw new ZipError("it is damaged");
  if (size > limits.entryBytes) throw new ZipError(`${name} has more than ${limits.entryBytes} bytes`);
  if (local + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(local) !== LOCAL)
    throw new ZipError("it is damaged");
  const start = local + LOCAL_SIZE + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + length > bytes.length) throw new ZipError("it is damaged");
  return { name, start, length, size, crc, method };
}
