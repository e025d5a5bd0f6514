import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { percentile } from "../quality/retrieval/statistics.ts";
import { engines } from "./engines.ts";
import { type BenchArticle, textOf } from "./text.ts";
import { timeQuestions } from "./time-questions.ts";

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

/** A slow engine is asked fewer questions: no more after so many ms of warming up and of measuring. */
const patience = { warmUp: 5_000, asking: 30_000 };
const warmUps = 10;

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

  await timeQuestions(searcher, questions.slice(0, warmUps), patience.warmUp);
  const times = await timeQuestions(searcher, questions, patience.asking);
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

const [engine = "", size = "1000", file] = process.argv.slice(2);
const { articles, questions } = await textOf(Number(size), file);
console.log(JSON.stringify(await measureEngine(engine, articles, questions)));
