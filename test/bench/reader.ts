import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildLibrary } from "../../src/library/index.ts";
import { createLog } from "../../src/log.ts";
import { openReader, type Reader, vectorWidth } from "../../src/reader/index.ts";
import { openShelves } from "../../src/shelves/index.ts";
import { withVectors } from "../quality/readers/open-library.ts";
import { toArticle } from "../quality/retrieval/question-file.ts";
import { percentile } from "../quality/retrieval/statistics.ts";
import { shelvesSettings } from "../shelves-settings.ts";
import { engines, type Searcher } from "./engines.ts";
import { figuresOf } from "./process-tree.ts";
import { writeArticles } from "./start.ts";
import { type BenchArticle, textOf } from "./text.ts";
import { timeQuestions } from "./time-questions.ts";

const asked = { measured: 60, warmUp: 5, atOnce: 20 };
const patience = 60_000;

/** So many paragraphs tell how long all would take to make vectors of. */
const sample = 400;

/**
 * `npm run bench -- reader [FILE] [--paragraphs 20000]`: what reading costs, in one table. How long a question takes
 * with the reader off and on beside MiniSearch as it comes; the longest stall of the main thread while 20 questions
 * are asked at once of a library as the bot hosts it; processor time and memory of the reader's process; and how long
 * vectors take. Real text (FILE) is read faster than pseudo-news, whose words are long to a network.
 */
export async function measureReader(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { paragraphs: { type: "string", default: "20000" } },
  });
  // A library's thread and the reader's process keep nobody waiting; in the bot, Discord does.
  const awake = setInterval(() => {}, 1_000);
  const size = Number(values.paragraphs);
  const file = positionals[0] === undefined ? undefined : resolve(positionals[0]);
  const { articles, questions } = await textOf(size, file);
  const rows: Row[] = [];
  const miniSearch = await timesOf(await openEngine("MiniSearch", articles), questions);
  const add = (name: string, times: readonly number[], more: Omit<Row, "name"> = {}): void => {
    rows.push({ name, p50: percentile(times, 50), p95: percentile(times, 95), ...more });
  };
  add("MiniSearch", miniSearch);
  add("reader off", await timesOf(await openEngine("Verbatim", articles), questions));
  const reader = openReader({ log: createLog("error"), waitMs: patience });
  await reader.started;
  try {
    const library = await withVectors({ reader: withCheapVectors(reader) }, (reading) =>
      buildLibrary(toArticles(articles), { reading }),
    );
    const before = figuresOf(reader.pid()).cpu;
    const times = await timesOf({ ask: (question) => library.ask({ question }) }, questions);
    const after = figuresOf(reader.pid());
    const cpu = (after.cpu - before) / (times.length + asked.warmUp);
    add("reader on", times, { cpu, memory: after.memory });
    const vectors = await vectorTime(reader, articles);
    rows.push({ name: `vectors of ${size.toLocaleString("en")}`, took: (vectors * size) / 1000 });
  } finally {
    await reader.close();
  }
  rows.push({ name: `${asked.atOnce} at once`, ...(await askAtOnce(articles, questions)) });
  clearInterval(awake);
  print(rows, size, file);
}

/** A line of the table. Times in ms but `took`, in s; memory in bytes. */
interface Row {
  readonly name: string;
  readonly p50?: number;
  readonly p95?: number;
  readonly stall?: number;
  readonly cpu?: number;
  readonly memory?: number;
  readonly took?: number;
}

function print(rows: readonly Row[], size: number, file: string | undefined): void {
  console.log(`${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`);
  console.log(`${size.toLocaleString("en")} paragraphs of ${file ?? "pseudo-news"}`);
  const cell = (value: number | undefined, digits = 1): string =>
    (value === undefined ? "" : value.toFixed(digits)).padStart(11);
  console.log(
    `${"".padEnd(20)}     p50 ms     p95 ms       p95×   stall ms  reader CPU  reader MB     took s`,
  );
  const peer = rows[0]?.p95;
  for (const { name, p50, p95, stall, cpu, memory, took } of rows) {
    const ratio = p95 === undefined || peer === undefined ? undefined : peer / p95;
    const megabytes = memory === undefined ? undefined : memory / 1e6;
    console.log(
      name.padEnd(20) +
        [cell(p50, 2), cell(p95, 2), cell(ratio), cell(stall, 0), cell(cpu, 0), cell(megabytes, 0)].join("") +
        cell(took),
    );
  }
  console.log(
    "p95× is MiniSearch's over it; reader CPU is ms of processor time a question; stalls are the main thread's.",
  );
}

async function openEngine(name: string, articles: readonly BenchArticle[]): Promise<Searcher> {
  const engine = engines.find((candidate) => candidate.name === name);
  if (engine === undefined) throw new Error(`no engine "${name}"`);
  return (await engine.prepare(articles))();
}

async function timesOf(searcher: Searcher, questions: readonly string[]): Promise<number[]> {
  await timeQuestions(searcher, questions.slice(0, asked.warmUp), patience);
  return timeQuestions(searcher, questions.slice(asked.warmUp, asked.warmUp + asked.measured), patience);
}

const toArticles = (texts: readonly BenchArticle[]) =>
  texts.map(({ title, paragraphs }, at) => toArticle(`a${at}`, title, paragraphs));

/** The reader with vectors of the paragraphs that cost nothing to make: searching them takes as long as any. */
function withCheapVectors(reader: Reader): Reader {
  const vectorOf = (text: string): Int8Array => {
    const bytes = createHash("shake256", { outputLength: vectorWidth }).update(text).digest();
    return new Int8Array(bytes.buffer, bytes.byteOffset, vectorWidth).map((value) => value >> 4);
  };
  return {
    ...reader,
    encode: async (texts, urgency, within) =>
      urgency === "background" ? texts.map(vectorOf) : reader.encode(texts, urgency, within),
  };
}

/** Milliseconds that the vectors of a paragraph and its sentences take, over the first so many. */
async function vectorTime(reader: Reader, articles: readonly BenchArticle[]): Promise<number> {
  let paragraphs = 0;
  const some = articles.filter((article) => {
    paragraphs += article.paragraphs.length;
    return paragraphs - article.paragraphs.length < sample;
  });
  const count = some.reduce((sum, article) => sum + article.paragraphs.length, 0);
  const began = performance.now();
  await withVectors({ reader }, (reading) => buildLibrary(toArticles(some), { reading }));
  return (performance.now() - began) / count;
}

/** Asks 20 questions at once of the articles as files, hosted in a thread as the bot does. */
async function askAtOnce(
  articles: readonly BenchArticle[],
  questions: readonly string[],
): Promise<Omit<Row, "name">> {
  const base = mkdtempSync(join(tmpdir(), "verbatim-reader-"));
  try {
    const folder = writeArticles(base, articles);
    const { shelves } = await openShelves(
      shelvesSettings(folder, { ...folder, reader: "on", readerWaitMs: 1_500 }),
      { log: createLog("error") },
    );
    const library = (await shelves.shelfFor({})).library;
    while ((await library.summary()).reader === "starting") await sleep(100);
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    await sleep(50);
    const took: number[] = [];
    await Promise.all(
      questions.slice(0, asked.atOnce).map(async (question) => {
        const began = performance.now();
        await library.ask({ question });
        took.push(performance.now() - began);
      }),
    );
    loop.disable();
    await shelves.close();
    return { p50: percentile(took, 50), p95: percentile(took, 95), stall: loop.max / 1e6 };
  } finally {
    rmSync(base, { recursive: true });
  }
}
