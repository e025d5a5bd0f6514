import { MessageFlags } from "discord.js";
import { describe, expect, test } from "vitest";
import { IDS } from "../src/index.ts";
import { ASK, askedOn, button, refusal, row, useBed } from "./bed.ts";

describe("after the time to acknowledge", () => {
  const bed = useBed({ sandbox: { times: { acknowledge: 200 } } });

  test("a command that is not acknowledged in time did not respond, and a late answer gets 10062", async () => {
    const { use, interaction } = await askedOn(bed);
    expect(await use.settled()).toEqual({ kind: "did-not-respond" });
    expect(bed.sandbox.member.messages().at(-1)).toMatchObject({ state: "did-not-respond" });
    expect(await refusal(interaction.reply("late"))).toBe(10062);
  });

  test("autocomplete that comes too late shows nothing", async () => {
    await bed.bot.application.commands.set([ASK]);
    await expect(bed.sandbox.member.autocomplete("ask", {}, "question")).rejects.toThrow(
      "Loading options failed",
    );
  });

  test("a button that is not acknowledged in time failed, for its user only", async () => {
    const channel = await bed.bot.channels.fetch(IDS.general);
    if (!channel?.isSendable()) throw new Error("not a text channel");
    const message = await channel.send({ components: [row(button("a"))] as never });
    const click = bed.sandbox.member.click(message, "a");
    expect(await click.settled()).toEqual({ kind: "did-not-respond" });
    expect(bed.sandbox.member.messages()[0]).toMatchObject({ interactionFailed: true });
    expect(bed.sandbox.otherMember.messages()[0]?.interactionFailed).toBeUndefined();
  });
});

describe("a delayed acknowledgement", () => {
  const bed = useBed();

  test("comes too late, and the next one in time", async () => {
    bed.sandbox.delay("POST /interactions/{interaction_id}/{interaction_token}/callback", 3100);
    const late = await askedOn(bed);
    const outcome = refusal(late.interaction.reply("late"));
    expect(await late.use.settled()).toEqual({ kind: "did-not-respond" });
    expect(await outcome).toBe(10062);
    bed.sandbox.reset();
    const next = await askedOn(bed);
    await next.interaction.reply("in time");
    expect((await next.use.message()).content).toBe("in time");
  });
});

describe("the token of an interaction", () => {
  const bed = useBed();

  test("serves follow-ups and edits until it ends, then 50027", async () => {
    const { use, interaction } = await askedOn(bed);
    await interaction.reply("one");
    const second = await interaction.followUp({ content: "two", flags: MessageFlags.Ephemeral });
    expect(await use.followUp(1)).toMatchObject({
      content: "two",
      ephemeral: true,
      replyTo: { message: {} },
    });
    await interaction.editReply({ message: second.id, content: "two and a half" });
    expect(use.followUps().map(({ content }) => content)).toEqual(["two and a half"]);
    await interaction.deleteReply(second.id);
    expect(use.followUps()).toEqual([]);
    bed.sandbox.expireTokens();
    expect(await refusal(interaction.followUp("three"))).toBe(50027);
    expect(await refusal(interaction.fetchReply())).toBe(50027);
  });

  test("that ends while the answer is still thinking leaves it unanswered", async () => {
    const { use, interaction } = await askedOn(bed);
    await interaction.deferReply();
    bed.sandbox.expireTokens();
    expect(await use.settled()).toEqual({ kind: "did-not-respond" });
    expect(use.current()?.state).toBe("did-not-respond");
  });
});
