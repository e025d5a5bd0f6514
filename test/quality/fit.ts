/**
 * `npm run fit -- FILE [--ablation]`: fits the ranking's weights on the even articles of a file of questions (the
 * format of `quality -- retrieval`), writes `src/library/rank/weights.data.json` and reports on the odd ones. With
 * `--ablation` nothing is written, and each group of features is left out in turn. `npm run fit -- readers` is another:
 * see `fit-readers.ts`.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { prepareParts } from "../../src/library/build-library.ts";
import { type Model, weights as shipped } from "../../src/library/rank/weights.ts";
import { groups, without } from "./fit/ablation.ts";
import { evaluate } from "./fit/evaluate.ts";
import { type Asked, describeExample, type Example } from "./fit/examples.ts";
import { fitModels, type Keep, type Models } from "./fit/models.ts";
import { Rows } from "./fit/rows.ts";
import { paraphrase, recut } from "./fit/variants.ts";
import { type QuestionFile, readQuestionFile } from "./retrieval/question-file.ts";

const [file, ...options] = process.argv.slice(2);
if (file === "readers") process.exit(await (await import("./fit-readers.ts")).main(options));
if (file === undefined || options.some((option) => option !== "--ablation")) {
  console.error("usage: npm run fit -- FILE [--ablation]");
  process.exit(2);
}
const isEven = ({ article }: Asked): boolean => article % 2 === 0;
const isAblation = options.includes("--ablation");

/** A collection with the questions asked of it. */
const collect = async ({ articles, questions }: QuestionFile) => {
  const numbers = new Map(articles.map((article, i) => [article, i]));
  const asked = questions.map(
    (question): Asked => ({ question, article: numbers.get(question.article) ?? 0 }),
  );
  return { articles, asked, parts: await prepareParts(articles, shipped) };
};
const reworded = (asked: Asked): Asked => ({
  ...asked,
  question: { ...asked.question, text: paraphrase(asked.question.text) },
});

// News has shorter paragraphs than an encyclopedia, and readers have not the text before them when they ask.
const read = await readQuestionFile(file);
const [long, short] = [await collect(read), await collect(recut(read))];

const rows = new Rows();
const describe = async (isWithin: boolean) => {
  // A question that its paragraph does not answer was still asked about that paragraph: it teaches ranking.
  // A third of the questions shows what a group of features gives, in a third of the time.
  const chosen = ({ asked }: typeof long): Asked[] =>
    asked.filter((one, i) => (isEven(one) || !one.question.unanswerable) && (!isAblation || i % 3 === 0));
  const plain: Example[] = [];
  for (const one of chosen(long)) plain.push(await describeExample(long.parts, one, isWithin, rows));
  const cut: Example[] = [];
  for (const [i, one] of chosen(short).entries()) {
    const put = isEven(one) && i % 2 === 1 ? reworded(one) : one;
    cut.push(await describeExample(short.parts, put, isWithin, rows));
  }
  const of = (examples: Example[], even: boolean): Example[] =>
    examples.filter((one) => isEven(one.asked) === even);
  return { even: [...of(plain, true), ...of(cut, true)], odd: of(plain, false), oddShort: of(cut, false) };
};
const within = await describe(true);
const library = await describe(false);
const percent = (share: number): string => (100 * share).toFixed(1);

function fitAndReport(name: string, keep: Keep): Models {
  const models = fitModels(rows, within.even, library.even, keep);
  for (const [cut, ofArticle, ofLibrary] of [
    ["", within.odd, library.odd],
    [" (short)", within.oddShort, library.oddShort],
  ] as const) {
    const one = evaluate(rows, ofArticle, models, models.within);
    const all = evaluate(rows, ofLibrary, models, models.library);
    console.log(
      `${(name + cut).padEnd(44)} within @1 ${percent(one.recall1)} MRR ${percent(one.mrr)}, sentence ${percent(one.sentence)}, ` +
        `library @1 ${percent(all.recall1)} @5 ${percent(all.recall5)}`,
    );
  }
  return models;
}

console.log(`${within.even.length} questions to fit on, ${within.odd.length} to check on`);
const models = fitAndReport("all features", () => true);
if (isAblation) {
  for (const group of Object.keys(groups)) fitAndReport(`without ${group}`, without(group));
} else await writeWeights(models);

async function writeWeights(fitted: Models): Promise<void> {
  const ranking = {
    sentence: rounded(fitted.sentence),
    choice: rounded(fitted.choice),
    within: rounded(fitted.within),
    library: rounded(fitted.library),
  };
  const { meta } = JSON.parse(await readFile(file ?? "", "utf8"));
  const data = {
    provenance: {
      by: "npm run fit",
      source: meta?.source ?? "",
      license: meta?.license ?? "",
      articles: "even",
      questions: within.even.length,
    },
    ...ranking,
  };
  const path = fileURLToPath(new URL("../../src/library/rank/weights.data.json", import.meta.url));
  await writeFile(path, `${JSON.stringify(data, null, 1)}\n`);
}

/** Six digits: what the machines may differ in lies behind them. */
function rounded(model: Model): Model {
  return Object.fromEntries(
    Object.entries(model).map(([name, weight]) => [name, Number(weight.toPrecision(6))]),
  );
}
