import { setTimeout as sleep } from "node:timers/promises";
import { IDS, type MessageView, type Route, type Sandbox } from "verbatim-sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Command } from "../../src/bot.ts";
import { passage, question } from "./articles.ts";
import { type Bed, buttonOf, openBed, patience, reportConformance, textOf } from "./bed.ts";

/** The request gets through; only its answer is lost. */
const carriedOut = { carriedOut: true };
const callback: Route = "POST /interactions/{interaction_id}/{interaction_token}/callback";
const edit: Route = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";
const followUp: Route = "POST /webhooks/{webhook_id}/{webhook_token}";
const message: Route = "POST /channels/{channel_id}/messages";

/** Takes four seconds, and tells from the start how far it has come. */
const long: Command = {
  data: { name: "long", description: "Takes long" },
  async run({ progress }) {
    for (let step = 1; step <= 40; step++) {
      progress({ content: `${step} of 40`, text: `${step} of 40` });
      await sleep(100);
    }
    return { content: "All 40.", text: "All 40." };
  },
};

let bed: Bed;
let sandbox: Sandbox;
beforeAll(async () => {
  bed = await openBed();
  sandbox = bed.sandbox;
});
afterAll(async () => {
  await bed.close();
  reportConformance();
});
let start = 0;
beforeEach(() => {
  sandbox.reset();
  start = bed.log.length;
});

/** What the bot has said in a channel, as one user sees it. */
const said = (channelId: string, { member } = sandbox): readonly MessageView[] =>
  member.messages(channelId).filter(({ authorId }) => authorId === IDS.application);

/** Warnings and errors in the log since the test began. */
const complaints = () => bed.log.slice(start).filter(({ level }) => level > 30);

/** Waits until the bot is through with so many calls since the test began, repetitions included. */
const untilAnswered = (calls: number) =>
  expect
    .poll(() => bed.log.slice(start).filter(({ msg }) => msg === "answered").length, patience)
    .toBe(calls);

async function expectNextIsAnswered(): Promise<void> {
  const { moderator } = sandbox;
  expect(textOf(await moderator.slash("ask", { question }, IDS.lobby).message())).toContain(passage);
  expect(textOf(await moderator.dm(question).reply())).toContain(passage);
}

describe("a command is answered once, and so is the next, after", () => {
  it.each<[string, () => void]>([
    ["an error on acknowledging", () => sandbox.fail(callback, 500)],
    ["an error on acknowledging, although it got through", () => sandbox.fail(callback, 502, 1, carriedOut)],
    ["a connection dropped on acknowledging", () => sandbox.fail(callback, "cut")],
    [
      "one dropped on acknowledging, although it got through",
      () => sandbox.fail(callback, "cut", 1, carriedOut),
    ],
    ["errors on answering", () => sandbox.fail(edit, 500, 2)],
    ["an error on answering, although it got through", () => sandbox.fail(edit, 504, 1, carriedOut)],
    ["a connection dropped on answering", () => sandbox.fail(edit, "cut", 2)],
    ["one dropped on answering, although it got through", () => sandbox.fail(edit, "cut", 1, carriedOut)],
    ["a rate limit on answering", () => sandbox.rateLimit(edit, 300)],
    ["a global rate limit", () => sandbox.rateLimit("global", 300)],
  ])("%s", async (_, breakIt) => {
    breakIt();
    const answer = await sandbox.member.slash("ask", { question }).message();
    expect(textOf(answer)).toContain(passage);
    await expectNextIsAnswered();
    await untilAnswered(3);
    expect(said(IDS.general)).toHaveLength(1);
  });
});

describe("a message is answered once, and so is the next, after", () => {
  it.each<[string, () => void]>([
    ["an error", () => sandbox.fail(message, 500)],
    ["an error, although it got through", () => sandbox.fail(message, 502, 1, carriedOut)],
    ["a token that is refused once", () => sandbox.fail(message, 401)],
    ["a dropped connection", () => sandbox.fail(message, "cut")],
    ["a dropped connection, although it got through", () => sandbox.fail(message, "cut", 1, carriedOut)],
    ["a rate limit", () => sandbox.rateLimit(message, 300)],
    ["a global rate limit", () => sandbox.rateLimit("global", 300)],
  ])("%s", async (_, breakIt) => {
    breakIt();
    expect(textOf(await sandbox.member.dm(question).reply())).toContain(passage);
    await expectNextIsAnswered();
    await untilAnswered(3);
    expect(said(IDS.memberDm)).toHaveLength(1);
  });
});

describe("commands and messages are answered once, also those that come meanwhile, after", () => {
  it.each<[string, () => void]>([
    ["a dropped gateway connection", () => sandbox.dropSocket()],
    ["RECONNECT", () => sandbox.reconnect()],
    ["INVALID_SESSION that can be resumed", () => sandbox.invalidateSession({ resumable: true })],
  ])("%s", async (_, breakIt) => {
    breakIt();
    const { member } = sandbox;
    const answers = [member.slash("ask", { question }).message(), member.dm(question).reply()];
    for (const answer of await Promise.all(answers)) expect(textOf(answer)).toContain(passage);
    await expectNextIsAnswered();
    await untilAnswered(4);
    expect(said(IDS.general)).toHaveLength(1);
    expect(said(IDS.memberDm)).toHaveLength(1);
  });
});

it.each<[string, () => void]>([
  ["a dropped gateway connection", () => sandbox.dropSocket()],
  ["RECONNECT", () => sandbox.reconnect()],
  ["INVALID_SESSION that can be resumed", () => sandbox.invalidateSession({ resumable: true })],
])("what came just before %s, and comes again after it, is answered once", async (_, breakIt) => {
  const { member } = sandbox;
  const answers = Array.from({ length: 5 }, () => [
    member.slash("ask", { question }).message(),
    member.dm(question).reply(),
  ]).flat();
  breakIt();
  for (const answer of await Promise.all(answers)) expect(textOf(answer)).toContain(passage);
  await untilAnswered(10);
  expect(said(IDS.general)).toHaveLength(5);
  expect(said(IDS.memberDm)).toHaveLength(5);
  expect(complaints().filter(({ level }) => level > 40)).toEqual([]);
});

it("the bot logs in anew after INVALID_SESSION, and answers", async () => {
  sandbox.invalidateSession();
  await sandbox.waitUntil("offline");
  await sandbox.waitUntil("online");
  await expectNextIsAnswered();
});

describe("nothing is lost in silence", () => {
  it("when sharing breaks off: it is not shared twice, and the one who shared it is told", async () => {
    const { member, otherMember } = sandbox;
    const answer = await member.slash("ask", { question, private: true }).message();
    sandbox.fail(followUp, "cut", 1, carriedOut);
    member.click(answer, buttonOf(answer, "Share"));
    await member.sees(IDS.general, ({ content }) => content.includes("Something went wrong"));
    const shared = otherMember.messages(IDS.general).filter((it) => textOf(it).includes(passage));
    expect(shared).toHaveLength(1);
    await expectNextIsAnswered();
  });

  it("when the answer was deleted meanwhile: it is logged, and nothing is posted", async () => {
    sandbox.delay(edit, 150);
    const asked = sandbox.member.slash("ask", { question });
    await asked.acknowledged();
    const thinking = asked.current();
    if (thinking === undefined) throw new Error("nothing to delete");
    sandbox.moderator.delete(thinking);
    await expect.poll(complaints, patience).toContainEqual(expect.objectContaining({ code: 10008 }));
    sandbox.delay(edit, 0);
    await expectNextIsAnswered();
    expect(said(IDS.general)).toEqual([]);
  });
});

describe.concurrent("slowly,", () => {
  const onBedOfItsOwn = async (use: (own: Bed) => Promise<void>) => {
    const own = await openBed({ commands: [long] });
    await use(own);
    await own.close();
  };
  const isAnswered = async ({ sandbox: { moderator } }: Bed) =>
    textOf(await moderator.dm(question).reply()).includes(passage);

  it("when no answer gets through, it is logged, and the asker gets an apology", ({ expect }) =>
    onBedOfItsOwn(async (own) => {
      const { member } = own.sandbox;
      own.sandbox.fail(edit, 500, 4);
      const apology = await member.slash("ask", { question }).followUp();
      expect(apology.content).toMatch(/Something went wrong.* number: \w+/);
      expect(apology.ephemeral).toBe(true);
      expect(said(IDS.general, own.sandbox)).toHaveLength(1);
      expect(own.log).toContainEqual(
        expect.objectContaining({ level: 50, status: 500, attempts: 4, method: "PATCH" }),
      );
      expect(await isAnswered(own)).toBe(true);
    }));

  it("when an acknowledgement comes too late, it is logged, and nothing is done", ({ expect }) =>
    onBedOfItsOwn(async (own) => {
      own.sandbox.delay(callback, 3_200);
      const asked = own.sandbox.member.slash("ask", { question });
      expect((await asked.settled()).kind).toBe("did-not-respond");
      await expect.poll(() => own.log, patience).toContainEqual(expect.objectContaining({ code: 10062 }));
      own.sandbox.delay(callback, 0);
      expect(await isAnswered(own)).toBe(true);
      expect(said(IDS.general, own.sandbox).filter(({ state }) => state === "sent")).toEqual([]);
    }));

  it("an answer that takes four seconds shows how far it has come, and comes last", ({ expect }) =>
    onBedOfItsOwn(async (own) => {
      const asked = own.sandbox.member.slash("long");
      expect((await asked.message()).content).toMatch(/^\d+ of 40$/);
      expect((await asked.messageWhere(({ content }) => content === "All 40.")).state).toBe("sent");
      const edits = own.exchanges.flatMap((it) =>
        it.kind === "http" && it.route === edit ? [JSON.stringify(it.body)] : [],
      );
      expect(edits.at(-1)).toContain("All 40.");
      expect(await isAnswered(own)).toBe(true);
    }));
});
