import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { IDS, type MessageView, type User } from "verbatim-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Command } from "../../src/bot.ts";
import { english } from "../../src/messages/index.ts";
import { articleFiles, passage, question } from "./articles.ts";
import { type Bed, buttonOf, openBed, patience, places, reportConformance, textOf } from "./bed.ts";

/** An article of many passages that answer one question. */
const fair = `# The fair\n\n${Array.from(
  { length: 8 },
  (_, n) => `The fair had a carousel number ${n + 1} with painted horses.`,
).join("\n\n")}\n`;

let bed: Bed;
beforeAll(async () => {
  bed = await openBed({ files: { ...articleFiles, "fair.md": fair } });
});
afterAll(async () => {
  await bed.close();
  reportConformance();
});

const next = "Two boats are not a luxury in a town that is cut in half by water.";
const before = "voted on Monday to buy a second ferry";

/** Waits until nobody sees a message any more. */
const isGone = ({ id, channelId }: MessageView) =>
  expect
    .poll(() => bed.sandbox.member.messages(channelId).map((message) => message.id), patience)
    .not.toContain(id);

const press = (user: User, message: MessageView, label: string) =>
  user.click(message, buttonOf(message, label));

describe.each(places)("%s", (_, channelId, askerIn) => {
  const ask = (options: Record<string, boolean> = {}) =>
    askerIn(bed)
      .slash("ask", { question, ...options }, channelId)
      .message();

  it("◀ and ▶ walk the article in the asker's own message", async () => {
    const answer = await ask();
    const third = await press(askerIn(bed), answer, "¶ 3 ▶").message();
    expect(third.id).toBe(answer.id);
    expect(textOf(third)).toContain(next);
    const second = await press(askerIn(bed), third, "◀ ¶ 2").message();
    expect(textOf(second)).toContain(passage);
    const first = await press(askerIn(bed), second, "◀ ¶ 1").message();
    expect(textOf(first)).toContain(before);
    expect(() => buttonOf(first, "◀")).toThrow("no button");
    const back = await press(askerIn(bed), first, "Answer").message();
    expect(back).toMatchObject({ id: answer.id, content: answer.content, embeds: answer.embeds });
  });

  it("More turns to the next passages", async () => {
    const broad = "Did the fair have a carousel number 1 with painted horses?";
    const answer = await askerIn(bed).slash("ask", { question: broad }, channelId).message();
    const [best] = answer.embeds;
    const more = await press(askerIn(bed), answer, "More").message();
    expect(more.id).toBe(answer.id);
    expect(more.content).toContain(broad);
    expect(more.embeds.length).toBeGreaterThan(0);
    expect(more.embeds.map(({ description }) => description)).not.toContain(best?.description);
  });

  it("Cite gives the reference", async () => {
    const cited = await press(askerIn(bed), await ask(), "Cite").message();
    const text = textOf(cited);
    for (const part of ["APA", "MLA", "Chicago", "The new ferry will carry 120 passengers", "Calder"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("https://example.org/harbour-ferry#:~:text=");
  });
});

describe("a private answer", () => {
  it.each([
    ["in a server", IDS.general],
    ["as a user's own, in a server without the bot", IDS.plaza],
    ["as a user's own, in a private channel", IDS.privateChannel],
  ])("can be shared, %s, and taken back by the one who shared it", async (_, channelId) => {
    const { member, otherMember } = bed.sandbox;
    const answer = await member.slash("ask", { question, private: true }, channelId).message();
    expect(answer.ephemeral).toBe(true);
    await press(member, answer, "Share").acknowledged();
    const isShared = (message: MessageView) =>
      textOf(message).includes(passage) && textOf(message).includes("Mara");
    const shared = await otherMember.sees(channelId, isShared);
    expect(shared.ephemeral).toBe(false);
    expect(shared.mentions).toEqual([]);

    const refused = await press(otherMember, shared, "Delete").message();
    expect(refused).toMatchObject({ ephemeral: true });
    expect(textOf(refused)).toContain(english.share.notYours);

    press(member, shared, "Delete");
    await isGone(shared);
  });

  it("that was shared can be taken back by a moderator", async () => {
    const { member, moderator } = bed.sandbox;
    const answer = await member.slash("ask", { question, private: true }).message();
    const shared = await press(member, answer, "Share").followUp();
    press(moderator, shared, "Delete");
    await isGone(shared);
  });

  it("cannot be shared where it is public already", async () => {
    const answer = await bed.sandbox.member.slash("ask", { question }).message();
    expect(() => buttonOf(answer, "Share")).toThrow("no button");
  });
});

describe("somebody else's answer", () => {
  it.each([
    ["¶ 3 ▶", next],
    ["Cite", "Calder"],
  ])("stays as it is: %s answers privately", async (label, expected) => {
    const { member, otherMember } = bed.sandbox;
    const answer = await member.slash("ask", { question }).message();
    const own = await press(otherMember, answer, label).message();
    expect(own).toMatchObject({ ephemeral: true });
    expect(own.id).not.toBe(answer.id);
    expect(textOf(own)).toContain(expected);
    const now = member.messages(IDS.general).find(({ id }) => id === answer.id);
    expect(now).toMatchObject({ content: answer.content, embeds: answer.embeds });
  });
});

describe("the answer to a written message", () => {
  it.each<[string, () => Promise<MessageView>]>([
    ["a direct message", () => bed.sandbox.member.dm(question).reply()],
    ["a mention", () => bed.sandbox.member.say(IDS.general, `<@${IDS.application}> ${question}`).reply()],
  ])("to %s has buttons that work", async (_, write) => {
    const answer = await write();
    const walked = await press(bed.sandbox.member, answer, "▶").message();
    expect(walked.id).toBe(answer.id);
    expect(textOf(walked)).toContain(next);
  });
});

it("a button of an older version says so to whoever presses it", async () => {
  const old: Command = {
    data: { name: "old", description: "Has a button that nothing answers any more" },
    run: async () => ({
      content: "A message",
      components: [
        { type: 1, components: [{ type: 2, style: 2, label: "Press", custom_id: "constructor:1" }] },
      ],
      text: "A message",
    }),
  };
  const own = await openBed({ commands: [old] });
  const { member } = own.sandbox;
  const notice = await press(member, await member.slash("old").message(), "Press").message();
  expect(notice).toMatchObject({ content: english.errors.unknownCommand, ephemeral: true });
  await own.close();
});

describe("after a restart", () => {
  it("the buttons of earlier answers work", async () => {
    const { member } = bed.sandbox;
    const answer = await member.slash("ask", { question }).message();
    const shared = await press(
      member,
      await member.slash("ask", { question, private: true }).message(),
      "Share",
    ).followUp();
    await bed.restart();
    expect(textOf(await press(member, answer, "▶").message())).toContain(next);
    press(member, shared, "Delete");
    await isGone(shared);
  });

  it("a button of an article that has changed says so, and shows a paragraph only if it is the same", async () => {
    const { member } = bed.sandbox;
    const answer = await member.slash("ask", { question }).message();
    const file = join(bed.folder, "harbour-ferry.md");
    const text = articleFiles["harbour-ferry.md"] ?? "";
    await writeFile(file, text.replace("said Mayor Dora Whitlow", "said the mayor"));
    await bed.shelf.reindex();
    const after = textOf(await press(bed.sandbox.otherMember, answer, "¶ 3 ▶").message());
    expect(after).toContain(english.walk.changed);
    expect(after).not.toContain("not a luxury");
    const first = textOf(await press(bed.sandbox.otherMember, answer, "◀ ¶ 1").message());
    expect(first).toContain(english.walk.changed);
    expect(first).toContain(before);
    await rm(file);
    await bed.shelf.reindex();
    expect(textOf(await press(bed.sandbox.otherMember, answer, "◀ ¶ 1").message())).toContain(
      english.walk.gone,
    );
  });
});
