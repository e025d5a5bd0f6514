import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { english } from "../../src/messages/index.ts";
import { buttonsOf } from "../../src/replies/index.ts";
import { violations } from "../replies/violations.ts";
import { here, manager, openServerBed, placeIn, pressOf, type ServerBed, there } from "./server-bed.ts";

const { library: said, log: phrases } = english;
let bed: ServerBed;
beforeAll(async () => {
  bed = await openServerBed();
});
afterAll(() => bed.close());

describe("/library log", () => {
  it("says that nothing was done, and then who did what", async () => {
    expect((await bed.use("log")).text).toBe(phrases.none);
    await bed.add("ferry.txt", "The *ferry*\n\nThe ferry costs 30 crowns.\n");
    await bed.use(
      "remove",
      { article: "The *ferry*" },
      { user: { id: "100000000000000002", name: "Jonas" } },
    );
    await bed.use("restore", { article: "The *ferry*" }, { user: { id: "0", name: "you" } });
    const { text } = await bed.use("log");
    const lines = text.split("\n").slice(1);
    expect(lines.map((line) => line.replace(/^- \d{4}-\d\d-\d\d \d\d:\d\d · /, ""))).toEqual([
      "the host · brought back “The *ferry*”",
      "<@100000000000000002> · removed “The *ferry*”",
      `<@${manager}> · added “The *ferry*”`,
    ]);
    expect((await bed.use("log", {}, { place: placeIn(there) })).text).toBe(phrases.none);
  });

  it("turns its pages, within Discord's limits", async () => {
    const title = "_T".repeat(120);
    for (let n = 0; n < 17; n++) await bed.add(`${n}.txt`, `${title}\n\nNumber ${n}.\n`);
    const first = await bed.use("log");
    expect(violations(first)).toEqual([]);
    expect(first.text).toContain("1–15 of 20");
    expect(buttonsOf(first).map(({ label }) => label)).toEqual([phrases.older]);
    const second = await bed.bot.handle(pressOf(first, phrases.older));
    expect(second.text).toContain("16–20 of 20");
    expect(buttonsOf(second).map(({ label }) => label)).toEqual([phrases.newer]);
    expect((await bed.bot.handle(pressOf(second, phrases.newer))).text).toBe(first.text);
  });

  it.each([
    ["a member", { mayManage: false }, said.notAllowed],
    ["a direct message", { place: { kind: "dm", channelId: "1" } }, said.noServer],
    ["a user's install", { place: { kind: "guild", guildId: here, channelId: "1" } }, said.noServer],
  ] as const)("shows nothing to %s, nor by a button", async (_, more, reason) => {
    expect(await bed.use("log", {}, more)).toMatchObject({ isFailure: true, text: reason });
    const press = pressOf(await bed.use("log"), phrases.older, more);
    expect(await bed.bot.handle(press)).toMatchObject({ isFailure: true, text: reason });
  });

  it("keeps of what was forgotten only who had it forgotten", async () => {
    await bed.use("forget", { confirm: said.confirmation });
    const { text } = await bed.use("log");
    expect(text).toContain(phrases.forget);
    expect(text).not.toContain("The");
  });
});
