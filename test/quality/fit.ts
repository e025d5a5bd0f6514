/**
 * `npm run fit -- FILE [--ablation]`: fits the ranking's weights on the even articles of a file of questions (the
 * format of `quality -- retrieval`), writes `src/library/weights.data.json` and reports on the odd ones. With
 * `--ablation` nothing is written, and each group of features is left out in turn.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { indexArticles } from "../../src/library/build-library.ts";
import { type Model, weights as shipped } from "../../src/library/weights.ts";
import { groups, without } from "./fit/ablation.ts";
import { evaluate } from "./fit/evaluate.ts";
import { type Asked, describeExample, type Example } from "./fit/examples.ts";
import { fitModels, type Keep, type Models } from "./fit/models.ts";
import { collectTrials, confidence, fitRefusal, scales, thresholdFor } from "./fit/refusals.ts";
import { Rows } from "./fit/rows.ts";
import { readQuestionFile } from "./retrieval/question-file.ts";

const [file, ...options] = process.argv.slice(2);
if (file === undefined || options.some((option) => option !== "--ablation")) {
  console.error("usage: npm run fit -- FILE [--ablation]");
  process.exit(2);
}
const { articles, questions } = await readQuestionFile(file);
const numbers = new Map(articles.map((article, i) => [article, i]));
const asked = questions.map((question): Asked => ({ question, article: numbers.get(question.article) ?? 0 }));
const isEven = ({ article }: Asked): boolean => article % 2 === 0;
// A question that its paragraph does not answer was still asked about that paragraph: it teaches ranking, not refusing.
const isAblation = options.includes("--ablation");
// A third of the questions shows what a group of features gives, in a third of the time.
const chosen = asked.filter(
  (one, i) => (isEven(one) || !one.question.unanswerable) && (!isAblation || i % 3 === 0),
);

const parts = await indexArticles(articles, shipped);
const rows = new Rows();
const describe = (isWithin: boolean): [Example[], Example[]] => {
  const examples = chosen.map((one) => describeExample(parts, one, isWithin, rows));
  return [examples.filter((one) => isEven(one.asked)), examples.filter((one) => !isEven(one.asked))];
};
const [withinEven, withinOdd] = describe(true);
const [libraryEven, libraryOdd] = describe(false);
const percent = (share: number): string => (100 * share).toFixed(1);

function fitAndReport(name: string, keep: Keep): Models {
  const models = fitModels(rows, withinEven, libraryEven, keep);
  const within = evaluate(rows, withinOdd, models, models.within);
  const library = evaluate(rows, libraryOdd, models, models.library);
  console.log(
    `${name.padEnd(36)} within @1 ${percent(within.recall1)} MRR ${percent(within.mrr)}, sentence ${percent(within.sentence)}, ` +
      `library @1 ${percent(library.recall1)} @5 ${percent(library.recall5)}`,
  );
  return models;
}

console.log(`${withinEven.length} questions to fit on, ${withinOdd.length} to check on`);
const models = fitAndReport("all features", () => true);
if (isAblation) {
  for (const group of Object.keys(groups)) fitAndReport(`without ${group}`, without(group));
} else await writeWeights(models);

async function writeWeights(fitted: Models): Promise<void> {
  const answerable = asked.filter(({ question }) => !question.unanswerable);
  const ranking = {
    sentence: rounded(fitted.sentence),
    choice: rounded(fitted.choice),
    within: rounded(fitted.within),
    library: rounded(fitted.library),
  };
  const trials = await collectTrials(articles, answerable, { ...shipped, ...ranking });
  const even = trials.filter((trial) => isEven(trial.asked));
  const refusal = rounded(fitRefusal(even));
  const threshold = Number(thresholdFor(refusal, even, 0.95).toFixed(3));
  for (const scale of scales) {
    const odd = trials.filter((trial) => trial.scale === scale && !isEven(trial.asked));
    const on = odd.filter(({ isOnTopic }) => isOnTopic);
    const off = odd.filter(({ isOnTopic }) => !isOnTopic);
    const at95 = thresholdFor(refusal, odd, 0.95);
    const share = (of: typeof odd, least: number): string =>
      percent(of.filter((trial) => confidence(refusal, trial) >= least).length / of.length);
    console.log(
      `${scale.padEnd(8)} at ${threshold}: kept ${share(on, threshold)}, off topic let through ${share(off, threshold)} ` +
        `(${share(off, at95)} where 95 are kept)`,
    );
  }
  const { meta } = JSON.parse(await readFile(file ?? "", "utf8"));
  const data = {
    provenance: {
      by: "npm run fit",
      source: meta?.source ?? "",
      license: meta?.license ?? "",
      articles: "even",
      questions: withinEven.length,
    },
    ...ranking,
    refusal,
    threshold,
  };
  const path = fileURLToPath(new URL("../../src/library/weights.data.json", import.meta.url));
  await writeFile(path, `${JSON.stringify(data, null, 1)}\n`);
}

/** Six digits: what the machines may differ in lies behind them. */
function rounded(model: Model): Model {
  return Object.fromEntries(
    Object.entries(model).map(([name, weight]) => [name, Number(weight.toPrecision(6))]),
  );
}
