import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ServerArticles } from "../../src/shelves/server-articles.ts";
import type { ArticleStore } from "../../src/shelves/store/article-store.ts";
import { serverLimits } from "../../src/shelves/store/limits.ts";
import { openStore } from "../../src/shelves/store/open-store.ts";

const [here, there] = ["200000000000000001", "200000000000000002"];
const mara = "100000000000000001";
const log = { warn: () => {} };
const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });

let folder = "";
let store: ArticleStore;
let articles: ServerArticles;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-articles-"));
  store = await openStore({ dataDir: folder, databaseUrl: undefined }, { log });
  articles = new ServerArticles(store, log);
});
afterEach(async () => {
  vi.useRealTimers();
  await articles.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a server's files", () => {
  it("count as additions whatever comes of them, and are refused before they are read", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { additions } = serverLimits;
    const unread = file("ferry.xyz", "A ferry.");
    for (let n = 0; n < additions; n++)
      expect(await articles.draft(here, unread, mara)).toMatchObject({ refused: "unreadable" });
    expect((await articles.used(here)).additions).toBe(additions);
    expect(await articles.draft(here, unread, mara)).toEqual({ refused: "additions", most: additions });
    expect(await articles.draft(there, unread, mara)).toMatchObject({ refused: "unreadable" });
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(await articles.draft(here, unread, mara)).toMatchObject({ refused: "unreadable" });
  });

  it("are read one at a time, so that another server's is read between them, and no more than ten wait", async () => {
    let done = 0;
    const text = (n: number) => `Ferry ${n}\n\n${`The ferry costs ${n} crowns. `.repeat(2_000)}\n`;
    const ours = Array.from({ length: 11 }, async (_, n) => {
      const added = await articles.draft(here, file("ferry.txt", text(n)), mara);
      done++;
      return "refused" in added ? added.refused : "added";
    });
    const theirs = await articles.draft(there, file("mill.txt", "The mill\n\nIt grinds.\n"), mara);
    expect(theirs).toMatchObject({ version: 1 });
    expect(done).toBeLessThan(9);
    expect(await Promise.all(ours)).toEqual([...Array.from({ length: 10 }, () => "added"), "busy"]);
    expect(await articles.draft(here, file("ferry.txt", text(11)), mara)).toMatchObject({ version: 1 });
  });
});

describe("an edit of a version that was read before there were summaries", () => {
  it("changes what was written, and leaves what stood empty in the form as it was read", async () => {
    const text =
      "---\ntitle: The ferry\nauthor: Ann Lee\ndate: 2024-05-01\n---\n\nThe ferry costs 30 crowns.\n";
    const added = await articles.add(here, file("ferry.md", text), mara);
    if ("refused" in added) throw new Error(added.refused);
    const [served] = await store.readings(here);
    if (served === undefined) throw new Error("nothing is served");
    const { parser, title, json, hash } = served;
    await store.renew(here, hash, { parser, title, json });
    const empty = { author: null, date: null, publication: null, url: null };
    await articles.edit(here, added, { ...empty, title, publication: "Lund Courier" }, mara);
    const read = { title: "The ferry", author: "Ann Lee", date: "2024-05-01", publication: "Lund Courier" };
    expect(await articles.articles(here)).toMatchObject([read]);
    await articles.edit(here, added, { ...empty, title: "The old ferry" }, mara);
    await articles.edit(here, added, { ...empty, title: "The old ferry" }, mara);
    expect(await articles.articles(here)).toMatchObject([
      { ...read, title: "The old ferry", publication: null },
    ]);
  });
});
