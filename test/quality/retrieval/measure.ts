import { performance } from "node:perf_hooks";
import type { Article, Span } from "../../../src/articles/index.ts";
import type { Engine, Hit } from "./engine.ts";
import type { Question } from "./question-file.ts";
import { withTypo } from "./typo.ts";

/** What an engine made of one question. Ranks count from 1; 0 means not found. */
export interface Outcome {
  readonly question: Question;
  readonly within: { readonly rank: number; readonly sentence: boolean; readonly refused: boolean };
  /** Rank within the article after one typo; absent where the question has no word to mistype. */
  readonly typo: number | undefined;
  readonly library: {
    readonly rank: number;
    readonly confidence: number;
    readonly refused: boolean;
    ms: number;
  };
  /** The same question, asked of the library without the article. */
  readonly offTopic: { readonly confidence: number; readonly refused: boolean };
}

/** Deep enough for recall@20; a rank further down counts as not found. */
const libraryDepth = 20;

/** How many paragraphs all the libraries without an article may have together, so that a run stays short. */
const rebuildBudget = 100_000;

/** Asks every question within its article, across the library, with a typo, and of a library without its article. */
export async function measure(
  build: (articles: readonly Article[]) => Promise<Engine>,
  articles: readonly Article[],
  questions: readonly Question[],
): Promise<Outcome[]> {
  const engine = await build(articles);
  for (const { text } of questions.slice(0, 50)) await engine.ask(text, libraryDepth);

  const onTopic: Omit<Outcome, "offTopic">[] = [];
  for (const question of questions) {
    const depth = question.article.paragraphs.length;
    const within = await engine.ask(question.text, depth, question.article);
    const mistyped = withTypo(question.text);
    const typo = mistyped === undefined ? undefined : await engine.ask(mistyped, depth, question.article);
    const before = performance.now();
    const library = await engine.ask(question.text, libraryDepth);
    const ms = performance.now() - before;
    onTopic.push({
      question,
      within: {
        rank: rankOfGold(question, within.hits),
        sentence: sentenceAnswers(question, within.hits[0]),
        refused: within.refused,
      },
      typo: typo && rankOfGold(question, typo.hits),
      library: {
        rank: rankOfGold(question, library.hits),
        confidence: library.confidence,
        refused: library.refused,
        ms,
      },
    });
  }

  const outcomes: Outcome[] = [];
  for (const removed of groupsToRemove(articles, questions)) {
    const without = await build(articles.filter((article) => !removed.has(article)));
    for (const outcome of onTopic) {
      if (!removed.has(outcome.question.article)) continue;
      const { confidence, refused } = await without.ask(outcome.question.text, libraryDepth);
      outcomes.push({ ...outcome, offTopic: { confidence, refused } });
    }
  }
  return outcomes;
}

/** One asked article at a time; several at a time where that many libraries would take too long to build. */
export function groupsToRemove(articles: readonly Article[], questions: readonly Question[]): Set<Article>[] {
  const asked = [...new Set(questions.map(({ article }) => article))];
  const paragraphs = articles.reduce((sum, article) => sum + article.paragraphs.length, 0);
  const affordable = Math.max(2, Math.floor(rebuildBudget / Math.max(1, paragraphs)));
  const groups = Math.min(asked.length, affordable);
  return Array.from({ length: groups }, (_, at) => new Set(asked.filter((_, i) => i % groups === at)));
}

function rankOfGold({ article, gold }: Question, hits: readonly Hit[]): number {
  return hits.findIndex((hit) => hit.article === article && gold.includes(hit.paragraph)) + 1;
}

/** The sentence and an answer's span share at least half of the shorter of the two. */
export function sentenceAnswers({ article, answers }: Question, hit: Hit | undefined): boolean {
  if (hit === undefined || hit.article !== article) return false;
  return (answers.get(hit.paragraph) ?? []).some((answer) => overlap(answer, hit.sentence) >= 0.5);
}

function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared / Math.max(1, Math.min(a.end - a.start, b.end - b.start));
}
