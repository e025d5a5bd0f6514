import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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
  it("gives back what was written under a name, whoever opens it, for its own folder of articles", () => {
    expect(open().write("indexes", "kind-1", [bytes("two "), bytes("parts")])).toBe(true);
    expect(open().read("indexes", "kind-1")).toEqual(bytes("two parts"));
    expect(open().read("indexes", "kind-2")).toBeNull();
    expect(open().read("articles", "kind-1")).toBeNull();
    expect(open("elsewhere").read("indexes", "kind-1")).toBeNull();
    expect(warnings).toEqual([]);
  });

  it("keeps only what is still needed of a folder", () => {
    const [cache, other] = [open(), open("elsewhere")];
    for (const name of ["vectors/a", "vectors/b", "vectors/c", "indexes"]) {
      cache.write(name, "kind", [bytes(name)]);
      other.write(name, "kind", [bytes(name)]);
    }
    cache.keepOnly(new Set(["b"]), "vectors");
    const left = (of: typeof cache) =>
      ["vectors/a", "vectors/b", "vectors/c", "indexes"].filter((name) => of.read(name, "kind") !== null);
    expect(left(cache)).toEqual(["vectors/b", "indexes"]);
    expect(left(other)).toEqual(["vectors/a", "vectors/b", "vectors/c", "indexes"]);
  });

  it("removes what an earlier layout kept for all folders at once", () => {
    mkdirSync(join(dataDir, "cache", "vectors"), { recursive: true });
    writeFileSync(join(dataDir, "cache", "vectors", "a"), "old");
    open().write("vectors/a", "kind", [bytes("new")]);
    open().keepOnly(new Set(["a"]), "vectors");
    expect(readdirSync(join(dataDir, "cache"))).toEqual([expect.stringMatching(/^\w{12}\.vectors$/)]);
    expect(open().read("vectors/a", "kind")).toEqual(bytes("new"));
  });

  it("that cannot be written says so once, and works without", () => {
    rmSync(dataDir, { recursive: true });
    writeFileSync(dataDir, "a file where the folder should be");
    const cache = open();
    expect(cache.write("articles", "kind", [bytes("x")])).toBe(false);
    expect(cache.write("vectors/a", "kind", [bytes("x")])).toBe(false);
    cache.keepOnly(new Set(), "vectors");
    expect(cache.read("articles", "kind")).toBeNull();
    expect(warnings).toEqual([expect.stringContaining(dataDir)]);
  });

  it("leaves no half-written file behind", () => {
    const cache = open();
    cache.write("indexes", "kind", [bytes("x")]);
    cache.write("indexes", "kind", [bytes("y")]);
    expect(readdirSync(join(dataDir, "cache"))).toHaveLength(1);
  });
});
