import { createInterface } from "node:readline/promises";
import { actions, commands } from "../../commands/index.ts";
import { type Bot, type Call, createBot } from "../bot.ts";
import { type Config, readConfig } from "../config.ts";
import type { LibraryClient } from "../library/index.ts";
import { createLog } from "../log.ts";
import { english } from "../messages/index.ts";
import { openShelves, type Shelves } from "../shelves/index.ts";
import { answerAsJson } from "./answer-as-json.ts";
import { endWithReader, writeLine } from "./stdout.ts";
import { type Arguments, readArguments, UsageError, usage } from "./terminal-arguments.ts";
import { parseLine } from "./terminal-line.ts";
import { createSession } from "./terminal-session.ts";

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

async function converse(bot: Bot, args: Arguments): Promise<void> {
  const { article, limit } = args;
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY,
  });
  const typed = lines[Symbol.asyncIterator]();
  const readLine = async (question: string) => {
    lines.setPrompt(process.stdin.isTTY ? question : "");
    lines.prompt();
    const { value, done } = await typed.next();
    return done === true ? undefined : value;
  };
  const session = createSession({ bot, readLine, print, keepsAll: args.yes });
  const always = { limit, ...(article === undefined ? {} : { article }) };
  await print("Ask in plain words, or use /ask, /quotes, /article, /help. Leave with /quit.");
  for (;;) {
    const line = await readLine("\n> ");
    if (line === undefined || /^\/(quit|exit)\s*$/.test(line)) break;
    if (line.trim() === "") continue;
    const [, pressed] = /^\s*\/press\b(.*)$/s.exec(line) ?? [];
    if (pressed !== undefined) {
      await print(await session.press(pressed, callFromTerminal("", {}, "button", placeOf(args))));
      continue;
    }
    const { command, subcommand, options, files, isSlash } = parseLine(line, bot.commands);
    const call = callFromTerminal(
      command,
      command === "ask" ? { ...always, ...options } : options,
      isSlash ? "slash" : "text",
      placeOf(args),
    );
    await print(
      await session.answer({ ...call, ...(subcommand === undefined ? {} : { subcommand }) }, files),
    );
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
