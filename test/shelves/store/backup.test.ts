import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restoreBackup, writeBackup } from "../../../src/shelves/backup.ts";
import type { ArticleStore } from "../../../src/shelves/store/article-store.ts";
import type { CopiedRow } from "../../../src/shelves/store/copies.ts";
import { openStore } from "../../../src/shelves/store/open-store.ts";
import { engines } from "./engines.ts";
import { makeUpload } from "./uploads.ts";

const [here, there] = ["200000000000000001", "200000000000000002"];
const log = { warn: () => {} };
const all = engines();
const usable = all.filter(({ isMissing }) => !isMissing);
const pairs = usable.flatMap((from) => usable.map((to) => [from.name, to.name, from, to] as const));

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-backup-"));
  for (const engine of usable) await engine.start();
});
afterAll(async () => {
  for (const engine of usable) await engine.stop();
  rmSync(folder, { recursive: true });
});

/** Everything that a store gives of a library. */
async function contentsOf(store: ArticleStore, library: string) {
  const heads = [...(await store.list(library)), ...(await store.list(library, true))];
  const versions = heads.flatMap(({ id, version }) =>
    Array.from({ length: version }, (_, n) => store.get(library, id, n + 1)),
  );
  const readings = (await store.readings(library)).map((one) => ({ ...one, json: Buffer.from(one.json) }));
  const files = (await Promise.all(versions)).map((one) => one && { ...one, bytes: Buffer.from(one.bytes) });
  const log = await store.log(library, { offset: 0, limit: 100 });
  const questions = await store.questions(library, { offset: 0, limit: 100 });
  const collections = await store.collections(library);
  return { heads, files, readings, log, questions, collections, settings: await store.settings(library) };
}

async function fill(store: ArticleStore): Promise<void> {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
  const stored = await store.put(here, { ...makeUpload("Crème", ""), bytes }, "1");
  if ("refused" in stored) throw new Error(stored.refused);
  await store.put(here, makeUpload("Crème", "Second version."), "2", stored.id);
  const other = await store.put(here, makeUpload("Mill", "Removed."), "1");
  if ("id" in other) await store.remove(here, other.id, "2");
  await store.set(here, { language: "fr", privateIn: ["300000000000000001"] }, "2");
  await store.noteQuestion(here, { id: "ferry", question: "What does the ferry cost?", kind: "near" });
  const audience = { channels: ["300000000000000001"], roles: [] };
  const made = await store.changeCollection(here, { do: "create", name: "drafts", audience }, "2");
  if ("id" in made)
    await store.changeCollection(here, { do: "put", id: made.id, articles: [stored.id] }, "2");
  await store.put(there, makeUpload("Quarry", "Of another server."), "3");
}

describe("a backup", () => {
  it.each(pairs)("of %s is restored into %s byte for byte, all servers or one", async (_, __, from, to) => {
    const source = await openStore(await from.newPlace(), { log });
    const target = await openStore(await to.newPlace(), { log });
    await fill(source);
    const path = join(folder, `${from.name}-${to.name}.backup`);
    expect(await writeBackup(source, path)).toBe(2);
    await target.put(here, makeUpload("Something else", "That is replaced."), "9");
    const revision = await target.revision(here);
    expect(await restoreBackup(target, path, here)).toBe(1);
    expect(await target.revision(here)).not.toBe(revision);
    expect(await contentsOf(target, here)).toEqual(await contentsOf(source, here));
    expect(await target.list(there)).toEqual([]);
    expect(await restoreBackup(target, path)).toBe(2);
    expect(await contentsOf(target, there)).toEqual(await contentsOf(source, there));
    const again = join(folder, "again.backup");
    await writeBackup(target, again);
    expect(readFileSync(again)).toEqual(readFileSync(path));
    await Promise.all([source.close(), target.close()]);
  });

  it.each(usable)(
    "of $name holds what there was at its beginning, whatever is added meanwhile",
    async (engine) => {
      const place = await engine.newPlace();
      const [source, other] = [await openStore(place, { log }), await openStore(place, { log })];
      await fill(source);
      const before = await contentsOf(source, here);
      const rows: CopiedRow[] = [];
      for await (const row of source.copy(here)) {
        if (rows.length === 0) await other.put(here, makeUpload("Quay", "Added meanwhile."), "1");
        rows.push(row);
      }
      const target = await openStore(await engine.newPlace(), { log });
      await target.load(here, Readable.from(rows));
      expect(await contentsOf(target, here)).toEqual(before);
      await Promise.all([source.close(), other.close(), target.close()]);
    },
  );

  it("that is damaged, cut off or none, or of no such server, changes nothing", async () => {
    const [engine] = usable;
    if (engine === undefined) throw new Error("there is always SQLite");
    const store = await openStore(await engine.newPlace(), { log });
    await fill(store);
    const path = join(folder, "sound.backup");
    await writeBackup(store, path, here);
    const sound = readFileSync(path);
    const before = await contentsOf(store, here);
    const damages: readonly (readonly [string, Uint8Array, RegExp])[] = [
      ["cut", sound.subarray(0, sound.length - 40), /cannot be read/],
      [
        "changed",
        Buffer.from(sound.map((byte, at) => (at === 200 ? byte ^ 1 : byte))),
        /cannot be read|not whole/,
      ],
      ["none", Buffer.from("no backup"), /cannot be read/],
      // More than is read at once: it is given up at its first line, and breaks off after that.
      [
        "another",
        gzipSync(`another head\n${randomBytes(300_000).toString("hex")}\n`).map((byte, at, { length }) =>
          at >= length - 8 ? byte ^ 1 : byte,
        ),
        /not whole/,
      ],
    ];
    for (const [name, bytes, reason] of damages) {
      const damaged = join(folder, name);
      writeFileSync(damaged, bytes);
      await expect(restoreBackup(store, damaged)).rejects.toThrow(reason);
    }
    await expect(restoreBackup(store, join(folder, "missing"))).rejects.toThrow(/cannot be read/);
    await expect(restoreBackup(store, path, there)).rejects.toThrow(/holds nothing of server/);
    expect(await contentsOf(store, here)).toEqual(before);
    await store.close();
  });
});
