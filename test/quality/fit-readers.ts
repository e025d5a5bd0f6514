import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Article } from "../../src/articles/index.ts";
import { prepareParts } from "../../src/library/build-library.ts";
import type { LibraryParts } from "../../src/library/parts.ts";
import { type Fusion, fusion, type Level } from "../../src/library/rank/fusion.ts";
import { weights } from "../../src/library/rank/weights.ts";
import type { Reader } from "../../src/reader/index.ts";
import { chooser } from "./choice.ts";
import {
  crossValidate,
  fitLevel,
  type LevelModels,
  type Outcome,
  thresholdFor,
} from "./fusion/fit-fusion.ts";
import { type QuestionRecord, recordOf } from "./fusion/records.ts";
import { percent } from "./readers/figures.ts";
import { readReadersFile } from "./readers/file.ts";
import { openFilesCache } from "./readers/files-cache.ts";
import { startReader, withVectors } from "./readers/open-library.ts";

const usage =
  "usage: npm run fit -- readers FILE --records FILE [--models FOLDER] [--articles all|odd|even|fifth:K] [--precision WITHIN,LIBRARY] [--write]";

/** Everything that is fitted on, by scope. */
interface Records {
  readonly within: readonly QuestionRecord[];
  readonly library: readonly QuestionRecord[];
}

const scopes = ["within", "library"] as const;

/** Libraries of a few articles, and large ones, by paragraphs. */
const sizes: readonly (readonly [string, (paragraphs: number) => boolean])[] = [
  ["in few articles", (paragraphs) => paragraphs < 500],
  ["in a fifth", (paragraphs) => paragraphs >= 500 && paragraphs < 2_500],
  ["in all", (paragraphs) => paragraphs >= 2_500],
];

/**
 * Fits how words, vectors and reading are fused, and when an answer is put forward, on questions in readers' words.
 * With `--models` (networks that have not seen the chosen articles) it fits what goes by reading, without them what
 * goes by words and vectors. What is known of every candidate is kept in the file of records, and read from there the
 * next time. Without `--write` it only says what comes of it, by cross-validation over articles.
 */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(usage);
    return 2;
  }
  if (!existsSync(options.records)) await writeFile(options.records, JSON.stringify(await record(options)));
  const records: Records = JSON.parse(await readFile(options.records, "utf8"));
  const levels: Level[] = options.models === undefined ? ["words", "vectors"] : ["reader", "all"];
  let next: Fusion = fusion;
  for (const level of levels) {
    for (const scope of scopes) {
      const training = { records: records[scope], forSentences: records.within };
      const outcomes = crossValidate(training, level);
      const threshold = Number(thresholdFor(outcomes, options.precision[scope]).toFixed(4));
      report(`${scope}, by ${level}`, outcomes, threshold);
      if (scope === "library")
        for (const [name, isOf] of sizes)
          report(
            `  of them ${name}`,
            outcomes.filter(({ record }) => isOf(record.paragraphs)),
            threshold,
          );
      next = withModels(next, scope, level, fitLevel(training, level), threshold);
    }
  }
  if (options.write) await write(next, options);
  return 0;
}

interface Options {
  readonly file: string;
  readonly records: string;
  readonly models: string | undefined;
  readonly articles: string;
  /** Of all that is put forward, the part that is to be right. */
  readonly precision: Readonly<Record<(typeof scopes)[number], number>>;
  readonly write: boolean;
}

function readOptions(args: string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        records: { type: "string" },
        models: { type: "string" },
        articles: { type: "string", default: "all" },
        precision: { type: "string", default: "0.8,0.8" },
        write: { type: "boolean", default: false },
      },
    });
    const [file, ...rest] = positionals;
    const { records, models, articles, write } = values;
    const [within = 0, library = within] = values.precision.split(",").map(Number);
    if (file === undefined || rest.length > 0 || records === undefined) return undefined;
    if (!(within > 0 && library > 0)) return undefined;
    if (chooser(articles) === undefined) return undefined;
    return { file, records, models, articles, precision: { within, library }, write };
  } catch {
    return undefined;
  }
}

/** Articles in a library of a few: most servers have no more. */
const few = 5;

/**
 * Asks all questions of the chosen articles and notes what is known of their candidates: within the article, in
 * libraries of five articles, of a fifth of all, and of all (of which the networks may have seen those not chosen, if
 * with other questions: that is less wrong than a verdict that knows no library as large).
 */
async function record({ file, models, articles }: Options): Promise<Records> {
  const { articles: all, questions } = await readReadersFile(file);
  const isChosen = chooser(articles) ?? (() => true);
  const process = await startReader(models);
  // Without networks that have not seen the articles, nothing may be read; vectors are nobody's pupil.
  const reader: Reader = models === undefined ? { ...process, read: async () => [] } : process;
  const records: { within: QuestionRecord[]; library: QuestionRecord[] } = { within: [], library: [] };
  for (let fifth = 0; fifth < 5; fifth++) {
    const positions = [...all.keys()].filter((position) => position % 5 === fifth && isChosen(position));
    if (positions.length === 0) continue;
    for (const shelf of [positions, ...groupsOf(positions, few), [...all.keys()]]) {
      const parts = await partsOf(
        shelf.flatMap((position) => all[position] ?? []),
        reader,
      );
      for (const question of questions) {
        if (!positions.includes(question.position)) continue;
        const number = shelf.indexOf(question.position);
        if (number < 0) continue;
        if (shelf === positions) records.within.push(await recordOf(parts, question, number, true));
        records.library.push(await recordOf(parts, question, number, false));
      }
      console.error(`${records.library.length} questions recorded`);
    }
  }
  await process.close();
  return records;
}

function groupsOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

/** A library with its vectors made. */
async function partsOf(articles: readonly Article[], reader: Reader): Promise<LibraryParts> {
  const cache = await openFilesCache();
  return withVectors({ reader, cache }, (reading) => prepareParts(articles, weights, { reading }));
}

function report(name: string, outcomes: readonly Outcome[], threshold: number): void {
  const answerable = outcomes.filter(({ record }) => record.isAnswerable);
  const others = outcomes.filter(({ record }) => !record.isAnswerable);
  const isFound = ({ record, probability }: Outcome): boolean =>
    record.mayBeFound && probability >= threshold;
  const figures = {
    first: percent(answerable, ({ isFirst }) => isFirst),
    "in three": percent(answerable, ({ isInThree }) => isInThree),
    sentence: percent(answerable, ({ isRight }) => isRight),
    right: percent(answerable, (outcome) => isFound(outcome) && outcome.isRight),
    precision: percent(outcomes.filter(isFound), ({ isRight }) => isRight),
    "unanswerable found": percent(others, isFound),
    threshold,
    AUROC: Number(auroc(outcomes).toFixed(3)),
  };
  console.log(
    `${name} (${outcomes.length}): ${Object.entries(figures)
      .map(([key, value]) => `${key} ${value}`)
      .join(", ")}`,
  );
}

/** How often a right answer has a higher probability than what is none. */
function auroc(outcomes: readonly Outcome[]): number {
  const right = outcomes.filter(({ isRight }) => isRight);
  const wrong = outcomes.filter(({ isRight }) => !isRight);
  let above = 0;
  for (const { probability } of right)
    for (const other of wrong) above += probability > other.probability ? 1 : 0;
  return above / Math.max(1, right.length * wrong.length);
}

function withModels(
  old: Fusion,
  scope: (typeof scopes)[number],
  level: Level,
  { rank, sentence, verdict }: LevelModels,
  threshold: number,
): Fusion {
  const own = old[scope];
  return {
    ...old,
    [scope]: {
      rank: level === "words" ? own.rank : { ...own.rank, [level]: rank },
      verdict: { ...own.verdict, [level]: verdict },
      threshold: { ...own.threshold, [level]: threshold },
    },
    sentence: level === "words" ? old.sentence : { ...old.sentence, [level]: sentence },
  };
}

async function write(next: Fusion, { file, models, articles, precision }: Options): Promise<void> {
  const path = fileURLToPath(new URL("../../src/library/rank/fusion.data.json", import.meta.url));
  const { provenance } = JSON.parse(await readFile(path, "utf8"));
  const { meta } = JSON.parse(await readFile(file, "utf8"));
  const own = {
    by: "npm run fit -- readers",
    source: meta?.source ?? "",
    articles,
    precision,
    network: models === undefined ? "none" : "one that has not seen these articles",
  };
  const group = models === undefined ? "words and vectors" : "reader and all";
  const data = { ...next, provenance: { ...provenance, [group]: own } };
  await writeFile(path, `${JSON.stringify(data, null, 1)}\n`);
}
