import {
  AttachmentBuilder,
  Events,
  GatewayIntentBits,
  type Message,
  MessageFlags,
  type TextChannel,
} from "discord.js";
import { describe, expect, test } from "vitest";
import { IDS, Sandbox } from "../src/index.ts";
import { askedOn, button, logIn, refusal, row, useBed } from "./bed.ts";

const bed = useBed();

async function channel(id: string = IDS.general): Promise<TextChannel> {
  return (await bed.bot.channels.fetch(id)) as TextChannel;
}

/** The next message that reaches the bot. */
function nextMessage(): Promise<Message> {
  return new Promise((resolve) => bed.bot.once(Events.MessageCreate, (message) => resolve(message)));
}

describe("a message of the bot", () => {
  test("is created, fetched, changed and deleted", async () => {
    const general = await channel();
    const sent = await general.send({ content: " one ", embeds: [{ title: "t", color: 1 }] });
    const { member } = bed.sandbox;
    expect(member.messages()).toMatchObject([
      { id: sent.id, content: "one", embeds: [{ title: "t", color: 1 }] },
    ]);
    expect((await general.messages.fetch({ message: sent.id, force: true })).content).toBe("one");
    await sent.edit({ content: "two", components: [row(button("a"))] as never });
    expect(member.messages()).toMatchObject(
      [{ content: "two", embeds: [{ title: "t" }], editedAt: /T/ }].map(({ editedAt: _, ...rest }) => rest),
    );
    expect(member.messages()[0]?.editedAt).toMatch(/T/);
    await sent.delete();
    expect(member.messages()).toEqual([]);
    expect(await refusal(sent.edit("three"))).toBe(10008);
    expect(await refusal(general.messages.fetch({ message: sent.id, force: true }))).toBe(10008);
  });

  test("reaches the bot as others' do: created, changed and deleted", async () => {
    const heard: string[] = [];
    const gone = new Promise<void>((resolve) =>
      bed.bot
        .on(Events.MessageCreate, ({ content }) => heard.push(`created ${content}`))
        .on(Events.MessageUpdate, (_, { content }) => heard.push(`changed ${content}`))
        .on(Events.MessageDelete, ({ content }) => {
          heard.push(`deleted ${content}`);
          resolve();
        }),
    );
    const sent = await (await channel()).send("one");
    await sent.edit("two");
    await sent.delete();
    await gone;
    expect(heard).toEqual(["created one", "changed two", "deleted two"]);
  });

  test("cannot be one of another's", async () => {
    const said = bed.sandbox.member.say(IDS.general, "mine");
    const path = `/channels/${IDS.general}/messages/${said.id}`;
    expect((await bed.api("PATCH", path, { content: "yours" })).body).toMatchObject({ code: 50005 });
    expect((await bed.api("DELETE", path)).body).toMatchObject({ code: 50013 });
    const direct = bed.sandbox.member.dm("mine");
    expect((await bed.api("DELETE", `/channels/${IDS.memberDm}/messages/${direct.id}`)).body).toMatchObject({
      code: 50003,
    });
  });

  test.each([
    ["a channel that there is not", "123456789012345678", 404, 10003],
    ["a channel of a server without it", IDS.plaza, 403, 50001],
    ["a conversation of two others", IDS.privateChannel, 403, 50001],
    ["a channel where it may not write", IDS.announcements, 403, 50013],
  ])("has no place in %s", async (_, id, status, code) => {
    const answer = await bed.api("POST", `/channels/${id}/messages`, { content: "hello" });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  test("is listed, newest first, within bounds", async () => {
    const general = await channel();
    for (const n of [1, 2, 3]) await general.send(`${n}`);
    const contents = async (query: string) =>
      ((await bed.api("GET", `/channels/${IDS.general}/messages${query}`)).body as Message[]).map(
        (m) => m.content,
      );
    expect(await contents("")).toEqual(["3", "2", "1"]);
    const [first] = bed.sandbox.member.messages();
    expect(await contents(`?after=${first?.id}&limit=1`)).toEqual(["2"]);
    for (const wrong of ["limit=101", "before=yesterday", "after=x"]) {
      const answer = await bed.api("GET", `/channels/${IDS.general}/messages?${wrong}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    }
  });

  test("may carry files, which embeds may show", async () => {
    const general = await channel();
    const file = new AttachmentBuilder(Buffer.from("hello"), { name: "a b.txt", description: "Words" });
    const sent = await general.send({ files: [file], embeds: [{ image: { url: "attachment://a_b.txt" } }] });
    const [shown] = bed.sandbox.member.messages();
    expect(shown?.attachments).toMatchObject([{ filename: "a_b.txt", size: 5, description: "Words" }]);
    const url = shown?.attachments[0]?.url ?? "";
    expect(shown?.embeds[0]?.image?.url).toBe(url);
    const served = await fetch(url);
    expect(await served.text()).toBe("hello");
    expect(served.headers.get("content-disposition")).toBe("attachment");
    expect(await refusal(sent.edit({ content: "", embeds: [], attachments: [] }))).toBe(50006);
    expect((await fetch(url)).status).toBe(200);
    await sent.edit({ content: "no file", embeds: [], attachments: [] });
    expect(bed.sandbox.member.messages()[0]?.attachments).toEqual([]);
    expect((await fetch(url)).status).toBe(404);
  });

  test("may carry no file of more than 10 MiB: 40005", async () => {
    const file = new AttachmentBuilder(Buffer.alloc(10 * 1024 * 1024 + 1), { name: "large.bin" });
    expect(await refusal((await channel()).send({ files: [file] }))).toBe(40005);
    expect(bed.sandbox.member.messages()).toEqual([]);
  });

  test("is made once under a nonce that is enforced", async () => {
    const body = { content: "once", nonce: "n1", enforce_nonce: true };
    const first = await bed.api("POST", `/channels/${IDS.general}/messages`, body);
    const second = await bed.api("POST", `/channels/${IDS.general}/messages`, body);
    expect(second.body).toEqual(first.body);
    await bed.api("POST", `/channels/${IDS.general}/messages`, { ...body, enforce_nonce: false });
    expect(bed.sandbox.member.messages()).toHaveLength(2);
  });

  test("keeps its embeds suppressed until an edit says otherwise", async () => {
    const sent = await (await channel()).send({ content: "c", flags: MessageFlags.SuppressEmbeds });
    const path = `/channels/${IDS.general}/messages/${sent.id}`;
    expect((await bed.api("PATCH", path, { content: "d" })).body).toMatchObject({ flags: 4 });
    expect((await bed.api("PATCH", path, { flags: 0 })).body).toMatchObject({ content: "d", flags: 0 });
  });

  test("pushes the oldest out of a channel that is full", async () => {
    const { member } = bed.sandbox;
    for (let n = 0; n < 501; n += 1) member.say(IDS.library, `${n}`);
    const messages = member.messages(IDS.library);
    expect([messages.length, messages[0]?.content]).toEqual([500, "1"]);
  });

  test("that is still thinking is not pushed out", async () => {
    const { use, interaction } = await askedOn(bed, IDS.library);
    await interaction.deferReply();
    for (let n = 0; n < 501; n += 1) bed.sandbox.member.say(IDS.library, `${n}`);
    await interaction.editReply("at last");
    expect((await use.message()).content).toBe("at last");
  });
});

describe("mentions", () => {
  const MENTIONS = `<@${IDS.member}> <@&${BigInt(IDS.guild) + 50n}> @everyone`;
  const SEEN = { mentions: [IDS.member], mentionsEveryone: true };

  test.each([
    ["all, unless it is said", undefined, SEEN],
    ["none with an empty parse", { parse: [] }, { mentions: [], mentionsEveryone: false }],
    ["users alone", { parse: ["users"] }, { mentions: [IDS.member], mentionsEveryone: false }],
    ["everyone alone", { parse: ["everyone"] }, { mentions: [], mentionsEveryone: true }],
    ["the users listed", { users: [IDS.member] }, { mentions: [IDS.member], mentionsEveryone: false }],
    ["nobody but the users listed", { users: [IDS.otherMember] }, { mentions: [], mentionsEveryone: false }],
  ])("are made of %s", async (_, allowed, expected) => {
    const body = { content: MENTIONS, ...(allowed ? { allowed_mentions: allowed } : {}) };
    await bed.api("POST", `/channels/${IDS.general}/messages`, body);
    expect(bed.sandbox.member.messages()).toMatchObject([expected]);
  });

  test("of the author that is replied to can be left out", async () => {
    const said = bed.sandbox.member.say(IDS.general, "hello");
    for (const allowed of [{ parse: [] }, { parse: [], replied_user: true }]) {
      const reference = { message_id: said.id };
      const body = { content: "hi", message_reference: reference, allowed_mentions: allowed };
      await bed.api("POST", `/channels/${IDS.general}/messages`, body);
    }
    const [, without, withAuthor] = bed.sandbox.member.messages();
    expect([without?.mentions, withAuthor?.mentions]).toEqual([[], [IDS.member]]);
    expect(without?.replyTo).toEqual({ id: said.id, message: { authorId: IDS.member, content: "hello" } });
  });

  test("of everyone are not made by a member", () => {
    bed.sandbox.member.say(IDS.general, "@everyone");
    bed.sandbox.moderator.say(IDS.general, "@everyone");
    expect(bed.sandbox.member.messages().map((one) => one.mentionsEveryone)).toEqual([false, true]);
  });
});

describe("what a user writes reaches the bot", () => {
  test("with its content in a DM", async () => {
    const next = nextMessage();
    bed.sandbox.member.dm("a question");
    const message = await next;
    expect(message.content).toBe("a question");
    expect(message.channel.isDMBased()).toBe(true);
    await message.reply("an answer");
    expect(
      (await bed.sandbox.member.sees(IDS.memberDm, ({ authorId }) => authorId === bed.bot.user.id)).content,
    ).toBe("an answer");
  });

  test("with its content when it mentions the bot, and without it otherwise", async () => {
    const first = nextMessage();
    bed.sandbox.member.say(IDS.general, "not for you");
    expect((await first).content).toBe("");
    const second = nextMessage();
    const said = bed.sandbox.member.say(IDS.general, `<@${bed.bot.user.id}> a question`);
    const message = await second;
    expect(message.content).toBe(`<@${bed.bot.user.id}> a question`);
    expect(message.member?.user.username).toBe("mara");
    await message.reply("an answer");
    expect((await said.reply()).content).toBe("an answer");
  });

  test("without what it replies to, where that is not for the bot", async () => {
    const said = bed.sandbox.otherMember.say(IDS.general, "not for you");
    const next = new Promise<Message>((resolve) =>
      bed.bot.on(Events.MessageCreate, (message) => {
        if (message.reference) resolve(message);
      }),
    );
    bed.sandbox.member.say(IDS.general, `<@${bed.bot.user.id}> see that`, said.id);
    const message = await next;
    expect(message.reference?.messageId).toBe(said.id);
    expect((await message.fetchReference()).content).toBe("");
  });

  test("with all content under the privileged intent, if the application has it", async () => {
    const privilegedIntents = GatewayIntentBits.MessageContent;
    const sandbox = await Sandbox.start({ privilegedIntents });
    const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, privilegedIntents];
    const bot = await logIn(sandbox, { intents });
    const next = new Promise<Message>((resolve) => bot.once(Events.MessageCreate, resolve));
    sandbox.member.say(IDS.general, "anything");
    expect((await next).content).toBe("anything");
    await bot.destroy();
    await sandbox.stop();
  });

  test("only under the intents it asked for", async () => {
    const sandbox = await Sandbox.start();
    const bot = await logIn(sandbox, {
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    });
    const heard: string[] = [];
    bot.on(Events.MessageCreate, ({ channelId }) => heard.push(channelId));
    const last = new Promise((resolve) => bot.once(Events.MessageCreate, resolve));
    sandbox.member.dm("unheard");
    sandbox.member.say(IDS.plaza, "unheard");
    sandbox.member.say(IDS.privateChannel, "unheard");
    sandbox.member.say(IDS.general, "heard");
    await last;
    expect(heard).toEqual([IDS.general]);
    await bot.destroy();
    await sandbox.stop();
  });

  test("when it is deleted, too", async () => {
    const said = bed.sandbox.member.say(IDS.general, "hello");
    const gone = new Promise<string>((resolve) =>
      bed.bot.once(Events.MessageDelete, ({ id }) => resolve(id)),
    );
    await (await channel()).messages.fetch(said.id);
    bed.sandbox.moderator.delete(said);
    expect(await gone).toBe(said.id);
    expect(() => bed.sandbox.otherMember.delete({ id: said.id })).toThrow("no such message");
  });
});

test("typing shows until the message comes", async () => {
  const general = await channel();
  await general.sendTyping();
  expect(bed.sandbox.member.view().typing).toMatchObject([
    { channelId: IDS.general, userId: bed.bot.user.id },
  ]);
  await general.send("done");
  expect(bed.sandbox.member.view().typing).toEqual([]);
});

test.each([
  ["/gateway/bot", { shards: 1, session_start_limit: { max_concurrency: 1 } }],
  ["/users/@me", { id: IDS.application, username: "Verbatim", bot: true }],
  ["/applications/@me", { id: IDS.application, name: "Verbatim", approximate_guild_count: 2 }],
  [`/channels/${IDS.general}`, { id: IDS.general, type: 0, guild_id: IDS.guild, name: "general" }],
  [`/channels/${IDS.memberDm}`, { id: IDS.memberDm, type: 1, recipients: [{ id: IDS.member }] }],
])("the bot is told of %s", async (path, expected) => {
  expect(await bed.api("GET", path)).toMatchObject({ status: 200, body: expected });
});

test("the bot opens a DM with a user, and none with itself", async () => {
  const sent = await bed.bot.users.send(bed.sandbox.otherMember.id, "hello");
  expect(sent.channelId).toBe(IDS.otherMemberDm);
  expect(bed.sandbox.otherMember.messages(IDS.otherMemberDm)).toHaveLength(1);
  const answer = await bed.api("POST", "/users/@me/channels", { recipient_id: bed.bot.user.id });
  expect(answer).toMatchObject({ status: 403, body: { code: 50007 } });
});

test("a reset empties the channels and lets the bot go on", async () => {
  bed.sandbox.member.say(IDS.general, "hello");
  bed.sandbox.reset();
  expect(bed.sandbox.member.messages()).toEqual([]);
  expect(bed.sandbox.online).toBe(true);
  await (await channel()).send("still here");
  expect(bed.sandbox.member.messages()).toHaveLength(1);
});
