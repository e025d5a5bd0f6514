import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Article, loadArticles } from "../../../src/articles/index.ts";
import { type Checker, checkQuotes } from "../../../src/library/check/index.ts";
import { inAnotherHand, randomFrom } from "../../quality/check/hand.ts";
import { kinds, makeCases } from "../../quality/check/makers.ts";
import { materialOf } from "../../quality/check/material.ts";
import { flood, orchard } from "./check-quote-articles.ts";

import { prepareToCheck } from "./checker.ts";

let seeds: readonly Article[] = [];
let articles: readonly Article[] = [];
let checker: Checker;

beforeAll(async () => {
  seeds = (await loadArticles("seeds", { threads: 0 })).articles;
  articles = [...seeds, flood, orchard];
  checker = await prepareToCheck(articles);
});

describe("over the seed articles", () => {
  it("at least 98 in 100 of 200 generated quotations are judged rightly", async () => {
    const cases = makeCases(articles.map(materialOf), 25, 20261122);
    const number = new Map(articles.map(({ id }, at) => [id, at]));
    const wrong: string[] = [];
    for (const { what, message, article, isRight } of cases) {
      const only = article === undefined ? undefined : number.get(article);
      if (!isRight(await checkQuotes(checker, message, { article: only }))) wrong.push(`${what}: ${message}`);
    }
    expect(new Set(cases.map(({ what }) => what))).toEqual(new Set(kinds));
    expect(cases.length).toBeGreaterThan(180);
    expect(wrong.length / cases.length, wrong.join("\n")).toBeLessThanOrEqual(0.02);
  });

  it("each quotation and each sentence is exact, and where it stands", async () => {
    for (const article of articles) {
      const only = await prepareToCheck([article]);
      const spans = [
        ...article.quotations.map((quotation) => ({
          ...quotation,
          start: quotation.start + 1,
          end: quotation.end - 1,
        })),
        ...article.paragraphs.flatMap(({ sentences }, paragraph) =>
          sentences.map((s) => ({ ...s, paragraph })),
        ),
      ];
      for (const { paragraph, start, end } of spans) {
        const words = article.paragraphs[paragraph]?.text.slice(start, end) ?? "";
        const [check] = await checkQuotes(only, `“${words.replace(/[“”]/gu, "'")}”`);
        if (words.trim().length >= 12) expect(check?.kind, words).toBe("exact");
      }
    }
  });

  it("no run of whole words is ever called altered, whoever typed it", async () => {
    const run = fc.record({
      article: fc.nat(),
      paragraph: fc.nat(),
      from: fc.nat(),
      count: fc.nat(),
      seed: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ article: nth, paragraph, from, count, seed }) => {
        const article = articles[nth % articles.length];
        const text = article?.paragraphs[paragraph % article.paragraphs.length]?.text ?? "";
        const words = Array.from(text.matchAll(/\S+/gu));
        const first = words[from % words.length];
        const rest = words.slice(from % words.length);
        const last = rest[count % rest.length];
        if (!first || !last) return;
        const slice = text.slice(first.index, last.index + last[0].length);
        const message = `«${inAnotherHand(slice.replace(/[«»]/gu, "'"), randomFrom(seed))}»`;
        for (const check of await checkQuotes(checker, message)) expect(check.kind).toBe("exact");
      }),
      { numRuns: 400 },
    );
  });
});

describe("whatever the message is", () => {
  it("every span lies in what it is a span of, and the differences read from end to end", async () => {
    const made = await prepareToCheck([flood, orchard]);
    const piece = fc.oneof(
      fc.constantFrom(..."“”\"'«»„‘’[](){}…—–->*_`\\\n\t :,.!?~|"),
      fc.constantFrom(
        "...",
        "[…]",
        "said Roe",
        "Ida Roe:",
        " not ",
        "`` ",
        "''",
        "\u00ad",
        "\u200b",
        "\ud83d",
        "é",
        "ﬁ",
      ),
      fc.constantFrom(...flood.paragraphs.flatMap(({ text }) => text.match(/\S+\s+\S+\s+\S+/gu) ?? [])),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const message = pieces.join("");
        for (const check of await checkQuotes(made, message)) {
          const { claim } = check;
          expect(message.slice(claim.start, claim.end)).toBe(claim.text);
          if (check.kind === "not-found" || check.kind === "spliced") continue;
          const { text: article, spans } = check.source;
          const differences = check.kind === "altered" ? check.differences : [];
          for (const place of [...spans, ...differences.map((difference) => difference.article)]) {
            const text = article.paragraphs[place.paragraph]?.text ?? "";
            expect(place.start).toBeGreaterThanOrEqual(0);
            expect(place.end).toBeGreaterThanOrEqual(place.start);
            expect(place.end).toBeLessThanOrEqual(text.length);
          }
          let end = claim.start;
          for (const difference of differences) {
            expect(difference.claim.start).toBeGreaterThanOrEqual(end);
            end = difference.claim.end;
          }
          expect(end).toBeLessThanOrEqual(claim.end);
        }
      }),
      { numRuns: 400 },
    );
  });

  const hostile: readonly (readonly [what: string, message: string])[] = [
    ["marks", '"'.repeat(6000)],
    ["opening marks", "“".repeat(6000)],
    ["opening brackets", "[".repeat(6000)],
    ["ellipses", "a … ".repeat(1500)],
    ["spaced dots", ". ".repeat(3000)],
    ["apostrophes", "'a ".repeat(2000)],
    ["accents", `a${"\u0301".repeat(5999)}`],
    ["half characters", "\ud83d".repeat(6000)],
    ["quoted lines", "\n>a".repeat(2000)],
    ["one long word", "a".repeat(6000)],
    ["one word over and over", "the ".repeat(1500)],
    ["an endless credit", `words of nobody at all — ${"Aa ".repeat(1990)}`],
    ["a name of an object's own", '"constructor __proto__ toString hasOwnProperty"'],
  ];
  it.each(hostile)("6,000 characters of %s are survived", async (_what, message) => {
    const checks = await checkQuotes(checker, message);
    expect(checks.length).toBeLessThanOrEqual(8);
    for (const check of checks) expect(check.kind).toBe("not-found");
  });

  it("the same question has the same answer", async () => {
    const cases = makeCases(articles.map(materialOf), 5, 3);
    for (const { message } of cases) {
      expect(await checkQuotes(await prepareToCheck([...articles]), message)).toEqual(
        await checkQuotes(checker, message),
      );
    }
  });
});
