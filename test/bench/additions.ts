import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { actions, commands } from "../../commands/index.ts";
import { type Bot, type Call, createBot, type Handled } from "../../src/bot.ts";
import { buttonsOf } from "../../src/replies/index.ts";
import { openShelves } from "../../src/shelves/open-shelves.ts";
import type { Shelves } from "../../src/shelves/shelves.ts";
import { makeCall } from "../make-bot.ts";
import { shelvesSettings } from "../shelves-settings.ts";
import { buildThreads } from "./servers.ts";
import { pseudoNews } from "./text.ts";

const library = "200000000000000001";
const place = { kind: "guild", guildId: library, libraryId: library, channelId: "1" } as const;
/** Sizes of files, in bytes. */
const sizes = { "20 KB": 20_000, "200 KB": 200_000, "2 MiB": 2 * 1024 * 1024 };

/**
 * `npm run bench -- additions [FILE] [--runs 10] [--reader on] [--others 20]`: how long it takes from a file to its
 * preview, from "Keep" to that being done, and from there to the first answer, in a server that has other articles. FILE
 * is annotated press (`documents` with a `text`); without it the text is pseudo-news, which quotes nobody.
 */
export async function measureAdditions(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      runs: { type: "string", default: "10" },
      reader: { type: "string", default: "off" },
      others: { type: "string", default: "20" },
    },
  });
  const base = mkdtempSync(join(tmpdir(), "verbatim-additions-"));
  try {
    buildThreads();
    mkdirSync(join(base, "articles"));
    writeFileSync(join(base, "articles", "house.txt"), "The house\n\nThe house has articles of its own.\n");
    const folders = { articlesDir: join(base, "articles"), dataDir: join(base, "data") };
    const settings = shelvesSettings(folders, {
      reader: values.reader === "on" ? "on" : "off",
      readerWaitMs: 2_000,
    });
    const { shelves } = await openShelves(settings, { log: quiet });
    const bot = createBot({ commands, actions, shelves, log: quiet });
    const texts = paragraphsOf(positionals[0]);
    for (let n = 0; n < Number(values.others); n++) await addOne(bot, fileOf(texts, 5_000, `Other ${n}`));
    console.log(
      "file        to the preview        kept        first answer          all of it   (p50 / p95, ms)",
    );
    for (const [name, size] of Object.entries(sizes)) {
      const runs: Took[][] = [];
      for (let n = 0; n < Number(values.runs); n++) {
        runs.push(await addOne(bot, fileOf(texts, size, `${name} ${n}`)));
        await forgetNewest(shelves);
      }
      const columns = [0, 1, 2].map((at) => runs.flatMap((run) => run[at] ?? []));
      const total = runs.map((run) => run.reduce(plus));
      console.log([name, ...[...columns, total].map(spread)].map((text) => text.padEnd(28)).join(""));
    }
    await shelves.close();
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

const quiet = { debug() {}, info() {}, warn() {}, error: (...said: unknown[]) => console.error(...said) };

/** How long something took, and how much of the processor's time, in ms. */
interface Took {
  readonly time: number;
  readonly work: number;
}

const plus = (one: Took, other: Took): Took => ({
  time: one.time + other.time,
  work: one.work + other.work,
});

/** Adds a file as a moderator does, keeps it and asks; how long each took. */
async function addOne(bot: Bot, bytes: Buffer): Promise<Took[]> {
  const times: Took[] = [];
  const timed = async (call: Call): Promise<Handled> => {
    const begun = performance.now();
    const before = process.cpuUsage();
    const reply = await bot.handle(call, undefined, async () => bytes);
    const { user, system } = process.cpuUsage(before);
    times.push({ time: performance.now() - begun, work: (user + system) / 1_000 });
    if (reply.isFailure) throw new Error(reply.text);
    return reply;
  };
  const files = { file: [{ name: "file.txt", size: bytes.length, url: "kept" }] };
  const draft = await timed(makeCall("library", {}, { subcommand: "add", place, mayManage: true, files }));
  const [command = "", ...fields] = buttonsOf(draft)[0]?.custom_id.split(":") ?? [];
  const target = { id: "1", content: "", reply: draft, isEphemeral: true };
  await timed(makeCall(command, {}, { via: "button", fields, target, place, mayManage: true }));
  const answer = await timed(
    makeCall("ask", { question: `Where does the ${signOf(bytes)} stand?` }, { place }),
  );
  if (!answer.text.includes("old harbour")) throw new Error(`not answered from: ${answer.text}`);
  return times;
}

async function forgetNewest({ articles }: Shelves): Promise<void> {
  const newest = (await articles?.list(library))?.at(-1);
  if (newest !== undefined) await articles?.remove(library, newest.id, "1");
}

/** A file of this size with a sentence of its own. */
function fileOf(paragraphs: readonly string[], size: number, title: string): Buffer {
  const own = `The ${title.replace(/\W+/g, "").toLowerCase()}sign stands at the old harbour.`;
  const held = [title, own];
  const from = Math.floor(Math.random() * paragraphs.length);
  let length = held.join("\n\n").length;
  for (let n = 0; length < size; n++) {
    const paragraph = paragraphs[(from + n) % paragraphs.length] ?? "";
    held.push(paragraph);
    length += Buffer.byteLength(paragraph) + 2;
  }
  return Buffer.from(held.join("\n\n"));
}

function signOf(bytes: Buffer): string {
  return /The (\w+sign) stands/.exec(bytes.subarray(0, 500).toString())?.[1] ?? "";
}

function paragraphsOf(file: string | undefined): string[] {
  if (file === undefined) return pseudoNews(4_000).flatMap(({ paragraphs }) => paragraphs);
  const { documents: articles }: { documents: readonly { text: string }[] } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  return articles.flatMap(({ text }) => text.split(/\n\s*\n|\n/)).filter((text) => text.trim().length > 40);
}

function spread(took: readonly Took[]): string {
  const at = (share: number, times: readonly number[]) => {
    const sorted = [...times].sort((one, other) => one - other);
    return (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(0);
  };
  const times = took.map(({ time }) => time);
  return `${at(0.5, times)} / ${at(0.95, times)} (${at(
    0.5,
    took.map(({ work }) => work),
  )})`;
}
