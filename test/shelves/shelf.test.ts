import { describe, expect, it } from "vitest";
import type { Article, Loading as WholeLoading } from "../../src/articles/index.ts";
import { buildLibrary } from "../../src/library/index.ts";
import { type ReindexProgress, Shelf } from "../../src/shelves/index.ts";
import { makeArticle } from "../make-article.ts";

type Loading = Pick<WholeLoading, "articles" | "problems">;

const pier = makeArticle({ id: "pier", title: "The pier", paragraphs: ["A gull landed on the pier."] });
const quarry = makeArticle({ id: "quarry", title: "The quarry", paragraphs: ["A lorry left the quarry."] });

/** A shelf with one article, whose next loading ends when and as the test says. */
async function openShelf(first: readonly Article[] = [pier]) {
  const waiting: { end: (loading: Loading) => void; fail: (error: Error) => void }[] = [];
  let isOpen = false;
  const { shelf } = await Shelf.open({
    load: (onProgress) => {
      if (!isOpen) return Promise.resolve({ articles: first, problems: [] });
      onProgress(1, 2);
      return new Promise((end, fail) => waiting.push({ end, fail }));
    },
    build: buildLibrary,
  });
  isOpen = true;
  const titles = async () =>
    (await shelf.libraryFor({}).articles({ limit: 10 })).items.map(({ title }) => title);
  return { shelf, waiting, titles };
}

describe("a shelf", () => {
  it("serves the old articles until the new library stands, then the new ones", async () => {
    const { shelf, waiting, titles } = await openShelf();
    const old = shelf.libraryFor({});
    const reindexed = shelf.reindex({});
    expect(shelf.libraryFor({})).toBe(old);
    waiting[0]?.end({ articles: [quarry], problems: [] });
    expect(shelf.libraryFor({})).toBe(old);
    expect(await reindexed).toMatchObject({
      replaced: true,
      articles: 1,
      added: ["The quarry"],
      removed: ["The pier"],
    });
    expect(await titles()).toEqual(["The quarry"]);
  });

  it("asked twice at once reads once, and tells both how far it has come and what came of it", async () => {
    const { shelf, waiting } = await openShelf();
    const heard: ReindexProgress[][] = [[], []];
    const reports = heard.map((list) => shelf.reindex({}, { onProgress: (progress) => list.push(progress) }));
    expect(waiting).toHaveLength(1);
    waiting[0]?.end({ articles: [pier, quarry], problems: [] });
    const [one, other] = await Promise.all(reports);
    expect(other).toBe(one);
    for (const list of heard) expect(list.at(-1)).toMatchObject({ stage: "indexing" });
  });

  it("keeps the old articles where nothing could be loaded, and asks whether to go on", async () => {
    const { shelf, waiting, titles } = await openShelf();
    const problems = [{ file: "new.txt", reason: "is empty" }];
    const reindexed = shelf.reindex({});
    waiting[0]?.end({ articles: [], problems });
    expect(await reindexed).toMatchObject({
      replaced: false,
      needsConfirmation: true,
      articles: 1,
      problems,
    });
    expect(await titles()).toEqual(["The pier"]);
  });

  it("keeps the old articles when loading breaks off, and can be asked again", async () => {
    const { shelf, waiting, titles } = await openShelf();
    const broken = shelf.reindex({});
    waiting[0]?.fail(new Error("the disk is gone"));
    await expect(broken).rejects.toThrow("the disk is gone");
    expect(await titles()).toEqual(["The pier"]);
    const again = shelf.reindex({});
    waiting[1]?.end({ articles: [pier, quarry], problems: [] });
    await again;
    expect(await titles()).toEqual(["The pier", "The quarry"]);
  });

  it("may be empty, and is filled later", async () => {
    const { shelf, waiting, titles } = await openShelf([]);
    expect(await titles()).toEqual([]);
    const reindexed = shelf.reindex({});
    waiting[0]?.end({ articles: [pier], problems: [] });
    await reindexed;
    expect(await titles()).toEqual(["The pier"]);
  });
});
