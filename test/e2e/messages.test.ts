import { IDS } from "verbatim-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { english } from "../../src/messages/index.ts";
import { passage, question } from "./articles.ts";
import { type Bed, openBed, patience, reportConformance, slowCommand, textOf } from "./bed.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await openBed();
});
afterAll(async () => {
  await bed.close();
  reportConformance();
});

const mention = `<@${IDS.application}>`;

/** Whether the bot says nothing to what is written; it is asked something else then, which it answers. */
async function staysSilentOn(channelId: string, write: () => { readonly id: string }): Promise<boolean> {
  const { otherMember } = bed.sandbox;
  const { id } = write();
  await otherMember.say(channelId, `${mention} ${question}`).reply();
  return otherMember.messages(channelId).every(({ replyTo }) => replyTo?.id !== id);
}

describe("a direct message", () => {
  it("in plain words is answered like /ask", async () => {
    const asked = bed.sandbox.member.dm(question);
    const answer = await asked.reply();
    expect(textOf(answer)).toContain(passage);
    expect(answer.replyTo?.id).toBe(asked.id);
  });

  it("that nothing surely answers is told so", async () => {
    const answer = await bed.sandbox.member.dm("what does the author say about penguins?").reply();
    expect(textOf(answer)).toContain(english.answer.near);
  });

  it("that only mentions the bot gets a hint", async () => {
    expect(textOf(await bed.sandbox.member.dm(mention).reply())).toContain(english.answer.emptyQuestion);
  });

  it.each([
    ["strange characters", "*_~|`>#"],
    ["words", "ferry, harbour and library "],
    ["mentions", `<@${IDS.moderator}> @everyone `],
  ])("as long as can be, of %s, is answered, and mentions nobody", async (_, part) => {
    const strange = `@everyone <@${IDS.moderator}> [x](https://evil.example) \u202Eabc\u200B`;
    const answer = await bed.sandbox.member.dm(strange.padEnd(2_000, part)).reply();
    expect(answer.mentionsEveryone).toBe(false);
    expect(answer.mentions).toEqual([]);
  });
});

describe("a message in a server", () => {
  it("that mentions the bot is answered like /ask, as a reply that pings nobody", async () => {
    const answer = await bed.sandbox.otherMember.say(IDS.general, `${mention} ${question}`).reply();
    expect(textOf(answer)).toContain(passage);
    expect(answer.mentions).toEqual([]);
    expect(answer.ephemeral).toBe(false);
  });

  it("that only mentions the bot gets a hint", async () => {
    const answer = await bed.sandbox.otherMember.say(IDS.general, mention).reply();
    expect(textOf(answer)).toContain(english.answer.emptyQuestion);
  });

  it("is not for the bot without a mention, nor with one of everyone", async () => {
    const { member, moderator } = bed.sandbox;
    expect(await staysSilentOn(IDS.general, () => member.say(IDS.general, question))).toBe(true);
    expect(await staysSilentOn(IDS.general, () => moderator.say(IDS.general, `@everyone ${question}`))).toBe(
      true,
    );
  });

  it("is not for the bot when it replies to it without naming it", async () => {
    const { member } = bed.sandbox;
    const answer = await member.say(IDS.general, `${mention} ${question}`).reply();
    expect(await staysSilentOn(IDS.general, () => member.say(IDS.general, "Thank you!", answer.id))).toBe(
      true,
    );
  });

  it("that was deleted meanwhile is answered all the same", async () => {
    const { member, otherMember } = bed.sandbox;
    otherMember.delete(otherMember.say(IDS.library, `${mention} ${question}`));
    const answer = await member.sees(IDS.library, ({ authorId }) => authorId === IDS.application);
    expect(textOf(answer)).toContain(passage);
  });

  it("where the bot may not write is logged and does no harm", async () => {
    const { moderator } = bed.sandbox;
    moderator.say(IDS.announcements, `${mention} ${question}`);
    await expect
      .poll(() => bed.log.filter(({ level }) => level === 50), patience)
      .toEqual([expect.objectContaining({ status: 403, route: "/channels/:channel/messages" })]);
    expect(textOf(await moderator.dm(question).reply())).toContain(passage);
  });
});

describe("while an answer takes a moment", () => {
  it("the bot is seen typing, and no more once it has answered", async () => {
    const { command, goOn } = slowCommand("ask");
    const own = await openBed({ commands: [command] });
    const { member } = own.sandbox;
    const asked = member.dm("anything");
    await expect
      .poll(() => member.view().typing.map(({ userId }) => userId), patience)
      .toEqual([IDS.application]);
    goOn();
    expect((await asked.reply()).content).toBe("At last.");
    expect(member.view().typing).toEqual([]);
    await own.close();
  });
});
