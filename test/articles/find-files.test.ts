import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findFiles, readBytes } from "../../src/articles/find-files.ts";

let parent = "";
let dir = "";
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "verbatim-files-"));
  dir = join(parent, "articles");
  mkdirSync(dir);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const found = () => findFiles(dir).files.map(({ file }) => file);

describe("findFiles", () => {
  it("refuses a link into a folder whose name begins like the articles'", () => {
    mkdirSync(join(parent, "articles-secret"));
    writeFileSync(join(parent, "articles-secret", "plan.txt"), "secret");
    symlinkSync("../articles-secret/plan.txt", join(dir, "plan.txt"));
    expect(findFiles(dir)).toMatchObject({
      files: [],
      problems: [{ file: "plan.txt", reason: expect.stringMatching(/leaves the folder/) }],
    });
  });

  it("finds a file whose name is not UTF-8, and names it legibly", () => {
    mkdirSync(Buffer.concat([Buffer.from(`${dir}/caf`), Buffer.from([0xe9])]));
    const name = Buffer.concat([
      Buffer.from(`${dir}/caf`),
      Buffer.from([0xe9]),
      Buffer.from("/Stra"),
      Buffer.from([0xdf]),
      Buffer.from("e.txt"),
    ]);
    writeFileSync(name, "text");
    const { files } = findFiles(dir);
    expect(files.map(({ file }) => file)).toEqual(["café/Straße.txt"]);
    expect(files.map((file) => readBytes(file, 100))).toMatchObject([{ bytes: Buffer.from("text") }]);
  });

  it("makes a problem of a name that reads like another's", () => {
    writeFileSync(Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0xe9]), Buffer.from(".txt")]), "one");
    writeFileSync(join(dir, "é.txt"), "two");
    expect(found()).toEqual(["é.txt"]);
    expect(findFiles(dir).problems).toEqual([
      { file: "é.txt", reason: "has a name that reads like another file's: rename it" },
    ]);
  });

  it.runIf(process.getuid?.() !== 0)("says which folders it cannot know", () => {
    mkdirSync(join(dir, "closed"), { mode: 0 });
    expect(findFiles(dir)).toMatchObject({ unreadable: ["closed"] });
  });

  it("tells a folder that is gone from one that cannot be read", () => {
    rmSync(dir, { recursive: true });
    expect(findFiles(dir).unreadable).toEqual([]);
    symlinkSync("articles", dir);
    expect(findFiles(dir).unreadable).toEqual([""]);
  });
});

describe("readBytes", () => {
  const file = () => ({ file: "a.txt", path: join(dir, "a.txt") });

  it("does not wait for a pipe that was put in the place of a file", async () => {
    execFileSync("mkfifo", [file().path]);
    // Were the pipe waited for, this would set it free.
    const freed = join(parent, "freed");
    const writer = spawn("sh", ["-c", 'sleep 20; : > "$1"; : > "$2"', "sh", freed, file().path]);
    expect(readBytes(file(), 100)).toEqual({
      file: "a.txt",
      reason: "is not an ordinary file: remove it",
      isGone: false,
    });
    expect(existsSync(freed)).toBe(false);
    writer.kill();
    await once(writer, "exit");
  });

  it("does not follow a link that was put in the place of a file", () => {
    writeFileSync(join(parent, "secret.txt"), "secret");
    symlinkSync("../secret.txt", file().path);
    expect(readBytes(file(), 100)).toMatchObject({
      reason: expect.stringMatching(/link that was put there/),
    });
  });

  it.each([
    [100, { bytes: Buffer.alloc(100) }],
    [101, { reason: "is too large (101 bytes; at most 100 bytes): split it, or raise MAX_ARTICLE_BYTES" }],
  ])("reads as many bytes as it may: %s of 100", (size, result) => {
    writeFileSync(file().path, Buffer.alloc(size));
    expect(readBytes(file(), 100)).toMatchObject(result);
  });

  it("tells a file that is gone", () => {
    expect(readBytes(file(), 100)).toMatchObject({ isGone: true });
  });
});
