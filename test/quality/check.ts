import { basename } from "node:path";
import { parseArgs } from "node:util";
import { prepareParts } from "../../src/library/build-library.ts";
import { checkQuotes, type JudgedClaim } from "../../src/library/check/index.ts";
import { weights } from "../../src/library/rank/weights.ts";
import { type Case, kinds, makeCases } from "./check/makers.ts";
import { type Material, withoutMarks } from "./check/material.ts";
import { chooser } from "./choice.ts";
import { readReadersFile } from "./readers/file.ts";

const usage =
  "usage: npm run quality -- check FILE [--articles all|odd|even|fifth:K] [--each N] [--seed N] [--json] [--show]";

/** What a measurement needs to know. */
export interface CheckOptions {
  readonly file: string;
  readonly isChosen: (position: number) => boolean;
  /** Cases of each kind. */
  readonly each: number;
  readonly seed: number;
}

interface JudgedCase {
  readonly one: Case;
  readonly checks: readonly JudgedClaim[];
}

/** What became of the cases, in percent; `falseExact` and `falseSpeaker` are counts. */
export interface CheckReport {
  readonly n: number;
  readonly right: number;
  readonly falseExact: number;
  readonly falseSpeaker: number;
  readonly byKind: Readonly<Record<string, { readonly n: number; readonly right: number }>>;
}

/**
 * Measures the quote check on generated cases of eight kinds, over a library of all articles of the file; cases are
 * made of the chosen ones whose quotations somebody has resolved by hand. Throws where the file is none.
 */
export async function measure(options: CheckOptions): Promise<{ report: CheckReport; wrong: JudgedCase[] }> {
  const { articles, quotations } = await readReadersFile(options.file);
  const resolved = new Map<string, Material["quotations"][number][]>();
  for (const { article, position, paragraph, start, end, speaker } of quotations) {
    if (!options.isChosen(position)) continue;
    const text = article.paragraphs[paragraph]?.text ?? "";
    const words = withoutMarks(text.slice(start, end));
    const known = resolved.get(article.id) ?? [];
    known.push({ paragraph, words, speaker });
    resolved.set(article.id, known);
  }
  const materials = articles.flatMap((article) => {
    const known = resolved.get(article.id);
    return known === undefined ? [] : [{ article, quotations: known }];
  });
  const parts = await prepareParts(articles, weights);
  const number = new Map(articles.map(({ id }, at) => [id, at]));
  const judged: JudgedCase[] = [];
  for (const one of makeCases(materials, options.each, options.seed)) {
    const only = one.article === undefined ? undefined : number.get(one.article);
    judged.push({ one, checks: await checkQuotes(parts, one.message, { article: only }) });
  }
  const wrong = judged.filter(({ one, checks }) => !one.isRight(checks));
  const report = {
    n: judged.length,
    right: percent(judged.length - wrong.length, judged.length),
    falseExact: wrong.filter(({ one, checks }) => one.what !== "cut out" && checks.some(isExact)).length,
    falseSpeaker: wrong.filter(({ one, checks }) => one.what !== "speaker" && checks.some(isOther)).length,
    byKind: Object.fromEntries(
      kinds.map((kind) => {
        const of = judged.filter(({ one }) => one.what === kind);
        const right = of.filter((each) => !wrong.includes(each));
        return [kind, { n: of.length, right: percent(right.length, of.length) }];
      }),
    ),
  };
  return { report, wrong };
}

/** Prints the measurement. Returns the exit code: 0 measured, 2 wrong use or file. */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(usage);
    return 2;
  }
  const { report, wrong } = await measure(options);
  if (options.json) console.log(JSON.stringify(report));
  else printReport(basename(options.file), report);
  if (options.show) {
    for (const { one, checks } of wrong)
      console.log(`\n${one.what}: ${one.message}\n  ${checks.map(inShort).join(" | ")}`);
  }
  return 0;
}

function isExact(check: JudgedClaim): boolean {
  return check.kind === "exact";
}

function isOther(check: JudgedClaim): boolean {
  return check.kind === "wrong-speaker";
}

function percent(part: number, whole: number): number {
  return Math.round((1000 * part) / Math.max(1, whole)) / 10;
}

function inShort(check: JudgedClaim): string {
  if (check.kind === "not-found") return check.kind;
  if (check.kind === "spliced") return `${check.kind} ${check.places.length}`;
  const said = check.source.spans
    .map(({ paragraph, start, end }) => check.source.text.paragraphs[paragraph]?.text.slice(start, end))
    .join(" / ");
  const by = check.source.speaker?.name ?? (check.source.isQuoted ? "?" : "the article");
  const claimed = check.claim.speaker === undefined ? "" : `, claimed of ${check.claim.speaker}`;
  return `${check.kind} (${by}${claimed}) ${said}`;
}

function printReport(name: string, { n, right, falseExact, falseSpeaker, byKind }: CheckReport): void {
  console.log(
    `${name}: ${n} cases, ${right}% right, ${falseExact} false exact, ${falseSpeaker} false other speaker`,
  );
  for (const [kind, figures] of Object.entries(byKind))
    console.log(`  ${kind.padEnd(10)}${String(figures.n).padStart(5)}${String(figures.right).padStart(8)}%`);
}

function readOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        articles: { type: "string", default: "all" },
        each: { type: "string", default: "50" },
        seed: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
        show: { type: "boolean", default: false },
      },
    });
    const [file, ...rest] = positionals;
    const isChosen = chooser(values.articles);
    const [each, seed] = [Number(values.each), Number(values.seed)];
    if (file === undefined || rest.length > 0 || isChosen === undefined) return undefined;
    if (!Number.isInteger(each) || each < 1 || !Number.isInteger(seed)) return undefined;
    return { file, isChosen, each, seed, json: values.json, show: values.show };
  } catch {
    return undefined;
  }
}
