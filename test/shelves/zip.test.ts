import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packEntry, readZip, writeZip, ZipError } from "../../src/shelves/zip.ts";

const limits = { entries: 20, entryBytes: 100_000, bytes: 200_000 };
const zipOf = async (files: Readonly<Record<string, string | Uint8Array>>) =>
  writeZip(
    await Promise.all(
      Object.entries(files).map(([name, text]) => packEntry({ name, bytes: Buffer.from(text) })),
    ),
  );

describe("a zip file", () => {
  it("gives back what was put in, byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), fc.uint8Array({ maxLength: 3_000 }), {
          maxKeys: 8,
        }),
        async (files) => {
          const read = await readZip(await zipOf(files), limits);
          expect(read.map(({ name, bytes }) => [name, [...bytes]])).toEqual(
            Object.entries(files).map(([name, bytes]) => [Buffer.from(name).toString(), [...bytes]]),
          );
        },
      ),
    );
  });

  it("is one that others can read, and reads what others store or deflate", async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-zip-"));
    const path = join(folder, "a.zip");
    writeFileSync(path, await zipOf({ "crème.txt": "The ferry costs 30 crowns.", empty: "" }));
    const script = `import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
assert archive.read("crème.txt") == b"The ferry costs 30 crowns."
with zipfile.ZipFile(sys.argv[2], "w") as other:
    other.writestr("stored.txt", "A gull. " * 50, zipfile.ZIP_STORED)
    other.writestr("deflated.txt", "A gull. " * 50, zipfile.ZIP_DEFLATED)
    other.comment = b"a remark"`;
    const other = join(folder, "b.zip");
    const { error, status, stderr } = spawnSync("python3", ["-c", script, path, other]);
    if (error !== undefined) skip("there is no python3 to compare with");
    expect([status, stderr.toString()]).toEqual([0, ""]);
    const { readFileSync } = await import("node:fs");
    const read = await readZip(readFileSync(other), limits);
    expect(read.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ["stored.txt", "A gull. ".repeat(50)],
      ["deflated.txt", "A gull. ".repeat(50)],
    ]);
    rmSync(folder, { recursive: true });
  });

  it("is the same whenever it is made", async () => {
    expect(await zipOf({ a: "A gull." })).toEqual(await zipOf({ a: "A gull." }));
  });

  /** A zip of one entry whose description says what it is told to. */
  async function lying(
    change: (zip: Buffer, central: number) => void,
    text: string | Uint8Array = "A gull.",
  ): Promise<Buffer> {
    const zip = await zipOf({ a: text });
    change(zip, zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])));
    return zip;
  }

  it.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ["nothing", async () => new Uint8Array(), /no zip/],
    ["another file", async () => Buffer.from("PK\u0003\u0004 and nothing more"), /no zip/],
    ["one that is cut off", async () => (await zipOf({ a: "A gull." })).subarray(0, -30), /no zip|damaged/],
    [
      "more entries than are taken",
      () => zipOf(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [n, ""]))),
      /more than 20 files/,
    ],
    [
      "an entry that says it is too large",
      () => zipOf({ a: new Uint8Array(100_001) }),
      /more than 100000 bytes/,
    ],
    [
      "entries that are too large together",
      () => zipOf({ a: new Uint8Array(99_999), b: new Uint8Array(99_999), c: new Uint8Array(3) }),
      /more than 200000 bytes/,
    ],
    [
      "an entry that is larger than it says",
      () => lying((zip, at) => zip.writeUInt32LE(10, at + 24), new Uint8Array(90_000)),
      /damaged/,
    ],
    [
      "an entry that is smaller than it says",
      () => lying((zip, at) => zip.writeUInt32LE(10, at + 24)),
      /damaged/,
    ],
    ["another checksum", () => lying((zip, at) => zip.writeUInt32LE(1, at + 16)), /damaged/],
    ["an encrypted entry", () => lying((zip, at) => zip.writeUInt16LE(1, at + 8)), /encrypted/],
    ["an unknown compression", () => lying((zip, at) => zip.writeUInt16LE(14, at + 10)), /not read/],
    ["an entry beyond the end", () => lying((zip, at) => zip.writeUInt32LE(0xffffffff, at + 42)), /damaged/],
    ["more than there is", () => lying((zip, at) => zip.writeUInt32LE(0xfffffff, at + 20)), /damaged/],
    [
      "a directory beyond the end",
      () => lying((zip) => zip.writeUInt32LE(0xfffffff0, zip.length - 6)),
      /damaged/,
    ],
    ["a name beyond the directory", () => lying((zip, at) => zip.writeUInt16LE(0xffff, at + 28)), /damaged/],
    ["something that is not deflated", () => lying((zip) => zip.fill(0xff, 31, 36)), /damaged/],
  ])("that is %s is refused", async (_, made, reason) => {
    const refused = await readZip(await made(), limits).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ZipError);
    expect(String(refused)).toMatch(reason);
  });

  it("with the same packed bytes for many entries is refused by what they say together", async () => {
    const [zip, packed] = [
      await zipOf({ a: new Uint8Array(90_000) }),
      deflateRawSync(new Uint8Array(90_000)),
    ];
    expect(packed.length).toBeLessThan(200);
    const at = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const central = zip.subarray(at, at + 47);
    const end = Buffer.from(zip.subarray(at + 47));
    end.writeUInt16LE(10, 10);
    const bomb = Buffer.concat([zip.subarray(0, at), ...Array.from({ length: 10 }, () => central), end]);
    await expect(readZip(bomb, limits)).rejects.toThrow(/more than 200000 bytes/);
  });

  it("whose bytes are changed anywhere is read rightly or refused", async () => {
    const zip = await zipOf({ a: "A gull landed on the pier.", b: "Two gulls." });
    for (let at = 0; at < zip.length; at++) {
      const changed = Buffer.from(zip);
      changed.writeUInt8(changed.readUInt8(at) ^ 0xff, at);
      const read = await readZip(changed, limits).catch((error: unknown) => error);
      if (read instanceof ZipError) continue;
      const texts = Array.isArray(read) ? read.map(({ bytes }) => Buffer.from(bytes).toString()) : [];
      expect(["A gull landed on the pier.", "Two gulls."]).toEqual(expect.arrayContaining(texts));
    }
  });
});
