/** `npm run articles`: prints what the loader makes of a folder, or what a server has added; adds to that and removes. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import {
  type Article,
  type Loading,
  loadArticles,
  type Paragraph,
  type Quotation,
} from "../articles/index.ts";
import { type Config, readConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { english } from "../messages/index.ts";
import { refusalOf } from "../replies/index.ts";
import { openServerArticles, type ServerArticles } from "../shelves/index.ts";
import { endWithReader, writeLine } from "./stdout.ts";

const USAGE =
  "usage: npm run --silent articles -- [--articles DIR | --server ID [--add FILE]... [--remove ARTICLE]...] [--json]";

/** Who adds and removes here, where others have an id at Discord. */
const HOST = "host";

/** Exit codes: 0 whatever the folder holds, 1 where it cannot be read or something not be done, 2 for wrong usage. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  const config = readConfig();
  if (options.server !== undefined) return serveServer(config, options.server, options);
  const loading = await loadArticles(options.dir ?? config.articlesDir, { maxBytes: config.maxArticleBytes });
  const failure = loading.problems.find((problem) => problem.file === ".");
  if (failure) {
    console.error(failure.reason);
    return 1;
  }
  await writeLine(options.json ? JSON.stringify(toJson(loading), null, 2) : toText(loading));
  return 0;
}

interface Options {
  readonly dir: string | undefined;
  readonly server: string | undefined;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly json: boolean;
}

function readOptions(args: string[]): Options | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        articles: { type: "string" },
        server: { type: "string" },
        add: { type: "string", multiple: true, default: [] },
        remove: { type: "string", multiple: true, default: [] },
        json: { type: "boolean", default: false },
      },
    });
    const { articles: dir, server, add, remove, json } = values;
    const isChange = add.length + remove.length > 0;
    if (dir === "" || (server !== undefined && !/^\d{1,20}$/.test(server))) return null;
    if (server === undefined ? isChange : dir !== undefined) return null;
    return { dir, server, add, remove, json };
  } catch {
    return null;
  }
}

async function serveServer(config: Config, server: string, options: Options): Promise<number> {
  const store = await openServerArticles(config, createLog(config.logLevel));
  try {
    const failures: string[] = [];
    for (const path of options.add) failures.push(...(await addFile(store, server, path)));
    for (const id of options.remove) {
      if (!(await store.remove(server, id, HOST))) failures.push(`${id}: ${english.library.notThere}`);
    }
    for (const failure of failures) console.error(printable(failure));
    const loading = { articles: await store.articles(server), problems: [] };
    await writeLine(options.json ? JSON.stringify(toJson(loading), null, 2) : toText(loading));
    return failures.length > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
}

/** Why it was not added; nothing where it was. */
async function addFile(store: ServerArticles, server: string, path: string): Promise<string[]> {
  const name = basename(path);
  const added = await store.add(server, { name, bytes: await readFile(path) }, HOST);
  if (!("refused" in added)) return [];
  return [`${path}: ${refusalOf(added, english)}`];
}

type Found = Pick<Loading, "articles" | "problems">;

function toJson({ articles, problems }: Found) {
  return {
    articles: articles.map(
      ({ id, file, title, author, date, publication, url, paragraphs, quotations, extracted, source }) => ({
        id,
        file,
        title,
        author,
        date,
        publication,
        url,
        paragraphs: paragraphs.map(({ text, parts, sentences }) => ({
          text,
          parts,
          sentences: sentences.map(({ start, end }) => text.slice(start, end)),
        })),
        quotations: quotations.map((quotation) => quotationAsJson(quotation, paragraphs)),
        ...(extracted ? { text: source } : {}),
      }),
    ),
    problems,
  };
}

function quotationAsJson(quotation: Quotation, paragraphs: readonly Paragraph[]) {
  const { paragraph, start, end, parts, kind, speaker, cue, confidence, rule } = quotation;
  return {
    paragraph,
    start,
    end,
    sourceStart: parts[0]?.start,
    sourceEnd: parts.at(-1)?.end,
    text: (paragraphs[paragraph]?.text ?? "").slice(start, end),
    kind,
    speaker:
      speaker === undefined
        ? null
        : {
            mention: speaker.mention,
            name: speaker.name,
            title: speaker.title ?? null,
            role: speaker.role ?? null,
            type: speaker.type,
          },
    cue: cue ?? null,
    confidence,
    rule,
  };
}

function toText({ articles, problems }: Found): string {
  const lines = articles.flatMap(describe);
  lines.push(`${count(articles.length, "article")}, ${count(problems.length, "problem")}`);
  for (const { file, reason } of problems) lines.push(`  ${printable(file)}: ${printable(reason)}`);
  return lines.join("\n");
}

function describe(article: Article): string[] {
  const words = article.paragraphs.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  const origin = [article.author, article.publication, article.date, article.url].filter(
    (part) => part !== null,
  );
  const joins = article.repairs.filter((repair) => repair.kind === "join");
  const drops = article.repairs.filter((repair) => repair.kind === "drop");
  return [
    printable(article.title),
    `  ${printable(origin.join(" · ") || "no author, publication or date")}`,
    `  ${printable(article.file)}, id ${article.id}: ${count(article.paragraphs.length, "paragraph")}, ${count(words, "word")}`,
    ...joins.map(
      (repair) =>
        `  joined: …${excerpt(article, repair.span.start - 30, repair.span.start)} ⏎ ${excerpt(article, repair.span.end, repair.span.end + 30)}… (${repair.reason})`,
    ),
    ...drops.map((repair) => {
      const dropped = excerpt(article, repair.span.start, repair.span.end);
      return `  dropped: ${dropped === "" ? printable(repair.reason) : `${dropped} (${repair.reason})`}`;
    }),
    "",
  ];
}

function excerpt(article: Article, start: number, end: number): string {
  const text = printable(article.source.slice(Math.max(0, start), end)).trim();
  return text.length > 100 ? `${text.slice(0, 100)}[…]` : text;
}

/** On one line, and without what could command a terminal. */
function printable(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "");
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

endWithReader();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(message.replace(/\s*\n\s*/g, " "));
  process.exitCode = 1;
}
