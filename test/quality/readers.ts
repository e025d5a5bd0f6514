import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { LibraryClient } from "../../src/library/index.ts";
import { choiceOf, choiceOptions, readerOptions, spread } from "./choice.ts";
import { calibrationOf, figuresOf, type ScopeFigures } from "./readers/figures.ts";
import { type ReadersFile, type ReadersQuestion, readReadersFile } from "./readers/file.ts";
import { type Judged, judge } from "./readers/judge.ts";
import { openLibrary, startReader } from "./readers/open-library.ts";
import {
  judgeSpeakers,
  quotationAsText,
  type SpeakersReport,
  speakerFigures,
  speakersAsText,
} from "./readers/speakers.ts";

const usage =
  "usage: npm run quality -- readers FILE [--articles all|odd|even|fifth:K] [--limit N] [--reader on|off] [--models FOLDER] [--json]\n       npm run quality -- readers FILE --only speakers [--articles …] [--show wrong|unclear|missed|right] [--json]";

/**
 * Measures what a reader gets for questions as people type them: asked of the article they are about, and of all
 * articles of the file, through the library as it ships. `--articles` chooses whose questions are asked, by the
 * article's position from 0 (`fifth:4` is 4, 9, 14, …); `--limit` spreads the questions over them.
 * `--only speakers` asks nothing and compares the quotations' speakers only; `--show` adds those of a verdict.
 * Returns the exit code: 0 measured, 2 wrong use or file.
 */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(usage);
    return 2;
  }
  let file: ReadersFile;
  try {
    file = await readReadersFile(options.file);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
  const judged = judgeSpeakers(file.quotations.filter(({ position }) => options.isChosen(position)));
  const speakers = speakerFigures(judged);
  if (options.onlySpeakers) {
    console.log(options.json ? JSON.stringify(speakers) : speakersAsText(speakers));
    for (const one of judged) if (one.verdict === options.show) console.log(quotationAsText(one));
    return 0;
  }
  const asked = spread(
    file.questions.filter(({ position }) => options.isChosen(position)),
    options.limit,
  );
  const reader = options.reader ? await startReader(options.models) : undefined;
  console.error(`building a library of ${file.articles.length} articles`);
  const library = await openLibrary(file.articles, reader);
  const [within, all] = await askAll(library, asked);
  await reader?.close();
  const report = {
    within: figuresOf(within),
    library: figuresOf(all),
    calibration: calibrationOf([...within, ...all]),
    speakers,
  };
  if (options.json) console.log(JSON.stringify(report));
  else {
    console.log(`${basename(options.file)}: ${asked.length} questions, ${file.articles.length} articles`);
    printReport(report);
  }
  return 0;
}

function readOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...choiceOptions,
        ...readerOptions,
        only: { type: "string" },
        show: { type: "string" },
      },
    });
    const choice = choiceOf(positionals, values);
    const { reader, models, only, show } = values;
    if (choice === undefined || !/^(?:on|off)$/.test(reader)) return undefined;
    if (only !== undefined && only !== "speakers") return undefined;
    return { ...choice, reader: reader === "on", models, onlySpeakers: only === "speakers", show };
  } catch {
    return undefined;
  }
}

async function askAll(
  library: LibraryClient,
  questions: readonly ReadersQuestion[],
): Promise<[within: Judged[], library: Judged[]]> {
  const [within, all]: [Judged[], Judged[]] = [[], []];
  let said = performance.now();
  for (const [i, question] of questions.entries()) {
    within.push(await askOne(library, question, true));
    all.push(await askOne(library, question, false));
    if (performance.now() - said > 5_000) {
      console.error(`${i + 1} of ${questions.length} questions`);
      said = performance.now();
    }
  }
  return [within, all];
}

async function askOne(library: LibraryClient, question: ReadersQuestion, isWithin: boolean): Promise<Judged> {
  const { text, article } = question;
  const answer = await library.ask({ question: text, ...(isWithin ? { article: article.id } : {}) });
  const passages = answer.kind === "nothing" ? [] : answer.passages;
  return judge(question, {
    kind: answer.kind,
    passages: passages.map(({ article, paragraph, sentence }) => ({
      article: article.id,
      paragraph,
      sentence,
    })),
    confidence: passages[0]?.confidence ?? 0,
  });
}

function printReport({
  within,
  library,
  calibration,
  speakers,
}: {
  within: ScopeFigures;
  library: ScopeFigures;
  calibration: ReturnType<typeof calibrationOf>;
  speakers: SpeakersReport;
}): void {
  const columns = "n right wrong near nothing first inThree".split(" ");
  const row = (name: string, figures: object): string =>
    `${name.padEnd(28)}${Object.values(figures)
      .map((value) => String(value).padStart(9))
      .join("")}`;
  console.log(`${"".padEnd(28)}${columns.map((name) => name.padStart(9)).join("")}`);
  for (const [name, scope] of Object.entries({ "in one article": within, "in the library": library })) {
    console.log(row(name, scope.answerable));
    for (const [style, figures] of Object.entries(scope.byStyle)) console.log(row(`  ${style}`, figures));
    console.log(
      `  precision ${scope.precision}; of ${scope.unanswerable.n} that have no answer, ${scope.unanswerable.found}% put forward`,
    );
  }
  console.log("calibration (confidence: right of n)");
  for (const { from, to, n, right } of calibration)
    console.log(`  ${from.toFixed(1)} to ${to.toFixed(1)}: ${right}% of ${n}`);
  console.log(speakersAsText(speakers));
}
