import { crc32 } from "node:zlib";

/** Bytes that are not what they should be: cut short, changed, or of another version. */
export class InvalidBytesError extends Error {
  override readonly name = "InvalidBytesError";
}

/** Arrays and lists of strings by name. */
export type Sections = Readonly<Record<string, Section>>;
type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array;
type Section = Numbers | readonly string[];

interface Entry {
  readonly name: string;
  readonly type: "u8" | "u16" | "u32" | "i32" | "latin1" | "utf16le";
  readonly start: number;
  /** In bytes. */
  readonly length: number;
}

const magic = "VRBTM2\n\0";
const checksumLength = 4;
const headLength = magic.length + checksumLength + 4;
const alignment = 8;
const aligned = (length: number): number => Math.ceil(length / alignment) * alignment;

/**
 * Puts sections into one piece of bytes: a mark, the CRC-32 of all that follows, the length of a table of contents,
 * the table (JSON), and the sections, each at a multiple of eight. `kind` names content and version. A CRC finds damage
 * in a fifth of the time of a hash; nothing here keeps out who wants to deceive.
 */
export function pack(kind: string, sections: Sections): Uint8Array {
  return Buffer.concat(packParts(kind, sections));
}

/** The same in parts, one behind the other, without copying the sections. */
export function packParts(kind: string, sections: Sections): Uint8Array[] {
  const parts = Object.entries(sections).map(([name, section]) => ({ name, ...encode(section) }));
  let at = 0;
  const entries = parts.map(({ name, type, bytes }): Entry => {
    const entry = { name, type, start: at, length: bytes.byteLength };
    at += aligned(bytes.byteLength);
    return entry;
  });
  const table = Buffer.from(JSON.stringify({ kind, entries }));
  const head = Buffer.alloc(aligned(headLength + table.length));
  head.write(magic, "latin1");
  head.writeUInt32LE(table.length, magic.length + checksumLength);
  head.set(table, headLength);
  const gap = Buffer.alloc(alignment);
  const body = parts.flatMap(({ bytes }) => [bytes, gap.subarray(0, aligned(bytes.length) - bytes.length)]);
  head.writeUInt32LE(checksumOf([head.subarray(magic.length + checksumLength), ...body]), magic.length);
  return [head, ...body];
}

/** Reads what `pack` wrote. Numbers are views of the bytes where these lie well, and copies where they do not. */
export function unpack(kind: string, bytes: Uint8Array): Unpacked {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (packed.length < headLength || packed.toString("latin1", 0, magic.length) !== magic)
    throw new InvalidBytesError("not a saved index");
  if (checksumOf([packed.subarray(magic.length + checksumLength)]) !== packed.readUInt32LE(magic.length))
    throw new InvalidBytesError("the saved index is damaged");
  const tableLength = packed.readUInt32LE(magic.length + checksumLength);
  const table: { kind: string; entries: readonly Entry[] } = JSON.parse(
    packed.toString("utf8", headLength, headLength + tableLength),
  );
  if (table.kind !== kind) throw new InvalidBytesError(`saved as ${table.kind}, not as ${kind}`);
  const body = aligned(headLength + tableLength);
  const bytesOf = (name: string, ...types: Entry["type"][]): { entry: Entry; bytes: Buffer } => {
    const entry = table.entries.find((candidate) => candidate.name === name);
    if (entry === undefined || !types.includes(entry.type))
      throw new InvalidBytesError(`the saved index lacks ${name}`);
    return { entry, bytes: packed.subarray(body + entry.start, body + entry.start + entry.length) };
  };
  return {
    bytes: (name) => bytesOf(name, "u8").bytes,
    u16: (name) => {
      const { buffer, byteOffset, byteLength } = wellLaid(bytesOf(name, "u16").bytes);
      return new Uint16Array(buffer, byteOffset, byteLength / 2);
    },
    u32: (name) => {
      const { buffer, byteOffset, byteLength } = wellLaid(bytesOf(name, "u32").bytes);
      return new Uint32Array(buffer, byteOffset, byteLength / 4);
    },
    i32: (name) => {
      const { buffer, byteOffset, byteLength } = wellLaid(bytesOf(name, "i32").bytes);
      return new Int32Array(buffer, byteOffset, byteLength / 4);
    },
    strings: (name) => {
      const { entry, bytes: text } = bytesOf(name, "latin1", "utf16le");
      if (text.length === 0) return [];
      return text
        .toString(entry.type === "latin1" ? "latin1" : "utf16le")
        .split("\0")
        .slice(0, -1);
    },
  };
}

/** The sections of a piece of bytes by name. Each method throws an `InvalidBytesError` where it is not there. */
export interface Unpacked {
  bytes(name: string): Uint8Array;
  u16(name: string): Uint16Array;
  u32(name: string): Uint32Array;
  i32(name: string): Int32Array;
  strings(name: string): string[];
}

/** The CRC-32 of bytes in parts. zlib begins anew at a part that is empty. */
function checksumOf(parts: readonly Uint8Array[]): number {
  return parts.filter(({ length }) => length > 0).reduce((crc, part) => crc32(part, crc), 0);
}

/** The bytes themselves, or a copy where the buffer they are cut from puts them at an odd place. */
function wellLaid(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
}

function encode(section: Section): { type: Entry["type"]; bytes: Uint8Array } {
  if (section instanceof Uint8Array) return { type: "u8", bytes: section };
  if (section instanceof Uint16Array) return { type: "u16", bytes: bytesUnder(section) };
  if (section instanceof Uint32Array) return { type: "u32", bytes: bytesUnder(section) };
  if (section instanceof Int32Array) return { type: "i32", bytes: bytesUnder(section) };
  const text = section.length === 0 ? "" : `${section.join("\0")}\0`;
  // UTF-8 would lose half of a surrogate pair.
  const type = /^[\0-\xff]*$/.test(text) ? "latin1" : "utf16le";
  return { type, bytes: Buffer.from(text, type) };
}

const bytesUnder = ({ buffer, byteOffset, byteLength }: Numbers): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
