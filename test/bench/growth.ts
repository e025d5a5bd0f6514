import { parseArgs } from "node:util";
import { type GrowthStep, growthSteps } from "./growth-steps.ts";
import { type HostileText, hostileTexts, layouts, writeText } from "./growth-texts.ts";

/**
 * `npm run bench -- growth [--steps NAME,…] [--texts NAME,…] [--length 16000]`: the time of every step of reading,
 * rendering, checking and citing on hostile texts of n, 2n and 4n characters, and the exponent by which it grows.
 * Prints what grows faster than linearly and exits 1 if anything does. Times below a millisecond say nothing.
 */

/** Above this an exponent is no noise: 1 is linear, 2 quadratic. */
const MOST_GROWTH = 1.3;
/** So long a run at 4n tells its growth, in ms. */
const LEAST_TIME = 4;
/** A run of n characters that takes longer is a failure by itself, in ms per 16,000 characters. */
const MOST_TIME = 2_000;

interface Growth {
  readonly step: string;
  readonly text: string;
  /** ms at n, 2n, 4n. */
  readonly times: readonly number[];
  readonly exponent: number;
}

/** Measures every step on every text; prints as it goes. The number of combinations that grow too fast. */
export async function measureGrowth(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { steps: { type: "string" }, texts: { type: "string" }, length: { type: "string" } },
  });
  const length = Number(values.length ?? 16_000);
  const isChosen = (names: string | undefined, name: string) => !names || names.split(",").includes(name);
  const steps = growthSteps.filter(({ name }) => isChosen(values.steps, name));
  const texts = hostileTexts.filter(({ name }) => isChosen(values.texts, name));
  console.log(`n = ${length} characters; ${texts.length} texts in ${Object.keys(layouts).length} layouts`);
  console.log("step                    texts  largest exponent            slowest at 4n, ms");
  const failures: Growth[] = [];
  for (const step of steps) {
    const found: Growth[] = [];
    for (const text of texts) {
      for (const layout of Object.keys(layouts)) found.push(await growthOf(step, text, layout, length));
    }
    const steepest = found.reduce((a, b) => (b.exponent > a.exponent ? b : a));
    const slowest = found.reduce((a, b) => ((b.times.at(-1) ?? 0) > (a.times.at(-1) ?? 0) ? b : a));
    console.log(
      `${step.name.padEnd(22)} ${String(found.length).padStart(6)}  ${steepest.exponent.toFixed(2)} ${steepest.text.padEnd(34)} ${(slowest.times.at(-1) ?? 0).toFixed(0).padStart(6)} ${slowest.text}`,
    );
    failures.push(...found.filter(({ exponent }) => exponent > MOST_GROWTH));
  }
  if (failures.length > 0) console.log("\ngrows faster than linearly:");
  for (const { step, text, times, exponent } of failures.sort((a, b) => b.exponent - a.exponent))
    console.log(
      `${step.padEnd(22)} ${text.padEnd(44)} ${times.map((time) => time.toFixed(1).padStart(8)).join("")} ms  exponent ${exponent.toFixed(2)}`,
    );
  return failures.length;
}

async function growthOf(
  step: GrowthStep,
  text: HostileText,
  layout: string,
  length: number,
): Promise<Growth> {
  const write = (times: number) => writeText(text, layouts[layout] ?? "", length * times);
  const name = `${text.name}, ${layout}`;
  const [runs, double, fourfold] = [
    await step.prepare(write(1)),
    await step.prepare(write(2)),
    await step.prepare(write(4)),
  ];
  await runs();
  let times = [await timeOf(runs), 0, 0];
  if ((times[0] ?? 0) > (MOST_TIME * length) / 16_000)
    return { step: step.name, text: name, times, exponent: Number.POSITIVE_INFINITY };
  times = [times[0] ?? 0, await timeOf(double), await timeOf(fourfold)];
  // What looks steep may be the machine: the best of several runs decides.
  for (let again = 0; again < 4 && exponentOf(times) > MOST_GROWTH && (times[2] ?? 0) < 300; again++) {
    const next = [await timeOf(runs), await timeOf(double), await timeOf(fourfold)];
    times = times.map((time, i) => Math.min(time, next[i] ?? time));
  }
  return { step: step.name, text: name, times, exponent: exponentOf(times) };
}

function exponentOf([first = 0, second = 0, third = 0]: readonly number[]): number {
  if (third < LEAST_TIME) return 0;
  // A first run that is too short to measure makes any growth look steep.
  return Math.min(Math.log2(third / Math.max(second, 0.5)), Math.log2(third / Math.max(first, 0.25)) / 2);
}

async function timeOf(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
