import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { loadArticles } from "../../src/articles/index.ts";
import { catalogues, english } from "../../src/messages/index.ts";
import { renderReindexReport, renderShared } from "../../src/replies/index.ts";
import { makeArticle, makeQuotation } from "../make-article.ts";
import { makeBot, makeCall } from "../make-bot.ts";
import { everyReply } from "./every-reply.ts";
import { violations } from "./violations.ts";

const locales = ["en-US", "de", "fr", "es-ES"];

const said = "“Every word here counts,”";
const words = [
  "the",
  "ferry",
  "(and",
  "*more*)",
  "so_that",
  "[nothing]",
  "fits.",
  "It",
  "sails",
  "#on",
  "||",
];
// Numbers in between, since no two paragraphs of an article are the same.
const texts = Array.from({ length: 200 }, (_, n) =>
  `${said} ${Array.from({ length: 900 }, (_, at) => words[(at * (n + 3)) % words.length] ?? at).join(` ${n} `)}`
    .slice(0, 4_000)
    .trim(),
);
const longName = "Ida ".repeat(80).trim();
const speaker = { mention: longName, name: longName, role: "r_".repeat(300), type: "person" } as const;
const huge = (n: number) =>
  makeArticle({
    id: `${n}`.padEnd(40, "a"),
    title: "T_*".repeat(300),
    author: "A_*".repeat(300),
    publication: "P_*".repeat(300),
    url: `https://lund.example/${"_".repeat(600)}`,
    paragraphs: texts,
    quotations: texts.map((_, paragraph) => ({
      ...makeQuotation(texts, paragraph, said, speaker),
      cue: "said_".repeat(100),
    })),
  });

describe("no reply exceeds Discord's limits", () => {
  it.each(locales)("for the articles in seeds/, in %s", async (locale) => {
    const { articles } = await loadArticles(resolve(import.meta.dirname, "../../seeds"), { threads: 0 });
    const { bot } = await makeBot(articles);
    for await (const { to, reply } of everyReply(bot, articles, "Who said what?", { locale })) {
      expect(violations(reply), to).toEqual([]);
    }
  });

  it("for an article of 200 paragraphs of 4,000 characters, by people with long names", async () => {
    const articles = [huge(1), { ...huge(2), paragraphs: huge(2).paragraphs.slice(0, 1) }];
    const { bot } = await makeBot(articles);
    const question = "why * the ferry_sails ".repeat(300);
    const options = { most: 1, depth: 1, locale: "fr" };
    for await (const { to, reply } of everyReply(bot, articles, question, options)) {
      expect(violations(reply), to.slice(0, 200)).toEqual([]);
    }
  });

  it("for generated articles and questions", async () => {
    const word = fc.oneof(
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.string({ unit: "binary", minLength: 1, maxLength: 4 }),
      fc.constantFrom(
        "@everyone",
        "**",
        "||",
        "https://x.example",
        "a_b_c",
        "Roe",
        "ferry",
        "“",
        "”",
        "said",
      ),
      fc.constantFrom("\u202E", "```", "\n", "[…]", "…", "_".repeat(300), "word ".repeat(200)),
    );
    const text = fc
      .array(word, { minLength: 1, maxLength: 30 })
      .map((words) => words.join(" ").replace(/\s+/g, " ").trim() || "x");
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        text,
        text,
        async (paragraphs, question, name) => {
          const said = { mention: name, name, role: question, type: "person" } as const;
          const quotations = paragraphs.map((one, at) => makeQuotation(paragraphs, at, one, said));
          const made = { title: question, author: name, publication: name, paragraphs, quotations };
          const articles = [
            makeArticle({
              ...made,
              id: "a",
              url: `https://x.example/${encodeURIComponent(name)}`,
            }),
            makeArticle({ ...made, id: "b", title: name }),
          ];
          const { bot } = await makeBot(articles);
          for await (const { to, reply } of everyReply(bot, articles, question, { depth: 1 })) {
            expect(violations(reply), to).toEqual([]);
          }
        },
      ),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 8), interruptAfterTimeLimit: 20_000 },
    );
  });

  it("for the list of 10,000 articles, and what is suggested of them", async () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      makeArticle({
        id: `a${n}`,
        title: `Article ${n} of the *long* list`,
        author: "Jo Hale",
        paragraphs: ["One."],
      }),
    );
    const { bot } = await makeBot(many);
    const reply = await bot.handle(makeCall("article"));
    expect(violations(reply)).toEqual([]);
    expect(reply.text).toMatch(/and 9,9\d\d more/);
    for (const typed of ["", "article", "lits"]) {
      const place = { kind: "dm", channelId: "1" } as const;
      const choices = await bot.suggest({
        command: "ask",
        option: "article",
        typed,
        options: {},
        place,
        locale: "de",
      });
      expect(choices).toHaveLength(25);
    }
  });

  it.each(Object.keys(catalogues))(
    "for a reindex with 1,000 problems and 1,000 changes, in %s",
    (language) => {
      const files = Array.from({ length: 1_000 }, (_, n) => `folder_${n}/${"*".repeat(n % 300)}.txt`);
      const reason = "It_is_broken. ".repeat(40);
      const report = {
        replaced: false,
        needsConfirmation: true,
        articles: 1_000,
        paragraphs: 20_000,
        added: files,
        changed: files,
        removed: files,
        kept: files.map((file) => ({ file, title: "*".repeat(300), reason })),
        problems: files.map((file) => ({ file, reason })),
        milliseconds: 12_345,
      };
      const reply = renderReindexReport(report, catalogues[language] ?? english);
      expect(violations(reply)).toEqual([]);
      expect(reply.text).toMatch(/1.?000/);
    },
  );

  it("for a shared answer that was as long as an answer may be", () => {
    const reply = { content: `> ${"x ".repeat(999)}`, embeds: [], components: [] };
    const shared = renderShared(reply, { id: "1".repeat(19), name: "*".repeat(32) }, english);
    expect(violations(shared)).toEqual([]);
    expect(shared.text).toContain("Shared by");
  });

  it("for what is registered: the options of a command, and its size in all languages", () => {
    for (const { data } of commands) {
      expect("options" in data ? (data.options?.length ?? 0) : 0).toBeLessThanOrEqual(25);
      expect(sizeOf(data)).toBeLessThanOrEqual(8_000);
    }
  });
});

/** As Discord counts the size of a command: names, descriptions and values, of each the longest translation. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + sizeOf(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const longest = ["name", "description"].map((name) => {
    const texts = [fields[name] ?? "", ...Object.values(fields[`${name}_localizations`] ?? {})];
    return Math.max(...texts.map((text) => String(text).length));
  });
  const own = [...longest, String(fields["value"] ?? "").length].reduce((sum, length) => sum + length, 0);
  return own + sizeOf(fields["options"] ?? []) + sizeOf(fields["choices"] ?? []);
}
