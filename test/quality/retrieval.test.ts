import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/articles/index.ts";
import { buildMiniSearch, type Engine } from "./retrieval/engine.ts";
import { figuresOf, questionWord } from "./retrieval/figures.ts";
import { groupsToRemove, measure, sentenceAnswers } from "./retrieval/measure.ts";
import { type Question, readQuestionFile, toArticle } from "./retrieval/question-file.ts";
import { auroc, percentile, share, thresholdKeeping } from "./retrieval/statistics.ts";
import { withTypo } from "./retrieval/typo.ts";

const harbour = toArticle("a0", "Harbour reopens", [
  "The harbour of Mellin opened again on Monday. Ferries sail from noon.",
  "The storm had torn down two cranes. Repairs cost nine million crowns.",
]);
const orchard = toArticle("a1", "A late harvest", [
  "Apples ripened three weeks late this year. Growers blame a cold spring.",
]);

function question(article: Article, text: string, gold: number, answer: string): Question {
  const start = (article.paragraphs[gold]?.text ?? "").indexOf(answer);
  const answers = new Map([[gold, [{ start, end: start + answer.length }]]]);
  return { article, text, gold: [gold], answers, unanswerable: false };
}

const crane = question(harbour, "How many cranes fell in the storm?", 1, "two");
const apple = question(orchard, "Why were the apples late?", 0, "a cold spring");

describe("statistics", () => {
  it("gives Wilson's interval", () => {
    const { value, low, high } = share(45, 50);
    expect([value, low, high].map((x) => x.toFixed(4))).toEqual(["0.9000", "0.7864", "0.9565"]);
  });

  it.each([
    ["all above", [2, 3], [0, 1], 1],
    ["all below", [0, 1], [2, 3], 0],
    ["all the same", [1, 1], [1, 1], 0.5],
    ["one tie", [1, 3], [0, 1], 0.875],
  ])(
    "counts how often an answerable question is the more confident: %s",
    (_, positives, negatives, expected) => {
      expect(auroc(positives, negatives).value).toBe(expected);
    },
  );

  it("finds the threshold that keeps 95 in a hundred", () => {
    const values = Array.from({ length: 100 }, (_, at) => at);
    expect(values.filter((value) => value >= thresholdKeeping(values, 0.95))).toHaveLength(95);
  });

  it("takes percentiles from the values themselves", () => {
    expect([percentile([3, 1, 2, 4], 50), percentile([3, 1, 2, 4], 95), percentile([7], 5)]).toEqual([
      2, 4, 7,
    ]);
  });
});

describe("a typo", () => {
  it("is the same every time, in one content word, and leaves the word's ends", () => {
    for (const text of [
      "Who repaired the harbour cranes?",
      "When will ferries sail from Mellin?",
      "Why there?",
    ]) {
      const mistyped = withTypo(text);
      expect(withTypo(text)).toBe(mistyped);
      if (mistyped === undefined) continue;
      const changed = text.split(" ").flatMap((word, at) => {
        const now = mistyped.split(" ")[at] ?? "";
        return now === word ? [] : [[word, now] as const];
      });
      expect(changed).toHaveLength(1);
      for (const [word, now] of changed) {
        expect(word.replace("?", "").length).toBeGreaterThanOrEqual(4);
        expect([now.at(0), now.replace("?", "").at(-1)]).toEqual([word.at(0), word.replace("?", "").at(-1)]);
      }
    }
  });

  it("is not made where there is no content word", () => {
    expect(withTypo("When were they there?")).toBeUndefined();
  });
});

describe("reading a file of questions", () => {
  const read = async (content: unknown) => {
    const folder = await mkdtemp(join(tmpdir(), "questions-"));
    try {
      await writeFile(join(folder, "file.json"), JSON.stringify(content));
      return await readQuestionFile(join(folder, "file.json"));
    } finally {
      await rm(folder, { recursive: true });
    }
  };
  const articles = [
    { id: "x", title: "Tides", paragraphs: ["High at six.", "Low at noon, and high at six."] },
  ];

  it("finds the answer in every gold paragraph", async () => {
    const { questions } = await read({
      articles,
      questions: [
        {
          articleId: "x",
          question: "When is it high?",
          paragraph: 0,
          goldParagraphs: [0, 1],
          answers: [{ text: "six", start: 8 }],
        },
      ],
    });
    expect([...(questions[0]?.answers ?? [])]).toEqual([
      [0, [{ start: 8, end: 11 }]],
      [1, [{ start: 25, end: 28 }]],
    ]);
  });

  it("makes paragraphs that are slices of the source", async () => {
    const [article] = (await read({ articles })).articles;
    for (const { text, parts } of article?.paragraphs ?? []) {
      expect(parts.map(({ start, end }) => article?.source.slice(start, end)).join(" ")).toBe(text);
    }
  });

  it.each([
    ["an unknown article", { articleId: "y", question: "?", paragraph: 0 }],
    ["a paragraph behind the last", { articleId: "x", question: "?", paragraph: 2 }],
    ["no paragraph", { articleId: "x", question: "?" }],
  ])("refuses a question with %s", async (_, wrong) => {
    await expect(read({ articles, questions: [wrong] })).rejects.toThrow("file.json");
  });
});

describe("measuring", () => {
  const always = (hits: [Article, number][], confidence: number, refused = false): Engine => ({
    ask: async () => ({
      hits: hits.map(([article, paragraph]) => ({
        article,
        paragraph,
        sentence: article.paragraphs[paragraph]?.sentences[0] ?? { start: 0, end: 0 },
      })),
      confidence,
      refused,
    }),
  });

  it("ranks by the gold paragraph and counts a sentence that holds the answer", async () => {
    const engine = always(
      [
        [harbour, 1],
        [orchard, 0],
      ],
      0.9,
    );
    const figures = figuresOf(await measure(async () => engine, [harbour, orchard], [crane, apple]));
    expect(figures.within.recall1.value).toBe(0.5);
    expect(figures.within.recall3.value).toBe(1);
    expect(figures.within.mrr.value).toBe(0.75);
    expect(figures.sentence.hit1.value).toBe(0.5);
    expect(figures.offTopic.auroc.value).toBe(0.5);
  });

  it("asks about each article again of a library without it", async () => {
    const build = async (articles: readonly Article[]) =>
      articles.length === 2 ? always([[harbour, 1]], 0.8) : always([[articles[0] ?? orchard, 0]], 0.2, true);
    const { offTopic } = figuresOf(await measure(build, [harbour, orchard], [crane, apple]));
    expect([offTopic.refused.value, offTopic.kept.value, offTopic.refusedAt95.value]).toEqual([1, 1, 1]);
    expect(groupsToRemove([harbour, orchard], [crane, apple, crane])).toEqual([
      new Set([harbour]),
      new Set([orchard]),
    ]);
  });

  it("counts a sentence only where it and the answer share half of the shorter", () => {
    const [, second] = harbour.paragraphs[1]?.sentences ?? [];
    expect(sentenceAnswers(crane, { article: harbour, paragraph: 1, sentence: { start: 0, end: 36 } })).toBe(
      true,
    );
    expect(
      sentenceAnswers(crane, { article: harbour, paragraph: 1, sentence: second ?? { start: 0, end: 0 } }),
    ).toBe(false);
    expect(sentenceAnswers(crane, { article: harbour, paragraph: 0, sentence: { start: 0, end: 36 } })).toBe(
      false,
    );
    expect(sentenceAnswers(crane, undefined)).toBe(false);
  });

  it("asks the yardstick within one article and across all", async () => {
    const engine = await buildMiniSearch([harbour, orchard]);
    const across = await engine.ask("cold spring storm", 5);
    expect(across.hits.map(({ article }) => article.id)).toContain("a1");
    const within = await engine.ask("cold spring storm", 5, harbour);
    expect(within.hits.map(({ article, paragraph }) => [article.id, paragraph])).toEqual([["a0", 1]]);
    expect((await engine.ask("xylophone", 5)).refused).toBe(true);
  });

  it.each([
    ["How many cranes fell?", "how many"],
    ["By how much did it rise?", "how many"],
    ["To whom was it sold?", "who"],
    ["In which year?", "which"],
    ["Name the harbour.", "none"],
  ])("sorts %s under %s", (text, word) => {
    expect(questionWord(text)).toBe(word);
  });
});
