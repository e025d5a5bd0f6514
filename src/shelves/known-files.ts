import type { KnownFile, KnownFiles } from "../articles/index.ts";

/** Of each file: its name, its stamp, its hash, and how many bytes its JSON has. */
type Row = readonly [file: string, stamp: KnownFile["stamp"], hash: string, length: number];

/**
 * What is known of files as bytes: a line with a table in JSON, then the JSON of each article, one behind the other. (V8's
 * own serialisation takes twice as long to load, and JSON comes from the threads that read as it is.)
 */
export function packKnown(known: KnownFiles): Uint8Array[] {
  const rows = [...known].map(([file, { stamp, hash, json }]): Row => [file, stamp, hash, json.length]);
  return [Buffer.from(`${JSON.stringify(rows)}\n`), ...[...known.values()].map(({ json }) => json)];
}

/** The reverse of `packKnown`; the bytes are not copied. */
export function unpackKnown(bytes: Uint8Array): KnownFiles {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf(10);
  const rows: readonly Row[] = JSON.parse(buffer.subarray(0, end).toString());
  let at = end + 1;
  return new Map(
    rows.map(([file, stamp, hash, length]) => {
      const json = buffer.subarray(at, at + length);
      at += length;
      return [file, { stamp, hash, json }];
    }),
  );
}
