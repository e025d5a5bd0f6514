import { describe, expect, test } from "vitest";
import { IDS } from "../src/index.ts";
import { faults, useBed } from "./bed.ts";

const bed = useBed();
const GLOBAL = `/applications/${IDS.application}/commands`;
const IN_GUILD = `/applications/${IDS.application}/guilds/${IDS.guild}/commands`;
const x = (length: number) => "x".repeat(length);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));
const text = (name: string, more: object = {}) => ({ type: 3, name, description: "d", ...more });
const sub = (name: string, options: object[] = []) => ({ type: 1, name, description: "d", options });
const command = (more: object = {}) => ({ name: "ask", description: "d", ...more });
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

/** Commands that are accepted. */
const SOUND: readonly (readonly [what: string, body: object])[] = [
  ["a name of 32", command({ name: x(32) })],
  ["a name in another script", command({ name: "質問" })],
  ["a description of 100", command({ description: x(100) })],
  ["25 options", command({ options: times(25, (n) => text(`o${n}`)) })],
  [
    "25 choices of 100",
    command({
      options: [text("o", { choices: times(25, (n) => ({ name: x(98) + String(n), value: x(100) })) })],
    }),
  ],
  [
    "names in other languages",
    command({ name_localizations: { de: "frage" }, description_localizations: { de: "d" } }),
  ],
  ["a message command's name with spaces", { name: "Find in it", type: 3 }],
  ["contexts and installs", command({ contexts: [0, 1, 2], integration_types: [0, 1] })],
  ["permissions as a string", command({ default_member_permissions: "32" })],
];

/** Commands that are refused, and for what. */
const MALFORMED: readonly (readonly [what: string, body: object, ...faults: string[]])[] = [
  ["no name", { description: "d" }, "name BASE_TYPE_REQUIRED"],
  [
    "a name of 33",
    command({ name: x(33) }),
    "name BASE_TYPE_BAD_LENGTH",
    "name APPLICATION_COMMAND_INVALID_NAME",
  ],
  ["a name with a space", command({ name: "ask me" }), "name APPLICATION_COMMAND_INVALID_NAME"],
  ["a name in capitals", command({ name: "Ask" }), "name APPLICATION_COMMAND_INVALID_NAME"],
  ["no description", { name: "ask" }, "description BASE_TYPE_REQUIRED"],
  ["a description of 101", command({ description: x(101) }), "description BASE_TYPE_BAD_LENGTH"],
  ["26 options", command({ options: times(26, (n) => text(`o${n}`)) }), "options BASE_TYPE_MAX_LENGTH"],
  [
    "a required option after another",
    command({ options: [text("a"), text("b", { required: true })] }),
    "options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
  ],
  [
    "an option twice",
    command({ options: [text("a"), text("a")] }),
    "options.1.name APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE",
  ],
  [
    "an option without a description",
    command({ options: [{ type: 3, name: "a" }] }),
    "options.0.description BASE_TYPE_REQUIRED",
  ],
  [
    "an option of no type",
    command({ options: [{ name: "a", description: "d" }] }),
    "options.0.type BASE_TYPE_CHOICES",
  ],
  [
    "26 choices",
    command({ options: [text("o", { choices: times(26, (n) => ({ name: `${n}`, value: `${n}` })) })] }),
    "options.0.choices BASE_TYPE_MAX_LENGTH",
  ],
  [
    "a choice's name of 101",
    command({ options: [text("o", { choices: [{ name: x(101), value: "v" }] })] }),
    "options.0.choices.0.name BASE_TYPE_BAD_LENGTH",
  ],
  [
    "a choice of the wrong kind",
    command({ options: [{ ...text("o"), type: 4, choices: [{ name: "n", value: "v" }] }] }),
    "options.0.choices.0.value NUMBER_TYPE_COERCE",
  ],
  [
    "choices and autocomplete",
    command({ options: [text("o", { autocomplete: true, choices: [{ name: "n", value: "v" }] })] }),
    "options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
  ],
  [
    "subcommands beside options",
    command({ options: [sub("s"), text("o")] }),
    "options.1 APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
  ],
  [
    "a required option after another within a subcommand",
    command({ options: [sub("s", [text("a"), text("b", { required: true })])] }),
    "options.0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
  ],
  [
    "a subcommand within a subcommand",
    command({ options: [sub("s", [sub("t")])] }),
    "options.0.options.0.type BASE_TYPE_CHOICES",
  ],
  ["26 subcommands", command({ options: times(26, (n) => sub(`s${n}`)) }), "options BASE_TYPE_MAX_LENGTH"],
  [
    "a language that there is not",
    command({ name_localizations: { tlh: "ask" } }),
    "name_localizations.tlh BASE_TYPE_CHOICES",
  ],
  [
    "a bad name in another language",
    command({ name_localizations: { de: "Frag mich" } }),
    "name_localizations.de APPLICATION_COMMAND_INVALID_NAME",
  ],
  [
    "a message command's description",
    { name: "Find", type: 3, description: "d" },
    "description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
  ],
  [
    "a message command's options",
    { name: "Find", type: 3, options: [text("o")] },
    "options APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS",
  ],
  ["no contexts at all", command({ contexts: [] }), "contexts BASE_TYPE_BAD_LENGTH"],
  ["a type that there is not", command({ type: 9 }), "type BASE_TYPE_CHOICES"],
  [
    "more than 8,000 characters",
    command({
      options: times(4, (o) =>
        text(`o${o}`, { choices: times(25, (n) => ({ name: x(98) + String(n), value: x(100) })) }),
      ),
    }),
    "APPLICATION_COMMAND_TOO_LARGE",
  ],
];

describe("registration", () => {
  test.each(SOUND)("takes %s, and gives it back", async (_, body) => {
    const added = await bed.api("POST", GLOBAL, body);
    expect(added.status).toBe(201);
    expect((await bed.api("GET", GLOBAL)).body).toEqual([added.body]);
  });

  test.each(MALFORMED)("refuses %s", async (_, body, ...expected) => {
    const answer = await bed.api("POST", GLOBAL, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(faults(answer)).toEqual(expected);
    expect((await bed.api("GET", GLOBAL)).body).toEqual([]);
  });

  test("takes 100 slash commands and 15 message commands, and no more", async () => {
    const slash = times(100, (n) => command({ name: `c${n}` }));
    const menu = times(15, (n) => ({ name: `m${n}`, type: 3 }));
    expect((await bed.api("PUT", GLOBAL, [...slash, ...menu])).status).toBe(200);
    const tooMany = { status: 400, body: { code: 30032 } };
    expect(await bed.api("POST", GLOBAL, command({ name: "more" }))).toMatchObject(tooMany);
    expect(await bed.api("POST", GLOBAL, { name: "more", type: 3 })).toMatchObject(tooMany);
    expect(await bed.api("PUT", IN_GUILD, [...menu, { name: "more", type: 3 }])).toMatchObject(tooMany);
  });

  test("replaces every type at once, keeps the ids of what stays, and refuses a name twice", async () => {
    const before = await bed.api("PUT", GLOBAL, [command(), { name: "Find", type: 3 }]);
    const after = await bed.api("PUT", GLOBAL, [command({ description: "new" })]);
    const [{ id }] = before.body as [{ id: string }];
    expect(after.body).toMatchObject([{ id, description: "new" }]);
    expect(faults(await bed.api("PUT", GLOBAL, [command(), command()]))).toEqual([
      "1 APPLICATION_COMMANDS_DUPLICATE_NAME",
    ]);
  });

  test("by POST replaces a command of the same name", async () => {
    expect((await bed.api("POST", GLOBAL, command())).status).toBe(201);
    expect((await bed.api("POST", GLOBAL, command({ description: "new" }))).status).toBe(200);
    expect((await bed.api("GET", GLOBAL)).body).toMatchObject([{ description: "new" }]);
  });

  test("by PATCH changes what is given and keeps the rest", async () => {
    const { id } = (await bed.api("POST", IN_GUILD, command({ options: [text("o")] }))).body as {
      id: string;
    };
    const changed = await bed.api("PATCH", `${IN_GUILD}/${id}`, { description: "new" });
    expect(changed).toMatchObject({
      status: 200,
      body: { id, name: "ask", description: "new", options: [{}] },
    });
    expect(faults(await bed.api("PATCH", `${IN_GUILD}/${id}`, { name: "A" }))).toHaveLength(1);
  });

  test("deletes a command, and does not know it then: 10063", async () => {
    const { id } = (await bed.api("POST", IN_GUILD, command())).body as { id: string };
    expect((await bed.api("GET", `${IN_GUILD}/${id}`)).status).toBe(200);
    expect((await bed.api("DELETE", `${IN_GUILD}/${id}`)).status).toBe(204);
    expect((await bed.api("GET", `${IN_GUILD}/${id}`)).body).toMatchObject({ code: 10063 });
    expect((await bed.api("DELETE", `${IN_GUILD}/${id}`)).body).toMatchObject({ code: 10063 });
  });

  test("is refused for another application and for a server without the bot", async () => {
    expect((await bed.api("GET", "/applications/123456789012345678/commands")).body).toMatchObject({
      code: 20012,
    });
    const elsewhere = `/applications/${IDS.application}/guilds/${IDS.guildWithoutBot}/commands`;
    expect((await bed.api("PUT", elsewhere, [])).body).toMatchObject({ code: 50001 });
  });
});

describe("commands are offered", () => {
  /** Registers and says where the member is offered the command. */
  async function offered(more: object, path = GLOBAL): Promise<string[]> {
    await bed.api("PUT", path, [command(more)]);
    const places = ["general", "lobby", "plaza", "memberDm", "privateChannel"] as const;
    return places.filter((place) => bed.sandbox.member.commands(IDS[place]).length > 0);
  }

  test.each([
    ["everywhere by default", {}, ["general", "lobby", "plaza", "memberDm", "privateChannel"]],
    ["in servers only", { contexts: [0] }, ["general", "lobby", "plaza"]],
    ["in the bot's DM only", { contexts: [1] }, ["memberDm"]],
    ["in other private channels only", { contexts: [2] }, ["privateChannel"]],
    ["where the server installed it", { integration_types: [0] }, ["general", "lobby", "memberDm"]],
    [
      "to those who installed it",
      { integration_types: [1] },
      ["general", "lobby", "plaza", "memberDm", "privateChannel"],
    ],
    ["not in DMs, the old way", { dm_permission: false }, ["general", "lobby", "plaza"]],
  ])("%s", async (_, more, expected) => {
    expect(await offered(more)).toEqual(expected);
  });

  test("of one server there alone, and not in DMs", async () => {
    expect(await offered({}, IN_GUILD)).toEqual(["general"]);
  });

  test("not to who did not install them, where the bot is not", async () => {
    await offered({});
    const { otherMember } = bed.sandbox;
    expect(names(otherMember.commands(IDS.general))).toEqual(["ask"]);
    expect(names(otherMember.commands(IDS.plaza))).toEqual([]);
    expect(names(otherMember.commands(IDS.privateChannel))).toEqual([]);
  });

  test("by the permissions they ask for, and refused without them", async () => {
    await offered({ default_member_permissions: "32" });
    const { member, moderator } = bed.sandbox;
    expect(names(member.commands())).toEqual([]);
    expect(names(moderator.commands())).toEqual(["ask"]);
    expect(await member.slash("ask").settled()).toMatchObject({
      kind: "refused",
      error: { code: "forbidden" },
    });
    expect(names(member.commands(IDS.memberDm))).toEqual(["ask"]);
  });

  test("to nobody with the permissions 0, and refused when there is none of the name", async () => {
    await offered({ default_member_permissions: "0" });
    const { member, moderator } = bed.sandbox;
    expect(names(moderator.commands())).toEqual([]);
    expect(await member.slash("tell").settled()).toMatchObject({ error: { code: "unknown" } });
  });
});

test.each([
  ["a required option", {}, "question"],
  ["an option that there is not", { question: "q", more: 1 }, "more"],
  ["text for a number", { question: "q", n: "1" }, "n"],
  ["a fraction for a whole number", { question: "q", n: 1.5 }, "n"],
  ["a number beyond its bounds", { question: "q", n: 11 }, "n"],
  ["a choice that is not offered", { question: "q", kind: "c" }, "kind"],
  ["text beyond its length", { question: "x".repeat(101) }, "question"],
])("the client sends no command with a fault in %s", async (_, options, at) => {
  await bed.api("PUT", GLOBAL, [
    command({
      options: [
        text("question", { required: true, max_length: 100 }),
        { ...text("n"), type: 4, min_value: 1, max_value: 10 },
        text("kind", { choices: [{ name: "a", value: "a" }] }),
      ],
    }),
  ]);
  const outcome = await bed.sandbox.member.slash("ask", options).settled();
  expect(outcome).toMatchObject({ kind: "refused", error: { code: "invalid", field: at } });
});
