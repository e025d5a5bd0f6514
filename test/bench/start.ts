import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { IDS, type MessageView, Sandbox, type UserInteraction } from "verbatim-sandbox";
import { figuresOf, type TreeFigures } from "./process-tree.ts";
import { type BenchArticle, pseudoNews, questionsOn } from "./text.ts";

/**
 * `npm run bench -- start [--against DIR] [--built] [--paragraphs 20000] [--rounds 2] [--reader on]`: what a start costs
 * until the first answer, with nothing kept and with everything, beside another checkout of the bot with its packages
 * installed; what reading one changed file again costs; how long the main thread stands still and people wait meanwhile;
 * and what memory a paragraph takes. Takes the bot as `npm start` does, or with `--built` as `npm run build` made it.
 * Processor time and memory are those of all threads and processes, the reader's too where it is on.
 */
export async function measureStart(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      against: { type: "string" },
      built: { type: "boolean", default: false },
      paragraphs: { type: "string", default: "20000" },
      rounds: { type: "string", default: "2" },
      reader: { type: "string", default: "off" },
    },
  });
  const base = mkdtempSync(join(tmpdir(), "verbatim-start-"));
  try {
    const articles = pseudoNews(Number(values.paragraphs));
    const reader = values.reader === "on" ? "on" : "off";
    const place = { ...writeArticles(base, articles), reader, readerWaitMs: 1_500 } as const;
    const own: Version = { root: resolve(values.built ? "dist" : "."), isBuilt: values.built };
    const other: Version | undefined =
      values.against === undefined ? undefined : { root: resolve(values.against), isBuilt: false };
    console.log(`${articles.length} files, ${values.paragraphs} paragraphs; processor time and time, in s`);
    const [question = ""] = questionsOn(articles, 1);
    await compareStarts(Number(values.rounds), { ...place, question }, own, other);
    await measureReindex({ ...place, question }, own, articles);
    await measureMemory({ ...place, question }, own, articles);
  } finally {
    rmSync(base, { recursive: true });
  }
}

/** A bot that can be started. */
interface Version {
  readonly root: string;
  readonly isBuilt: boolean;
}

/** What a bot is started with. */
interface Start {
  readonly articlesDir: string;
  readonly dataDir: string;
  readonly maxArticleBytes: number;
  readonly reader: "on" | "off";
  readonly readerWaitMs: number;
  readonly question: string;
  readonly restUrl?: string;
  readonly token?: string;
  readonly guildId?: string;
}

/** What a bot tells: its longest stall in ms since it told last. */
interface Told {
  readonly stall: number;
  readonly report?: { readonly changed: readonly string[] };
}

/** What a bot tells and what it takes. */
interface Heard extends Told, TreeFigures {}

interface Started extends Heard {
  readonly bot: ChildProcess;
  /** ms from the start of the process to the first answer. */
  readonly wall: number;
}

async function start({ root, isBuilt }: Version, options: Start): Promise<Started> {
  const began = performance.now();
  const given = JSON.stringify({ ...options, root: pathToFileURL(`${root}/`).href });
  const bot = fork(join(import.meta.dirname, "start-bot.mjs"), [given], {
    cwd: root,
    execArgv: isBuilt ? [] : ["--import", "tsx"],
  });
  const told = await hear(bot);
  return { ...told, bot, wall: performance.now() - began };
}

async function hear(bot: ChildProcess): Promise<Heard> {
  const ended = once(bot, "exit").then(() => {
    throw new Error("the bot ended");
  });
  const [told] = await Promise.race([once(bot, "message"), ended]);
  return { ...told, ...figuresOf(bot.pid ?? process.pid) };
}

async function ask(bot: ChildProcess, wish: "reindex" | "figures"): Promise<Heard> {
  bot.send(wish);
  return hear(bot);
}

async function stop(bot: ChildProcess): Promise<void> {
  const exit = once(bot, "exit");
  bot.disconnect();
  await exit;
}

/** Starts in turns, so that a busy machine is busy for all of them; prints the least of each. */
async function compareStarts(
  rounds: number,
  options: Start,
  own: Version,
  other: Version | undefined,
): Promise<void> {
  const kinds: readonly (readonly [string, Version | undefined, boolean])[] = [
    ["other version", other, true],
    ["nothing kept", own, true],
    ["everything kept", own, false],
  ];
  const least = new Map<string, { cpu: number; wall: number; stall: number }>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, version, isForgotten] of kinds) {
      if (version === undefined) continue;
      if (isForgotten) rmSync(options.dataDir, { recursive: true, force: true });
      const { bot, cpu, wall, stall } = await start(version, options);
      await stop(bot);
      const before = least.get(name) ?? { cpu, wall, stall };
      least.set(name, {
        cpu: Math.min(cpu, before.cpu),
        wall: Math.min(wall, before.wall),
        stall: Math.min(stall, before.stall),
      });
    }
  }
  const first = least.get("other version")?.cpu;
  for (const [name, { cpu, wall, stall }] of least) {
    const ratio = first === undefined ? "" : `  × ${(cpu / first).toFixed(3)}`;
    console.log(
      `start, ${name.padEnd(16)} ${inSeconds(cpu)} ${inSeconds(wall)}${ratio}  stall ${stall.toFixed(0)} ms`,
    );
  }
}

const inSeconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(2).padStart(7);

/** Ten questions a second, and how long each waits to be acknowledged. */
async function measureReindex(
  options: Start,
  own: Version,
  articles: readonly BenchArticle[],
): Promise<void> {
  const sandbox = await Sandbox.start();
  const { restUrl, token, member, otherMember, moderator } = sandbox;
  rmSync(options.dataDir, { recursive: true, force: true });
  const { bot, cpu: cpuOfAll } = await start(own, { ...options, restUrl, token, guildId: IDS.guild });
  await sandbox.waitUntil("online", 60_000);
  await sleep(2_500);

  rewrite(options.articlesDir, articles, 1);
  const before = await ask(bot, "figures");
  const began = performance.now();
  const { cpu, report } = await ask(bot, "reindex");
  const took = performance.now() - began;
  console.log(
    `reindex, one file changed ${inSeconds(cpu - before.cpu)} ${inSeconds(took)}  × ${((cpu - before.cpu) / cpuOfAll).toFixed(3)} of reading all (${report?.changed.length} changed)`,
  );

  const questions = questionsOn(articles, 2_000);
  const askFor = async (isOver: () => boolean) => {
    const waits: Promise<number>[] = [];
    for (let at = 0; !isOver() || at < 50; at++) {
      const asked = (at % 2 ? member : otherMember).slash("ask", { question: questions[at] ?? "" });
      waits.push(asked.acknowledged().then(({ afterMs }) => afterMs));
      await sleep(100);
    }
    return Math.max(...(await Promise.all(waits)));
  };
  await ask(bot, "figures");
  const calm = { slowest: await askFor(() => true), ...(await ask(bot, "figures")) };
  rewrite(options.articlesDir, articles, articles.length);
  let isOver = false;
  // In a channel of its own: in the other one, so many answers push it out.
  const reindexing = reportOf(moderator.slash("reindex", {}, IDS.library)).finally(() => {
    isOver = true;
  });
  const slowest = await askFor(() => isOver);
  await reindexing;
  const { stall } = await ask(bot, "figures");
  console.log(
    `10 questions a second: slowest acknowledgement ${calm.slowest} ms, longest stall ${calm.stall.toFixed(0)} ms`,
  );
  console.log(`… while all files are read again: ${slowest} ms, ${stall.toFixed(0)} ms`);
  await stop(bot);
  await sandbox.stop();
}

/** Waits for the report of a reindex as long as its progress is told: how long that takes depends on the articles. */
async function reportOf(reindex: UserInteraction): Promise<void> {
  const shown = ({ embeds, content }: MessageView) => JSON.stringify([embeds, content]);
  for (let last = ""; !/Read [\d,]+ articles/.test(last); ) {
    const before = last;
    last = shown(await reindex.messageWhere((message) => shown(message) !== before, SILENCE));
  }
}

/** How long a reindex may say nothing new, in ms. */
const SILENCE = 60_000;

/** Memory a paragraph is what nine tenths of the articles add to a tenth of them: what any start takes is not counted. */
async function measureMemory(options: Start, own: Version, articles: readonly BenchArticle[]): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), "verbatim-start-"));
  const few = articles.slice(0, Math.ceil(articles.length / 10));
  const atRest = async (given: Start): Promise<number> => {
    // Kept by then, so that nothing is left over from reading.
    await stop((await start(own, given)).bot);
    const { bot } = await start(own, given);
    await sleep(5_000);
    const { memory } = await ask(bot, "figures");
    await stop(bot);
    return memory;
  };
  try {
    const ofFew = await atRest({ ...options, ...writeArticles(base, few) });
    const ofAll = await atRest(options);
    const more = countOf(articles) - countOf(few);
    console.log(
      `memory of all processes: ${inMegabytes(ofAll)} MB, ${((ofAll - ofFew) / more / 1_000).toFixed(1)} KB a paragraph`,
    );
  } finally {
    rmSync(base, { recursive: true });
  }
}

const countOf = (articles: readonly BenchArticle[]): number =>
  articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
const inMegabytes = (bytes: number) => (bytes / 1e6).toFixed(0);

/** Writes the articles as files; every third paragraph quotes somebody, as news do. */
export function writeArticles(
  base: string,
  articles: readonly BenchArticle[],
): Pick<Start, "articlesDir" | "dataDir" | "maxArticleBytes"> {
  const articlesDir = join(base, "articles");
  mkdirSync(articlesDir);
  for (const [number, article] of articles.entries()) writeArticle(articlesDir, number, article, "");
  return { articlesDir, dataDir: join(base, "data"), maxArticleBytes: 2 * 1024 * 1024 };
}

/** Changes the first files by a paragraph. */
function rewrite(articlesDir: string, articles: readonly BenchArticle[], count: number): void {
  for (const [number, article] of articles.slice(0, count).entries())
    writeArticle(articlesDir, number, article, `\n\nThis was added when ${count} were changed.`);
}

function writeArticle(folder: string, number: number, article: BenchArticle, more: string): void {
  const paragraphs = article.paragraphs.map((text, at) =>
    at % 3 === 1 ? `“${text.replace(/\.$/, ",")}” said ${speakers[(number + at) % speakers.length]}.` : text,
  );
  writeFileSync(
    join(folder, `article-${number}.txt`),
    `${article.title}\n\n${paragraphs.join("\n\n")}${more}\n`,
  );
}

const speakers = ["Ann Lee", "Mayor Tom Barrow", "Ines Calder", "Chief Ruth Moss", "David Quill"];
