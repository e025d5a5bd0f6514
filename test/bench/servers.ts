import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createFileReader } from "../../src/articles/index.ts";
import { openStore } from "../../src/shelves/index.ts";
import { openShelves } from "../../src/shelves/open-shelves.ts";
import { articlesKind } from "../../src/shelves/prints.ts";
import type { Shelves } from "../../src/shelves/shelves.ts";
import type { ArticleStore } from "../../src/shelves/store/article-store.ts";
import type { CopiedRow } from "../../src/shelves/store/copies.ts";
import { shelvesSettings } from "../shelves-settings.ts";
import { figuresOf } from "./process-tree.ts";
import { pseudoNews, questionsOn } from "./text.ts";

/**
 * `npm run bench -- servers [--servers 2000] [--paragraphs 1000] [--in-use 50] [--open N] [--reader on]`: many servers
 * with libraries of their own on one process: how long a start takes, what memory those in use take, and how long a
 * question waits in one that is in use and in one that has to be opened first, at first and when it was opened before.
 * `--open` is how many may be open at a time; by default as many as the bot ships with.
 */
export async function measureServers(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      servers: { type: "string", default: "2000" },
      paragraphs: { type: "string", default: "1000" },
      "in-use": { type: "string", default: "50" },
      open: { type: "string" },
      reader: { type: "string", default: "off" },
      hosted: { type: "string", default: "on" },
    },
  });
  const base = mkdtempSync(join(tmpdir(), "verbatim-servers-"));
  try {
    buildThreads();
    const articles = pseudoNews(Number(values.paragraphs));
    const questions = questionsOn(articles, 100);
    mkdirSync(join(base, "articles"));
    writeFileSync(join(base, "articles", "house.txt"), "The house\n\nThe house has articles of its own.\n");
    const settings = shelvesSettings(
      { articlesDir: join(base, "articles"), dataDir: join(base, "data") },
      { reader: values.reader === "on" ? "on" : "off" },
    );
    const servers = Array.from({ length: Number(values.servers) }, (_, n) =>
      String(2n * 10n ** 17n + BigInt(n)),
    );
    const store = await openStore(settings, { log: quiet });
    await fill(store, servers, articles);
    await store.close();
    const inUse = servers.slice(0, Number(values["in-use"]));
    const others = servers.slice(inUse.length, inUse.length + 40);
    const mostOpen = values.open === undefined ? {} : { mostOpen: Number(values.open) };
    for (const round of ["never opened before", "opened before"]) {
      const begun = performance.now();
      const { shelves } = await openShelves(settings, {
        log: quiet,
        isHosted: values.hosted === "on",
        ...mostOpen,
      });
      const started = performance.now() - begun;
      const alone = figuresOf(process.pid).memory;
      const opening = await timed(shelves, inUse, questions);
      const opened = figuresOf(process.pid).memory;
      const asking: number[] = [];
      for (let turn = 0; turn < 5; turn++) asking.push(...(await timed(shelves, inUse, questions)));
      const loading = await timed(shelves, others, questions);
      console.log(
        [
          `\n${servers.length} servers with ${values.paragraphs} paragraphs each, ${round}`,
          `start ${started.toFixed(0)} ms, ${megabytes(alone)} MB`,
          `${inUse.length} in use: ${megabytes(opened)} MB`,
          `first question of each: ${spread(opening)}`,
          `a question to one in use: ${spread(asking)}`,
          `a question to one to be opened, ${inUse.length} others being in use: ${spread(loading)}`,
        ].join("\n"),
      );
      await shelves.close();
    }
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

const quiet = { warn: () => {}, error: (details: object, text?: string) => console.error(text, details) };

/** From TypeScript, each thread would take a second to load. */
export function buildThreads(): void {
  const root = resolve(import.meta.dirname, "../..");
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", ".built"], { cwd: root });
  process.env["VERBATIM_BUILT"] = `${pathToFileURL(join(root, ".built")).href}/`;
}

/** Gives every server the same articles, each in one go: added one by one they would take an hour. */
async function fill(
  store: ArticleStore,
  servers: readonly string[],
  articles: ReturnType<typeof pseudoNews>,
): Promise<void> {
  const files = articles.map(({ title, paragraphs }, n) => ({
    file: `${n}.txt`,
    bytes: Buffer.from([title, ...paragraphs].join("\n\n")),
  }));
  const reader = createFileReader();
  const read = await Promise.all(files.map((file) => reader.read(file)));
  await reader.close();
  const rows = files.flatMap(({ file, bytes }, n): CopiedRow[] => {
    const one = read[n];
    if (one === undefined || "reason" in one) throw new Error(`${file} was not read`);
    const hash = createHash("sha256").update(file).update("\0").update(bytes).digest("base64url");
    const id = `article-${n}`;
    const content = createHash("sha256").update(bytes).digest("base64url");
    const { summary, json } = one;
    return [
      { table: "articles", values: { id, version: 1, removed_by: null, removed_at: null } },
      {
        table: "versions",
        values: {
          article: id,
          version: 1,
          file,
          content,
          hash,
          size: bytes.length,
          bytes: bytes.toString("base64"),
          added_by: "1",
          added_at: 1,
        },
      },
      {
        table: "readings",
        values: {
          hash,
          parser: articlesKind(),
          title: summary.title,
          json: Buffer.from(json).toString("base64"),
          summary: JSON.stringify(summary),
        },
      },
    ];
  });
  const inOrder = ["articles", "versions", "readings"].flatMap((name) =>
    rows.filter(({ table }) => table === name),
  );
  for (const [n, server] of servers.entries()) {
    await store.load(server, from(inOrder));
    if (process.stderr.isTTY && n % 100 === 0) console.error(`filling: ${n} of ${servers.length}`);
  }
}

async function* from<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** Asks each server once; gives how long each waited, in ms. */
async function timed(
  shelves: Shelves,
  servers: readonly string[],
  questions: readonly string[],
): Promise<number[]> {
  const times: number[] = [];
  for (const [n, libraryId] of servers.entries()) {
    const begun = performance.now();
    const { library } = await shelves.shelfFor({ libraryId });
    await library.ask({ question: questions[n % questions.length] ?? "" });
    times.push(performance.now() - begun);
  }
  return times;
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
