import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Article, Span } from "../../../src/articles/index.ts";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { toArticle } from "../retrieval/question-file.ts";

const fileFormat = z.object({
  articles: z.array(z.object({ id: z.string(), title: z.string(), paragraphs: z.array(z.string()) })),
  questions: z.array(
    z.object({
      articleId: z.string(),
      question: z.string(),
      paragraph: z.int().nonnegative().default(0),
      goldParagraphs: z.array(z.int().nonnegative()).optional(),
      answers: z
        .array(z.object({ text: z.string(), start: z.int(), paragraph: z.int().nonnegative().optional() }))
        .default([]),
      unanswerable: z.boolean().default(false),
      style: z.string().default("plain"),
    }),
  ),
  quotations: z
    .array(
      z.object({
        articleId: z.string(),
        paragraph: z.int().nonnegative(),
        start: z.int().nonnegative(),
        end: z.int().nonnegative(),
        speaker: z.string().nullable(),
        how: z.string().default("name"),
      }),
    )
    .default([]),
});

/** A question as a reader types it, and what answers it: paragraphs of the article, from 0, and spans in them. */
export interface ReadersQuestion {
  readonly article: Article;
  /** The article's place in the file, from 0. */
  readonly position: number;
  readonly text: string;
  readonly style: string;
  readonly isAnswerable: boolean;
  readonly answers: ReadonlyMap<number, readonly Span[]>;
}

/** A quotation whose speaker somebody has resolved; null where the article does not tell. */
export interface ResolvedQuotation extends Span {
  readonly article: Article;
  readonly position: number;
  readonly paragraph: number;
  readonly speaker: string | null;
  readonly how: string;
}

/** A file of questions in readers' own words, on articles with their quotations attributed. */
export interface ReadersFile {
  readonly articles: readonly Article[];
  readonly questions: readonly ReadersQuestion[];
  readonly quotations: readonly ResolvedQuotation[];
}

/** Reads such a file. Throws where it is none. */
export async function readReadersFile(path: string): Promise<ReadersFile> {
  const read = fileFormat.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
  const { articles, questions, quotations } = read.data;
  const byId = new Map(
    articles.map(({ id, title, paragraphs }, position) => {
      const article = toArticle(`a${position}`, title, paragraphs);
      return [id, { position, article: { ...article, ...attributeQuotations(article.paragraphs) } }] as const;
    }),
  );
  const placeOf = (id: string) => {
    const place = byId.get(id);
    if (place === undefined) throw new Error(`${path}: no article "${id}"`);
    return place;
  };
  return {
    articles: [...byId.values()].map(({ article }) => article),
    questions: questions.map(({ articleId, question, style, unanswerable, ...gold }) => {
      const place = placeOf(articleId);
      const paragraphs = gold.goldParagraphs ?? [gold.paragraph];
      const answers = new Map<number, readonly Span[]>(
        paragraphs.map((at) => {
          const text = place.article.paragraphs[at]?.text ?? "";
          const own = gold.answers.filter(({ paragraph = at }) => paragraph === at);
          return [at, own.flatMap(({ text: words, start }) => spanOf(text, words, start))];
        }),
      );
      return {
        ...place,
        text: question,
        style,
        isAnswerable: !unanswerable,
        answers: unanswerable ? new Map<number, readonly Span[]>() : answers,
      };
    }),
    quotations: quotations.map(({ articleId, ...quotation }) => ({ ...placeOf(articleId), ...quotation })),
  };
}

function spanOf(text: string, words: string, start: number): Span[] {
  if (words === "") return [];
  const at = text.startsWith(words, start) ? start : text.indexOf(words);
  return at < 0 ? [] : [{ start: at, end: at + words.length }];
}
