import {
  type APIApplicationCommandAutocompleteInteraction,
  ComponentType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { describe, expect, it } from "vitest";
import { callOf, callOfMessage, type Trust, typingOf } from "../../src/discord/calls.ts";
import {
  channelId,
  type From,
  guildId,
  interactionJson,
  mara,
  messageJson,
  slashJson,
} from "./interaction-json.ts";

const guild: From = { kind: "guild" };
const trust: Trust = { ownerIds: ["299999999999999999"], guildId };
const { ManageGuild, ManageMessages, SendMessages, SendMessagesInThreads, Administrator } =
  PermissionFlagsBits;

describe("a slash command becomes a call", () => {
  it("with its options by name", () => {
    const options = [
      { name: "question", type: 3, value: "Who came?" },
      { name: "private", type: 5, value: true },
    ];
    expect(callOf(slashJson("ask", options, guild), trust)).toEqual({
      via: "slash",
      command: "ask",
      options: { question: "Who came?", private: true },
      place: { kind: "guild", guildId, libraryId: guildId, channelId },
      user: { id: mara.id, name: "Mara" },
      mayReindex: false,
      mayManage: false,
      maySend: false,
      mayModerate: false,
      locale: "de",
    });
  });

  it("with the options of its subcommand", () => {
    const subcommand = { name: "quote", type: 1, options: [{ name: "text", type: 3, value: "a gull" }] };
    expect(callOf(slashJson("check", [subcommand], guild), trust)).toMatchObject({
      command: "check",
      subcommand: "quote",
      options: { text: "a gull" },
    });
  });

  it.each([
    ["report.txt", undefined, "report.txt"],
    ["cr_me.txt", "crème", "crème.txt"],
    ["LICENSE", "LICENSE", "LICENSE"],
  ])("with a file that Discord names %s, and whose title is %s", (filename, title, name) => {
    const url = `https://cdn.discordapp.com/ephemeral-attachments/1/2/${filename}`;
    const file = { id: "8", filename, size: 12, url, ...(title === undefined ? {} : { title }) };
    const options = [{ name: "add", type: 1, options: [{ name: "file", type: 11, value: "8" }] }];
    const data = { id: "6", type: 1, name: "library", options, resolved: { attachments: { 8: file } } };
    expect(callOf(interactionJson(2, data, guild), trust)).toMatchObject({
      files: { file: [{ name, size: 12, url }] },
    });
  });

  it("with an option named like a part of every object as plain data", () => {
    const call = callOf(slashJson("ask", [{ name: "__proto__", type: 3, value: "x" }], guild), trust);
    expect(Object.getPrototypeOf(call?.options)).toBe(Object.prototype);
  });

  it.each<[string, From, string]>([
    ["the name in the server", { kind: "guild", nick: "Captain" }, "Captain"],
    ["the name shown, without one", { kind: "guild" }, "Mara"],
    ["the name shown, in a direct message", { kind: "dm" }, "Mara"],
  ])("of somebody called by %s", (_, from, name) => {
    expect(callOf(slashJson("ask", [], from), trust)?.user.name).toBe(name);
  });

  it.each<[string, From, object]>([
    ["a server", guild, { kind: "guild", guildId, libraryId: guildId, channelId }],
    [
      "a channel in a category",
      { kind: "guild", parentId: "9" },
      { kind: "guild", guildId, libraryId: guildId, channelId },
    ],
    [
      "a thread",
      { kind: "guild", channelType: 11, parentId: "9" },
      { kind: "guild", guildId, libraryId: guildId, channelId, parentId: "9" },
    ],
    ["a direct message", { kind: "dm" }, { kind: "dm", channelId }],
    ["a private channel", { kind: "private", installedBy: "user" }, { kind: "private", channelId }],
  ])("from %s", (_, from, place) => {
    expect(callOf(slashJson("ask", [], from), trust)?.place).toEqual(place);
  });
});

describe("who may do what is read from the interaction itself", () => {
  const thread = 11;
  it.each<[string, From, { mayReindex: boolean; maySend: boolean; mayModerate: boolean }]>([
    ["a member who may only read", guild, { mayReindex: false, maySend: false, mayModerate: false }],
    [
      "a member who may write",
      { kind: "guild", permissions: SendMessages },
      { mayReindex: false, maySend: true, mayModerate: false },
    ],
    [
      "a member who may write in channels, in a thread",
      { kind: "guild", permissions: SendMessages, channelType: thread },
      { mayReindex: false, maySend: false, mayModerate: false },
    ],
    [
      "a member who may write in threads, in a thread",
      { kind: "guild", permissions: SendMessagesInThreads, channelType: thread },
      { mayReindex: false, maySend: true, mayModerate: false },
    ],
    [
      "a moderator",
      { kind: "guild", permissions: SendMessages | ManageMessages },
      { mayReindex: false, maySend: true, mayModerate: true },
    ],
    [
      "a manager of the server",
      { kind: "guild", permissions: SendMessages | ManageGuild },
      { mayReindex: true, maySend: true, mayModerate: false },
    ],
    [
      "an administrator",
      { kind: "guild", permissions: Administrator },
      { mayReindex: true, maySend: true, mayModerate: true },
    ],
    [
      "a manager of a server on which only they have installed the bot",
      { kind: "guild", permissions: SendMessages | ManageGuild, installedBy: "user" },
      { mayReindex: false, maySend: true, mayModerate: false },
    ],
    [
      "a manager of a server, who has installed the bot as well",
      { kind: "guild", permissions: SendMessages | ManageGuild, installedBy: "both" },
      { mayReindex: true, maySend: true, mayModerate: false },
    ],
    ["anybody in a direct message", { kind: "dm" }, { mayReindex: false, maySend: true, mayModerate: false }],
  ])("%s", (_, from, rights) => {
    expect(callOf(slashJson("reindex", [], from), trust)).toMatchObject(rights);
  });

  it.each<[string, From, boolean]>([
    ["a manager of the server", { kind: "guild", permissions: ManageGuild }, true],
    ["an administrator", { kind: "guild", permissions: Administrator }, true],
    ["a moderator", { kind: "guild", permissions: ManageMessages }, false],
    [
      "a manager, where only they have installed the bot",
      { kind: "guild", permissions: ManageGuild, installedBy: "user" },
      false,
    ],
    [
      "a manager, who has installed the bot as well",
      { kind: "guild", permissions: ManageGuild, installedBy: "both" },
      true,
    ],
    ["anybody in a direct message", { kind: "dm" }, false],
  ])("to what the server has added itself: %s", (_, from, mayManage) => {
    for (const ownGuildId of [guildId, "300000000000000009", undefined]) {
      const call = callOf(slashJson("library", [], from), { ownerIds: [mara.id], guildId: ownGuildId });
      expect(call).toMatchObject({ mayManage });
    }
  });

  it.each<[string, string | undefined]>([
    ["that is not the one the bot is for", "300000000000000009"],
    ["where the bot is for none in particular", undefined],
  ])("a manager of a server %s may not reindex", (_, ownGuildId) => {
    const call = callOf(slashJson("reindex", [], { kind: "guild", permissions: Administrator }), {
      ...trust,
      guildId: ownGuildId,
    });
    expect(call).toMatchObject({ mayReindex: false, isElsewhere: true, mayModerate: true });
  });

  it.each<[string, From]>([
    ["in a direct message", { kind: "dm" }],
    ["in a server without Manage Server", guild],
    ["in a server where only they have installed the bot", { kind: "guild", installedBy: "user" }],
    ["in a private channel", { kind: "private", installedBy: "user" }],
  ])("an owner may reindex %s", (_, from) => {
    const call = callOf(slashJson("reindex", [], from), { ownerIds: [mara.id], guildId: undefined });
    expect(call).toMatchObject({ mayReindex: true });
  });
});

describe("a command on a message becomes a call", () => {
  it("with the message as its target", () => {
    const message = messageJson();
    const data = { type: 3, name: "Check quote", target_id: "1", resolved: { messages: { 1: message } } };
    expect(callOf(interactionJson(2, data, guild), trust)).toMatchObject({
      via: "message",
      command: "Check quote",
      options: {},
      target: { id: "700000000000000001", content: "A gull landed on the pier.", isEphemeral: false },
    });
  });
});

describe("a message that a command is used on", () => {
  const url = "https://cdn.discordapp.com/attachments/1/2/a.txt";
  const file = { id: "2", filename: "a.txt", size: 12, url };
  const targetOf = (more: object) => {
    const data = { type: 3, name: "x", target_id: "1", resolved: { messages: { 1: messageJson(more) } } };
    return callOf(interactionJson(2, data, guild), trust)?.target;
  };

  it("comes with its files, and what it forwards", () => {
    const snapshot = { message: { content: "A gull.", attachments: [file], embeds: [] } };
    expect(targetOf({ attachments: [file], message_snapshots: [snapshot] })).toMatchObject({
      files: [{ name: "a.txt", size: 12, url }],
      forwarded: [{ content: "A gull.", files: [{ name: "a.txt" }] }],
    });
    expect(targetOf({ attachments: [] })).not.toHaveProperty("files");
    expect(targetOf({ message_snapshots: [] })).not.toHaveProperty("forwarded");
  });
});

describe("a pressed button becomes a call", () => {
  const press = (customId: string, message: object = messageJson()) =>
    callOf(
      interactionJson(3, { component_type: ComponentType.Button, custom_id: customId }, guild, { message }),
      trust,
    );

  it.each([
    ["walk:a1:7", "walk", ["a1", "7"]],
    ["share", "share", []],
    ["more::3", "more", ["", "3"]],
    ["", "", []],
  ])("%j is the action %j", (customId, command, fields) => {
    expect(press(customId)).toMatchObject({ via: "button", command, fields, options: {} });
  });

  it("with the message it hangs on, as Discord stored it", () => {
    const embeds = [{ type: "rich", description: "A passage" }];
    const components = [{ type: 1, components: [{ type: 2, style: 2, label: "More", custom_id: "more" }] }];
    expect(press("more", messageJson({ content: "", embeds, components, flags: 64 }))?.target).toEqual({
      id: "700000000000000001",
      content: "",
      reply: { content: "", embeds, components },
      isEphemeral: true,
    });
  });
});

describe("what is chosen from a menu becomes a call", () => {
  it("with the values, and the message that the menu hangs on", () => {
    const data = { component_type: ComponentType.StringSelect, custom_id: "show:2", values: ["a", "b"] };
    const call = callOf(interactionJson(3, data, guild, { message: messageJson() }), trust);
    expect(call).toMatchObject({
      via: "menu",
      command: "show",
      fields: ["2"],
      values: ["a", "b"],
      options: {},
    });
    expect(call?.target?.id).toBe("700000000000000001");
  });
});

describe("a form becomes a call", () => {
  const { Label, TextInput, StringSelect, FileUpload } = ComponentType;
  const url = "https://cdn.discordapp.com/ephemeral-attachments/1/8/a.txt";
  const data = {
    custom_id: "add:x1",
    components: [
      { type: Label, component: { type: TextInput, custom_id: "title", value: "The ferry" } },
      { type: Label, component: { type: StringSelect, custom_id: "where", values: ["drafts"] } },
      { type: Label, component: { type: StringSelect, custom_id: "none", values: [] } },
      { type: Label, component: { type: FileUpload, custom_id: "files", values: ["8", "9"] } },
      { type: ComponentType.TextDisplay },
    ],
    resolved: { attachments: { 8: { id: "8", filename: "a.txt", title: "à", size: 12, url } } },
  };

  it("with what was written and chosen, and the files that Discord has", () => {
    expect(callOf(interactionJson(5, data, guild), trust)).toMatchObject({
      via: "form",
      command: "add",
      fields: ["x1"],
      options: { title: "The ferry", where: "drafts", none: "" },
      files: { files: [{ name: "à.txt", size: 12, url }] },
    });
  });

  it("with the message that it was opened from, where it was", () => {
    expect(callOf(interactionJson(5, data, guild), trust)).not.toHaveProperty("target");
    const call = callOf(interactionJson(5, data, guild, { message: messageJson() }), trust);
    expect(call?.target?.id).toBe("700000000000000001");
  });
});

it.each([
  ["a command on a user", 2, { type: 2, name: "Look up" }],
  ["a menu of users", 3, { component_type: ComponentType.UserSelect, custom_id: "x", values: [] }],
])("%s is nobody's call", (_, type, data) => {
  expect(callOf(interactionJson(type, data, guild, { message: messageJson() }), trust)).toBeUndefined();
});

describe("words being typed", () => {
  const typing = (options: readonly object[]) =>
    typingOf(
      interactionJson(
        4,
        { id: "1", type: 1, name: "ask", options },
        guild,
      ) as APIApplicationCommandAutocompleteInteraction,
    );

  it("are told apart from the options that stand already", () => {
    expect(
      typing([
        { name: "question", type: 3, value: "Who came?" },
        { name: "article", type: 3, value: "pie", focused: true },
      ]),
    ).toEqual({
      command: "ask",
      option: "article",
      user: { id: "200000000000000001", name: "Mara" },
      typed: "pie",
      options: { question: "Who came?" },
      place: { kind: "guild", guildId, libraryId: guildId, channelId },
      mayManage: false,
      locale: "de",
    });
  });

  it("are found in a subcommand", () => {
    const option = { name: "article", type: 3, value: "", focused: true };
    expect(typing([{ name: "quote", type: 1, options: [option] }])).toMatchObject({
      option: "article",
      typed: "",
    });
  });
});

describe("a written message", () => {
  const bot = "999999999999999999";
  const inGuild = { guild_id: guildId, member: {} };
  const written = (content: string, more: object = {}) =>
    callOfMessage(JSON.parse(JSON.stringify(messageJson({ content, ...more }))), bot, { locale: "en-US" });

  it("in a thread is of the channel that the thread belongs to", () => {
    const message = JSON.parse(JSON.stringify(messageJson({ content: `<@${bot}> Who?`, ...inGuild })));
    const call = callOfMessage(message, bot, { locale: "en-US", parentId: "9" });
    expect(call?.place).toEqual({ kind: "guild", guildId, libraryId: guildId, channelId, parentId: "9" });
  });

  it.each<[string, string, object, string]>([
    ["in a direct message is a question", "who came?", {}, "who came?"],
    ["in a direct message may be empty", "", {}, ""],
    ["that names the bot is a question", `<@${bot}> who came?`, inGuild, "who came?"],
    ["that names the bot by its old form", `<@!${bot}> who came?`, inGuild, "who came?"],
    ["that names the bot in the middle", `so <@${bot}>, who came?`, inGuild, "so , who came?"],
    ["that names the bot twice", `<@${bot}> who <@${bot}> came?`, inGuild, "who came?"],
    ["that is only the bot's name", `<@${bot}>`, inGuild, ""],
    ["that is only an attachment, in a direct message", "", { attachments: [{ id: "1" }] }, ""],
    ["that breaks lines", `<@${bot}>\nwho\n\ncame?`, inGuild, "who came?"],
    ["that replies and names the bot", `<@${bot}> who came?`, { ...inGuild, type: 19 }, "who came?"],
    ["that names the bot in a direct message", `<@${bot}> who came?`, {}, "who came?"],
    ["that names others besides", `<@${bot}> who is <@1>?`, inGuild, "who is <@1>?"],
  ])("%s", (_, content, more, question) => {
    expect(written(content, more)).toMatchObject({ via: "text", command: "ask", options: { question } });
  });

  it.each<[string, string, object]>([
    ["that does not name the bot", "who came?", inGuild],
    ["that names everyone", "@everyone who came?", { ...inGuild, mention_everyone: true }],
    ["that only replies to the bot", "thanks", { ...inGuild, type: 19, mentions: [{ id: bot }] }],
    ["that names another", "<@123456789012345678> who came?", inGuild],
    ["that names one whose id begins alike", `<@${bot}1> who came?`, inGuild],
    ["that names a role", `<@&${bot}> who came?`, inGuild],
    ["of another bot", `<@${bot}> who came?`, { ...inGuild, author: { ...mara, bot: true } }],
    ["of a webhook", `<@${bot}> who came?`, { ...inGuild, webhook_id: "1" }],
    ["of the bot itself", "who came?", { author: { ...mara, id: bot, bot: true } }],
    ["of the system", "", { type: 6 }],
  ])("%s is none for the bot", (_, content, more) => {
    expect(written(content, more)).toBeUndefined();
  });

  it("gives no rights beyond asking", () => {
    expect(written("who came?", { author: { ...mara } })).toMatchObject({
      mayReindex: false,
      mayModerate: false,
      place: { kind: "dm", channelId },
      user: { id: mara.id, name: "Mara" },
      locale: "en-US",
    });
  });
});
