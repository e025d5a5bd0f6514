import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import {
  borrowReadingPool,
  openReadingPool,
  type PoolLimits,
  type ReadingPool,
} from "../../src/articles/reading-pool.ts";

let pool: ReadingPool | undefined;
afterEach(() => pool?.close());

/** Opens a pool of one thread that does as the names of files say (see `test-reader.ts`), and reads them. */
async function read(files: Readonly<Record<string, string>>, limits: PoolLimits & { start?: string } = {}) {
  const { start = "0", ...others } = limits;
  const entry = new URL(`./test-reader.ts?${start}`, import.meta.url);
  const opened = openReadingPool({ threads: 1, entry, ...others });
  pool = opened;
  const results = await Promise.all(
    Object.entries(files).map(([file, content]) => opened.read({ file, bytes: Buffer.from(content) })),
  );
  return results.map((result) => ("json" in result ? JSON.parse(result.json) : result.problem.reason));
}

describe("a reading pool", () => {
  it("does not count the start of a thread as reading", async () => {
    expect(await read({ "ordinary.txt": "" }, { start: "2500", timeLimit: 1000 })).toEqual([
      "read ordinary.txt",
    ]);
  });

  it("limits each file by itself, however many are sent at once", async () => {
    const files = { "busy1.txt": "600", "busy2.txt": "600", "busy3.txt": "600", "busy4.txt": "600" };
    expect(await read(files, { timeLimit: 2000 })).toEqual(Object.keys(files).map((file) => `read ${file}`));
  });

  it("stops a file that takes too long, and reads those that wait behind it in another thread", async () => {
    const files = { "ordinary1.txt": "", "forever.html": "", "ordinary2.txt": "", "forever.txt": "" };
    expect(await read({ ...files, "ordinary3.txt": "" }, { timeLimit: 500 })).toEqual([
      "read ordinary1.txt",
      "took longer than 0.5 s to read: save its text as .txt",
      "read ordinary2.txt",
      "took longer than 0.5 s to read: split it, or leave it out",
      "read ordinary3.txt",
    ]);
  });

  it.each([
    ["crash.html", "could not be read (its reader stopped): save its text as .txt"],
    ["throw.md", "could not be read (thrown): save its text as .txt"],
    ["memory.txt", "took too much memory to read: split it, or leave it out"],
  ])("survives %s, and reads the others", async (file, reason) => {
    const files = { "ordinary1.txt": "", [file]: "", "ordinary2.txt": "" };
    expect(await read(files, { memoryLimit: 32 })).toEqual([
      "read ordinary1.txt",
      reason,
      "read ordinary2.txt",
    ]);
  });

  it("gives a file that a thread has died of a second thread, since others may have used up the first", async () => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-pool-"));
    expect(await read({ "crash-once.txt": join(folder, "marker") })).toEqual(["read crash-once.txt"]);
    rmSync(folder, { recursive: true });
  });

  it("gives up where no thread can be started", async () => {
    await expect(read({ "ordinary.txt": "" }, { start: "broken" })).rejects.toThrow(
      "no thread for reading can be started",
    );
  });
});

describe("a reading pool that is borrowed", () => {
  const entry = new URL("./test-reader.ts?0", import.meta.url);
  const numberOf = async (pool: ReadingPool) => {
    const result = await pool.read({ file: "nth.txt", bytes: Buffer.from("") });
    return "json" in result ? JSON.parse(result.json) : result.problem.reason;
  };

  it("waits for who reads next with the same limits, and for one at a time", async () => {
    const first = borrowReadingPool({ entry, timeLimit: 5_000 });
    expect(await numberOf(first)).toBe("read nth.txt as number 1");
    const other = borrowReadingPool({ entry, timeLimit: 5_000 });
    expect(await numberOf(other)).toBe("read nth.txt as number 1");
    await first.close();
    await other.close();
    const otherLimits = borrowReadingPool({ entry, timeLimit: 4_000 });
    expect(await numberOf(otherLimits)).toBe("read nth.txt as number 1");
    const again = borrowReadingPool({ entry, timeLimit: 5_000 });
    expect(await numberOf(again)).toBe("read nth.txt as number 2");
    await Promise.all([otherLimits.close(), again.close()]);
  });

  it("keeps no process while it has nothing to read", async () => {
    const ports = () => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
    const before = ports();
    const pool = borrowReadingPool({ entry, timeLimit: 7_000 });
    await numberOf(pool);
    expect(ports()).toBe(before);
    await pool.close();
  });

  it("does not wait where it is closed over a file", async () => {
    const left = borrowReadingPool({ entry, timeLimit: 6_000 });
    void left.read({ file: "forever.txt", bytes: Buffer.from("") });
    await left.close();
    const next = borrowReadingPool({ entry, timeLimit: 6_000 });
    expect(await numberOf(next)).toBe("read nth.txt as number 1");
    await next.close();
  });
});
