import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCache } from "../../src/shelves/cache.ts";

let dataDir = "";
const warnings: string[] = [];
const open = (articlesDir = "articles") =>
  openCache({ articlesDir, dataDir }, (warning) => warnings.push(warning));
const bytes = (text: string) => Buffer.from(text);

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "verbatim-cache-"));
  warnings.length = 0;
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe("a cache", () => {
  it("gives back what was written under a name, whoever opens it, for its own folder of articles", async () => {
    expect(await open().write("indexes", "kind-1", [bytes("two "), bytes("parts")])).toBe(true);
    expect(open().read("indexes", "kind-1")).toEqual(bytes("two parts"));
    expect(open().read("indexes", "kind-2")).toBeNull();
    expect(open().read("articles", "kind-1")).toBeNull();
    expect(open("elsewhere").read("indexes", "kind-1")).toBeNull();
    expect(warnings).toEqual([]);
  });

  it("keeps only what is still needed of a folder", async () => {
    const [cache, other] = [open(), open("elsewhere")];
    for (const name of ["vectors/a", "vectors/b", "vectors/c", "indexes"]) {
      await cache.write(name, "kind", [bytes(name)]);
      await other.write(name, "kind", [bytes(name)]);
    }
    cache.keepOnly(new Set(["b"]), "vectors");
    const left = (of: typeof cache) =>
      ["vectors/a", "vectors/b", "vectors/c", "indexes"].filter((name) => of.read(name, "kind") !== null);
    expect(left(cache)).toEqual(["vectors/b", "indexes"]);
    expect(left(other)).toEqual(["vectors/a", "vectors/b", "vectors/c", "indexes"]);
  });

  it("removes what an earlier layout kept for all folders at once", async () => {
    mkdirSync(join(dataDir, "cache", "vectors"), { recursive: true });
    writeFileSync(join(dataDir, "cache", "vectors", "a"), "old");
    await open().write("vectors/a", "kind", [bytes("new")]);
    open().keepOnly(new Set(["a"]), "vectors");
    expect(readdirSync(join(dataDir, "cache"))).toEqual([expect.stringMatching(/^\w{12}\.vectors$/)]);
    expect(open().read("vectors/a", "kind")).toEqual(bytes("new"));
  });

  it("that cannot be written says so once, and works without", async () => {
    rmSync(dataDir, { recursive: true });
    writeFileSync(dataDir, "a file where the folder should be");
    const cache = open();
    expect(await cache.write("articles", "kind", [bytes("x")])).toBe(false);
    expect(await cache.write("vectors/a", "kind", [bytes("x")])).toBe(false);
    cache.keepOnly(new Set(), "vectors");
    expect(cache.read("articles", "kind")).toBeNull();
    expect(warnings).toEqual([expect.stringContaining(dataDir)]);
  });

  it("leaves no half-written file behind, neither its own nor one of who was killed an hour ago", async () => {
    const cache = open();
    await Promise.all(["x", "y"].map((text) => cache.write("indexes", "kind", [bytes(text)])));
    const files = () => readdirSync(join(dataDir, "cache"));
    expect(files()).toHaveLength(1);
    for (const [name, age] of [
      ["old.tmp", 4_000],
      ["young.tmp", 1_000],
    ] as const) {
      writeFileSync(join(dataDir, "cache", name), "");
      const then = Date.now() / 1_000 - age;
      utimesSync(join(dataDir, "cache", name), then, then);
    }
    open();
    expect(files().sort()).toEqual([expect.stringMatching(/indexes$/), "young.tmp"]);
  });

  it("keeps parts of any size, one behind the other", async () => {
    const sizes = [1, 0, 2_000_000, 3, 1_048_576, 5];
    const parts = sizes.map((size, at) => new Uint8Array(size).fill(at + 65));
    await open().write("indexes", "kind", parts);
    expect(open().read("indexes", "kind")).toEqual(Buffer.concat(parts));
  });
});
