import { type KnownFile, type KnownFiles, parseRead } from "../articles/index.ts";

type PackedFile = Omit<KnownFile, "read">;

/** Of each file: its name, its stamp, its hash, and how many bytes its JSON has. */
type Row = readonly [file: string, stamp: KnownFile["stamp"], hash: string, length: number];

/**
 * Files as bytes, by their names: a line with a table in JSON, then the JSON of each, one behind the other. (V8's own
 * serialisation takes twice as long to load.)
 */
export function packFiles(files: readonly (readonly [string, PackedFile])[]): Uint8Array[] {
  const rows = files.map(([file, { stamp, hash, json }]): Row => [file, stamp, hash, json.length]);
  return [Buffer.from(`${JSON.stringify(rows)}\n`), ...files.map(([, { json }]) => json)];
}

/** The reverse of `packFiles`; the bytes are not copied. */
export function unpackFiles(
  bytes: Uint8Array,
): (readonly [string, PackedFile & { readonly json: Buffer }])[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf(10);
  const rows: readonly Row[] = JSON.parse(buffer.subarray(0, end).toString());
  let at = end + 1;
  return rows.map(([file, stamp, hash, length]) => {
    const json = buffer.subarray(at, at + length);
    at += length;
    return [file, { stamp, hash, json }];
  });
}

/**
 * What is known of files, from `packFiles`; the bytes are not copied.
 *
 * @param earlier what of it has not changed is taken from here instead of being parsed again
 */
export function unpackKnown(bytes: Uint8Array, earlier: KnownFiles = new Map()): KnownFiles {
  return new Map(
    unpackFiles(bytes).map(([file, { stamp, hash, json }]) => {
      const before = earlier.get(file);
      const read = before?.hash === hash ? before.read : parseRead(json.toString(), hash);
      return [file, { stamp, hash, json, read }];
    }),
  );
}

/** One piece of memory that all threads share: handing it on copies nothing. */
export function sharedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(parts.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
