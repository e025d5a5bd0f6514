import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type MarkdownContext,
  type MarkdownNode,
  parseMarkdown,
  textOf,
} from "../../sandbox/src/page/markdown.ts";
import { escapeText, type Reply, unescapeText } from "../../src/replies/index.ts";
import { makeArticle, makeQuotation } from "../make-article.ts";
import { makeBot, makeCall } from "../make-bot.ts";
import { everyReply } from "./every-reply.ts";

const runs = { numRuns: Number(process.env["FUZZ_RUNS"] ?? 500) };

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...["@everyone", "@here", "<@123456789012345678>", "<@&123456789012345678>", "<#123456789012345678>"],
        ...[
          "<t:0:R>",
          "</ask:123456789012345678>",
          "<:a:123456789012345678>",
          "<id:customize>",
          "[x](https://evil.example)",
        ],
        ...[
          "https://evil.example",
          "<https://evil.example>",
          "http://",
          "mailto:a@b.example",
          "steam://run",
          "discord://x",
        ],
        ...["# ", "## ", "-# ", "> ", ">>> ", "- ", "* ", "+ ", "1. ", "2) ", "  - ", "\n"],
        ...[
          "||",
          "**",
          "*",
          "__",
          "_",
          "~~",
          "`",
          "``",
          "```",
          "```js\n",
          "\\",
          "\\\\",
          " ",
          "\t",
          "\u00A0",
          "a",
          "B",
          ".",
        ],
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

describe("hostile text, escaped, in Discord's markdown", () => {
  it.each(["message", "title"] as const)("is nothing but text in a %s, and reads the same", (context) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = parseMarkdown(escapeText(text), context);
        expect(nodes.map(({ type }) => type).filter((type) => type !== "text")).toEqual([]);
        expect(textOf(nodes)).toBe(text);
      }),
      runs,
    );
  });
});

const attack = [
  "@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678> <t:0:R> </ask:123456789012345678>",
  "<:a:123456789012345678> :smile: [x](https://evil.example) https://evil.example <https://evil.example> discord://x",
  "||s|| **b** *i* __u__ _i_ ~~s~~ `c` ```js c``` # h -# s > q >>> q - l 1. l \\ \\* \u202E\u2066evil\u200B\u00AD ⟨U+202E⟩",
  "\u001B[2J\u0007",
].join(" ");
const address = "https://good.example/a)[x](https://evil.example/_*_";
const said = `“${attack}”`;
const paragraphs = [
  `The harbour board met. ${attack} The ferry sails on.`,
  `${said} said ${attack}. Nobody ${attack} agreed about the ferry.`,
  `# The ferry ${attack}`,
];
const speaker = { mention: attack, name: attack, title: attack, role: attack, type: "person" } as const;
const hostileArticle = (id: string) =>
  makeArticle({
    id,
    file: `${attack}.txt`,
    title: attack,
    author: attack,
    publication: attack,
    date: "2024-01-01",
    url: address,
    paragraphs,
    quotations: [{ ...makeQuotation(paragraphs, 1, said, speaker), cue: attack }],
  });
const question = `Does the ferry sail on? ${attack} `.repeat(16).slice(0, 6_000);

/** Every text of a reply, with where it stands. */
function textsOfReply({ content = "", embeds = [] }: Reply): [MarkdownContext, string][] {
  return [
    ["message", content],
    ...embeds.flatMap(
      ({ title = "", description = "", author, footer, fields = [] }): [MarkdownContext, string][] => [
        ["title", title],
        ["message", description],
        ["plain", author?.name ?? ""],
        ["plain", footer?.text ?? ""],
        ...fields.flatMap(({ name, value }): [MarkdownContext, string][] => [
          ["title", name],
          ["message", value],
        ]),
      ],
    ),
  ];
}

/** All nodes of a tree. */
function allNodes(nodes: readonly MarkdownNode[]): MarkdownNode[] {
  return nodes.flatMap((node) => [
    node,
    ...("children" in node ? allNodes(node.children) : []),
    ...("items" in node ? node.items.flatMap(allNodes) : []),
  ]);
}

// Besides text, what the bot itself writes; links are looked at one by one.
const own = [
  "text",
  "bold",
  "underline",
  "strikethrough",
  "quote",
  "subtext",
  "list",
  "link",
  "code",
  "code-block",
];

describe("a hostile article and a hostile question", async () => {
  const articles = [hostileArticle("one"), hostileArticle("two")];
  const { bot } = await makeBot(articles);

  it("find no markup but the bot's own in any reply, no link but the article's, and no control in the plain text", async () => {
    let replies = 0;
    for await (const { to, reply } of everyReply(bot, articles, question, { most: 2 })) {
      replies++;
      for (const [context, text] of textsOfReply(reply)) {
        const nodes = allNodes(parseMarkdown(text, context));
        const where = `${to.slice(0, 40)}: ${text}`;
        expect(
          nodes.map(({ type }) => type).filter((type) => !own.includes(type)),
          where,
        ).toEqual([]);
        for (const node of nodes) {
          if (node.type === "link") expect(node.url, where).toMatch(/^https:\/\/good\.example\//);
          if (node.type === "code") expect(to, where).toMatch(/^help /);
          if (node.type === "code-block") expect(to, where).toMatch(/^cite /);
        }
        expect(text, where).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      }
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      expect(reply.text, to).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
    }
    expect(replies).toBeGreaterThan(100);
  });

  it("stay readable to the letter: each paragraph, un-escaped, is the article's", async () => {
    const card = await bot.handle(makeCall("article", { name: "one" }));
    let reply: Reply = card;
    for (const [at, paragraph] of paragraphs.entries()) {
      const [action = "", ...fields] = buttonTo(reply, at + 1).split(":");
      const target = { id: "1", content: reply.content ?? "", reply, isEphemeral: false };
      reply = await bot.handle(makeCall(action, {}, { via: "button", fields, target }));
      const description = reply.embeds?.[0]?.description ?? "";
      expect(unescapeText(description)).toBe(paragraph);
      expect(textOf(parseMarkdown(description, "message"))).toBe(
        paragraph.replaceAll("\u202E", "⟨U+202E⟩").replaceAll("\u2066", "⟨U+2066⟩"),
      );
    }
  });

  it("cannot put a mention into what is said of a name that does not exist", async () => {
    const { content = "" } = await bot.handle(
      makeCall("ask", { question: "?", article: attack.slice(0, 300) }),
    );
    const types = allNodes(parseMarkdown(content, "message")).map(({ type }) => type);
    expect(new Set(types)).toEqual(new Set(["text"]));
    expect(unescapeText(content)).toContain(attack.slice(0, 300));
  });
});

/** The custom_id of the button that walks to the nth paragraph. */
function buttonTo({ components = [] }: Reply, paragraph: number): string {
  const ids = components.flatMap((row) =>
    row.components.flatMap((one) => ("custom_id" in one ? [one.custom_id] : [])),
  );
  const found = ids.find((id) => id.startsWith("walk:") && id.split(":")[3] === String(paragraph - 1));
  if (found === undefined) throw new Error(`no button to paragraph ${paragraph} among ${ids.join(" ")}`);
  return found;
}
