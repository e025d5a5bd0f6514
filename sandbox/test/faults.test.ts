import { describe, expect, test } from "vitest";
import { IDS, Sandbox } from "../src/index.ts";
import { askedOn, refusal, useBed } from "./bed.ts";

const bed = useBed();
const EDIT = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";
const SEND = "POST /channels/{channel_id}/messages";

async function send(content: string) {
  const channel = await bed.bot.channels.fetch(IDS.general);
  if (!channel?.isSendable()) throw new Error("not a text channel");
  return channel.send(content);
}

/** The statuses of the requests to come, as they come. */
function statuses(): number[] {
  const seen: number[] = [];
  bed.sandbox.onExchange((exchange) => {
    if (exchange.kind === "http") seen.push(exchange.status);
  });
  return seen;
}

const contents = () => bed.sandbox.member.messages().map(({ content }) => content);

describe("a failed request", () => {
  test("is tried again by discord.js, and carried out once", async () => {
    const { use, interaction } = await askedOn(bed);
    await interaction.deferReply();
    bed.sandbox.fail(EDIT, 500, 2);
    await interaction.editReply("at last");
    expect((await use.message()).content).toBe("at last");
    expect(contents()).toEqual(["at last"]);
  });

  test("gives up after three more", async () => {
    bed.sandbox.fail(SEND, 503, 4);
    await expect(send("never")).rejects.toMatchObject({ status: 503 });
    expect(contents()).toEqual([]);
    await send("now");
    expect(contents()).toEqual(["now"]);
  });

  test("may have been carried out all the same", async () => {
    bed.sandbox.fail(SEND, 502, 1, { carriedOut: true });
    await send("twice");
    expect(contents()).toEqual(["twice", "twice"]);
  });

  test("may be cut off without an answer", async () => {
    bed.sandbox.fail(SEND, "cut");
    expect(await refusal(send("lost"))).not.toBe("not refused");
    expect(contents()).toEqual([]);
  });
});

describe("a rate limit", () => {
  test("of a route is waited out by discord.js", async () => {
    bed.sandbox.rateLimit(SEND, 60_000);
    const answer = await bed.api("POST", `/channels/${IDS.general}/messages`, { content: "too soon" });
    expect(answer).toMatchObject({
      status: 429,
      body: { global: false, message: "You are being rate limited." },
    });
    expect(answer.headers.get("x-ratelimit-scope")).toBe("user");
    expect((await bed.api("GET", "/users/@me")).status).toBe(200);
    const seen = statuses();
    bed.sandbox.rateLimit(SEND, 1_000);
    await send("later");
    expect(seen).toEqual([429, 200]);
    expect(contents()).toEqual(["later"]);
  });

  test("of everything, too", async () => {
    bed.sandbox.rateLimit("global", 60_000);
    const answer = await bed.api("GET", "/users/@me");
    expect(answer).toMatchObject({ status: 429, body: { global: true } });
    expect(answer.headers.get("x-ratelimit-global")).toBe("true");
    bed.sandbox.rateLimit("global", 0);
    expect((await bed.api("GET", "/users/@me")).status).toBe(200);
    const seen = statuses();
    bed.sandbox.rateLimit("global", 1_000);
    await send("later");
    expect(seen).toContain(429);
    expect(contents()).toEqual(["later"]);
  });
});

test("a reset ends every fault", async () => {
  bed.sandbox.fail(SEND, 400, 100);
  bed.sandbox.rateLimit("global", 60_000);
  bed.sandbox.reset();
  await send("now");
  expect(contents()).toEqual(["now"]);
});

describe("a request", () => {
  test("without the token is refused", async () => {
    const headers = { authorization: "Bot wrong" };
    const response = await fetch(`${bed.sandbox.restUrl}/v10/users/@me`, { headers });
    expect([response.status, await response.json()]).toEqual([
      401,
      { message: "401: Unauthorized", code: 0 },
    ]);
  });

  test("that is no JSON is refused", async () => {
    const answer = await bed.api("POST", `/channels/${IDS.general}/messages`, "{");
    expect(answer).toMatchObject({ status: 400, body: { code: 50109 } });
  });

  test.each([
    ["to no route", "GET", "v10/nothing", 404, 0],
    ["by another method", "PUT", "v10/users/@me", 405, 0],
    ["for another version", "GET", "v6/users/@me", 400, 50041],
  ])("%s is refused", async (_, method, path, status, code) => {
    const sandbox = await Sandbox.start();
    const response = await fetch(`${sandbox.restUrl}/${path}`, { method });
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
    await sandbox.stop();
  });
});
