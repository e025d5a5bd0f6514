import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { type MessageView, Sandbox, type User } from "verbatim-sandbox";

/**
 * `npm run load`: how many answers a second the bot gives in the sandbox, and how long one takes from the asker's side,
 * at 1, 100 and 500 at once; and the memory of the bot and of the sandbox, each in a process of its own.
 *
 * Replies to messages are held to 50 a second, Discord's limit for a bot, by discord.js; interactions are not.
 */
const question = "How many trucks were in the convoy?";
const sandbox = await Sandbox.start();
const bot = fork(resolve(import.meta.dirname, "load-bot.ts"), [sandbox.restUrl, sandbox.token], {
  execArgv: ["--import", "tsx"],
});
await sandbox.waitUntil("online", 30_000);

const users = [sandbox.member, sandbox.moderator, sandbox.otherMember];
const patience = 60_000;
const kinds: readonly (readonly [name: string, ask: (user: User) => Promise<unknown>])[] = [
  ["message, reply", (user) => user.dm(question).reply(patience).then(requireAnswer)],
  ["/ask, defer + edit", (user) => user.slash("ask", { question }).message(patience).then(requireAnswer)],
  ["suggestions", (user) => user.autocomplete("article", { name: "con" }, "name")],
];

/** Asks so often, so many at once; gives the milliseconds of each and of all. */
async function measure(ask: (user: User) => Promise<unknown>, total: number, atOnce: number) {
  const times: number[] = [];
  let next = 0;
  const askOn = async () => {
    for (let turn = next++; turn < total; turn = next++) {
      const user = users[turn % users.length];
      if (user === undefined) return;
      const start = performance.now();
      await ask(user);
      times.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, askOn));
  return { times: times.sort((a, b) => a - b), milliseconds: performance.now() - start };
}

function requireAnswer({ embeds }: MessageView): void {
  if (embeds.length === 0) throw new Error("an answer without a passage");
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;
async function memory(): Promise<string> {
  bot.send("memory");
  const [rss] = await once(bot, "message");
  return `bot ${megabytes(Number(rss))}, sandbox with its users ${megabytes(process.memoryUsage.rss())}`;
}

console.log(`memory at the start: ${await memory()}`);
await measure((user) => user.slash("ask", { question }).message(), 50, 5);
console.log("                     at once   answers/s     p50 ms     p95 ms");
for (const [name, ask] of kinds) {
  for (const atOnce of [1, 100, 500]) {
    sandbox.reset();
    const { times, milliseconds } = await measure(ask, Math.max(200, atOnce * 2), atOnce);
    const figures = [atOnce, (times.length / milliseconds) * 1_000, at(times, 0.5), at(times, 0.95)];
    console.log(name.padEnd(18) + figures.map((figure) => figure.toFixed(0).padStart(10)).join(" "));
  }
}
console.log(`memory at the end: ${await memory()}`);
bot.send("stop");
await once(bot, "exit");
await sandbox.stop();
