import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Article, Span } from "../../../src/articles/index.ts";
import { splitSentences } from "../../../src/articles/text/split-sentences.ts";

const articleFormat = z.object({ id: z.string(), title: z.string(), paragraphs: z.array(z.string()) });

const questionFormat = z.object({
  articleId: z.string(),
  question: z.string(),
  paragraph: z.int().nonnegative(),
  goldParagraphs: z.array(z.int().nonnegative()).optional(),
  answers: z.array(z.object({ text: z.string(), start: z.int().nonnegative() })).default([]),
  unanswerable: z.boolean().default(false),
});

const fileFormat = z.object({
  articles: z.array(articleFormat),
  questions: z.array(questionFormat).default([]),
});

/** A question with what counts as right: paragraphs of `article`, from 0, and the answers' spans in them. */
export interface Question {
  readonly article: Article;
  readonly text: string;
  readonly gold: readonly number[];
  readonly answers: ReadonlyMap<number, readonly Span[]>;
  /** The article is on topic and does not answer. */
  readonly unanswerable: boolean;
}

/** The articles of a file, in its order, and the questions asked about them. */
export interface QuestionFile {
  readonly articles: readonly Article[];
  readonly questions: readonly Question[];
}

/** Makes the library's own kind of article of a title and paragraphs. The paragraphs' indexes stay the same. */
export function toArticle(id: string, title: string, paragraphs: readonly string[]): Article {
  const source = paragraphs.join("\n\n");
  let start = 0;
  return {
    id,
    file: `${id}.txt`,
    title,
    author: null,
    date: null,
    publication: null,
    url: null,
    source,
    extracted: false,
    paragraphs: paragraphs.map((text) => {
      const part = { start, end: start + text.length };
      start = part.end + 2;
      return { text, parts: [part], sentences: splitSentences(text) };
    }),
    entities: [],
    quotations: [],
    repairs: [],
  };
}

/**
 * Reads a file in the format of SQuAD with whole articles: `articles` of `id`, `title`, `paragraphs`;
 * `questions` of `articleId`, `question`, `paragraph`, optional `goldParagraphs`, `answers` of `text` and
 * `start` (UTF-16, in the paragraph), optional `unanswerable`. Article ids begin with `prefix`, so that
 * several files go into one library. Throws where the file is not of this format.
 */
export async function readQuestionFile(path: string, prefix = "a"): Promise<QuestionFile> {
  const read = fileFormat.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
  const { articles, questions } = read.data;
  const byId = new Map(
    articles.map(({ id, title, paragraphs }, at) => [id, toArticle(`${prefix}${at}`, title, paragraphs)]),
  );
  return {
    articles: [...byId.values()],
    questions: questions.map((question) => {
      const article = byId.get(question.articleId);
      if (article === undefined) throw new Error(`${path}: no article "${question.articleId}"`);
      const gold = question.goldParagraphs ?? [question.paragraph];
      if (gold.some((at) => at >= article.paragraphs.length)) {
        throw new Error(`${path}: "${question.question}" points behind the last paragraph`);
      }
      return {
        article,
        text: question.question,
        gold,
        answers: new Map(
          gold.map((at) => [at, spansIn(article.paragraphs[at]?.text ?? "", question.answers)]),
        ),
        unanswerable: question.unanswerable,
      };
    }),
  };
}

/** An answer's `start` holds for the paragraph it was annotated in; in another gold one every occurrence counts. */
function spansIn(paragraph: string, answers: readonly { text: string; start: number }[]): Span[] {
  const spans: Span[] = [];
  for (const { text, start } of answers) {
    if (text === "") continue;
    if (paragraph.startsWith(text, start)) {
      spans.push({ start, end: start + text.length });
      continue;
    }
    for (let at = paragraph.indexOf(text); at !== -1; at = paragraph.indexOf(text, at + text.length)) {
      spans.push({ start: at, end: at + text.length });
    }
  }
  return spans;
}
