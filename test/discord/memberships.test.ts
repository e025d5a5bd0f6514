import { createServer } from "node:http";
import { IDS, Sandbox } from "verbatim-sandbox";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Memberships } from "../../src/bot.ts";
import { createMemberships } from "../../src/discord/memberships.ts";

let sandbox: Sandbox;
let memberships: Memberships;
let asked = 0;
let warned = 0;
const names = new Map<string, string>([
  [IDS.guild, "Reading Room"],
  [IDS.secondGuild, "Press Club"],
  [IDS.guildWithoutBot, "Town Square"],
]);
const among = [...names.keys()];
const ROUTE = "GET /guilds/{guild_id}/members/{user_id}";

beforeAll(async () => {
  sandbox = await Sandbox.start();
  sandbox.onExchange((exchange) => {
    if (exchange.kind === "http") asked += 1;
  });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  const { token, restUrl } = sandbox;
  const log = { warn: () => warned++ };
  memberships = createMemberships({ token, restUrl, names: () => names, log });
  asked = 0;
  warned = 0;
});

it.each([
  ["a member", IDS.guild, IDS.member, true],
  ["nobody", IDS.guild, "900000000000009999", false],
  ["a member of a server without the bot", IDS.guildWithoutBot, IDS.member, false],
  ["a member of no server", "900000000000009999", IDS.member, false],
])("tells of %s", async (_, server, user, expected) => {
  expect(await memberships.isMember(server, user)).toBe(expected);
});

it.each([
  [true, false],
  [false, true],
])("takes who is pending (%s) in a server's screening for a member: %s", async (pending, expected) => {
  const discord = createServer((_, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify({ pending }));
  });
  await new Promise<void>((resolve) => discord.listen(0, "127.0.0.1", resolve));
  const address = discord.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const restUrl = `http://127.0.0.1:${address.port}`;
  const asking = createMemberships({
    token: "x",
    restUrl,
    names: () => names,
    log: { warn: () => warned++ },
  });
  expect(await asking.isMember(IDS.guild, IDS.member)).toBe(expected);
  discord.closeAllConnections();
  discord.close();
});

it("asks nothing for what is no id", async () => {
  expect(await memberships.isMember("../../users", IDS.member)).toBe(false);
  expect(await memberships.isMember(IDS.guild, "@me")).toBe(false);
  expect(asked).toBe(0);
});

it("believes an answer for five minutes", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    expect(await memberships.isMember(IDS.secondGuild, IDS.otherMember)).toBe(true);
    sandbox.setMembership(IDS.secondGuild, IDS.otherMember, false);
    vi.setSystemTime(Date.now() + 5 * 60_000 - 1);
    expect(await memberships.isMember(IDS.secondGuild, IDS.otherMember)).toBe(true);
    expect(asked).toBe(1);
    vi.setSystemTime(Date.now() + 1);
    expect(await memberships.isMember(IDS.secondGuild, IDS.otherMember)).toBe(false);
  } finally {
    vi.useRealTimers();
    sandbox.setMembership(IDS.secondGuild, IDS.otherMember, true);
  }
});

it("does not know while Discord fails, and believes that for no moment", async () => {
  sandbox.fail(ROUTE, 503);
  expect(await memberships.isMember(IDS.guild, IDS.member)).toBeUndefined();
  expect(warned).toBe(1);
  expect(await memberships.isMember(IDS.guild, IDS.member)).toBe(true);
});

it.each([
  ["nothing typed", "", ["Reading Room", "Press Club"]],
  ["a part of its name", "CLUB", ["Press Club"]],
  ["its id", IDS.guild, ["Reading Room"]],
  ["a link to one of its channels", `https://discord.com/channels/${IDS.guild}/1/2`, ["Reading Room"]],
  ["another name", "harbour", []],
  ["the name of a server of which they are none", "Town", []],
])("finds a member's servers by %s", async (_, typed, expected) => {
  const found = await memberships.find(IDS.member, typed, among);
  expect(found.map(({ name }) => name)).toEqual(expected);
});

it("finds none that is not among those asked for, and looks at ten at most", async () => {
  expect(await memberships.find(IDS.member, "", [IDS.secondGuild])).toHaveLength(1);
  for (let n = 0; n < 30; n++) names.set(`9000000000000020${10 + n}`, `Club ${n}`);
  asked = 0;
  await memberships.find(IDS.member, "club", [...names.keys()]);
  expect(asked).toBe(10);
});
