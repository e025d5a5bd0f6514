import { basename } from "node:path";
import { parseArgs } from "node:util";
import { choiceOf, choiceOptions, readerOptions, spread } from "./choice.ts";
import { startReader } from "./readers/open-library.ts";
import { buildMiniSearch, buildVerbatim } from "./retrieval/engine.ts";
import { byQuestionWord, type Figures, figuresOf, shareOf } from "./retrieval/figures.ts";
import { groupsToRemove, measure, type Outcome } from "./retrieval/measure.ts";
import { type QuestionFile, readQuestionFile } from "./retrieval/question-file.ts";
import type { Estimate } from "./retrieval/statistics.ts";

const usage =
  "usage: npm run quality -- retrieval FILE [--articles all|odd|even|fifth:K] [--limit N] [--distractors FILE] [--reader on|off] [--models FOLDER] [--json]";

/** With a reader, which takes its time, no more questions are asked than this unless `--limit` says so. */
const mostRead = 800;

/** The yardstick is slow in a large library, so there it is asked about this many paragraphs in all. */
const yardstickBudget = 5_000_000;

/**
 * Measures finding and refusing on a file of questions, beside MiniSearch as it comes. `--articles` chooses whose
 * questions are asked, by the article's position in the file from 0, `--limit` how many, spread over them; the library always holds all of the file.
 * It reads, as shipped, unless `--reader off` lets words decide; `--models` are other networks than the shipped.
 * Returns the exit code: 0 measured, 2 wrong use or file.
 */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(usage);
    return 2;
  }
  let file: QuestionFile;
  let distractors: QuestionFile["articles"];
  try {
    file = await readQuestionFile(options.file);
    distractors = options.distractors ? (await readQuestionFile(options.distractors, "d")).articles : [];
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
  const library = [...file.articles, ...distractors];
  const chosen = new Set(file.articles.filter((_, at) => options.isChosen(at)));
  const asked = spread(
    file.questions.filter(({ article, unanswerable }) => chosen.has(article) && !unanswerable),
    options.limit === 0 && options.reader ? mostRead : options.limit,
  );
  if (asked.length === 0) {
    console.error(`${options.file}: no answerable question to ask`);
    return 2;
  }
  const paragraphs = library.reduce((sum, article) => sum + article.paragraphs.length, 0);
  const step = Math.ceil((asked.length * paragraphs) / yardstickBudget);

  const reader = options.reader ? await startReader(options.models) : undefined;
  const outcomes = await measure((articles) => buildVerbatim(articles, reader), library, asked);
  await reader?.close();
  const yardstick = await measure(
    buildMiniSearch,
    library,
    asked.filter((_, at) => at % step === 0),
  );
  const figures = figuresOf(outcomes);
  const compared = figuresOf(yardstick);
  if (options.json) {
    const { within, library, sentence, offTopic } = inPercent(compared);
    console.log(
      JSON.stringify({ ...inPercent(figures), yardstick: { within, library, sentence, offTopic } }),
    );
    return 0;
  }
  console.log(
    `${basename(options.file)}: ${asked.length} answerable questions on ${options.articles} articles (${chosen.size} of ` +
      `${file.articles.length}), library of ${library.length} articles, ${paragraphs} paragraphs`,
  );
  if (step > 1) console.log(`MiniSearch is asked one question in ${step}`);
  const removed = groupsToRemove(library, asked).length;
  if (removed < new Set(asked.map(({ article }) => article)).size) {
    console.log(`off topic: the asked articles are removed in ${removed} groups, not one by one`);
  }
  printFigures(figures, compared);
  printRefusals(outcomes);
  printQuestionWords(outcomes);
  return 0;
}

function readOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...choiceOptions, ...readerOptions, distractors: { type: "string" } },
    });
    const choice = choiceOf(positionals, values);
    const { articles, distractors, reader, models } = values;
    if (choice === undefined || !/^(?:on|off)$/.test(reader)) return undefined;
    return { ...choice, articles, distractors, reader: reader === "on", models };
  } catch {
    return undefined;
  }
}

/** The figures in percent, without their intervals: what `--json` prints. */
function inPercent(figures: Figures) {
  const { within, library, sentence, typo, offTopic, ms } = figures;
  return {
    within: percents(within),
    library: percents(library),
    sentence: percents(sentence),
    typo: percents(typo),
    offTopic: percents(offTopic),
    ms: { p50: round(ms.p50, 3), p95: round(ms.p95, 3) },
  };
}

type Percents<Group> = { [Key in keyof Group]: number };

function percents<Group extends Record<string, number | Estimate>>(group: Group): Percents<Group> {
  const entries = Object.entries(group).map(([key, figure]) => [
    key,
    typeof figure === "number" ? figure : round(figure.value * 100, 2),
  ]);
  return Object.fromEntries(entries);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function printFigures(own: Figures, yardstick: Figures): void {
  const rows: [string, number, Estimate, Estimate][] = [
    ["within its article  recall@1", own.within.n, own.within.recall1, yardstick.within.recall1],
    ["                    recall@3", own.within.n, own.within.recall3, yardstick.within.recall3],
    ["                    recall@5", own.within.n, own.within.recall5, yardstick.within.recall5],
    ["                    MRR", own.within.n, own.within.mrr, yardstick.within.mrr],
    ["  best sentence     hit@1", own.sentence.n, own.sentence.hit1, yardstick.sentence.hit1],
    ["whole library       recall@1", own.library.n, own.library.recall1, yardstick.library.recall1],
    ["                    recall@5", own.library.n, own.library.recall5, yardstick.library.recall5],
    ["                    recall@20", own.library.n, own.library.recall20, yardstick.library.recall20],
    ["                    MRR@20", own.library.n, own.library.mrr, yardstick.library.mrr],
    ["one typo            recall@1", own.typo.n, own.typo.recall1, yardstick.typo.recall1],
    ["                    loss", own.typo.n, own.typo.loss, yardstick.typo.loss],
    ["off topic           AUROC", own.offTopic.n, own.offTopic.auroc, yardstick.offTopic.auroc],
    [
      "   refused, 95% of answerable kept",
      own.offTopic.n,
      own.offTopic.refusedAt95,
      yardstick.offTopic.refusedAt95,
    ],
    ["   refused as shipped", own.offTopic.n, own.offTopic.refused, yardstick.offTopic.refused],
    ["   answerable kept as shipped", own.offTopic.n, own.offTopic.kept, yardstick.offTopic.kept],
  ];
  console.log(`\n${line("", "n", "Verbatim", `MiniSearch (n ${yardstick.within.n})`)}`);
  for (const [name, n, ours, theirs] of rows)
    console.log(line(name, String(n), interval(ours), interval(theirs)));
  const times = ({ ms }: Figures) => `${ms.p50.toFixed(1)} / ${ms.p95.toFixed(1)}`;
  console.log(line("ms a question       p50 / p95", String(own.library.n), times(own), times(yardstick)));
}

function printRefusals(outcomes: readonly Outcome[]): void {
  const refused = outcomes.filter(({ within }) => within.refused);
  const right = refused.filter(({ within }) => within.rank === 1).length;
  console.log(
    `\nA refusal's closest passage counts as its first. Within the article ${refused.length} of ${outcomes.length} ` +
      `were refused, ${right} of them with the right closest passage; counted as missed, recall@1 is ` +
      `${interval(shareOf(outcomes, ({ within }) => within.rank === 1 && !within.refused))}, across the library ` +
      `${interval(shareOf(outcomes, ({ library }) => library.rank === 1 && !library.refused))}.`,
  );
}

function printQuestionWords(outcomes: readonly Outcome[]): void {
  console.log(`\n${line("question word", "n", "within @1", "library @1")}sentence @1`);
  for (const { word, n, within, library, sentence } of byQuestionWord(outcomes)) {
    console.log(line(word, String(n), interval(within), interval(library)) + interval(sentence));
  }
}

function interval({ value, low, high }: Estimate): string {
  const percent = (x: number) => (x * 100).toFixed(1);
  return `${percent(value)} (${percent(low)} to ${percent(high)})`;
}

function line(name: string, n: string, own: string, other: string): string {
  return `${name.padEnd(36)}${n.padStart(6)}  ${own.padEnd(24)}${other.padEnd(24)}`;
}
