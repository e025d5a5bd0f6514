import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Article } from "../../src/articles/index.ts";
import { choiceOf, choiceOptions } from "./choice.ts";
import { nameOfPage, readSavedPages } from "./saved-pages.ts";

const usage = "usage: npm run quality -- pages FOLDER [--articles all|odd|even|fifth:K] [--show] [--json]";

const goldFile = z.record(
  z.string(),
  z.object({
    with: z.array(z.string()).default([]),
    without: z.array(z.string()).default([]),
    title: z.string().nullish(),
    author: z.union([z.string(), z.array(z.string()).transform((names) => names.join(", "))]).nullish(),
    date: z.string().nullish(),
  }),
);

type Gold = z.infer<typeof goldFile>[string];

/** How often a field was read right, wrong or not at all, of the pages where it is known. */
export interface FieldCounts {
  n: number;
  right: number;
  wrong: number;
  none: number;
}

/** Percentages of segments, counts of fields. */
export interface PagesReport {
  readonly segments: { readonly precision: number; readonly recall: number; readonly f1: number };
  readonly title: FieldCounts;
  readonly author: FieldCounts;
  readonly date: FieldCounts;
}

const fields = ["title", "author", "date"] as const;

/**
 * Measures what is read of saved web pages whose text and metadata are known in part (`gold.json`). The score is that
 * of trafilatura's evaluation: pieces that belong to the article and pieces that do not, found in its paragraphs.
 */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(usage);
    return 2;
  }
  const gold = new Map(
    Object.entries(goldFile.parse(JSON.parse(await readFile(join(options.file, "gold.json"), "utf8")))).map(
      ([file, known]) => [nameOfPage(file), known],
    ),
  );
  const tally = emptyTally();
  let position = 0;
  for await (const { name, article } of readSavedPages(options.file)) {
    const known = gold.get(name);
    if (known === undefined || !options.isChosen(position++)) continue;
    const mistakes = count(tally, known, article);
    if (options.show) for (const mistake of mistakes) console.log(`${name}  ${mistake}`);
  }
  const report = reportOf(tally);
  console.log(options.json ? JSON.stringify(report) : printed(report));
  return 0;
}

function readOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...choiceOptions, show: { type: "boolean", default: false } },
    });
    const choice = choiceOf(positionals, values);
    return choice && { ...choice, show: values.show };
  } catch {
    return undefined;
  }
}

interface Tally extends Record<(typeof fields)[number], FieldCounts> {
  found: number;
  lost: number;
  foreign: number;
}

function emptyTally(): Tally {
  const none = (): FieldCounts => ({ n: 0, right: 0, wrong: 0, none: 0 });
  return { found: 0, lost: 0, foreign: 0, title: none(), author: none(), date: none() };
}

/** Counts one page, and says what was wrong with it. */
function count(tally: Tally, known: Gold, article: Article | undefined): string[] {
  const mistakes: string[] = [];
  const text = folded((article?.paragraphs ?? []).map((paragraph) => paragraph.text).join(" "));
  for (const piece of known.with) {
    if (text.includes(folded(piece))) tally.found++;
    else {
      tally.lost++;
      mistakes.push(`lost: ${piece}`);
    }
  }
  for (const piece of known.without) {
    if (!text.includes(folded(piece))) continue;
    tally.foreign++;
    mistakes.push(`foreign: ${piece}`);
  }
  for (const field of fields) {
    const right = known[field];
    if (right === undefined || right === null || right === "") continue;
    const read = article?.[field] ?? null;
    const counts = tally[field];
    counts.n++;
    if (read === null) counts.none++;
    else if (isSame(field, read, right)) counts.right++;
    else counts.wrong++;
    if (read === null || !isSame(field, read, right))
      mistakes.push(`${field}: ${JSON.stringify(read)}, not ${JSON.stringify(right)}`);
  }
  return mistakes;
}

/** Titles and authors compare without case and punctuation, authors as sets of words; dates exactly. */
function isSame(field: (typeof fields)[number], read: string, right: string): boolean {
  if (field === "date") return read === right;
  if (field === "title") return wordsOf(read).join(" ") === wordsOf(right).join(" ");
  const sorted = (text: string): string => [...new Set(wordsOf(text))].sort().join(" ");
  return sorted(read) === sorted(right);
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function reportOf({ found, lost, foreign, title, author, date }: Tally): PagesReport {
  const percent = (part: number, whole: number): number =>
    Number(((100 * part) / Math.max(1, whole)).toFixed(2));
  return {
    segments: {
      precision: percent(found, found + foreign),
      recall: percent(found, found + lost),
      f1: percent(2 * found, 2 * found + foreign + lost),
    },
    title,
    author,
    date,
  };
}

function printed({ segments, ...report }: PagesReport): string {
  const lines = fields.map((field) => {
    const { n, right, wrong, none } = report[field];
    const part = (many: number): string => ((100 * many) / Math.max(1, n)).toFixed(1);
    return `${field} (${n}): right ${part(right)}, wrong ${part(wrong)}, none ${part(none)}`;
  });
  return [
    `segments: precision ${segments.precision}, recall ${segments.recall}, F1 ${segments.f1}`,
    ...lines,
  ].join("\n");
}
