import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadArticles } from "../../src/articles/index.ts";
import { buildLibrary } from "../../src/library/index.ts";
import { seedQuestions } from "./seed-questions.ts";

/**
 * What the library must reach on the seeds, two questions below what it reached when this was recorded. A change
 * that costs more must say why, and lower the floor with it; one that gains raises it. (Refusing was at 0.9 before
 * the threshold was fitted to questions in readers' own words, too, which raised what is answered.)
 */
const floor = { first: 0.8, sentence: 0.74, answered: 0.88, refused: 0.85 };

const { articles } = await loadArticles(fileURLToPath(new URL("../../seeds", import.meta.url)), {
  threads: 0,
});
const library = await buildLibrary(articles);
const onTopic = seedQuestions.filter(({ file }) => file !== undefined);
const offTopic = seedQuestions.filter(({ file }) => file === undefined);

describe("the questions on the seeds", () => {
  it("are many and various enough to measure with", () => {
    expect(onTopic.length).toBeGreaterThanOrEqual(60);
    expect(offTopic.length).toBeGreaterThanOrEqual(15);
    expect(onTopic.filter(({ style }) => style === "paraphrase").length).toBeGreaterThanOrEqual(15);
    expect(onTopic.filter(({ style }) => style === "typo").length).toBeGreaterThanOrEqual(10);
    expect(new Set(seedQuestions.map(({ question }) => question)).size).toBe(seedQuestions.length);
  });

  it.each(onTopic)("can be answered from $file: $question", ({ file, says }) => {
    const article = articles.find((candidate) => candidate.file === file);
    for (const words of says) {
      expect(article?.paragraphs.filter(({ text }) => text.includes(words))).not.toEqual([]);
    }
  });
});

describe("the library, asked about the seeds", async () => {
  const asked = await Promise.all(
    onTopic.map(async (question) => {
      const answer = await library.ask({ question: question.question });
      const best = answer.kind === "nothing" ? undefined : answer.passages[0];
      const paragraph = best?.text ?? "";
      const sentence = best === undefined ? "" : paragraph.slice(best.sentence.start, best.sentence.end);
      const holds = (text: string) => question.says.some((words) => text.includes(words));
      return {
        ...question,
        answered: answer.kind === "found",
        first: best?.article.file === question.file && holds(paragraph),
        sentence: best?.article.file === question.file && holds(sentence),
      };
    }),
  );
  const refused = await Promise.all(
    offTopic.map(async ({ question }) => ({
      question,
      refused: (await library.ask({ question })).kind !== "found",
    })),
  );

  const shareOf = <T extends { question: string }>(items: readonly T[], holds: (item: T) => boolean) => ({
    share: items.filter(holds).length / items.length,
    missed: items.filter((item) => !holds(item)).map(({ question }) => question),
  });

  it.each([
    ["puts the right paragraph first", shareOf(asked, ({ first }) => first), floor.first],
    ["shows the sentence that answers", shareOf(asked, ({ sentence }) => sentence), floor.sentence],
    ["does not refuse what the seeds answer", shareOf(asked, ({ answered }) => answered), floor.answered],
    ["refuses what the seeds do not answer", shareOf(refused, (item) => item.refused), floor.refused],
  ])("%s", (_, { share, missed }, least) => {
    expect(share, `share ${share.toFixed(3)}; missed:\n${missed.join("\n")}`).toBeGreaterThanOrEqual(least);
  });
});
