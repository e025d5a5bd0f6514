/** `npm run fit -- FILE [--ablation]`: fits the ranking's weights on the even articles of a file of questions. */

import { writeFileSync } from "node:fs";
import { indexArticles } from "../../src/library/build-library.ts";
import { bestAmong, paragraphFeatures } from "../../src/library/paragraph-features.ts";
import { weights as shipped } from "../../src/library/weights.ts";
import { describe, type Example, Rows, readQuestionFile } from "./fit/examples.ts";
import { createLists, fitSoftmax } from "./fit/softmax.ts";

type Model = Record<string, number>;
const file = process.argv[2] ?? "";
const stride = Number(process.env.STRIDE ?? 1);
const { articles, questions } = await readQuestionFile(file);
const t0 = performance.now();
const log = (s: string) => console.log(`${((performance.now() - t0) / 1000).toFixed(1)}s ${s}`);
const parts = await indexArticles(articles, shipped);
log(`${parts.index.articleOf.length} paragraphs`);
const rows = new Rows();
const chosen = questions.filter((q, i) => (q.article % 2 === 0 || q.isAnswerable) && i % stride === 0);
const within = chosen.map((q) => describe(parts, q, true, rows));
log(`within described ${rows.length}`);
const library = process.env.NOLIB ? [] : chosen.map((q) => describe(parts, q, false, rows));
log(`library described ${rows.length} rows, ${rows.names.length} features`);

const even = (e: Example) => e.asked.article % 2 === 0;
const odd = (e: Example) => e.asked.article % 2 === 1 && e.asked.isAnswerable;
const off = new Set((process.env.OFF ?? "").split(",").filter(Boolean));
const L2S = Number(process.env.L2S ?? 0.003),
  L2P = Number(process.env.L2P ?? 0.003);
const keep = (prefix: string) => (name: string) => !off.has(name) && !off.has(`${prefix}.${name}`);

function fitSentence(examples: Example[], whole: boolean): Model {
  const lists = createLists(rows.names);
  for (const e of examples) {
    if (e.gold < 0 || !e.asked.isAnswerable) continue;
    for (let c = 0; c < e.candidates.length; c++) {
      if (!whole && c !== e.gold) continue;
      const from = e.rows[c] ?? 0;
      for (let r = from; r < (e.rows[c + 1] ?? from); r++)
        lists.copy(rows.view(r), c === e.gold && e.goldSentences[r - from] === true);
    }
    lists.end();
  }
  return fitSoftmax(lists.done(), L2S, keep(whole ? "sentence" : "choice"));
}
const vector = (m: Model) => Float64Array.from(rows.names, (n) => m[n] ?? 0);

function paragraphRows(e: Example, v: Float64Array): Model[] {
  const scores = e.candidates.map((_, c) => {
    const out: number[] = [];
    for (let r = e.rows[c] ?? 0; r < (e.rows[c + 1] ?? 0); r++) out.push(rows.score(r, v));
    return out;
  });
  const best = bestAmong(e.prepared, e.candidates, scores);
  return e.candidates.map((c, i) => paragraphFeatures(e.prepared, c, scores[i] ?? [], best));
}
const folds = 3;
const evens = within.filter(even);
const foldOf = (e: Example) => (e.asked.article / 2) % folds;
const crossSentence = Array.from({ length: folds }, (_, k) =>
  vector(
    fitSentence(
      evens.filter((e) => foldOf(e) !== k),
      true,
    ),
  ),
);
log("sentence models cross-fitted");
const sentence = fitSentence(evens, true);
const choice = fitSentence(evens, false);
log("sentence models");
const sv = vector(sentence);
const applied = (m: Model, f: Model) => {
  let s = 0;
  for (const n in m) s += (m[n] ?? 0) * (f[n] ?? 0);
  return s;
};

function fitParagraph(examples: Example[], name: string): Model {
  let lists: ReturnType<typeof createLists> | undefined;
  for (const e of examples) {
    const features = paragraphRows(e, crossSentence[foldOf(e)] ?? sv);
    if (features.length === 0) continue;
    lists ??= createLists(Object.keys(features[0] ?? {}));
    features.forEach((f, i) => lists?.row(f, i === e.gold));
    lists.end();
  }
  return lists === undefined ? {} : fitSoftmax(lists.done(), L2P, keep(name));
}
const mWithin = fitParagraph(evens, "within");
log("within model");
const mLibrary = fitParagraph(library.filter(even), "library");
log("library model");

const misses: string[] = [];
function evaluate(
  examples: Example[],
  model: Model,
  label: string,
  v = (_: Example) => sv,
  cv = vector(choice),
) {
  let r1 = 0,
    r3 = 0,
    r5 = 0,
    mrr = 0,
    hit = 0,
    n = 0,
    sentenceInGold = 0;
  for (const e of examples) {
    n++;
    const scores = paragraphRows(e, v(e)).map((f) => applied(model, f));
    const g = e.gold < 0 ? Number.NEGATIVE_INFINITY : (scores[e.gold] ?? 0);
    let rank = 1;
    scores.forEach((s, i) => {
      if (s > g || (s === g && i < e.gold)) rank++;
    });
    if (e.gold < 0) rank = 999;
    if (rank === 1) r1++;
    if (rank <= 3) r3++;
    if (rank <= 5) r5++;
    mrr += 1 / rank;
    if (e.gold >= 0) {
      const from = e.rows[e.gold] ?? 0;
      let bestI = 0,
        bestS = Number.NEGATIVE_INFINITY;
      for (let r = from; r < (e.rows[e.gold + 1] ?? from); r++) {
        const s = rows.score(r, cv);
        if (s > bestS) {
          bestS = s;
          bestI = r - from;
        }
      }
      if (e.goldSentences[bestI]) {
        sentenceInGold++;
        if (rank === 1) hit++;
      }
      if (process.env.MISSES && rank > 1 && label === process.env.MISSES) {
        let bi = 0;
        scores.forEach((s, i) => {
          if (s > (scores[bi] ?? 0)) bi = i;
        });
        const art = articles[e.asked.article];
        const p0 = parts.index.articleStarts[e.asked.article] ?? 0;
        const gp = art?.paragraphs[e.asked.paragraph];
        const gs = gp?.sentences[e.goldSentences.indexOf(true)];
        const wp = art?.paragraphs[(e.candidates[bi]?.scan.paragraph ?? 0) - p0];
        misses.push(
          `#${rank} ${e.asked.text}\n   GOLD ${gp && gs ? gp.text.slice(gs.start, gs.end) : ""}\n   GOT ${wp?.text.slice(0, 700)}`,
        );
      }
    }
  }
  const p = (x: number) => ((100 * x) / n).toFixed(2);
  log(
    `${label} n=${n} r1=${p(r1)} r3=${p(r3)} r5=${p(r5)} mrr=${p(mrr)} hit=${p(hit)} sent|gold=${p(sentenceInGold)}`,
  );
}
const cv = (e: Example) => crossSentence[foldOf(e)] ?? sv;
evaluate(
  evens.filter((e) => e.asked.isAnswerable),
  mWithin,
  "even within",
);
evaluate(within.filter(odd), mWithin, "odd within");
if (library.length) {
  evaluate(
    library.filter((e) => even(e) && e.asked.isAnswerable),
    mLibrary,
    "even library",
    cv,
  );
  evaluate(library.filter(odd), mLibrary, "odd library");
}
const show = (m: Model) =>
  Object.entries(m)
    .map(([k, v]) => `${k} ${v.toFixed(2)}`)
    .join(", ");
if (process.env.SHOW) {
  console.log("SENT", show(sentence));
  console.log("CHOICE", show(choice));
  console.log("WITHIN", show(mWithin));
  console.log("LIB", show(mLibrary));
}
if (misses.length) writeFileSync("/tmp/rk/misses.txt", misses.join("\n\n"));

import { fitLogistic } from "./fit/logistic.ts";
// ---- refusal
import { collectRefusals, refusing } from "./fit/refusals.ts";

const rounded = (m: Model): Model =>
  Object.fromEntries(Object.entries(m).map(([k, v]) => [k, Number(v.toPrecision(6))]));
const fitted = {
  ...shipped,
  sentence: rounded(sentence),
  choice: rounded(choice),
  within: rounded(mWithin),
  library: rounded(mLibrary),
};
if (!process.env.NOREFUSE && library.length) {
  const qs = questions.filter((q, i) => q.isAnswerable && i % Number(process.env.RSTRIDE ?? 2) === 0);
  const all = await collectRefusals(articles, qs, fitted, ["whole", "within", "few", "one"]);
  writeFileSync(
    "/tmp/rk/refusals.json",
    JSON.stringify(
      all.map(({ asked, features, isOnTopic, size }) => ({
        q: asked.text,
        a: asked.article,
        features,
        isOnTopic,
        size,
      })),
    ),
  );
  log(`refusals ${all.length}`);
  const train = all.filter(({ asked }) => asked.article % 2 === 0);
  const refusal = fitLogistic(
    train.map((r) => r.features),
    train.map((r) => r.isOnTopic),
    0.001,
  );
  const score = (f: Model) => 1 / (1 + Math.exp(-applied(refusal, f)));
  let threshold = 0.5;
  for (const part of [0, 1]) {
    for (const size of ["whole", "within", "few", "one"]) {
      const of = (y: boolean) =>
        all
          .filter((r) => r.asked.article % 2 === part && r.size === size && r.isOnTopic === y)
          .map((r) => score(r.features));
      const r = refusing(of(true), of(false));
      if (part === 0 && size === "whole") threshold = r.threshold;
      const kept = of(true).filter((s) => s >= threshold).length / of(true).length,
        ref = of(false).filter((s) => s < threshold).length / of(false).length;
      log(
        `${part ? "odd" : "even"} ${size} at95=${(100 * r.at95).toFixed(1)} auroc=${r.auroc.toFixed(4)} thr=${r.threshold.toFixed(3)} | shipped ${threshold.toFixed(3)}: kept ${(100 * kept).toFixed(1)} refused ${(100 * ref).toFixed(1)}`,
      );
    }
  }
  console.log("REFUSAL", show(refusal));
  const data = {
    provenance:
      "Fitted by `npm run fit` on the even-numbered articles of the SQuAD 2.0 development set (CC BY-SA 4.0).",
    ...{ sentence: fitted.sentence, choice: fitted.choice, within: fitted.within, library: fitted.library },
    refusal: rounded(refusal),
    threshold: Number(threshold.toFixed(4)),
  };
  if (process.env.WRITE) writeFileSync("src/library/weights.data.json", `${JSON.stringify(data, null, 1)}\n`);
}
