import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { readQuestionFile } from "../quality/retrieval/question-file.ts";
import { percentile } from "../quality/retrieval/statistics.ts";
import { engines } from "./engines.ts";
import { type BenchArticle, pseudoNews, questionsOn } from "./text.ts";

/** What one engine did on one size of text. Times in ms, memory in bytes beyond the text itself. */
export interface EngineFigures {
  readonly build: number;
  /** The longest time the event loop stood still while building. */
  readonly stall: number;
  readonly memory: number;
  readonly p50: number;
  readonly p95: number;
  readonly questions: number;
}

/** Slow engines are asked fewer questions: none after this many ms, once there are enough for a p95. */
const patience = 30_000;
const enough = 25;

async function measureEngine(
  name: string,
  articles: BenchArticle[],
  questions: string[],
): Promise<EngineFigures> {
  const engine = engines.find((candidate) => candidate.name === name);
  if (engine === undefined) throw new Error(`no engine "${name}"`);
  const build = await engine.prepare(articles);
  const memoryBefore = used();

  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  await delay(50);
  const start = performance.now();
  const searcher = await build();
  const built = performance.now() - start;
  await delay(20);
  loop.disable();
  const memory = used() - memoryBefore + (searcher.bytes ?? 0);

  for (const question of questions.slice(0, 10)) await searcher.ask(question);
  const times: number[] = [];
  const askingSince = performance.now();
  for (const question of questions) {
    const before = performance.now();
    await searcher.ask(question);
    times.push(performance.now() - before);
    if (times.length >= enough && performance.now() - askingSince > patience) break;
  }
  return {
    build: built,
    stall: loop.max / 1e6,
    memory,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    questions: times.length,
  };
}

/** Bytes in use after collecting garbage: heap and array buffers (node is run with --expose-gc). */
function used(): number {
  for (let times = 0; times < 3; times++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** So many paragraphs: the file's first where one is given, then pseudo-news. */
async function textOf(size: number, file: string | undefined) {
  const articles: BenchArticle[] = [];
  const asked: string[] = [];
  let left = size;
  if (file !== undefined) {
    const read = await readQuestionFile(file);
    for (const { title, paragraphs } of read.articles) {
      const taken = paragraphs.slice(0, left).map(({ text }) => text);
      if (taken.length > 0) articles.push({ title, paragraphs: taken });
      left -= taken.length;
    }
    const every = Math.ceil(read.questions.length / 300);
    asked.push(...read.questions.filter((_, at) => at % every === 0).map(({ text }) => text));
  }
  if (left > 0) articles.push(...pseudoNews(left));
  return { articles, questions: asked.length > 0 ? asked : questionsOn(articles, 300) };
}

const [engine = "", size = "1000", file] = process.argv.slice(2);
const { articles, questions } = await textOf(Number(size), file);
console.log(JSON.stringify(await measureEngine(engine, articles, questions)));
