import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return runIn(process.env, ...args);
}

function runIn(env: NodeJS.ProcessEnv, ...args: string[]): ReturnType<typeof run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [".built/src/doors/inspect.js", ...args],
      { cwd: root, env },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe("npm run articles", () => {
  it("prints the articles and problems of a folder as JSON", async () => {
    const dir = await mkdtemp(join(tmpdir(), "verbatim-inspect-"));
    try {
      await writeFile(
        join(dir, "a.txt"),
        "Elms return\nBy Ann Lee\n\nThe town will plant elms. It will take a year, the mayor said.\n",
      );
      await writeFile(join(dir, "b.md"), "Elms [return](x), again.");
      await writeFile(join(dir, "c.txt"), "");
      const { code, out } = await run("--articles", dir, "--json");
      expect(code).toBe(0);
      expect(JSON.parse(out)).toEqual({
        articles: [
          {
            id: "a",
            file: "a.txt",
            title: "Elms return",
            author: "Ann Lee",
            date: null,
            publication: null,
            url: null,
            paragraphs: [
              {
                text: "The town will plant elms. It will take a year, the mayor said.",
                parts: [{ start: 24, end: 86 }],
                sentences: ["The town will plant elms.", "It will take a year, the mayor said."],
              },
            ],
            quotations: [],
          },
          expect.objectContaining({ id: "b", text: "Elms return, again." }),
        ],
        problems: [{ file: "c.txt", reason: expect.stringMatching(/is empty/) }],
      });
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });

  it("prints what was joined and dropped for people", async () => {
    const { code, out } = await run("--articles", "seeds");
    expect(code).toBe(0);
    expect(out).toMatch(/joined: …/);
    expect(out).toMatch(/dropped: .*\(a page number\)/);
    expect(out).toMatch(/3 articles, 0 problems\n$/);
  });

  it("adds to what a server has, shows it, and removes it", async () => {
    const dir = await mkdtemp(join(tmpdir(), "verbatim-inspect-"));
    const env = { ...process.env, DATA_DIR: join(dir, "data") };
    const server = ["--server", "200000000000000001", "--json"];
    try {
      const file = join(dir, "Elms.txt");
      await writeFile(file, "Elms return\nBy Ann Lee\n\nThe town will plant elms.\n");
      const added = await runIn(env, ...server, "--add", file, "--add", file);
      expect({ ...added, out: JSON.parse(added.out) }).toMatchObject({
        code: 1,
        err: expect.stringMatching(/^[^\n]*Elms\.txt: [^\n]* is there already[^\n]*\n$/),
        out: { articles: [{ file: "Elms.txt", title: "Elms return", author: "Ann Lee" }] },
      });
      const elsewhere = await runIn(env, "--server", "200000000000000002");
      expect(elsewhere).toMatchObject({ code: 0, out: "0 articles, 0 problems\n" });
      const { id } = JSON.parse(added.out).articles[0];
      expect(await runIn(env, ...server, "--remove", id, "--remove", id)).toEqual({
        code: 1,
        err: `${id}: There is no such article here.\n`,
        out: expect.stringContaining('"articles": []'),
      });
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });

  it.each([
    ["--server", "mine"],
    ["--server", "1", "--articles", "seeds"],
    ["--add", "seeds/mill-fire.txt"],
  ])("exits with 2 for %j", async (...args) => {
    expect(await run(...args)).toMatchObject({ code: 2, err: expect.stringMatching(/^usage: /) });
  });

  it("exits with 1 and one line when the folder is missing, and with 2 for wrong usage", async () => {
    const [missing, wrong] = await Promise.all([run("--articles", "no-such-folder"), run("--jsonn")]);
    expect(missing).toEqual({
      code: 1,
      out: "",
      err: expect.stringMatching(/^[^\n]*does not exist[^\n]*\n$/),
    });
    expect(wrong).toEqual({
      code: 2,
      out: "",
      err: expect.stringMatching(/^usage: [^\n]*\n$/),
    });
  });
});
