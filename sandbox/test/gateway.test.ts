import { Client, Events, GatewayIntentBits } from "discord.js";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { IDS, Sandbox } from "../src/index.ts";
import { askedOn, logIn, useBed } from "./bed.ts";

const bed = useBed();

/** A plain connection to the gateway. */
async function connect(sandbox: Sandbox, query = "v=10&encoding=json") {
  const socket = new WebSocket(`${sandbox.pageUrl.replace("http", "ws")}gateway?${query}`);
  const payloads: { op: number; t?: string; s?: number; d: Record<string, unknown> }[] = [];
  const waiting: (() => void)[] = [];
  socket.on("message", (data) => {
    payloads.push(JSON.parse(String(data)));
    for (const wake of waiting.splice(0)) wake();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)));
  const next = async (isWanted: (payload: (typeof payloads)[number]) => boolean) => {
    for (;;) {
      const found = payloads.find(isWanted);
      if (found) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
  const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  return { socket, payloads, closed, next, send };
}

const identify = (sandbox: Sandbox, more: object = {}) => ({
  token: sandbox.token,
  intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages,
  properties: {},
  ...more,
});

/** How discord.js came back. */
function comesBack(how: "shardResume" | "shardReady"): Promise<void> {
  return new Promise((resolve) => bed.bot.once(how, () => resolve()));
}

async function answersAgain(): Promise<void> {
  const { use, interaction } = await askedOn(bed);
  await interaction.reply("here");
  expect((await use.message()).content).toBe("here");
}

describe("discord.js", () => {
  test("sees the servers the bot is in, and not the other", () => {
    expect(bed.bot.guilds.cache.map(({ name }) => name)).toEqual(["Reading Room", "Press Club"]);
    expect(bed.bot.guilds.cache.first()?.members.me?.displayName).toBe("Verbatim");
    expect(bed.sandbox.online).toBe(true);
  });

  test("resumes after a dropped socket and is told what it missed, once", async () => {
    const heard: string[] = [];
    bed.bot.on(Events.MessageCreate, ({ content }) => heard.push(content));
    const back = comesBack("shardResume");
    expect(bed.sandbox.dropSocket()).toBe(1);
    bed.sandbox.member.say(IDS.general, `<@${bed.bot.user.id}> are you there?`);
    await back;
    await answersAgain();
    expect(heard.filter((content) => content.includes("are you there"))).toHaveLength(1);
  });

  test("resumes when it is asked to reconnect", async () => {
    const back = comesBack("shardResume");
    bed.sandbox.reconnect();
    await back;
    await answersAgain();
  });

  test("identifies again when its session is invalid", async () => {
    const back = comesBack("shardReady");
    bed.sandbox.invalidateSession();
    await back;
    await answersAgain();
  });

  test("resumes when its session is invalid but resumable", async () => {
    const back = comesBack("shardResume");
    bed.sandbox.invalidateSession({ resumable: true });
    await back;
    await answersAgain();
  });

  test("gives the session up when it logs out", async () => {
    await bed.bot.destroy();
    await bed.sandbox.waitUntil("offline");
    expect(bed.sandbox.online).toBe(false);
  });

  test("resumes when its heartbeats are no longer answered, and is told what it missed", async () => {
    const sandbox = await Sandbox.start({ times: { heartbeat: 1_000 } });
    const bot = await logIn(sandbox);
    const back = new Promise<void>((resolve) => bot.once("shardResume", () => resolve()));
    const heard = new Promise<string>((resolve) =>
      bot.once(Events.MessageCreate, ({ content }) => resolve(content)),
    );
    expect(sandbox.freezeSocket()).toBe(1);
    sandbox.member.say(IDS.general, `<@${bot.user.id}> are you there?`);
    await back;
    expect(await heard).toContain("are you there?");
    await bot.destroy();
    await sandbox.stop();
  });

  test("keeps its heart beating", async () => {
    const sandbox = await Sandbox.start({ times: { heartbeat: 200 } });
    const beats = new Promise<void>((resolve) => {
      let count = 0;
      sandbox.onExchange((exchange) => {
        const op = exchange.kind === "gateway" && (exchange.payload as { op: number }).op;
        if (op === 11) count += 1;
        if (count === 3) resolve();
      });
    });
    const bot = await logIn(sandbox);
    await beats;
    await bot.destroy();
    await sandbox.stop();
  });

  test("is turned away with a wrong token", async () => {
    const client = new Client({ intents: [], rest: { api: bed.sandbox.restUrl } });
    await expect(client.login("wrong")).rejects.toThrow("An invalid token was provided");
    await client.destroy();
  });
});

test("says hello, answers a heartbeat, and tells where to resume", async () => {
  const { next, send, socket } = await connect(bed.sandbox);
  expect(await next(({ op }) => op === 10)).toMatchObject({ d: { heartbeat_interval: 41_250 } });
  send(1, null);
  await next(({ op }) => op === 11);
  send(2, identify(bed.sandbox));
  const { d } = await next(({ t }) => t === "READY");
  expect(d).toMatchObject({
    v: 10,
    user: { id: IDS.application, bot: true },
    application: { id: IDS.application },
    resume_gateway_url: `${bed.sandbox.pageUrl.replace("http", "ws")}gateway`,
    guilds: [
      { id: IDS.guild, unavailable: true },
      { id: IDS.secondGuild, unavailable: true },
    ],
  });
  socket.terminate();
});

test("a client that goes after its session was called invalid but resumable is gone", async () => {
  const sandbox = await Sandbox.start();
  const { next, send, socket } = await connect(sandbox);
  send(2, identify(sandbox));
  await next(({ t }) => t === "READY");
  expect(sandbox.online).toBe(true);
  sandbox.invalidateSession({ resumable: true });
  expect(await next(({ op }) => op === 9)).toMatchObject({ d: true });
  expect(sandbox.online).toBe(false);
  // Now there is none that could end.
  expect(sandbox.invalidateSession({ resumable: true })).toBe(0);
  socket.terminate();
  await sandbox.stop();
});

describe("the gateway closes", () => {
  test.each([
    ["an unknown opcode", 99, {}, 4001],
    ["an event before identifying", 3, {}, 4003],
    ["a wrong token", 2, { token: "wrong" }, 4004],
    ["a wrong shard", 2, { shard: [1, 2] }, 4010],
    ["intents that there are not", 2, { intents: 1 << 30 }, 4013],
    ["intents beyond 32 bits", 2, { intents: 2 ** 33 }, 4013],
    ["privileged intents that the application has not", 2, { intents: 1 << 15 }, 4014],
  ])("on %s", async (_, op, d, code) => {
    const { send, closed } = await connect(bed.sandbox);
    send(op, op === 2 ? identify(bed.sandbox, d) : d);
    expect(await closed).toBe(code);
  });

  test("on a second identify, on what is no JSON, and on another version", async () => {
    const first = await connect(bed.sandbox);
    first.send(2, identify(bed.sandbox));
    await first.next(({ t }) => t === "READY");
    first.send(2, identify(bed.sandbox));
    expect(await first.closed).toBe(4005);
    const second = await connect(bed.sandbox);
    second.socket.send("{");
    expect(await second.closed).toBe(4002);
    expect(await (await connect(bed.sandbox, "v=9&encoding=json")).closed).toBe(4012);
  });

  test("on a flood, and on silence", async () => {
    const flood = await connect(bed.sandbox);
    for (let n = 0; n < 121; n += 1) flood.send(1, null);
    expect(await flood.closed).toBe(4008);
    const sandbox = await Sandbox.start({ times: { heartbeat: 20 } });
    expect(await (await connect(sandbox)).closed).toBe(4009);
    await sandbox.stop();
  });
});

describe("a resumption", () => {
  /** Identifies, and is cut off after the servers came. */
  async function cutOff(sandbox = bed.sandbox) {
    const connection = await connect(sandbox);
    connection.send(2, identify(sandbox));
    const ready = await connection.next(({ t }) => t === "READY");
    await connection.next(({ s }) => s === 3);
    connection.socket.terminate();
    await connection.closed;
    return { session_id: String(ready.d["session_id"]), token: sandbox.token };
  }

  test("replays what was missed, in order, and says when it is done", async () => {
    const session = await cutOff();
    bed.sandbox.member.say(IDS.general, "one");
    bed.sandbox.member.say(IDS.general, "two");
    const again = await connect(bed.sandbox);
    again.send(6, { ...session, seq: 3 });
    await again.next(({ t }) => t === "RESUMED");
    expect(again.payloads.filter(({ op }) => op === 0).map(({ t, s }) => `${s} ${t}`)).toEqual([
      "4 MESSAGE_CREATE",
      "5 MESSAGE_CREATE",
      "6 RESUMED",
    ]);
    again.socket.terminate();
  });

  test("of a client too far behind is refused, not to be tried again", async () => {
    const sandbox = await Sandbox.start();
    const session = await cutOff(sandbox);
    for (let n = 0; n < 2001; n += 1) sandbox.member.say(IDS.general, `${n}`);
    const again = await connect(sandbox);
    again.send(6, { ...session, seq: 3 });
    expect(await again.next(({ op }) => op === 9)).toMatchObject({ d: false });
    await sandbox.stop();
  });

  test.each([
    ["of an unknown session", { session_id: "nobody" }],
    ["that says nothing of what it has", { seq: null }],
  ])("%s is refused, not to be tried again", async (_, more) => {
    const again = await connect(bed.sandbox);
    again.send(6, { ...(await cutOff()), seq: 3, ...more });
    expect(await again.next(({ op }) => op === 9)).toMatchObject({ d: false });
    again.socket.terminate();
  });

  test("beyond what was sent closes the connection", async () => {
    const again = await connect(bed.sandbox);
    again.send(6, { ...(await cutOff()), seq: 9 });
    expect(await again.closed).toBe(4007);
  });

  test("comes too late when the session is over", async () => {
    const sandbox = await Sandbox.start({ times: { resume: 1 } });
    const first = await connect(sandbox);
    first.send(2, identify(sandbox));
    const ready = await first.next(({ t }) => t === "READY");
    first.socket.terminate();
    await sandbox.waitUntil("offline");
    await new Promise((resolve) => setTimeout(resolve, 20));
    const again = await connect(sandbox);
    again.send(6, { token: sandbox.token, session_id: ready.d["session_id"], seq: 1 });
    expect(await again.next(({ op }) => op === 9)).toMatchObject({ d: false });
    again.socket.terminate();
    await sandbox.stop();
  });
});
