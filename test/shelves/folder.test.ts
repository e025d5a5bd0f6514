import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makingOf } from "../../src/shelves/folder.ts";
import { inThreads } from "../../src/shelves/hosted-library.ts";
import { Shelf } from "../../src/shelves/index.ts";
import { inThisThread, type Making } from "../../src/shelves/library-source.ts";

let base = "";
const warnings: string[] = [];
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "verbatim-folder-"));
  mkdirSync(join(base, "articles"));
  warnings.length = 0;
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const names = ["elms", "pier", "quarry", "ferry", "mill"];
/** Writes an article; it says the number, so that another number is another text. */
const write = (name: string, number = 200) =>
  writeFileSync(
    join(base, "articles", `${name}.txt`),
    `The ${name}\n\nThe town will spend ${number} dollars on the ${name}.\n\n“The ${name} is ours,” said Ann Lee.\n`,
  );
const folder = () =>
  ({
    articlesDir: join(base, "articles"),
    maxArticleBytes: 10_000,
    dataDir: join(base, "data"),
    reader: "off",
    readerWaitMs: 0,
  }) as const;

/** Opens the folder as a start does. */
async function open(change: (making: Making) => Making = (making) => making) {
  const making = makingOf(folder, { threads: 0, warn: (warning) => warnings.push(warning) });
  return Shelf.open(inThisThread(change(making)));
}

/** What a library answers to a question of each kind. */
async function answersOf(shelf: Shelf) {
  const library = shelf.library;
  return [
    await library.summary(),
    await library.articles({ limit: 9 }),
    await library.ask({ question: "What will the town spend on the ferry?" }),
    await library.quotes({ limit: 9 }),
    await library.check({ text: "“The town will spend 200 dollars on the pier.”" }),
    await library.suggest({ kind: "article", typed: "quar", limit: 3 }),
  ];
}

const cache = () => join(base, "data", "cache");
const kept = (what: "articles" | "indexes") => {
  const name = readdirSync(cache()).find((file) => file.endsWith(`.${what}`));
  if (name === undefined) throw new Error(`no ${what} were kept`);
  return join(cache(), name);
};

describe("a folder of articles", () => {
  beforeEach(() => {
    for (const name of names) write(name);
  });

  it("is restored from what was kept, with the same answers", async () => {
    const first = await answersOf((await open()).shelf);
    const before = [readFileSync(kept("articles")), readFileSync(kept("indexes"))];
    expect(await answersOf((await open()).shelf)).toEqual(first);
    // Nothing was to be read or indexed, so nothing was to be kept anew.
    expect(readFileSync(kept("indexes"))).toEqual(before[1]);
    expect(readdirSync(cache())).toHaveLength(2);
  });

  const damages: readonly [string, (bytes: Buffer) => Uint8Array][] = [
    ["empty", () => Buffer.alloc(0)],
    ["cut short", (bytes) => bytes.subarray(0, bytes.length - 7)],
    ["cut off within its first line", (bytes) => bytes.subarray(0, 20)],
    ["longer than it was", (bytes) => Buffer.concat([bytes, Buffer.from("x")])],
    [
      "another text",
      (bytes) => Buffer.from(bytes.toString("latin1").replace("200 dollars", "999 dollars"), "latin1"),
    ],
    [
      "of another version",
      (bytes) => Buffer.from(bytes.toString("latin1").replace(/^(\w+)-1/, "$1-0"), "latin1"),
    ],
    ["something else", () => Buffer.from("no cache at all\n{}")],
  ];
  describe.each(["articles", "indexes"] as const)("whose kept %s are", (what) => {
    it.each(damages)("%s, gives the same answers, and keeps sound ones", async (_, damage) => {
      const first = await answersOf((await open()).shelf);
      const sound = readFileSync(kept("indexes"));
      writeFileSync(kept(what), damage(readFileSync(kept(what))));
      expect(await answersOf((await open()).shelf)).toEqual(first);
      expect(readFileSync(kept("indexes"))).toEqual(sound);
      expect(await answersOf((await open()).shelf)).toEqual(first);
      expect(warnings).toEqual([]);
    });
  });

  it("changed while the bot was away is read as it is now", async () => {
    await open();
    write("ferry", 31);
    rmSync(join(base, "articles", "mill.txt"));
    write("bakery");
    const restored = await answersOf((await open()).shelf);
    rmSync(join(base, "data"), { recursive: true });
    expect(restored).toEqual(await answersOf((await open()).shelf));
    expect(JSON.stringify(restored)).toContain("31 dollars");
  });

  it("that cannot be kept is served all the same, with a warning, and read anew only where it has changed", async () => {
    const first = await answersOf((await open()).shelf);
    rmSync(join(base, "data"), { recursive: true });
    writeFileSync(join(base, "data"), "a file where the folder should be");
    const { shelf } = await open();
    expect(await answersOf(shelf)).toEqual(first);
    write("ferry", 31);
    expect(await shelf.reindex()).toMatchObject({ changed: ["The ferry"], added: [], removed: [] });
    // Said once, though neither articles nor indexes could be kept, twice.
    expect(warnings).toEqual([
      expect.stringContaining(`nothing can be kept in DATA_DIR (${join(base, "data")})`),
    ]);
  });

  it.each([false, true])(
    "goes on serving an article that cannot be read this time (no cache: %s)",
    async (isUnkept) => {
      if (isUnkept) writeFileSync(join(base, "data"), "");
      const { shelf } = await open();
      const path = join(base, "articles", "ferry.txt");
      writeFileSync(path, "\0\0 not a text \0\0");
      const report = await shelf.reindex();
      expect(report).toMatchObject({
        articles: 5,
        changed: [],
        removed: [],
        problems: [],
        kept: [{ file: "ferry.txt", title: "The ferry", reason: expect.any(String) }],
      });
      expect(await shelf.library.article("The ferry")).toBeDefined();
      // It stays so until it can be read again, or is gone.
      expect(await shelf.reindex()).toMatchObject({ kept: [{ file: "ferry.txt" }] });
      write("ferry", 31);
      expect(await shelf.reindex()).toMatchObject({ kept: [], changed: ["The ferry"] });
      rmSync(path);
      expect(await shelf.reindex()).toMatchObject({ kept: [], removed: ["The ferry"] });
    },
  );

  it.each<[string, (path: string) => void]>([
    ["damaged", (path) => writeFileSync(path, "damaged")],
    ["gone", (path) => rmSync(path)],
  ])("goes on serving it though what was kept is %s", async (_, damage) => {
    const { shelf } = await open();
    const first = await answersOf(shelf);
    damage(kept("articles"));
    writeFileSync(join(base, "articles", "ferry.txt"), "\0\0 not a text \0\0");
    write("mill", 31);
    const report = await shelf.reindex();
    expect(report).toMatchObject({ articles: 5, changed: ["The mill"], kept: [{ file: "ferry.txt" }] });
    write("mill");
    await shelf.reindex();
    expect(await answersOf(shelf)).toEqual(first);
  });

  it("goes on serving it in a thread, whatever becomes of what was kept", async () => {
    const log = { warn: (_: unknown, warning?: string) => warnings.push(warning ?? ""), error: () => {} };
    const { shelf } = await Shelf.open(inThreads(folder, { log, linger: 0 }));
    const first = await answersOf(shelf);
    rmSync(join(base, "data"), { recursive: true });
    writeFileSync(join(base, "articles", "ferry.txt"), "\0\0 not a text \0\0");
    expect(await shelf.reindex()).toMatchObject({ articles: 5, kept: [{ file: "ferry.txt" }] });
    expect(await answersOf(shelf)).toEqual(first);
    rmSync(join(base, "data"), { recursive: true });
    writeFileSync(join(base, "data"), "a file where the folder should be");
    expect(await shelf.reindex()).toMatchObject({ articles: 5, kept: [{ file: "ferry.txt" }] });
    write("mill", 31);
    expect(await shelf.reindex()).toMatchObject({ articles: 5, kept: [{ file: "ferry.txt" }] });
    expect(warnings).toEqual([expect.stringContaining("nothing can be kept")]);
    await shelf.close();
  });

  it("that is gone as a whole goes on being served, until that is confirmed", async () => {
    const { shelf } = await open();
    rmSync(join(base, "articles"), { recursive: true });
    writeFileSync(join(base, "articles"), "");
    expect(await shelf.reindex()).toMatchObject({
      needsConfirmation: true,
      articles: 5,
      problems: [{ file: "." }],
    });
  });

  it("of which most would be gone is still known afterwards: neither a lost thread nor a start forgets it", async () => {
    const { shelf } = await open();
    const known = readFileSync(kept("articles"));
    for (const name of names.slice(1)) rmSync(join(base, "articles", `${name}.txt`));
    expect(await shelf.reindex()).toMatchObject({ needsConfirmation: true, articles: 5 });
    expect(readFileSync(kept("articles"))).toEqual(known);
    const again = makingOf(folder, { threads: 0, warn: () => {}, isRecalled: true });
    const recalled = await Shelf.open(inThisThread(again));
    expect(await answersOf(recalled.shelf)).toEqual(await answersOf(shelf));
    expect(await shelf.reindex({ confirmed: true })).toMatchObject({ replaced: true, articles: 1 });
  });

  it("may be saved by an editor that moves the old file away for a moment", async () => {
    const { shelf } = await open();
    rmSync(join(base, "articles", "ferry.txt"));
    setTimeout(() => write("ferry", 31), 50);
    expect(await shelf.reindex()).toMatchObject({ changed: ["The ferry"], removed: [] });
  });
});

describe("a folder that may not be looked into", () => {
  it.skipIf(process.getuid?.() === 0)("keeps what was served of it", async () => {
    mkdirSync(join(base, "articles", "sub"));
    for (const name of names) write(`sub/${name}`);
    const { shelf } = await open();
    chmodSync(join(base, "articles", "sub"), 0);
    const report = await shelf.reindex().finally(() => chmodSync(join(base, "articles", "sub"), 0o755));
    expect(report).toMatchObject({ articles: 5, removed: [], kept: names.map(() => expect.anything()) });
  });
});
