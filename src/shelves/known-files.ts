import type { Article, KnownFile, KnownFiles } from "../articles/index.ts";

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

/** What is known of files by their articles alone: enough to go on serving them, too little to spare reading them. */
export function handedOver(articles: readonly Article[]): Uint8Array {
  const known = articles.map((article): [string, KnownFile] => [
    article.file,
    { stamp: null, hash: "", json: Buffer.from(JSON.stringify(article)) },
  ]);
  return sharedBytes(packKnown(new Map(known)));
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
