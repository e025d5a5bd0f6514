import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { actions, commands } from "../../commands/index.ts";
import { type Bot, type Call, createBot, type Fetch, type HandedFile } from "../bot.ts";
import { type Config, readConfig } from "../config.ts";
import type { LibraryClient } from "../library/index.ts";
import { createLog } from "../log.ts";
import { english } from "../messages/index.ts";
import { openShelves, type Shelves } from "../shelves/index.ts";
import { answerAsJson } from "./answer-as-json.ts";
import { endWithReader, writeLine } from "./stdout.ts";
import { type Arguments, readArguments, UsageError, usage } from "./terminal-arguments.ts";
import { parseLine } from "./terminal-line.ts";

/**
 * The shelves, and a line about files that were not read, or null.
 *
 * @throws Error where there is nothing to ask
 */
async function openLibrary(
  config: Config,
  server: string | undefined,
): Promise<{ shelves: Shelves; problems: string | null }> {
  // How far it has come is for somebody who is watching; a script gets the answer or one line of error.
  const say = process.stderr.isTTY ? (line: string) => console.error(line) : () => {};
  const log = createLog(config.logLevel);
  const hasServers = server !== undefined;
  const { shelves, report } = await openShelves(config, { log, say, isHosted: false, hasServers });
  const folder = report.problems.find(({ file }) => file === ".");
  if (folder) throw new Error(folder.reason);
  const problems = `${english.reindex.problems(report.problems.length)}; npm run articles says why.`;
  if (report.articles === 0 && !hasServers) {
    throw new Error(
      `There are no articles in ${config.articlesDir}. ${report.problems.length > 0 ? problems : "Put .txt, .md or .html files there."}`,
    );
  }
  return { shelves, problems: report.problems.length > 0 ? problems : null };
}

async function askAsJson(
  library: LibraryClient,
  { question = "", article: name, limit }: Arguments,
): Promise<void> {
  const article = name === undefined ? undefined : await library.article(name);
  if (name !== undefined && article === undefined) throw new UsageError(english.errors.unknownArticle(name));
  const answer = await library.ask({
    question,
    limit,
    ...(article === undefined ? {} : { article: article.id }),
  });
  await writeLine(JSON.stringify(answerAsJson(answer), null, 2));
}

/** What the terminal is: a direct message or, with `--server`, that server. */
function placeOf({ server }: Pick<Arguments, "server">): Call["place"] {
  return server === undefined
    ? { kind: "dm", channelId: "terminal" }
    : { kind: "guild", guildId: server, libraryId: server, channelId: "terminal" };
}

function callFromTerminal(
  command: string,
  options: Call["options"],
  via: Call["via"],
  place: Call["place"],
): Call {
  return {
    command,
    options,
    via,
    place,
    user: { id: "0", name: "you" },
    mayReindex: true,
    mayManage: true,
    maySend: true,
    mayModerate: true,
    locale: "en-US",
  };
}

function print(text: string): Promise<void> {
  return writeLine(process.stdout.isTTY ? text.replace(/\*\*(.+?)\*\*/gs, "\u001b[1m$1\u001b[22m") : text);
}

async function askOnce(bot: Bot, args: Arguments): Promise<void> {
  const { question = "", article, limit } = args;
  const options = { question, limit, ...(article === undefined ? {} : { article }) };
  const reply = await bot.handle(callFromTerminal("ask", options, "text", placeOf(args)));
  if (reply.isFailure) throw new UsageError(reply.text);
  await print(reply.text);
}

/** Files are named by their paths. */
async function answerLine(bot: Bot, call: Call, paths: Readonly<Record<string, string>>): Promise<string> {
  const files: Record<string, HandedFile[]> = {};
  for (const [option, path] of Object.entries(paths)) {
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined) return `There is no file ${path}.`;
    files[option] = [{ name: basename(path), size, url: pathToFileURL(path).href }];
  }
  const fetch: Fetch = ({ url }) => readFile(fileURLToPath(url));
  const { text } = await bot.handle({ ...call, files }, (progress) => void print(progress.text), fetch);
  return text;
}

async function converse(bot: Bot, args: Arguments): Promise<void> {
  const { article, limit } = args;
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY,
  });
  const always = { limit, ...(article === undefined ? {} : { article }) };
  await print("Ask in plain words, or use /ask, /quotes, /article, /help. Leave with /quit.");
  lines.setPrompt(process.stdin.isTTY ? "\n> " : "");
  lines.prompt();
  for await (const line of lines) {
    if (/^\/(quit|exit)\s*$/.test(line)) break;
    if (line.trim() !== "") {
      const { command, subcommand, options, files, isSlash } = parseLine(line, bot.commands);
      const call = callFromTerminal(
        command,
        command === "ask" ? { ...always, ...options } : options,
        isSlash ? "slash" : "text",
        placeOf(args),
      );
      await print(
        await answerLine(bot, { ...call, ...(subcommand === undefined ? {} : { subcommand }) }, files),
      );
    }
    lines.prompt();
  }
  lines.close();
}

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2));
  const config = readConfig();
  const { shelves, problems } = await openLibrary(
    { ...config, articlesDir: args.articles ?? config.articlesDir },
    args.server,
  );
  const bot = createBot({ commands, actions, shelves, log: createLog(config.logLevel) });
  const { library } = await shelves.shelfFor(placeOf(args));
  const { reader } = await library.summary();
  if (reader === "off" || reader === "absent") console.error(english.help.noReader);
  if (args.question === undefined) {
    if (problems) console.error(problems);
    return converse(bot, args);
  }
  await (args.json ? askAsJson(library, args) : askOnce(bot, args));
  if (problems) console.error(problems);
}

endWithReader();
try {
  await main();
} catch (error) {
  const isUsage = error instanceof UsageError;
  const message = error instanceof Error ? error.message : String(error);
  console.error(isUsage ? `${message.split("\n")[0]} (${usage})` : message.replace(/\s*\n\s*/g, " "));
  process.exitCode = isUsage ? 2 : 1;
}
