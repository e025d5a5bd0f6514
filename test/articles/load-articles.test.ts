import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LoadOptions, loadArticles } from "../../src/articles/index.ts";
import { goodFiles, malformedFiles } from "./malformed-files.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "verbatim-articles-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function put(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(dir, file, ".."), { recursive: true });
  await writeFile(join(dir, file), content);
}

/** In this thread, which is quicker to start than one that reads. */
const load = (options: LoadOptions = {}, folder = dir) => loadArticles(folder, { threads: 0, ...options });

const TEXT =
  "Elms return\n\nThe town will plant two hundred elms along the river this fall, the mayor said on Monday.\n";

describe("loadArticles", () => {
  it("reads text, Markdown and HTML in subfolders, in the order of their names", async () => {
    await put("b.txt", TEXT);
    await put("sub/deeper/C.MD", "# Elms\n\nThe town will plant elms.");
    await put("sub/a.html", "<html><body><h1>Elms</h1><p>The town will plant elms.</p></body></html>");
    await put("sub/picture.png", "no article");
    await put(".hidden/x.txt", TEXT);
    const { articles, problems } = await load();
    expect(articles.map(({ id, file, title }) => [id, file, title])).toEqual([
      ["b", "b.txt", "Elms return"],
      ["sub-a", "sub/a.html", "Elms"],
      ["sub-deeper-c", "sub/deeper/C.MD", "Elms"],
    ]);
    expect(problems).toEqual([]);
  });

  it("gives the same articles when it reads the folder again", async () => {
    await put("b.txt", TEXT);
    await put("a.md", `---\nid: elms\n---\n${TEXT}`);
    const first = await load();
    expect(await load()).toEqual(first);
    expect(first.articles.map(({ id }) => id)).toEqual(["elms", "b"]);
  });

  it("reports how far it has come", async () => {
    for (const name of ["a.txt", "b.txt", "c.pdf"]) await put(name, TEXT);
    const steps: string[] = [];
    await load({ onProgress: (done, total) => steps.push(`${done}/${total}`) });
    expect(steps).toEqual(["1/3", "2/3", "3/3"]);
  });

  it("loads the 20 good files among 60 malformed ones, and says what is wrong with each", async () => {
    const good = goodFiles(20);
    const bad = malformedFiles(60);
    for (const { file, content } of [...good, ...bad]) await put(file, content);
    const { articles, problems } = await load({ maxBytes: 200_000 });
    expect(articles.map(({ file }) => file)).toEqual(good.map(({ file }) => file).sort());
    expect(problems.map(({ file }) => file)).toEqual(bad.map(({ file }) => file).sort());
    for (const { file, reason } of bad)
      expect(problems.find((problem) => problem.file === file)?.reason).toMatch(reason);
  });

  it("makes problems of links that leave the folder, lead in a circle or lead nowhere", async () => {
    await put("real.txt", TEXT);
    await put("sub/x.txt", TEXT);
    await symlink("/etc/hosts", join(dir, "hosts.txt"));
    await symlink("/etc", join(dir, "etc"));
    await symlink(".", join(dir, "circle"));
    await symlink("me.txt", join(dir, "me.txt"));
    await symlink("nowhere.txt", join(dir, "broken.txt"));
    await symlink("real.txt", join(dir, "same.txt"));
    const { articles, problems } = await load();
    expect(articles.map(({ file }) => file)).toEqual(["real.txt", "same.txt", "sub/x.txt"]);
    expect(problems).toEqual([
      { file: "broken.txt", reason: expect.stringMatching(/broken link/) },
      { file: "circle", reason: expect.stringMatching(/read anyway/) },
      { file: "etc", reason: expect.stringMatching(/leaves the folder/) },
      { file: "hosts.txt", reason: expect.stringMatching(/leaves the folder/) },
      { file: "me.txt", reason: expect.stringMatching(/circle/) },
    ]);
  });

  it("makes a problem of the second of two articles with one id", async () => {
    await put("a.txt", `---\nid: elms\n---\n${TEXT}`);
    await put("elms.txt", TEXT);
    const { articles, problems } = await load();
    expect(articles.map(({ file }) => file)).toEqual(["a.txt"]);
    expect(problems).toEqual([
      { file: "elms.txt", reason: expect.stringMatching(/same id "elms" as a\.txt/) },
    ]);
  });

  it("does not wait for a pipe", async () => {
    execFileSync("mkfifo", [join(dir, "pipe.txt")]);
    expect(await load()).toMatchObject({
      articles: [],
      problems: [{ file: "pipe.txt", reason: expect.stringMatching(/not an ordinary file/) }],
    });
  });

  it("says so when there is no such folder, or it is a file", async () => {
    await put("a.txt", TEXT);
    for (const [path, reason] of [
      ["missing", /does not exist/],
      ["a.txt", /is a file/],
    ] as const) {
      expect(await load({}, join(dir, path))).toMatchObject({
        articles: [],
        problems: [{ file: ".", reason: expect.stringMatching(reason) }],
      });
    }
  });

  it("reads the same in threads as in this one", async () => {
    await put("a.html", "<h1>Elms</h1><p>The town will plant elms.</p>");
    await put("b.txt", TEXT);
    await put("c.md", `# Elms\n\n“We will plant elms,” said Mayor Ann Bell.`);
    await put("d.txt", "");
    const { articles, problems } = await load();
    expect(articles.map(({ file }) => file)).toEqual(["a.html", "b.txt", "c.md"]);
    expect(await load({ threads: 2 })).toMatchObject({ articles, problems });
  });
});
