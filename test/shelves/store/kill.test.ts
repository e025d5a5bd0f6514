import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatabaseSettings } from "../../../src/shelves/store/database.ts";
import { openStore } from "../../../src/shelves/store/open-store.ts";
import { engines } from "./engines.ts";
import { hashOf } from "./uploads.ts";

/** How often each database's writer is killed; `KILLS=100` for a long proof. */
const kills = Number(process.env["KILLS"] ?? 4);
const library = "200000000000000001";
const limits = {
  articles: 1e6,
  bytes: 1e12,
  fileBytes: 1e9,
  paragraphs: 1e9,
  fileParagraphs: 1e9,
  additions: 1e9,
  drafts: 1e12,
  kept: 1e12,
};
const log = { warn: () => {} };

interface Confirmed {
  readonly id: string;
  readonly version?: number;
  readonly hash?: string;
  readonly isServed?: boolean;
  readonly isRemoved?: boolean;
}

/** Starts a writer and kills it, with all its processes, at some moment; gives what was confirmed to it by then. */
async function killWriter(place: DatabaseSettings): Promise<Confirmed[]> {
  const file = fileURLToPath(new URL("./writer.mjs", import.meta.url));
  const store = new URL("src/shelves/store/open-store.js", process.env["VERBATIM_BUILT"]).href;
  const writer = spawn(process.execPath, [file, store, JSON.stringify(place), library], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const ended = new Promise((resolve) => writer.once("close", resolve));
  const lines: string[] = [];
  // After so many lines and not so many ms from the start, which takes longer on a busy machine.
  const last = 2 + Math.floor(Math.random() * 8);
  for await (const line of createInterface({ input: writer.stdout })) {
    const isLast = lines.push(line) === last;
    if (isLast) setTimeout(() => process.kill(-Number(writer.pid), "SIGKILL"), Math.random() * 50);
  }
  await ended;
  return lines.slice(1).map((line) => JSON.parse(line));
}

describe.each(engines())("what $name has confirmed", (engine) => {
  beforeAll(async () => {
    if (!engine.isMissing) await engine.start();
  });
  afterAll(async () => {
    if (!engine.isMissing) await engine.stop();
  });

  it.skipIf(engine.isMissing)(
    `is there after kill -9, ${kills} times over`,
    { timeout: 1_800_000 },
    async () => {
      const place = await engine.newPlace();
      let count = 0;
      for (let round = 0; round < kills; round++) {
        const confirmed = await killWriter(place);
        const store = await openStore(place, { log, limits });
        const served = await store.list(library);
        const gone = new Set((await store.list(library, true)).map(({ id }) => id));
        const there = new Set([...gone, ...served.map(({ id }) => id)]);
        for (const { id, version, hash, isServed, isRemoved } of confirmed) {
          if (isServed === true) expect(there).toContain(id);
          if (isRemoved === true) expect(gone).toContain(id);
          else expect(hashOf((await store.get(library, id, version))?.bytes ?? new Uint8Array())).toBe(hash);
        }
        // What was under way is there as a whole or not at all.
        expect(await store.readings(library)).toHaveLength(served.length);
        for (const { id } of served) await store.remove(library, id, "1");
        await store.close();
        count += confirmed.length;
      }
      expect(count).toBeGreaterThan(0);
    },
  );
});
