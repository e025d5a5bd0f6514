import { Events, GatewayIntentBits, type Guild, PermissionFlagsBits } from "discord.js";
import { describe, expect, test } from "vitest";
import { IDS } from "../src/index.ts";
import { ASK, askedOn, logIn, refusal, useBed } from "./bed.ts";

const bed = useBed();
const { ViewChannel, SendMessages, AttachFiles, ManageGuild } = PermissionFlagsBits;

describe("a member's roles", () => {
  test("are in their interactions, with what they may do there", async () => {
    bed.sandbox.setRole(IDS.guild, IDS.member, IDS.editorRole, true);
    const { interaction } = await askedOn(bed, IDS.editors);
    if (!interaction.inCachedGuild()) throw new Error("not in a server");
    expect(interaction.member.roles.cache.has(IDS.editorRole)).toBe(true);
    expect(interaction.memberPermissions.has([ViewChannel, SendMessages])).toBe(true);
    expect(interaction.memberPermissions.has(ManageGuild)).toBe(false);
    expect(interaction.appPermissions.has(ViewChannel)).toBe(true);
    await interaction.reply("seen");
  });

  test("open channels to them, and close them again", async () => {
    const { sandbox } = bed;
    await bed.bot.application.commands.set([ASK]);
    const sees = () => sandbox.otherMember.view().guilds[0]?.channels.some(({ id }) => id === IDS.editors);
    expect(sees()).toBe(false);
    sandbox.setRole(IDS.guild, IDS.otherMember, IDS.editorRole, true);
    expect(sees()).toBe(true);
    sandbox.moderator.say(IDS.editors, "not for everybody");
    expect(sandbox.otherMember.messages(IDS.editors)).toHaveLength(1);
    sandbox.setRole(IDS.guild, IDS.otherMember, IDS.editorRole, false);
    expect(sees()).toBe(false);
    expect(sandbox.otherMember.messages(IDS.editors)).toEqual([]);
    const use = sandbox.otherMember.slash("ask", { question: "why?" }, IDS.editors);
    expect(await use.settled()).toMatchObject({ error: { code: "unknown" } });
  });
});

describe("an overwrite of a channel", () => {
  test.each([
    ["a member's stands above those of roles", "member", IDS.member, IDS.guild, true],
    ["a role's stands above that of everyone", "role", IDS.editorRole, IDS.guild, true],
    ["everyone's stands above nothing", "role", IDS.guild, IDS.editorRole, false],
  ] as const)("%s", async (_, kind, allowed, denied, isSent) => {
    const { sandbox } = bed;
    sandbox.setRole(IDS.guild, IDS.member, IDS.editorRole, true);
    sandbox.setOverwrite(IDS.library, { id: denied, kind: "role", deny: SendMessages });
    sandbox.setOverwrite(IDS.library, { id: allowed, kind, allow: SendMessages });
    if (isSent) expect(sandbox.member.say(IDS.library, "hello").id).toMatch(/^\d+$/);
    else expect(() => sandbox.member.say(IDS.library, "hello")).toThrow("may not send");
  });

  test("that hides a channel from the bot keeps its messages from it", async () => {
    const { sandbox } = bed;
    sandbox.setOverwrite(IDS.library, { id: IDS.botRole, kind: "role", deny: ViewChannel });
    const heard: string[] = [];
    bed.bot.on(Events.MessageCreate, ({ channelId }) => heard.push(channelId));
    sandbox.member.say(IDS.library, `<@${IDS.application}> hidden`);
    sandbox.member.say(IDS.general, `<@${IDS.application}> open`);
    await expect.poll(() => heard).toEqual([IDS.general]);
    expect(await bed.api("GET", `/channels/${IDS.library}/messages`)).toMatchObject({
      status: 403,
      body: { code: 50001 },
    });
  });
});

describe("a member is looked up", () => {
  const look = (guildId: string, userId: string) => bed.api("GET", `/guilds/${guildId}/members/${userId}`);

  test("with the roles they carry", async () => {
    expect(await look(IDS.guild, IDS.moderator)).toMatchObject({
      status: 200,
      body: { user: { username: "otis" }, roles: [IDS.moderatorRole] },
    });
  });

  test("until they leave: 10007", async () => {
    bed.sandbox.setMembership(IDS.secondGuild, IDS.member, false);
    expect(await look(IDS.secondGuild, IDS.member)).toMatchObject({ status: 404, body: { code: 10007 } });
    expect(bed.sandbox.member.view().guilds.map(({ name }) => name)).not.toContain("Press Club");
    bed.sandbox.setMembership(IDS.secondGuild, IDS.member, true);
    expect(await look(IDS.secondGuild, IDS.member)).toMatchObject({ status: 200 });
  });

  test.each([
    ["nobody", IDS.guild, "900000000000009999", 404, 10013],
    ["a server without the bot", IDS.guildWithoutBot, IDS.member, 404, 10004],
    ["no server", "900000000000009999", IDS.member, 404, 10004],
    ["what is no id", IDS.guild, "mara", 400, 50035],
  ])("but not as %s", async (_, guildId, userId, status, code) => {
    expect(await look(guildId, userId)).toMatchObject({ status, body: { code } });
  });
});

describe("a server", () => {
  const heard = () => {
    const events: string[] = [];
    const tell = (what: string) => (guild: Guild) => events.push(`${what} ${guild.id}`);
    bed.bot.on(Events.GuildCreate, tell("create"));
    bed.bot.on(Events.GuildDelete, tell("delete"));
    bed.bot.on(Events.GuildAvailable, tell("available"));
    bed.bot.on(Events.GuildUnavailable, tell("unavailable"));
    return events;
  };

  test("that invites the bot brings its commands, and takes them along when it removes it", async () => {
    const events = heard();
    await bed.bot.application.commands.set([ASK]);
    const offered = () => bed.sandbox.otherMember.commands(IDS.plaza).map(({ name }) => name);
    expect(offered()).toEqual([]);
    bed.sandbox.addBot(IDS.guildWithoutBot);
    await expect.poll(() => events).toEqual([`create ${IDS.guildWithoutBot}`]);
    expect(offered()).toEqual(["ask"]);
    expect(bed.bot.guilds.cache.get(IDS.guildWithoutBot)?.members.me?.roles.cache.size).toBe(2);
    bed.sandbox.removeBot(IDS.guildWithoutBot);
    await expect
      .poll(() => events)
      .toEqual([`create ${IDS.guildWithoutBot}`, `delete ${IDS.guildWithoutBot}`]);
    expect(offered()).toEqual([]);
  });

  test("that is out is none that removed the bot, and comes back", async () => {
    const events = heard();
    bed.sandbox.outage(IDS.secondGuild);
    bed.sandbox.endOutage(IDS.secondGuild);
    await expect
      .poll(() => events)
      .toEqual([`unavailable ${IDS.secondGuild}`, `available ${IDS.secondGuild}`]);
  });

  test("that is out stands in READY, and is not told of until it is back", async () => {
    bed.sandbox.outage(IDS.secondGuild);
    const payloads: { t: string; d: { id?: string; guilds?: { id: string }[] } }[] = [];
    bed.sandbox.onExchange((exchange) => {
      if (exchange.kind === "gateway" && exchange.direction === "sent")
        payloads.push(exchange.payload as never);
    });
    const second = await logIn(bed.sandbox, { intents: [GatewayIntentBits.Guilds], waitGuildTimeout: 100 });
    const listed = payloads.find(({ t }) => t === "READY")?.d.guilds?.map(({ id }) => id);
    expect(listed).toEqual([IDS.guild, IDS.secondGuild]);
    const told = payloads.filter(({ t }) => t === "GUILD_CREATE").map(({ d }) => d.id);
    expect(told).toEqual([IDS.guild]);
    await second.destroy();
  });
});

describe("a message with files", () => {
  const file = { name: "a.txt", contentType: "text/plain", base64: Buffer.from("Crème").toString("base64") };

  test("may have nothing else, and its files can be fetched", async () => {
    const next = new Promise<string | undefined>((resolve) => {
      bed.bot.once(Events.MessageCreate, ({ attachments }) => resolve(attachments.first()?.url));
    });
    bed.sandbox.member.say(IDS.memberDm, "", undefined, [file]);
    expect(await (await fetch((await next) ?? "")).text()).toBe("Crème");
  });

  test("is not sent with eleven, nor where files are not allowed", () => {
    const { member } = bed.sandbox;
    expect(() => member.say(IDS.general, "", undefined, Array(11).fill(file))).toThrow("10 files");
    bed.sandbox.setOverwrite(IDS.general, { id: IDS.guild, kind: "role", deny: AttachFiles });
    expect(() => member.say(IDS.general, "", undefined, [file])).toThrow("may not attach");
  });

  test("is forwarded with them, and outlives its source", async () => {
    await bed.bot.application.commands.set([{ name: "Find it", type: 3 }]);
    const { member, otherMember } = bed.sandbox;
    const said = otherMember.say(IDS.library, "look here", undefined, [file]);
    const sent = member.forward(member.forward(said, IDS.general), IDS.general);
    otherMember.delete(said);
    expect(member.messages().at(-1)).toMatchObject({ content: "", forwarded: { content: "look here" } });
    const next = bed.nextInteraction();
    member.messageCommand("Find it", sent);
    const interaction = await next;
    if (!interaction.isMessageContextMenuCommand()) throw new Error("not a message command");
    const { targetMessage: target } = interaction;
    const [snapshot] = [...target.messageSnapshots.values()];
    expect([target.content, snapshot?.content, target.reference?.type]).toEqual(["", "look here", 1]);
    expect(await (await fetch(snapshot?.attachments.first()?.url ?? "")).text()).toBe("Crème");
  });

  test("is not read by the bot where it is not mentioned, forwarded or not", async () => {
    const next = new Promise<unknown>((resolve) => {
      const stop = bed.sandbox.onExchange((exchange) => {
        if (exchange.kind !== "gateway") return;
        const { t, d } = exchange.payload as { t: string; d: { message_snapshots?: unknown } };
        if (t !== "MESSAGE_CREATE" || d.message_snapshots === undefined) return;
        stop();
        resolve(d.message_snapshots);
      });
    });
    const { member } = bed.sandbox;
    member.forward(member.say(IDS.general, "look here", undefined, [file]), IDS.general);
    expect(await next).toMatchObject([{ message: { content: "", attachments: [] } }]);
  });

  test("forwarded by the bot is refused: the sandbox does not know that", async () => {
    const { id } = bed.sandbox.member.say(IDS.memberDm, "look here");
    const body = { message_reference: { type: 1, message_id: id, channel_id: IDS.memberDm } };
    expect(await refusal(bed.bot.rest.post(`/channels/${IDS.memberDm}/messages`, { body }))).toBe(50035);
  });
});
