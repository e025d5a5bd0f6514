import { type ChatInputCommandInteraction, MessageFlags, TextInputStyle } from "discord.js";
import { describe, expect, test } from "vitest";
import { IDS } from "../src/index.ts";
import { ASK, askedOn, button, clickedOn, refusal, row, useBed } from "./bed.ts";

const bed = useBed();
const asked = (channelId?: string) => askedOn(bed, channelId);
const clicked = () => clickedOn(bed);

describe("a command", () => {
  test("is first seen as being sent, by its user only", async () => {
    const { use } = await asked();
    const line = bed.sandbox.member.messages().at(-1);
    expect(line).toMatchObject({ state: "sending", interaction: { kind: "slash", name: "ask" } });
    expect(bed.sandbox.otherMember.messages()).toEqual([]);
    expect(use.id).toMatch(/^\d{17,19}$/);
  });

  test("is thinking once deferred, and its first edit is not marked as an edit", async () => {
    const { use, interaction } = await asked();
    await interaction.deferReply();
    expect(use.current()).toMatchObject({ state: "thinking", flags: MessageFlags.Loading });
    await interaction.editReply(`You asked: ${interaction.options.getString("question", true)}`);
    const answer = await use.message();
    expect(answer).toMatchObject({ state: "sent", flags: 0, content: "You asked: why?" });
    expect(answer.editedAt).toBeUndefined();
    await interaction.editReply("Something else");
    const edited = await use.messageWhere(({ content }) => content === "Something else");
    expect(edited.editedAt).toBeDefined();
    expect(bed.sandbox.member.messages()).toHaveLength(1);
  });

  test("cannot be acknowledged twice: 40060", async () => {
    const { interaction } = await asked();
    await interaction.reply("once");
    const again = await bed.api("POST", `/interactions/${interaction.id}/${interaction.token}/callback`, {
      type: 4,
      data: { content: "twice" },
    });
    expect(again).toMatchObject({ status: 400, body: { code: 40060 } });
  });

  test("with a wrong id, a wrong token or a token that is over is unknown: 10062", async () => {
    const { interaction } = await asked();
    const { id, token } = interaction;
    for (const path of [`${IDS.member}/${token}`, `${id}/wrong`]) {
      const answer = await bed.api("POST", `/interactions/${path}/callback`, { type: 5 });
      expect(answer).toMatchObject({ status: 404, body: { code: 10062 } });
    }
    bed.sandbox.expireTokens();
    expect(await refusal(interaction.reply("late"))).toBe(10062);
  });

  test("answered with something malformed can still be answered", async () => {
    const { use, interaction } = await asked();
    expect(await refusal(interaction.reply("x".repeat(2001)))).toBe(50035);
    interaction.replied = false;
    await interaction.reply("short");
    expect((await use.message()).content).toBe("short");
  });

  test("may not be answered by an update or by choices", async () => {
    const { interaction } = await asked();
    for (const type of [6, 7, 8]) {
      const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
      const answer = await bed.api("POST", path, { type, data: { content: "x", choices: [] } });
      expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    }
  });

  test("gives its message with the response when asked to", async () => {
    const { interaction } = await asked();
    const response = await interaction.reply({ content: "hello", withResponse: true });
    expect(response.resource?.message?.content).toBe("hello");
    expect(response.interaction.responseMessageEphemeral).toBe(false);
  });

  test("tells with the response of a defer that its message is still to come", async () => {
    const { interaction } = await asked();
    const response = await interaction.deferReply({ flags: MessageFlags.Ephemeral, withResponse: true });
    expect(response.interaction).toMatchObject({
      responseMessageLoading: true,
      responseMessageEphemeral: true,
    });
  });

  test("may be answered with files, and so may its follow-up", async () => {
    const file = (name: string) => ({ attachment: Buffer.from(name), name });
    const { use, interaction } = await asked();
    await interaction.reply({ files: [file("one.txt")], flags: MessageFlags.Ephemeral });
    await interaction.followUp({ content: "more", files: [file("two.txt"), file("three.txt")] });
    const names = [await use.message(), await use.followUp()].map(({ attachments }) =>
      attachments.map(({ filename }) => filename),
    );
    expect(names).toEqual([["one.txt"], ["two.txt", "three.txt"]]);
    await interaction.editReply({ files: [file("four.txt")], attachments: [] });
    const edited = use.current()?.attachments ?? [];
    expect(edited.map(({ filename }) => filename)).toEqual(["four.txt"]);
    expect(await (await fetch(edited[0]?.url ?? "")).text()).toBe("four.txt");
  });

  test("in a DM comes from a user, in a server from a member with permissions", async () => {
    const direct = await asked(IDS.memberDm);
    expect(direct.interaction.inGuild()).toBe(false);
    expect(direct.interaction.context).toBe(1);
    expect(direct.interaction.user.username).toBe("mara");
    await direct.interaction.reply("here");
    const inServer = await asked(IDS.announcements);
    expect(inServer.interaction.inCachedGuild()).toBe(true);
    expect(inServer.interaction.memberPermissions?.has("SendMessages")).toBe(false);
    expect(inServer.interaction.memberPermissions?.has("ManageGuild")).toBe(false);
    expect(inServer.interaction.appPermissions.has("SendMessages")).toBe(false);
    const next = bed.nextInteraction();
    bed.sandbox.moderator.slash("ask", { question: "may I?" }, IDS.announcements);
    const { memberPermissions } = await next;
    expect(memberPermissions?.has(["ManageGuild", "SendMessages"])).toBe(true);
    await inServer.interaction.reply("answered all the same");
    expect((await inServer.use.message()).content).toBe("answered all the same");
  });

  test("carries a file, which can be fetched", async () => {
    const options = [{ type: 11, name: "file", description: "File", required: true }];
    await bed.bot.application.commands.set([{ name: "add", description: "Add", options }]);
    const received = bed.nextInteraction() as Promise<ChatInputCommandInteraction>;
    const base64 = Buffer.from("Crème brûlée").toString("base64");
    bed.sandbox.member.slash("add", { file: { name: "a crème.txt", contentType: "text/plain", base64 } });
    const file = (await received).options.getAttachment("file", true);
    expect(file).toMatchObject({
      name: "a_cr_me.txt",
      title: "a crème",
      size: 15,
      contentType: "text/plain",
      ephemeral: true,
    });
    expect(await (await fetch(file.url)).text()).toBe("Crème brûlée");
  });

  test.each([
    ["text", "words"],
    ["nothing in it", { name: "a.txt", contentType: "", base64: "" }],
    ["11 MB", { name: "a.txt", contentType: "", base64: "A".repeat(14_000_000) }],
  ])("is not sent with %s for a file", async (_, file) => {
    const options = [{ type: 11, name: "file", description: "File" }];
    await bed.bot.application.commands.set([{ name: "add", description: "Add", options }]);
    expect(await bed.sandbox.member.slash("add", { file }).settled()).toMatchObject({
      kind: "refused",
      error: { code: "invalid", field: "file" },
    });
  });

  test("carries resolved users, roles and channels", async () => {
    const options = [
      { type: 6, name: "who", description: "Who" },
      { type: 7, name: "where", description: "Where" },
      { type: 10, name: "much", description: "How much", min_value: 1 },
    ] as const;
    await bed.bot.application.commands.set([{ name: "look", description: "Look", options }]);
    const next = bed.nextInteraction();
    const { otherMember, member } = bed.sandbox;
    const use = member.slash("look", { who: otherMember.id, where: IDS.library, much: 1.5 });
    const interaction = (await next) as ChatInputCommandInteraction;
    expect(interaction.options.getUser("who")?.username).toBe("nell");
    expect(interaction.options.getChannel("where")?.name).toBe("library");
    expect(interaction.options.getNumber("much")).toBe(1.5);
    await interaction.reply("seen");
    await use.message();
  });

  test("with subcommands reaches the bot with them", async () => {
    const leaf = {
      type: 1,
      name: "one",
      description: "One",
      options: [{ type: 5, name: "all", description: "All" }],
    };
    const options = [{ type: 2, name: "list", description: "List", options: [leaf] }];
    await bed.bot.application.commands.set([{ name: "show", description: "Show", options }] as never);
    const { member } = bed.sandbox;
    expect(await member.slash("show list").settled()).toMatchObject({ error: { code: "invalid" } });
    expect(await member.slash("show list two").settled()).toMatchObject({ error: { code: "unknown" } });
    const next = bed.nextInteraction();
    const use = member.slash("show list one", { all: true });
    const interaction = (await next) as ChatInputCommandInteraction;
    expect(interaction.options.getSubcommandGroup()).toBe("list");
    expect(interaction.options.getSubcommand()).toBe("one");
    expect(interaction.options.getBoolean("all")).toBe(true);
    await interaction.reply("shown");
    expect((await use.message()).interaction?.name).toBe("show list one");
  });
});

describe("an ephemeral answer", () => {
  test("is seen by its user only, and is gone once dismissed", async () => {
    const { use, interaction } = await asked();
    await interaction.reply({ content: "psst", flags: MessageFlags.Ephemeral });
    const answer = await use.message();
    expect(answer).toMatchObject({ ephemeral: true, content: "psst" });
    expect(bed.sandbox.otherMember.messages()).toEqual([]);
    bed.sandbox.member.dismiss(answer);
    expect(bed.sandbox.member.messages()).toEqual([]);
    expect(await refusal(interaction.editReply("still there?"))).toBe(10008);
  });

  test("is decided by the defer, whatever comes later", async () => {
    const { use, interaction } = await asked();
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.followUp("open?");
    expect(await use.message()).toMatchObject({ ephemeral: true, content: "open?" });
    expect(use.followUps()).toEqual([]);
    expect(bed.sandbox.otherMember.messages()).toEqual([]);
  });

  test("has no place in the channel's own routes", async () => {
    const { use, interaction } = await asked();
    await interaction.reply({ content: "psst", flags: MessageFlags.Ephemeral });
    const { id, channelId } = await use.message();
    expect((await bed.api("GET", `/channels/${channelId}/messages/${id}`)).body).toMatchObject({
      code: 10008,
    });
    expect((await bed.api("GET", `/channels/${channelId}/messages`)).body).toEqual([]);
  });
});

describe("the token of an interaction", () => {
  test("is worth nothing before the interaction is acknowledged: 10015", async () => {
    const { interaction } = await asked();
    const answer = await bed.api("POST", `/webhooks/${IDS.application}/${interaction.token}`, {
      content: "early",
    });
    expect(answer).toMatchObject({ status: 404, body: { code: 10015 } });
  });

  test("reads, changes and deletes its own messages, which are unknown then: 10008", async () => {
    const { interaction } = await asked();
    await interaction.reply("one");
    const { id } = await interaction.followUp({ content: "two", flags: MessageFlags.Ephemeral });
    const messages = `/webhooks/${IDS.application}/${interaction.token}/messages`;
    for (const [path, content] of [
      [`${messages}/@original`, "one"],
      [`${messages}/${id}`, "two"],
    ] as const) {
      expect(await bed.api("GET", path)).toMatchObject({ status: 200, body: { content } });
      const changed = await bed.api("PATCH", path, { content: `${content} and a half` });
      expect(changed).toMatchObject({ status: 200, body: { content: `${content} and a half` } });
      expect(await bed.api("DELETE", path)).toMatchObject({ status: 204, body: undefined });
      for (const method of ["GET", "PATCH", "DELETE"]) {
        const body = method === "PATCH" ? { content: "again" } : undefined;
        expect(await bed.api(method, path, body)).toMatchObject({ status: 404, body: { code: 10008 } });
      }
    }
    expect(bed.sandbox.member.messages()).toEqual([]);
  });

  test("is refused when there is no such token: 50027", async () => {
    const answer = await bed.api("POST", `/webhooks/${IDS.application}/wrong`, { content: "hello" });
    expect(answer).toMatchObject({ status: 401, body: { code: 50027 } });
  });

  test("does not reach messages of others: 10008", async () => {
    const { interaction } = await asked();
    await interaction.reply("mine");
    const said = bed.sandbox.member.say(IDS.general, "hers");
    const path = `/webhooks/${IDS.application}/${interaction.token}/messages/${said.id}`;
    expect((await bed.api("PATCH", path, { content: "changed" })).body).toMatchObject({ code: 10008 });
  });
});

describe("autocomplete", () => {
  test("gives the user the bot's choices", async () => {
    await bed.bot.application.commands.set([ASK]);
    bed.onInteraction(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond([{ name: `${typed} one`, value: "1" }]);
    });
    const choices = await bed.sandbox.member.autocomplete("ask", { question: "wh" }, "question");
    expect(choices).toEqual([{ name: "wh one", value: "1" }]);
  });

  test("takes 25 choices and not 26", async () => {
    await bed.bot.application.commands.set([ASK]);
    const choices = Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` }));
    const codes: (number | string)[] = [];
    bed.onInteraction(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      codes.push(await refusal(interaction.respond(choices)));
      interaction.responded = false;
      await interaction.respond(choices.slice(1));
    });
    expect(await bed.sandbox.member.autocomplete("ask", {}, "question")).toHaveLength(25);
    expect(codes).toEqual([50035]);
  });
});

describe("a button", () => {
  test("may change its own message", async () => {
    const { message, click, interaction } = await clicked();
    expect(interaction.message.content).toBe("one");
    expect(bed.sandbox.member.messages()[0]).toMatchObject({ pendingComponent: "a" });
    await interaction.update({ content: "two", components: [] });
    expect(await click.message()).toMatchObject({ id: message.id, content: "two", components: [] });
    expect(bed.sandbox.member.messages()).toHaveLength(1);
    expect(bed.sandbox.member.messages()[0]?.pendingComponent).toBeUndefined();
  });

  test("may be acknowledged first and its message changed later", async () => {
    const { message, click, interaction } = await clicked();
    await interaction.deferUpdate();
    expect((await click.acknowledged()).by).toBe(6);
    await interaction.editReply("three");
    expect(await click.message()).toMatchObject({ id: message.id, content: "three" });
  });

  test("may be answered with a message of its own", async () => {
    const { message, click, interaction } = await clicked();
    await interaction.reply({ content: "psst", flags: MessageFlags.Ephemeral });
    const answer = await click.message();
    expect(answer).toMatchObject({ content: "psst", ephemeral: true });
    expect(answer.id).not.toBe(message.id);
  });

  test("that is not there, or is disabled, cannot be pressed", async () => {
    const { use, interaction } = await asked();
    await interaction.reply({ components: [row(button("off", { disabled: true }))] as never });
    const message = await use.message();
    const { member } = bed.sandbox;
    expect(await member.click(message, "off").settled()).toMatchObject({ error: { code: "forbidden" } });
    expect(await member.click(message, "on").settled()).toMatchObject({ error: { code: "unknown" } });
  });
});

test("a select carries the chosen values, of those it offers", async () => {
  const { use, interaction } = await asked();
  const options = ["x", "y", "z"].map((value) => ({ label: value, value }));
  await interaction.reply({
    components: [row({ type: 3, custom_id: "s", options, max_values: 2 })] as never,
  });
  const message = await use.message();
  const { member } = bed.sandbox;
  for (const wrong of [["w"], [], ["x", "y", "z"], ["x", "x"]]) {
    expect(await member.select(message, "s", wrong).settled()).toMatchObject({ error: { code: "invalid" } });
  }
  const next = bed.nextInteraction();
  const choice = member.select(message, "s", ["x", "z"]);
  const chosen = await next;
  if (!chosen.isStringSelectMenu()) throw new Error("not a select");
  expect(chosen.values).toEqual(["x", "z"]);
  await chosen.update("chosen");
  expect((await choice.message()).content).toBe("chosen");
});

test.each([
  ["users", 5, [IDS.otherMember], ["users", "members"]],
  ["roles", 6, [(BigInt(IDS.guild) + 50n).toString()], ["roles"]],
  ["users or roles", 7, [IDS.guild], ["roles"]],
  ["channels", 8, [IDS.library], ["channels"]],
])("a select of %s carries what was chosen, and what that is", async (_, type, values, resolved) => {
  const { use, interaction } = await asked();
  await interaction.reply({ components: [row({ type, custom_id: "s" })] as never });
  const message = await use.message();
  const { member } = bed.sandbox;
  const elsewhere = type === 8 ? IDS.lobby : IDS.secondGuild;
  for (const wrong of [[elsewhere], ["words"], []]) {
    expect(await member.select(message, "s", wrong).settled()).toMatchObject({ error: { code: "invalid" } });
  }
  const next = new Promise<Record<string, unknown>>((resolve) => {
    const stop = bed.sandbox.onExchange((exchange) => {
      if (exchange.kind !== "gateway") return;
      const { t, d } = exchange.payload as { t: unknown; d: { data: Record<string, unknown> } };
      if (t !== "INTERACTION_CREATE") return;
      stop();
      resolve(d.data);
    });
  });
  member.select(message, "s", values);
  const data = await next;
  expect(data).toMatchObject({ id: 2, component_type: type, custom_id: "s", values });
  expect(Object.keys(data["resolved"] ?? {})).toEqual(resolved);
});

describe("a message command", () => {
  test("carries its target, content and all", async () => {
    await bed.bot.application.commands.set([{ name: "Find it", type: 3 }]);
    const said = bed.sandbox.otherMember.say(IDS.general, "nobody mentioned the bot");
    const next = bed.nextInteraction();
    const use = bed.sandbox.member.messageCommand("Find it", said);
    const interaction = await next;
    if (!interaction.isMessageContextMenuCommand()) throw new Error("not a message command");
    expect(interaction.targetMessage.content).toBe("nobody mentioned the bot");
    await interaction.reply("found");
    expect((await use.message()).interaction).toMatchObject({ kind: "message", name: "Find it" });
  });
});

describe("a modal", () => {
  const input = { type: 4, custom_id: "text", style: TextInputStyle.Short, max_length: 10 };
  const forms = [
    ["in rows", [row({ ...input, label: "Text" })]],
    ["in labels", [{ type: 18, label: "Text", component: input }]],
  ] as const;

  test.each(forms)("with its inputs %s is opened, filled in and answered", async (_, components) => {
    const { use, interaction } = await asked();
    await interaction.showModal({ custom_id: "m", title: "Form", components } as never);
    const modal = await use.modal();
    expect(modal).toMatchObject({ title: "Form", customId: "m" });
    const { member } = bed.sandbox;
    expect(await member.submitModal(modal, {}).settled()).toMatchObject({ error: { field: "text" } });
    const tooLong = member.submitModal(modal, { text: "x".repeat(11) });
    expect(await tooLong.settled()).toMatchObject({ error: { code: "invalid" } });
    const next = bed.nextInteraction();
    const sent = member.submitModal(modal, { text: "filled" });
    const submitted = await next;
    if (!submitted.isModalSubmit()) throw new Error("not a modal");
    expect(submitted.fields.getTextInputValue("text")).toBe("filled");
    await submitted.reply("thanks");
    expect((await sent.message()).content).toBe("thanks");
    expect(member.view().modal).toBeNull();
  });

  test("with a select takes as many of its options as it asks for", async () => {
    const { interaction } = await asked();
    const options = ["x", "y", "z"].map((value) => ({ label: value, value }));
    const select = { type: 3, custom_id: "s", options, min_values: 2, max_values: 2 };
    const components = [{ type: 18, label: "Two of them", component: select }];
    const use = bed.sandbox.member;
    await interaction.showModal({ custom_id: "m", title: "Form", components } as never);
    const { modal } = use.view();
    if (!modal) throw new Error("no modal");
    for (const wrong of [[], ["x"], ["x", "x"], ["x", "w"], ["x", "y", "z"]]) {
      const refused = use.submitModal(modal, { s: wrong });
      expect(await refused.settled()).toMatchObject({ error: { code: "invalid", field: "s" } });
    }
    const next = bed.nextInteraction();
    use.submitModal(modal, { s: ["x", "z"] });
    const submitted = await next;
    if (!submitted.isModalSubmit()) throw new Error("not a modal");
    expect(submitted.fields.getStringSelectValues("s")).toEqual(["x", "z"]);
    await submitted.reply("thanks");
  });

  const file = (name: string, text: string) => ({
    name,
    contentType: "text/plain",
    base64: Buffer.from(text).toString("base64"),
  });
  const filled = async (components: readonly object[]) => {
    const { use, interaction } = await asked();
    await interaction.showModal({ custom_id: "m", title: "Form", components } as never);
    return { modal: await use.modal(), member: bed.sandbox.member };
  };
  const submittedNext = async () => {
    const submitted = await bed.nextInteraction();
    if (!submitted.isModalSubmit()) throw new Error("not a modal");
    return submitted;
  };

  test("takes files, which can be fetched", async () => {
    const upload = { type: 19, custom_id: "files", min_values: 2, max_values: 3 };
    const { modal, member } = await filled([{ type: 18, label: "Files", component: upload }]);
    const one = file("one.txt", "Crème");
    for (const wrong of [
      [],
      [one],
      [one, one, one, one],
      "one.txt",
      ["one.txt", "two.txt"],
      [one, file("empty.txt", "")],
    ]) {
      const refused = member.submitModal(modal, { files: wrong });
      expect(await refused.settled()).toMatchObject({ error: { code: "invalid", field: "files" } });
    }
    const next = submittedNext();
    member.submitModal(modal, { files: [one, file("two.txt", "brûlée")] });
    const files = [...((await next).fields.getUploadedFiles("files")?.values() ?? [])];
    expect(files.map(({ name, ephemeral }) => [name, ephemeral])).toEqual([
      ["one.txt", true],
      ["two.txt", true],
    ]);
    const texts = await Promise.all(files.map(async ({ url }) => (await fetch(url)).text()));
    expect(texts).toEqual(["Crème", "brûlée"]);
  });

  test("lets out what is not required", async () => {
    const upload = { type: 19, custom_id: "files", min_values: 0, required: false };
    const role = { type: 6, custom_id: "role", required: false };
    const { modal, member } = await filled([
      { type: 10, content: "Fill in what you like." },
      { type: 18, label: "Files", component: upload },
      { type: 18, label: "Role", component: role },
    ]);
    const next = submittedNext();
    member.submitModal(modal, {});
    const { fields } = await next;
    expect([fields.getUploadedFiles("files"), fields.getSelectedRoles("role")]).toEqual([null, null]);
  });

  test("carries the users, roles and channels that were chosen, and those that stood there", async () => {
    const channel = { type: 8, custom_id: "c", default_values: [{ id: IDS.library, type: "channel" }] };
    const { modal, member } = await filled([
      { type: 18, label: "Who", component: { type: 5, custom_id: "u" } },
      { type: 18, label: "Role", component: { type: 6, custom_id: "r" } },
      { type: 18, label: "Where", component: channel },
    ]);
    const wrong = member.submitModal(modal, { u: [IDS.library], r: [IDS.guild] });
    expect(await wrong.settled()).toMatchObject({ error: { code: "invalid", field: "u" } });
    const next = submittedNext();
    member.submitModal(modal, { u: [IDS.otherMember], r: [IDS.guild] });
    const { fields } = await next;
    expect(fields.getSelectedUsers("u")?.map(({ username }) => username)).toEqual(["nell"]);
    expect(fields.getSelectedRoles("r")?.map((role) => role?.name)).toEqual(["@everyone"]);
    expect(fields.getSelectedChannels("c")?.map(({ id }) => id)).toEqual([IDS.library]);
  });

  test("from a button may change the button's message", async () => {
    const { message, click, interaction } = await clicked();
    const components = [row({ ...input, label: "Text" })];
    await interaction.showModal({ custom_id: "m", title: "Form", components } as never);
    const next = bed.nextInteraction();
    const sent = bed.sandbox.member.submitModal(await click.modal(), { text: "new" });
    const submitted = await next;
    if (!submitted.isModalSubmit() || !submitted.isFromMessage()) throw new Error("not from a message");
    await submitted.update(submitted.fields.getTextInputValue("text"));
    expect(await sent.message()).toMatchObject({ id: message.id, content: "new" });
  });
});

describe("a user install", () => {
  test("brings the command where the bot is not, and says who installed it", async () => {
    const { use, interaction } = await asked(IDS.plaza);
    expect(interaction.authorizingIntegrationOwners).toMatchObject({ 1: bed.sandbox.member.id });
    expect(interaction.authorizingIntegrationOwners[0]).toBeUndefined();
    expect(interaction.guild).toBeNull();
    await interaction.reply("far from home");
    expect((await use.message()).content).toBe("far from home");
    expect(bed.sandbox.otherMember.messages(IDS.plaza).map(({ content }) => content)).toEqual([
      "far from home",
    ]);
  });

  test("gives five follow-ups there and no sixth", async () => {
    const { interaction } = await asked(IDS.privateChannel);
    expect(interaction.context).toBe(2);
    await interaction.reply("0");
    for (const n of [1, 2, 3, 4, 5]) await interaction.followUp(`${n}`);
    expect(await refusal(interaction.followUp("6"))).toBe(40094);
  });
});
