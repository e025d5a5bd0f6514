import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { IDS, type MessageView, type Route, type User } from "verbatim-sandbox";
import { question } from "../e2e/articles.ts";
import { openBed } from "../e2e/bed.ts";

/**
 * `npm run hold -- [--seconds 60] [--seed 1]`: asks without a pause in a server and in direct messages while requests
 * fail, connections drop and rate limits strike at random, and counts what became of every question. Exits with 1
 * where one was answered twice, or lost: neither answered nor shown to have failed.
 */
const { values } = parseArgs({
  options: { seconds: { type: "string", default: "60" }, seed: { type: "string", default: "1" } },
});
const seconds = Number(values.seconds);
const random = randomFrom(Number(values.seed));

const callback: Route = "POST /interactions/{interaction_id}/{interaction_token}/callback";
const edit: Route = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";
const message: Route = "POST /channels/{channel_id}/messages";
const routes: readonly Route[] = [callback, edit, message];
const limited: readonly (Route | "global")[] = [edit, message, "global"];

const bed = await openBed();
const { sandbox } = bed;
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

const faults: readonly (() => void)[] = [
  () => sandbox.fail(pick(routes), pick([500, 502, 503, 504])),
  () => sandbox.fail(pick(routes), 500, 1, { carriedOut: true }),
  () => sandbox.fail(pick(routes), "cut"),
  () => sandbox.fail(pick(routes), "cut", 1, { carriedOut: true }),
  () => sandbox.rateLimit(pick(limited), 50 + random() * 400),
  () => sandbox.dropSocket(),
  () => sandbox.reconnect(),
  () => sandbox.invalidateSession({ resumable: true }),
];

const counts = { faults: 0, answered: 0, apologised: 0, unacknowledged: 0, twice: 0, lost: 0 };
const checks: Promise<void>[] = [];
const isAnswer = ({ embeds }: MessageView) => embeds.length > 0;
const end = performance.now() + seconds * 1_000;

await Promise.all([
  ...[sandbox.member, sandbox.moderator, sandbox.otherMember].flatMap((user) => [
    keepAsking(() => askByCommand(user, pick([IDS.general, IDS.lobby, IDS.library]))),
    keepAsking(() => askByMessage(user)),
  ]),
  breakThings(),
]);
await Promise.all(checks);
console.log(
  Object.entries(counts)
    .map(([what, n]) => `${what} ${n}`)
    .join(", "),
);
for (const { level, time, pid, hostname, ...error } of bed.log.filter(({ level }) => level >= 50)) {
  console.log(`logged: ${JSON.stringify(error)}`);
}
await bed.close();
process.exit(counts.twice + counts.lost > 0 ? 1 : 0);

async function keepAsking(ask: () => Promise<void>): Promise<void> {
  while (performance.now() < end) await ask();
}

async function breakThings(): Promise<void> {
  while (performance.now() < end) {
    await sleep(100 + random() * 300);
    pick(faults)();
    counts.faults++;
  }
}

async function askByCommand(user: User, channelId: string): Promise<void> {
  const asked = user.slash("ask", { question }, channelId);
  const outcome = await asked.settled(30_000).catch(() => undefined);
  if (outcome === undefined) counts.lost++;
  else if (outcome.kind === "did-not-respond") counts.unacknowledged++;
  else if (outcome.kind === "message" && isAnswer(outcome.message)) counts.answered++;
  else counts.apologised++;
  if (asked.followUps().filter(isAnswer).length > 0) counts.twice++;
}

async function askByMessage(user: User): Promise<void> {
  const asked = user.dm(question);
  const reply = await asked.reply(30_000).catch(() => undefined);
  if (reply === undefined) counts.lost++;
  else if (isAnswer(reply)) counts.answered++;
  else counts.apologised++;
  // A repetition would come within the longest wait between two attempts.
  const count = () => user.messages(user.dmId).filter(({ replyTo }) => replyTo?.id === asked.id).length;
  checks.push(
    sleep(5_000).then(() => {
      if (count() > 1) counts.twice++;
    }),
  );
}

/** The same sequence of numbers below 1 for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
