import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
} from "discord-api-types/v10";
import { describe, expect, it } from "vitest";
import { emptyComposer, optionValues, usablesOf } from "../src/page/composer-state.ts";
import { follow } from "../src/page/follow.ts";
import { messageTime, timestampText } from "../src/page/times.ts";
import type { CommandView, MessageView, View } from "../src/protocol.ts";

const command = (name: string, options: APIApplicationCommandOption[] = []): CommandView => ({
  id: "1",
  name,
  kind: "slash",
  description: "",
  options,
});

describe("the commands that can be used", () => {
  it("are the commands, or in their place their subcommands, with required options first", () => {
    const options: APIApplicationCommandOption[] = [
      { type: Type.String, name: "b", description: "" },
      { type: Type.String, name: "a", description: "", required: true },
    ];
    const usables = usablesOf([
      command("plain", options),
      command("group", [
        { type: Type.Subcommand, name: "one", description: "", options: [] },
        {
          type: Type.SubcommandGroup,
          name: "inner",
          description: "",
          options: [{ type: Type.Subcommand, name: "two", description: "" }],
        },
      ]),
      { ...command("On a message"), kind: "message" },
    ]);
    expect(usables.map(({ name, options }) => [name, ...options.map((option) => option.name)])).toEqual([
      ["plain", "a", "b"],
      ["group one"],
      ["group inner two"],
    ]);
  });
});

describe("what is typed into an option", () => {
  it.each<[string, APIApplicationCommandOption, string, unknown]>([
    ["text", { type: Type.String, name: "o", description: "" }, " a b ", { values: { o: "a b" } }],
    ["nothing", { type: Type.String, name: "o", description: "" }, "  ", { values: {} }],
    [
      "nothing where something must be",
      { type: Type.String, name: "o", description: "", required: true },
      "",
      { field: "o", message: "This option is required. Specify a value." },
    ],
    ["a whole number", { type: Type.Integer, name: "o", description: "" }, "-3", { values: { o: -3 } }],
    [
      "half a number",
      { type: Type.Integer, name: "o", description: "" },
      "0.5",
      { field: "o", message: "Enter a valid number." },
    ],
    ["a number", { type: Type.Number, name: "o", description: "" }, "0.5", { values: { o: 0.5 } }],
    ["true", { type: Type.Boolean, name: "o", description: "" }, "True", { values: { o: true } }],
    [
      "the name of a choice",
      { type: Type.String, name: "o", description: "", choices: [{ name: "Slow", value: "s" }] },
      "slow",
      { values: { o: "s" } },
    ],
    [
      "what is no choice",
      { type: Type.String, name: "o", description: "", choices: [{ name: "Slow", value: "s" }] },
      "fast",
      { field: "o", message: "Select one of the choices." },
    ],
    [
      "a name and no user",
      { type: Type.User, name: "o", description: "" },
      "Mara",
      { field: "o", message: "Select one from the list." },
    ],
  ])("is sent or refused: %s", (_, option, text, expected) => {
    const [usable] = usablesOf([command("c", [option])]);
    if (!usable) throw new Error("no command");
    expect(optionValues({ ...emptyComposer, usable, entries: { o: { text } } })).toEqual(expected);
  });
});

describe("the view", () => {
  const message = (id: string, content = ""): MessageView => ({
    id,
    channelId: "1",
    authorId: "2",
    state: "sent",
    content,
    embeds: [],
    components: [],
    attachments: [],
    flags: 0,
    sentAt: "2024-05-01T12:00:00.000Z",
    ephemeral: false,
    mentions: [],
    mentionsEveryone: false,
  });
  const view: View = {
    application: { id: "9", name: "Bot", botId: "9" },
    online: true,
    viewerId: "3",
    users: [],
    peopleIds: [],
    guilds: [],
    directChannels: [],
    messages: { "1": [message("10"), message("11")] },
    commands: {},
    typing: [{ channelId: "1", userId: "2", until: "2024-05-01T12:00:10.000Z" }],
    modal: null,
  };

  it("takes in a new message at the end, and its author no longer types", () => {
    const after = follow(view, { type: "message", message: message("12") });
    expect(after?.messages["1"]?.map(({ id }) => id)).toEqual(["10", "11", "12"]);
    expect(after?.typing).toEqual([]);
  });

  it("puts a changed message in its place and leaves one out that is gone", () => {
    const changed = follow(view, { type: "message", message: message("10", "new") });
    expect(changed?.messages["1"]?.map(({ content }) => content)).toEqual(["new", ""]);
    const gone = follow(view, { type: "message-gone", channelId: "1", id: "10" });
    expect(gone?.messages["1"]?.map(({ id }) => id)).toEqual(["11"]);
  });

  it("is nothing before the first snapshot", () => {
    expect(follow(undefined, { type: "online", online: true })).toBeUndefined();
    expect(follow(undefined, { type: "snapshot", view })).toBe(view);
  });
});

describe("times", () => {
  const now = new Date(2024, 4, 2, 9, 0);
  it.each([
    [new Date(2024, 4, 2, 0, 5), /^Today at /],
    [new Date(2024, 4, 1, 23, 55), /^Yesterday at /],
    [new Date(2024, 3, 30, 12, 0), /24/],
  ])("beside a name: %s", (date, expected) => expect(messageTime(date, now)).toMatch(expected));

  it.each([
    [30, "30 seconds ago"],
    [7_200, "2 hours ago"],
    [-86_400 * 3, "in 3 days"],
  ])("relative: %d s ago is %s", (seconds, expected) => {
    expect(timestampText(now.getTime() / 1_000 - seconds, "R", now)).toBe(expected);
  });
});
