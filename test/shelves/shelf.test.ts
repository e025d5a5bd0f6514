import { describe, expect, it } from "vitest";
import type { Article } from "../../src/articles/index.ts";
import { buildLibrary } from "../../src/library/index.ts";
import { type ReindexProgress, Shelf } from "../../src/shelves/index.ts";
import { inThisThread, type Loaded } from "../../src/shelves/library-source.ts";
import { makeArticle } from "../make-article.ts";

const pier = makeArticle({ id: "pier", title: "The pier", paragraphs: ["A gull landed on the pier."] });
const quarry = makeArticle({ id: "quarry", title: "The quarry", paragraphs: ["A lorry left the quarry."] });
const many = ["one", "two", "three", "four", "five"].map((title) =>
  makeArticle({ id: title, title, paragraphs: [`This is ${title}.`] }),
);

const loaded = (articles: readonly Article[], more: Partial<Loaded> = {}): Loaded => ({
  articles,
  problems: [],
  kept: [],
  keep: async () => undefined,
  ...more,
});

/** A shelf with one article, whose next loading ends when and as the test says. */
async function openShelf(first: readonly Article[] = [pier]) {
  const waiting: { end: (loading: Loaded) => void; fail: (error: Error) => void }[] = [];
  let isOpen = false;
  const source = inThisThread({
    load: ({ onProgress }) => {
      if (!isOpen) return Promise.resolve(loaded(first));
      onProgress(1, 2);
      return new Promise((end, fail) => waiting.push({ end, fail }));
    },
    build: buildLibrary,
  });
  const { shelf } = await Shelf.open(source);
  isOpen = true;
  const titles = async () => {
    const { items } = await shelf.library.articles({ limit: 10 });
    return items.map(({ title }) => title);
  };
  /** The next loading that waits, once it does. */
  const next = async () => {
    for (;;) {
      const loading = waiting.shift();
      if (loading !== undefined) return loading;
      await new Promise(setImmediate);
    }
  };
  return { shelf, waiting, titles, next };
}

describe("a shelf", () => {
  it("serves the old articles until the new library stands, then the new ones", async () => {
    const { shelf, next, titles } = await openShelf();
    const old = shelf.library;
    const reindexed = shelf.reindex();
    expect(shelf.library).toBe(old);
    (await next()).end(loaded([quarry]));
    expect(shelf.library).toBe(old);
    expect(await reindexed).toMatchObject({
      replaced: true,
      articles: 1,
      added: ["The quarry"],
      removed: ["The pier"],
    });
    expect(await titles()).toEqual(["The quarry"]);
  });

  it("tells how far it has come", async () => {
    const { shelf, next } = await openShelf();
    const heard: ReindexProgress[] = [];
    const reindexed = shelf.reindex({ onProgress: (progress) => heard.push(progress) });
    (await next()).end(loaded([pier, quarry]));
    await reindexed;
    expect(heard[0]).toEqual({ stage: "reading", done: 1, total: 2 });
    expect(heard.at(-1)).toEqual({ stage: "indexing", done: 2, total: 2 });
  });

  it("asked again while it reads, reads once more afterwards, once for all who asked", async () => {
    const { shelf, next, waiting } = await openShelf();
    const heard: ReindexProgress[][] = [[], []];
    const first = shelf.reindex();
    const [second, third] = heard.map((list) =>
      shelf.reindex({ onProgress: (progress) => list.push(progress) }),
    );
    const loading = await next();
    await new Promise(setImmediate);
    expect(waiting).toHaveLength(0);
    loading.end(loaded([pier, quarry]));
    expect(await first).toMatchObject({ added: ["The quarry"] });
    (await next()).end(loaded([quarry]));
    expect(await second).toMatchObject({ added: [], removed: ["The pier"] });
    expect(await third).toBe(await second);
    for (const list of heard) expect(list.at(-1)).toMatchObject({ stage: "indexing" });
    const fourth = shelf.reindex();
    (await next()).end(loaded([quarry]));
    expect(await fourth).toMatchObject({ added: [], changed: [], removed: [] });
  });

  it("reads once more after a reading that broke off", async () => {
    const { shelf, next, titles } = await openShelf();
    const broken = shelf.reindex();
    const again = shelf.reindex();
    (await next()).fail(new Error("the disk is gone"));
    await expect(broken).rejects.toThrow("the disk is gone");
    expect(await titles()).toEqual(["The pier"]);
    (await next()).end(loaded([pier, quarry]));
    await again;
    expect(await titles()).toEqual(["The pier", "The quarry"]);
  });

  it.each([
    ["all", many, []],
    ["the only one", [pier], []],
    ["three of five", many, many.slice(0, 2)],
    ["three of five, though as many come", many, [...many.slice(0, 2), pier, quarry]],
  ])("takes a confirmation before %s would be gone", async (_, before, after) => {
    const { shelf, next, titles } = await openShelf(before);
    const asked = shelf.reindex();
    (await next()).end(loaded(after));
    expect(await asked).toMatchObject({
      replaced: false,
      needsConfirmation: true,
      articles: before.length,
      removed: before.filter((article) => !after.includes(article)).map(({ title }) => title),
    });
    expect(await titles()).toEqual(before.map(({ title }) => title));
    const confirmed = shelf.reindex({ confirmed: true });
    (await next()).end(loaded(after));
    expect(await confirmed).toMatchObject({
      replaced: true,
      needsConfirmation: false,
      articles: after.length,
    });
    expect(await titles()).toEqual(after.map(({ title }) => title));
  });

  it.each([
    ["two of five", many, many.slice(0, 3)],
    ["two of three", many.slice(0, 3), many.slice(0, 1)],
    ["two of four", many.slice(0, 4), many.slice(0, 2)],
    ["none, of none", [], []],
  ])("takes none before %s are gone", async (_, before, after) => {
    const { shelf, next } = await openShelf(before);
    const reindexed = shelf.reindex();
    (await next()).end(loaded(after));
    expect(await reindexed).toMatchObject({ replaced: true, needsConfirmation: false });
  });

  it("does what waits as confirmed where anybody who shares it has confirmed", async () => {
    const { shelf, next } = await openShelf();
    const first = shelf.reindex();
    const waiting = [shelf.reindex(), shelf.reindex({ confirmed: true })];
    (await next()).end(loaded([pier]));
    expect(await first).toMatchObject({ replaced: true });
    (await next()).end(loaded([]));
    expect(await waiting[0]).toMatchObject({ replaced: true, articles: 0 });
  });

  it("says what has changed, by what people see, and what was kept", async () => {
    const { shelf, next } = await openShelf([pier, quarry]);
    const kept = [{ file: "quarry.txt", title: "The quarry", reason: "may not be read" }];
    const problems = [{ file: "new.txt", reason: "is empty" }];
    const reindexed = shelf.reindex();
    const seen = { ...pier, author: "Ann Lee" };
    (await next()).end(loaded([seen, { ...quarry, repairs: [] }], { kept, problems }));
    expect(await reindexed).toMatchObject({
      changed: ["The pier"],
      added: [],
      removed: [],
      kept,
      problems,
      paragraphs: 2,
    });
  });

  it("that is closed gives up what it is building, and what waits", async () => {
    const served = inThisThread({ load: async () => loaded([pier]), build: buildLibrary });
    const closing = new AbortController();
    const { shelf } = await Shelf.open({
      async open(request) {
        const { findings, library } = await served.open(request);
        const renew = () =>
          new Promise<never>((_, reject) => {
            const giveUp = () => reject(new Error("given up"));
            closing.signal.addEventListener("abort", giveUp);
            if (closing.signal.aborted) giveUp();
          });
        return { findings, library: { ...library, renew, close: async () => closing.abort() } };
      },
    });
    const reindexes = Promise.allSettled([shelf.reindex(), shelf.reindex()]);
    await shelf.close();
    const reason = expect.objectContaining({ message: "given up" });
    expect(await reindexes).toEqual([
      { status: "rejected", reason },
      { status: "rejected", reason },
    ]);
  });

  it("may be empty, and is filled later", async () => {
    const { shelf, next, titles } = await openShelf([]);
    expect(await titles()).toEqual([]);
    const reindexed = shelf.reindex();
    (await next()).end(loaded([pier]));
    await reindexed;
    expect(await titles()).toEqual(["The pier"]);
  });
});
