import { describe, expect, test } from "vitest";
import { IDS } from "../src/index.ts";
import { ASK, askedOn, button, faults, row, useBed } from "./bed.ts";

const bed = useBed();
const x = (length: number) => "x".repeat(length);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));
const option = (n: number) => ({ label: `${n}`, value: `${n}` });
const field = { name: "n", value: "v" };
const select = (more: object = {}) => ({ type: 3, custom_id: "s", options: [option(1)], ...more });

/** Message bodies that are accepted at their limits. */
const SOUND: readonly (readonly [what: string, body: object])[] = [
  ["2,000 characters", { content: x(2000) }],
  [
    "an embed with everything at its limit but the total",
    { embeds: [{ title: x(256), description: x(4096) }] },
  ],
  ["6,000 over all embeds", { embeds: [{ description: x(4096) }, { description: x(1904) }] }],
  ["10 embeds", { embeds: times(10, () => ({ title: "t" })) }],
  ["25 fields", { embeds: [{ fields: times(25, () => field) }] }],
  ["5 rows of 5 buttons", { components: times(5, (r) => row(...times(5, (n) => button(`${r} ${n}`)))) }],
  ["a link of 512", { components: [row({ type: 2, style: 5, label: "l", url: `https://e.org/${x(498)}` })] }],
  ["a select of 25", { components: [row(select({ options: times(25, option), max_values: 25 }))] }],
  [
    "a select of users, roles, both or channels",
    { components: [5, 6, 7, 8].map((type) => row({ type, custom_id: `${type}`, max_values: 25 })) },
  ],
  [
    "a channel select with a channel chosen",
    {
      components: [
        row({
          type: 8,
          custom_id: "c",
          channel_types: [0],
          default_values: [{ id: IDS.library, type: "channel" }],
        }),
      ],
    },
  ],
  ["nulls", { content: "c", embeds: null, components: null, allowed_mentions: null, flags: null }],
];

/** Message bodies that are refused, and for what. */
const MALFORMED: readonly (readonly [what: string, body: object, ...faults: string[]])[] = [
  ["2,001 characters", { content: x(2001) }, "content BASE_TYPE_MAX_LENGTH"],
  ["content that is no text", { content: 5 }, "content STRING_TYPE_CONVERT"],
  ["11 embeds", { embeds: times(11, () => ({ title: "t" })) }, "embeds BASE_TYPE_MAX_LENGTH"],
  ["embeds that are no list", { embeds: { title: "t" } }, "embeds LIST_TYPE_CONVERT"],
  ["an embed with nothing in it", { embeds: [{ color: 1 }] }, "embeds.0.description BASE_TYPE_REQUIRED"],
  ["a title of 257", { embeds: [{ title: x(257) }] }, "embeds.0.title BASE_TYPE_MAX_LENGTH"],
  [
    "a description of 4,097",
    { embeds: [{ description: x(4097) }] },
    "embeds.0.description BASE_TYPE_MAX_LENGTH",
  ],
  [
    "a footer of 2,049",
    { embeds: [{ footer: { text: x(2049) } }] },
    "embeds.0.footer.text BASE_TYPE_MAX_LENGTH",
  ],
  [
    "an author of 257",
    { embeds: [{ author: { name: x(257) } }] },
    "embeds.0.author.name BASE_TYPE_MAX_LENGTH",
  ],
  ["26 fields", { embeds: [{ fields: times(26, () => field) }] }, "embeds.0.fields BASE_TYPE_MAX_LENGTH"],
  [
    "a field's name of 257 and value of 1,025",
    { embeds: [{ fields: [field, { name: x(257), value: x(1025) }] }] },
    "embeds.0.fields.1.name BASE_TYPE_MAX_LENGTH",
    "embeds.0.fields.1.value BASE_TYPE_MAX_LENGTH",
  ],
  [
    "a field without a value",
    { embeds: [{ fields: [{ name: "n" }] }] },
    "embeds.0.fields.0.value BASE_TYPE_REQUIRED",
  ],
  [
    "a field with an empty name",
    { embeds: [{ fields: [{ ...field, name: "" }] }] },
    "embeds.0.fields.0.name BASE_TYPE_REQUIRED",
  ],
  [
    "an embed's address that is none",
    { embeds: [{ title: "t", url: "here" }] },
    "embeds.0.url URL_TYPE_INVALID_URL",
  ],
  [
    "an embed's address that is a script",
    { embeds: [{ title: "t", url: "javascript:1" }] },
    "embeds.0.url URL_TYPE_INVALID_SCHEME",
  ],
  ["a colour out of range", { embeds: [{ title: "t", color: 0x1000000 }] }, "embeds.0.color NUMBER_TYPE_MAX"],
  [
    "a time that is none",
    { embeds: [{ title: "t", timestamp: "noon" }] },
    "embeds.0.timestamp DATE_TIME_TYPE_PARSE",
  ],
  [
    "6,001 over all embeds",
    { embeds: [{ description: x(4096) }, { footer: { text: x(1905) } }] },
    "embeds MAX_EMBED_SIZE_EXCEEDED",
  ],
  ["6 rows", { components: times(6, (n) => row(button(`${n}`))) }, "components BASE_TYPE_MAX_LENGTH"],
  [
    "6 buttons in a row",
    { components: [row(...times(6, (n) => button(`${n}`)))] },
    "components.0.components BASE_TYPE_BAD_LENGTH",
  ],
  ["an empty row", { components: [row()] }, "components.0.components BASE_TYPE_BAD_LENGTH"],
  ["a button outside a row", { components: [button("a")] }, "components.0.type BASE_TYPE_CHOICES"],
  [
    "a label of 81",
    { components: [row(button("a", { label: x(81) }))] },
    "components.0.components.0.label BASE_TYPE_MAX_LENGTH",
  ],
  [
    "a custom_id of 101",
    { components: [row(button(x(101), { label: "l" }))] },
    "components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH",
  ],
  [
    "a custom_id twice",
    { components: [row(button("a")), row(button("b"), button("a"))] },
    "components.1.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED",
  ],
  [
    "a button without a custom_id",
    { components: [row({ type: 2, style: 1, label: "l" })] },
    "components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
  ],
  [
    "a link without an address",
    { components: [row({ type: 2, style: 5, label: "l" })] },
    "components.0.components.0.url BUTTON_COMPONENT_URL_REQUIRED",
  ],
  [
    "a link of 513",
    { components: [row({ type: 2, style: 5, label: "l", url: `https://e.org/${x(499)}` })] },
    "components.0.components.0.url BASE_TYPE_MAX_LENGTH",
  ],
  [
    "a style that there is not",
    { components: [row(button("a", { style: 9 }))] },
    "components.0.components.0.style BASE_TYPE_CHOICES",
  ],
  [
    "a select of 26",
    { components: [row(select({ options: times(26, option) }))] },
    "components.0.components.0.options BASE_TYPE_BAD_LENGTH",
  ],
  [
    "a select's value twice",
    { components: [row(select({ options: [option(1), option(1)] }))] },
    "components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
  ],
  [
    "a user select with two chosen of one",
    {
      components: [
        row({ type: 5, custom_id: "u", default_values: times(2, () => ({ id: "1", type: "user" })) }),
      ],
    },
    "components.0.components.0.default_values BASE_TYPE_BAD_LENGTH",
  ],
  [
    "a role select with a user chosen",
    { components: [row({ type: 6, custom_id: "r", default_values: [{ id: "1", type: "user" }] })] },
    "components.0.components.0.default_values.0.type BASE_TYPE_CHOICES",
  ],
  [
    "more to choose at least than at most",
    { components: [row({ type: 8, custom_id: "c", min_values: 2 })] },
    "components.0.components.0.min_values NUMBER_TYPE_MAX",
  ],
  [
    "a select's label of 101",
    { components: [row(select({ options: [{ label: x(101), value: "v" }] }))] },
    "components.0.components.0.options.0.label BASE_TYPE_BAD_LENGTH",
  ],
  [
    "a select beside a button",
    { components: [row(select(), button("a"))] },
    "components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED",
  ],
  [
    "users both parsed and listed",
    { content: "c", allowed_mentions: { parse: ["users"], users: [IDS.member] } },
    "allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
  ],
  [
    "an answer to no message",
    { content: "c", message_reference: { message_id: "1" } },
    "message_reference REPLIES_UNKNOWN_MESSAGE",
  ],
  ["components v2, which the sandbox does not know", { flags: 1 << 15 }, "flags SANDBOX_UNSUPPORTED"],
  ["a nonce of 26", { content: "c", nonce: x(26) }, "nonce BASE_TYPE_MAX_LENGTH"],
  [
    "a prototype",
    JSON.parse('{"content":"c","embeds":[{"__proto__":{"title":"t"},"color":1}]}') as object,
    "embeds.0.description BASE_TYPE_REQUIRED",
  ],
];

describe("a message", () => {
  test.each(SOUND)("may have %s", async (_, body) => {
    const answer = await bed.api("POST", `/channels/${IDS.general}/messages`, body);
    expect(answer).toMatchObject({ status: 200 });
  });

  test.each(MALFORMED)("may not have %s", async (_, body, ...expected) => {
    const answer = await bed.api("POST", `/channels/${IDS.general}/messages`, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035, message: "Invalid Form Body" } });
    expect(faults(answer)).toEqual(expected);
    expect(bed.sandbox.member.messages()).toEqual([]);
  });

  test.each([
    ["nothing", {}],
    ["white space", { content: " \n " }],
    ["empty lists", { content: "", embeds: [], components: [] }],
  ])("may not be made of %s: 50006", async (_, body) => {
    const answer = await bed.api("POST", `/channels/${IDS.general}/messages`, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50006 } });
  });

  test("has the same limits in an answer to an interaction, below `data`", async () => {
    const { interaction } = await askedOn(bed);
    const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
    const answer = await bed.api("POST", path, { type: 4, data: { embeds: [{ title: x(257) }] } });
    expect(faults(answer)).toEqual(["data.embeds.0.title BASE_TYPE_MAX_LENGTH"]);
    const empty = await bed.api("POST", path, { type: 4, data: {} });
    expect(empty).toMatchObject({ status: 400, body: { code: 50006 } });
  });

  test("has the same limits in a follow-up and in an edit", async () => {
    const { interaction } = await askedOn(bed);
    await interaction.deferReply();
    const webhook = `/webhooks/${IDS.application}/${interaction.token}`;
    for (const [method, path] of [
      ["POST", webhook],
      ["PATCH", `${webhook}/messages/@original`],
    ] as const) {
      const answer = await bed.api(method, path, { content: x(2001) });
      expect(faults(answer)).toEqual(["content BASE_TYPE_MAX_LENGTH"]);
    }
    await interaction.editReply("sound");
    const emptied = await bed.api("PATCH", `${webhook}/messages/@original`, { content: null });
    expect(emptied).toMatchObject({ status: 400, body: { code: 50006 } });
  });
});

describe("a modal", () => {
  const labelled = (component: object, more: object = {}) => ({ type: 18, label: "l", component, ...more });
  const upload = (more: object = {}) => ({ type: 19, custom_id: "f", ...more });
  const input = (more: object = {}) => ({ type: 4, custom_id: "i", style: 1, label: "l", ...more });
  const modal = (more: object = {}) => ({ custom_id: "m", title: "t", components: [row(input())], ...more });

  test.each([
    ["a title of 46", modal({ title: x(46) }), "data.title BASE_TYPE_BAD_LENGTH"],
    ["no title", modal({ title: "" }), "data.title BASE_TYPE_REQUIRED"],
    ["a custom_id of 101", modal({ custom_id: x(101) }), "data.custom_id BASE_TYPE_BAD_LENGTH"],
    [
      "6 rows",
      modal({ components: times(6, (n) => row(input({ custom_id: `${n}` }))) }),
      "data.components BASE_TYPE_BAD_LENGTH",
    ],
    [
      "two inputs in a row",
      modal({ components: [row(input(), input({ custom_id: "j" }))] }),
      "data.components.0.components BASE_TYPE_BAD_LENGTH",
    ],
    [
      "an input's label of 46",
      modal({ components: [row(input({ label: x(46) }))] }),
      "data.components.0.components.0.label BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a custom_id twice",
      modal({ components: [row(input()), row(input())] }),
      "data.components COMPONENT_CUSTOM_ID_DUPLICATED",
    ],
    [
      "a label of 46",
      modal({ components: [labelled(upload(), { label: x(46) })] }),
      "data.components.0.label BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a label's description of 101",
      modal({ components: [labelled(upload(), { description: x(101) })] }),
      "data.components.0.description BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a label above a button",
      modal({ components: [labelled(button("a"))] }),
      "data.components.0.component.type BASE_TYPE_CHOICES",
    ],
    [
      "a label above an input with a label of its own",
      modal({ components: [labelled(input())] }),
      "data.components.0.component.label MODAL_COMPONENT_LABEL_NOT_ALLOWED",
    ],
    [
      "a file upload outside a label",
      modal({ components: [upload()] }),
      "data.components.0.type BASE_TYPE_CHOICES",
    ],
    [
      "11 files",
      modal({ components: [labelled(upload({ max_values: 11 }))] }),
      "data.components.0.component.max_values NUMBER_TYPE_MAX",
    ],
    [
      "a file upload that requires no file",
      modal({ components: [labelled(upload({ min_values: 0 }))] }),
      "data.components.0.component.min_values NUMBER_TYPE_MIN",
    ],
    [
      "a disabled select",
      modal({ components: [labelled({ type: 6, custom_id: "r", disabled: true })] }),
      "data.components.0.component.disabled MODAL_COMPONENT_DISABLED_NOT_ALLOWED",
    ],
  ])("may not have %s", async (_, data, expected) => {
    const { interaction } = await askedOn(bed);
    const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
    const answer = await bed.api("POST", path, { type: 9, data });
    expect(faults(answer)).toEqual([expected]);
  });
});

describe("an autocomplete answer", () => {
  test.each([
    ["26 choices", times(26, (n) => ({ name: `${n}`, value: "v" })), "data.choices BASE_TYPE_MAX_LENGTH"],
    ["a name of 101", [{ name: x(101), value: "v" }], "data.choices.0.name BASE_TYPE_BAD_LENGTH"],
    ["a value of 101", [{ name: "n", value: x(101) }], "data.choices.0.value BASE_TYPE_MAX_LENGTH"],
    ["a number for text", [{ name: "n", value: 1 }], "data.choices.0.value STRING_TYPE_CONVERT"],
  ])("may not have %s", async (_, choices, expected) => {
    await bed.bot.application.commands.set([ASK]);
    const next = bed.nextInteraction();
    const typed = bed.sandbox.member.autocomplete("ask", {}, "question");
    const { id, token } = await next;
    const answer = await bed.api("POST", `/interactions/${id}/${token}/callback`, {
      type: 8,
      data: { choices },
    });
    expect(faults(answer)).toEqual([expected]);
    await bed.api("POST", `/interactions/${id}/${token}/callback`, { type: 8, data: { choices: [] } });
    expect(await typed).toEqual([]);
  });
});

describe("what a user writes", () => {
  test("has 1 to 2,000 characters", () => {
    const { member } = bed.sandbox;
    expect(() => member.say(IDS.general, " ")).toThrow("empty");
    expect(() => member.say(IDS.general, x(2001))).toThrow("too long");
    expect(member.say(IDS.general, x(2000)).id).toMatch(/^\d{17,19}$/);
  });

  test("is taken only where they may write", () => {
    const { member, moderator } = bed.sandbox;
    expect(() => member.say(IDS.announcements, "hear")).toThrow("may not send");
    expect(moderator.say(IDS.announcements, "hear").id).toMatch(/^\d+$/);
    expect(() => member.say(IDS.moderatorDm, "psst")).toThrow("no such channel");
  });
});
