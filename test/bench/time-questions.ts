import { performance } from "node:perf_hooks";
import type { Searcher } from "./engines.ts";

/** Milliseconds for each question, until patience runs out. */
export async function timeQuestions(
  searcher: Searcher,
  questions: readonly string[],
  patience: number,
): Promise<number[]> {
  const since = performance.now();
  const times: number[] = [];
  for (const question of questions) {
    const before = performance.now();
    await searcher.ask(question);
    times.push(performance.now() - before);
    if (performance.now() - since > patience) break;
  }
  return times;
}
