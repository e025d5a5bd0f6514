import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MarkdownContext, type MarkdownNode, parseMarkdown, textOf } from "../src/page/markdown.ts";

/** A tree as one line: text as it is, everything else as `name(children)`. */
function sketch(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case "text":
          return node.text;
        case "code":
          return `code(${node.text})`;
        case "code-block":
          return `block${node.language && `:${node.language}`}(${node.text})`;
        case "heading":
          return `h${node.level}(${sketch(node.children)})`;
        case "list":
          return `${node.start ?? "list"}[${node.items.map(sketch).join(" / ")}]`;
        case "link":
          return `${node.masked ? "masked" : "link"}:${node.url}(${sketch(node.children)})`;
        case "mention":
          return node.kind === "command"
            ? `command:${node.id}(${node.name})`
            : `${node.kind}${"id" in node ? `:${node.id}` : ""}()`;
        case "timestamp":
          return `time:${node.seconds}:${node.style}()`;
        case "emoji":
          return `emoji:${node.id}(${node.name})`;
        default:
          return `${node.type}(${sketch(node.children)})`;
      }
    })
    .join("");
}

/** The texts of a tree alone. */
function textsOf(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if ("text" in node) return node.text;
      if ("items" in node) return node.items.map(textsOf).join("");
      return "children" in node ? textsOf(node.children) : "";
    })
    .join("");
}

const read = (text: string, context: MarkdownContext = "message") => sketch(parseMarkdown(text, context));

describe("marks within a line", () => {
  it.each([
    ["*a* and _b_", "italic(a) and italic(b)"],
    ["**a** and __b__", "bold(a) and underline(b)"],
    ["***a***", "italic(bold(a))"],
    ["**a *b* c**", "bold(a italic(b) c)"],
    ["*a **b** c*", "italic(a bold(b) c)"],
    ["__*a*__ ___b___", "underline(italic(a)) italic(underline(b))"],
    ["~~a~~ ||b||", "strikethrough(a) spoiler(b)"],
    ["||a **b** ~~c~~||", "spoiler(a bold(b) strikethrough(c))"],
    ["**two\nlines**", "bold(two\nlines)"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["* a*", "list[a*]"],
    ["x * a*", "x * a*"],
    ["*a *", "*a *"],
    ["snake_case_name", "snake_case_name"],
    ["snake_case_", "snakeitalic(case)"],
    ["**open", "**open"],
    ["**", "**"],
    ["_", "_"],
    ["||", "||"],
    ["a | b || c", "a | b || c"],
  ])("%j is %j", (text, expected) => expect(read(text)).toBe(expected));
});

describe("escapes", () => {
  it.each([
    ["\\*a\\*", "*a*"],
    ["\\**a*\\*", "*italic(a)*"],
    ["\\_\\_a\\_\\_", "__a__"],
    ["\\~\\~a\\~\\~ \\|\\|b\\|\\|", "~~a~~ ||b||"],
    ["\\`a\\`", "`a`"],
    ["\\# a", "# a"],
    ["\\-# a", "-# a"],
    ["\\> a", "> a"],
    ["\\- a", "- a"],
    ["1\\. a", "1. a"],
    ["\\[a](https://b.example)", "[a](link:https://b.example/(https://b.example))"],
    ["\\[a\\]\\(https\\://b.example\\)", "[a](https://b.example)"],
    ["\\<@12>", "<@12>"],
    ["\\@everyone", "@everyone"],
    ["**a\\** b**", "bold(a** b)"],
    ["\\a \\1 \\ b", "\\a \\1 \\ b"],
    ["\\\\*a*", "\\italic(a)"],
    ["\\“a”", "“a”"],
    ["a\\", "a\\"],
    ["¯\\_(ツ)_/¯", "¯\\_(ツ)_/¯"],
  ])("%j is %j", (text, expected) => expect(read(text)).toBe(expected));
});

describe("code", () => {
  it.each([
    ["`a *b*`", "code(a *b*)"],
    ["``a ` b``", "code(a ` b)"],
    ["`` `a` ``", "code(`a`)"],
    ["`a", "`a"],
    ["`a\\`b`", "code(a\\)b`"],
    ["```a```", "block(a)"],
    ["```js\nlet a;\n```", "block:js(let a;)"],
    ["```js```", "block(js)"],
    ["see:\n```\n# a\n<@1>\n```\nend", "see:\nblock(# a\n<@1>)end"],
    ["```a", "```a"],
    ["``` ```", "block( )"],
  ])("%j is %j", (text, expected) => expect(read(text)).toBe(expected));
});

describe("blocks", () => {
  it.each([
    ["# a", "h1(a)"],
    ["## a\nb", "h2(a)b"],
    ["### a ###", "h3(a)"],
    ["#### a", "#### a"],
    ["# # a", "# # a"],
    ["#a", "#a"],
    ["a # b", "a # b"],
    ["a\n  # b", "a\nh1(b)"],
    ["# **a** <@1>", "h1(bold(a) user:1())"],
    ["-# a", "subtext(a)"],
    ["-#a", "-#a"],
    ["a -# b", "a -# b"],
    ["> a", "quote(a)"],
    ["> a\n> b\nc", "quote(a\nb)c"],
    [">a", ">a"],
    ["a > b", "a > b"],
    [">>> a\nb", "quote(a\nb)"],
    ["> # a", "quote(h1(a))"],
    ["> > a", "quote(> a)"],
    ["- a\n- b", "list[a / b]"],
    ["* a\n  - b\n  - c\n* d", "list[a\nlist[b / c] / d]"],
    ["1. a\n2. b", "1[a / b]"],
    ["- a\n1. b\n2. c\n- d", "list[a]1[b / c]list[d]"],
    ["1990. a", "1990[a]"],
    ["- a\n  more\nend", "list[a\nmore]end"],
    ["-a", "-a"],
    ["- ", "- "],
    ["a\n- b", "a\nlist[b]"],
    ["- # a", "list[h1(a)]"],
  ])("%j is %j", (text, expected) => expect(read(text)).toBe(expected));
});

describe("links", () => {
  it.each([
    ["https://a.example/b?c=d", "link:https://a.example/b?c=d(https://a.example/b?c=d)"],
    ["see https://a.example.", "see link:https://a.example/(https://a.example)."],
    ["(https://a.example/b_(c))", "(link:https://a.example/b_(c)(https://a.example/b_(c)))"],
    ["<https://a.example>", "link:https://a.example/(https://a.example)"],
    ["[a](https://b.example)", "masked:https://b.example/(a)"],
    ["[**a** b](<https://b.example/c>)", "masked:https://b.example/c(bold(a) b)"],
    ['[a](https://b.example "title")', "masked:https://b.example/(a)"],
    ["[a [b] c](https://d.example)", "masked:https://d.example/(a [b] c)"],
    ["[a](https://b.example/(c))", "masked:https://b.example/(c)(a)"],
    ["[a](javascript:alert(1))", "[a](javascript:alert(1))"],
    ["[a](data:text/html,b)", "[a](data:text/html,b)"],
    ["[a](b)", "[a](b)"],
    ["[ ](https://b.example)", "[ ](link:https://b.example/(https://b.example))"],
    [
      "[https://a.example](https://b.example)",
      "[https://a.example](link:https://b.example/(https://b.example))",
    ],
    ["[a] (https://b.example)", "[a] (link:https://b.example/(https://b.example))"],
    ["ftp://a.example", "ftp://a.example"],
    ["https://", "https://"],
    ["https\\://a.example", "https://a.example"],
  ])("%j is %j", (text, expected) => expect(read(text)).toBe(expected));
});

describe("mentions, times and emoji", () => {
  it.each([
    ["<@123> <@!124>", "user:123() user:124()"],
    ["<@&1> <#2>", "role:1() channel:2()"],
    ["@everyone and @here", "everyone() and here()"],
    ["a@everyone", "aeveryone()"],
    ["</ask:12>", "command:12(ask)"],
    ["</group sub:12>", "command:12(group sub)"],
    ["<t:0:R> <t:1700000000>", "time:0:R() time:1700000000:f()"],
    ["<t:99999999999999999:R>", "<t:99999999999999999:R>"],
    ["<:a:1> <a:b:2>", "emoji:1(a) emoji:2(b)"],
    ["<id:customize>", "guild:customize()"],
    ["<@abc> < @1> <@>", "<@abc> < @1> <@>"],
    ["<<@1>", "<user:1()"],
    ["`<@1>`", "code(<@1>)"],
  ])("%j is %j", (text, expected) => expect(read(text)).toBe(expected));
});

describe("a context has only the markup that Discord draws there", () => {
  const text = "# **a** `b` <@1> @here [c](https://d.example) <t:0:R>";
  it.each<[MarkdownContext, string]>([
    ["message", "h1(bold(a) code(b) user:1() here() masked:https://d.example/(c) time:0:R())"],
    ["preview", "# bold(a) code(b) user:1() here() masked:https://d.example/(c) time:0:R()"],
    ["title", "# bold(a) code(b) <@1> @here [c](link:https://d.example/(https://d.example)) time:0:R()"],
    ["plain", text],
  ])("%s", (context, expected) => expect(read(text, context)).toBe(expected));
});

describe("any text", () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      ..."*_~|`#>-[]()<@&:/\\! \n1.ab",
      "```",
      "**",
      "||",
      "https://a.example",
      "<@1>",
      "@everyone",
    ),
    maxLength: 200,
  });

  it("is shown as it is where nothing is markup", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(textOf(parseMarkdown(text, "plain"))).toBe(text);
      }),
    );
  });

  it("never gains a character that was not in it", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const left = [...text];
        // Other nodes than text write themselves in their own way.
        for (const char of textsOf(parseMarkdown(text, "message"))) {
          const at = left.indexOf(char);
          expect(at).toBeGreaterThanOrEqual(0);
          left.splice(at, 1);
        }
      }),
    );
  });

  it("is only text when every character that is no letter, digit or space is escaped", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = text.replace(/[^0-9A-Za-z\s]/g, "\\$&");
        const nodes = parseMarkdown(escaped, "message");
        expect(nodes.every((node) => node.type === "text")).toBe(true);
        expect(textOf(nodes)).toBe(text);
      }),
    );
  });

  it.each([
    ["stars", "*"],
    ["stars and letters", "*a "],
    ["open bold", "**a "],
    ["underscores", "_"],
    ["bars", "||"],
    ["tildes", "~~a"],
    ["brackets", "["],
    ["links that do not end", "[a]("],
    ["angle brackets", "<"],
    ["mentions that do not end", "<@"],
    ["backticks", "` "],
    ["growing runs of backticks", "`a``b```c"],
    ["code blocks", "```a"],
    ["quotes", "> "],
    ["lists", "- "],
    ["deeper lists", "\n  - a"],
    ["addresses", "http://a("],
    ["backslashes", "\\"],
  ])("reads 20,000 %s to the end", (_, unit) => {
    expect(parseMarkdown(unit.repeat(20_000), "message").length).toBeGreaterThan(0);
  });
});
