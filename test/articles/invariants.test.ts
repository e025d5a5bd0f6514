import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readHtml } from "../../src/articles/formats/html.ts";
import { readMarkdown } from "../../src/articles/formats/markdown.ts";
import type { Article } from "../../src/articles/index.ts";
import { readArticle } from "../../src/articles/read-article.ts";

const readers = { html: readHtml, markdown: readMarkdown };
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 100);
const TIMEOUT = 600_000;

/** Invariant 2 of the house: paragraphs are slices of the source, sentences are the paragraph. */
function expectExact(article: Article): void {
  expect(article.id).toMatch(/^[a-z0-9-]{1,40}$/);
  expect(article.paragraphs.length).toBeGreaterThan(0);
  expect(typeof article.title).toBe("string");
  expect(article.title.trim()).not.toBe("");
  expect(article.date ?? "2000").toMatch(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/);
  let at = 0;
  for (const { text, parts, sentences } of article.paragraphs) {
    expect(text).toBe(parts.map(({ start, end }) => article.source.slice(start, end)).join(" "));
    expect(text.trim()).not.toBe("");
    for (const part of parts) {
      expect(part.start).toBeGreaterThanOrEqual(at);
      expect(part.end).toBeGreaterThan(part.start);
      at = part.end;
    }
    let from = 0;
    for (const { start, end } of sentences) {
      expect(text.slice(from, start).trim()).toBe("");
      expect(end).toBeGreaterThan(start);
      from = end;
    }
    expect(text.slice(from).trim()).toBe("");
  }
  for (const { span } of article.repairs) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(article.source.length);
  }
}

/** From the first paragraph on, whatever is in no paragraph is reported as dropped. */
function expectNothingLost(article: Article): void {
  const spans = [
    ...article.paragraphs.flatMap(({ parts }) => parts),
    ...article.repairs.filter(({ kind }) => kind === "drop").map(({ span }) => span),
  ].sort((a, b) => a.start - b.start);
  let at = article.paragraphs[0]?.parts[0]?.start ?? 0;
  for (const { start, end } of spans) {
    if (start > at)
      expect(
        article.source
          .slice(at, start)
          .replace(/[\f\v\u0085\u2028\u2029]/g, "")
          .trim(),
      ).toBe("");
    at = Math.max(at, end);
  }
  expect(
    article.source
      .slice(at)
      .replace(/\u0085/g, "")
      .trim(),
  ).toBe("");
}

const sentence = fc.constantFrom(
  "The town will plant two hundred elms along the river this fall, the mayor said on Monday.",
  "“It will look bare for a while,” said Col. Ann P. Lee, who runs the parks of the U.S. Forest Service.",
  "Why now?",
  "He called it “a mess ... from No. 1 to No. 5” at 4 p.m. Tuesday.",
  "Nobody was hurt, and nobody was surprised; the elms had been ill since Jan. 2012",
  '"We tried. We failed," she said.',
  "Zoë’s co\u00adffee at the of\ufb01ce costs\u00a0$3.50 🙂",
);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(" ")) },
  fc.constantFrom(
    "ADVERTISEMENT",
    "Page 2 of 3",
    "- 3 -",
    "7",
    "The Elm Gazette 4",
    "***",
    "By Ann Lee",
    "March 3, 2021",
    "A Heading",
    "- item",
    "1. item",
  ),
  fc.constantFrom(
    "Contact Ann Lee at ann@elm.example",
    "elm.example/contact",
    "> quoted",
    "# head",
    "*strong* and [link](x), and `code`",
    "| a | b |\n| - | - |\n| c | d |",
  ),
  fc.string({ unit: "grapheme" }),
);
const gap = fc.constantFrom(
  "\n",
  "\n\n",
  "\n\n",
  "\r\n\r\n",
  "\r\n",
  "\n\n\n",
  "\n\f\n",
  "\f",
  "  \n\t\n",
  "\u2028",
);
const generated = fc
  .tuple(
    fc.constantFrom(
      "",
      "---\ntitle: 1984\ndate: 2020-01-02\n---\n",
      "Elms return\nBy Ann Lee\nMarch 3, 2021\n\n",
      "\ufeff",
    ),
    fc.array(fc.tuple(line, gap, fc.constantFrom(0, 0, 40, 72)), { maxLength: 10 }),
  )
  .map(
    ([head, all]) =>
      head +
      all
        .map(
          ([text, end, width]) =>
            (width ? text.replace(new RegExp(`(.{${width}}\\S*) `, "g"), "$1\n") : text) + end,
        )
        .join(""),
  );

describe("every article", () => {
  const seeds = fileURLToPath(new URL("../../seeds/", import.meta.url));
  test.each(readdirSync(seeds))(
    "of the seeds is made of slices of its source, and loses nothing: %s",
    (file) => {
      const article = readArticle(file, readFileSync(seeds + file), readers);
      if ("reason" in article) throw new Error(article.reason);
      expectExact(article);
      expectNothingLost(article);
      expect(article.author).not.toBeNull();
      expect(article.date).not.toBeNull();
    },
  );

  it(
    "that is generated as plain text is made of slices of its source, and loses nothing",
    () => {
      const text = fc.oneof(
        { weight: 4, arbitrary: generated },
        fc.string({ unit: "binary", maxLength: 200 }),
      );
      fc.assert(
        fc.property(text, (source) => {
          const article = readArticle("a.txt", source);
          if ("reason" in article) return;
          expectExact(article);
          expectNothingLost(article);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it(
    "that is generated as Markdown is made of slices of its source",
    () => {
      fc.assert(
        fc.property(generated, (source) => {
          const article = readArticle("a.md", source, readers);
          if ("reason" in article) return;
          expectExact(article);
          expect(article.extracted || article.source === source.replace(/^\ufeff/, "")).toBe(true);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it(
    "that is generated as HTML is made of slices of the text extracted, without a tag",
    () => {
      const tag = fc.constantFrom(
        "p",
        "div",
        "li",
        "td",
        "blockquote",
        "h2",
        "b",
        "a",
        "span",
        "br",
        "table",
        "ul",
        "article",
        "section",
      );
      const html = fc
        .array(fc.tuple(tag, sentence, fc.boolean()), { maxLength: 12 })
        .map((all) =>
          all.map(([name, text, isClosed]) => `<${name}>${text}${isClosed ? `</${name}>` : ""}`).join("\n"),
        );
      fc.assert(
        fc.property(html, (source) => {
          const article = readArticle("a.html", source, readers);
          if ("reason" in article) return;
          expectExact(article);
          expect(article.extracted).toBe(true);
          expect(article.source).not.toMatch(/<\/?[a-z]/);
        }),
        { numRuns: Math.ceil(RUNS / 4) },
      );
    },
    TIMEOUT,
  );

  it(
    "or else a problem comes of any bytes whatever, and nothing is ever thrown",
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom("a.txt", "b.md", "c/d.md"),
          fc.uint8Array({ maxLength: 200 }),
          (file, bytes) => {
            const result = readArticle(file, bytes, readers);
            expect(result.file).toBe(file);
            if ("reason" in result) expect(result.reason).toMatch(/^\S.{10,}/);
            else expectExact(result);
          },
        ),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );
});

const shared = fileURLToPath(new URL("../../../shared/articles/000_8e398962ef508d64.txt", import.meta.url));

describe("a real article cut out of a PDF", () => {
  test.runIf(existsSync(shared))("is read in full (needs ../shared/articles)", () => {
    const article = readArticle("real.txt", readFileSync(shared));
    if ("reason" in article) throw new Error(article.reason);
    expectExact(article);
    expectNothingLost(article);
    expect(article).toMatchObject({
      title: "US rescue of ISIS in Raqqa exposed",
      author: "Bill Van Auken",
      date: "2017-11-16",
    });
    expect(article.paragraphs).toHaveLength(17);
    expect(article.paragraphs.filter(({ parts }) => parts.length === 2)).toHaveLength(2);
    expect(article.repairs.map(({ kind }) => kind)).toEqual(["join", "join", "drop", "drop", "drop"]);
  });
});
