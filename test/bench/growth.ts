import { parseArgs } from "node:util";
import { type GrowthStep, growthSteps } from "./growth-steps.ts";
import { type HostileText, hostileTexts, layouts, writeText } from "./growth-texts.ts";

/**
 * `npm run bench -- growth [--steps NAME,…] [--texts NAME,…] [--length 16000]`: the time of every step of reading,
 * rendering, checking and citing on hostile texts of n, 2n and 4n characters, and the exponent by which it grows.
 * Prints what grows faster than linearly and exits 1 if anything does.
 */

/** Above this an exponent is no noise: 1 is linear, 2 quadratic. */
const MOST_GROWTH = 1.3;
/** A run at 4n that is shorter tells nothing, in ms. */
const LEAST_TIME = 4;
/** A run at 4n that is so long is no accident, in ms. */
const SURE_TIME = 400;
/** A run of n characters that takes longer is a failure by itself, in ms per 16,000 characters. */
const MOST_TIME = 2_000;

interface Growth {
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
  let failed = 0;
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
    const failures = found.filter(({ exponent }) => exponent > MOST_GROWTH);
    for (const { text, times, exponent } of failures.sort((a, b) => b.exponent - a.exponent))
      console.log(
        `  FAILS ${text.padEnd(40)} ${times.map((time) => time.toFixed(1).padStart(8)).join("")} ms  exponent ${exponent.toFixed(2)}`,
      );
    failed += failures.length;
  }
  return failed;
}

async function growthOf(
  step: GrowthStep,
  text: HostileText,
  layout: string,
  length: number,
): Promise<Growth> {
  const name = `${text.name}, ${layout}`;
  let growth = { text: name, ...(await measure(step, text, layout, length)) };
  // What is short and looks steep may be a collection of garbage: longer texts decide.
  for (let factor = 2; factor <= 16 && growth.exponent > MOST_GROWTH && last(growth) < SURE_TIME; factor *= 2)
    growth = { text: name, ...(await measure(step, text, layout, length * factor)) };
  return growth;
}

async function measure(
  step: GrowthStep,
  text: HostileText,
  layout: string,
  length: number,
): Promise<Omit<Growth, "text">> {
  const times: number[] = [];
  for (const factor of [1, 2, 4]) {
    const run = await step.prepare(writeText(text, layouts[layout] ?? "", length * factor));
    times.push(await timeOf(run));
    const [first = 0] = times;
    if (first > (MOST_TIME * length) / 16_000) return { times, exponent: Number.POSITIVE_INFINITY };
    // Twice where it is quick: the first run of a function is not its usual one.
    if (first < LEAST_TIME) times.push(Math.min(times.pop() ?? 0, await timeOf(run)));
  }
  return { times, exponent: exponentOf(times) };
}

const last = ({ times }: Growth): number => times.at(-1) ?? 0;

function exponentOf([first = 0, second = 0, third = 0]: readonly number[]): number {
  if (third < LEAST_TIME) return 0;
  // A first run that is too short to measure makes any growth look steep.
  return Math.min(Math.log2(third / Math.max(second, 0.5)), Math.log2(third / Math.max(first, 0.25)) / 2);
}

/** Processor time in ms, which other programs do not lengthen. */
async function timeOf(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  return process.cpuUsage(before).user / 1000;
}
