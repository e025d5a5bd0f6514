import { readFile } from "node:fs/promises";
import type { Article, Span } from "../../../src/articles/index.ts";
import { splitSentences } from "../../../src/articles/split-sentences.ts";
import { analyzeQuestion } from "../../../src/library/analyze-question.ts";
import type { LibraryParts } from "../../../src/library/ask.ts";
import type { PreparedQuestion } from "../../../src/library/match-terms.ts";
import type { Candidate } from "../../../src/library/paragraph-features.ts";
import { collectCandidates, describeCandidates, idfOf, prepareQuestion } from "../../../src/library/rank.ts";

export interface Asked {
  readonly text: string;
  readonly article: number;
  readonly paragraph: number;
  readonly answers: readonly Span[];
  readonly isAnswerable: boolean;
}

export interface QuestionFile {
  readonly articles: readonly Article[];
  readonly questions: readonly Asked[];
}

interface RawFile {
  articles: { id: string; title: string; paragraphs: string[] }[];
  questions: {
    articleId: string;
    question: string;
    paragraph: number;
    answers?: { text: string; start: number }[];
    unanswerable?: boolean;
  }[];
}

export async function readQuestionFile(path: string): Promise<QuestionFile> {
  const raw: RawFile = JSON.parse(await readFile(path, "utf8"));
  const numbers = new Map(raw.articles.map(({ id }, i) => [id, i]));
  return {
    articles: raw.articles.map(({ title, paragraphs }, i) => toArticle(`a${i}`, title, paragraphs)),
    questions: raw.questions.map((question) => ({
      text: question.question,
      article: numbers.get(question.articleId) ?? -1,
      paragraph: question.paragraph,
      answers: (question.answers ?? []).map(({ text, start }) => ({ start, end: start + text.length })),
      isAnswerable: question.unanswerable !== true,
    })),
  };
}

function toArticle(id: string, title: string, paragraphs: readonly string[]): Article {
  return {
    id,
    file: `${id}.txt`,
    title,
    author: null,
    date: null,
    publication: null,
    url: null,
    source: "",
    extracted: false,
    paragraphs: paragraphs.map((text) => ({ text, parts: [], sentences: splitSentences(text) })),
    quotations: [],
    repairs: [],
  };
}

/** A question with its candidates described; the sentences' features stand in rows of `Rows`. */
export interface Example {
  readonly asked: Asked;
  readonly prepared: PreparedQuestion;
  readonly candidates: readonly Candidate[];
  /** First row of each candidate's sentences, and the end. */
  readonly rows: Uint32Array;
  /** Number of the right candidate, -1 where it is not among them. */
  readonly gold: number;
  /** Of the gold paragraph's sentences, which hold the answer. */
  readonly goldSentences: readonly boolean[];
}

/** Rows of sentence features in blocks, so that none grows beyond what an array may hold. */
export class Rows {
  readonly names: string[] = [];
  #blocks: Float32Array[] = [];
  length = 0;
  static readonly perBlock = 1 << 15;
  push(features: Readonly<Record<string, number>>): void {
    if (this.names.length === 0) this.names.push(...Object.keys(features));
    const at = this.length % Rows.perBlock;
    if (at === 0) this.#blocks.push(new Float32Array(Rows.perBlock * this.names.length));
    const block = this.#blocks[this.#blocks.length - 1];
    let i = at * this.names.length;
    for (const name of this.names) if (block !== undefined) block[i++] = features[name] ?? 0;
    this.length++;
  }
  view(row: number): Float32Array {
    const base = (row % Rows.perBlock) * this.names.length;
    return (
      this.#blocks[Math.floor(row / Rows.perBlock)]?.subarray(base, base + this.names.length) ??
      new Float32Array()
    );
  }
  score(row: number, weights: Float64Array): number {
    const block = this.#blocks[Math.floor(row / Rows.perBlock)];
    const base = (row % Rows.perBlock) * this.names.length;
    let sum = 0;
    for (let f = 0; f < weights.length; f++) sum += (weights[f] ?? 0) * (block?.[base + f] ?? 0);
    return sum;
  }
  get(row: number): Record<string, number> {
    const block = this.#blocks[Math.floor(row / Rows.perBlock)];
    const base = (row % Rows.perBlock) * this.names.length;
    return Object.fromEntries(this.names.map((name, f) => [name, block?.[base + f] ?? 0]));
  }
}

export function describe(parts: LibraryParts, asked: Asked, isWithin: boolean, rows: Rows): Example {
  const { index } = parts;
  const question = analyzeQuestion(asked.text, index, (stem, stemId) => idfOf(index, stem, stemId));
  const prepared = prepareQuestion(index, question);
  const scope = isWithin ? { article: asked.article } : {};
  const paragraphs = collectCandidates(index, parts.finder, prepared, scope);
  const candidates = describeCandidates(index, prepared, paragraphs);
  const gold = paragraphs.indexOf((index.articleStarts[asked.article] ?? 0) + asked.paragraph);
  const starts: number[] = [];
  for (const candidate of candidates) {
    starts.push(rows.length);
    for (const sentence of candidate.sentences) rows.push(sentence);
  }
  starts.push(rows.length);
  const spans = index.articles[asked.article]?.paragraphs[asked.paragraph]?.sentences ?? [];
  const goldSentences = spans.map((span) =>
    asked.answers.some((answer) => {
      const shared = Math.min(answer.end, span.end) - Math.max(answer.start, span.start);
      return shared / Math.max(1, Math.min(answer.end - answer.start, span.end - span.start)) >= 0.5;
    }),
  );
  return {
    asked,
    prepared,
    candidates: candidates.map((candidate) => ({
      ...candidate,
      sentences: [],
      scan: { ...candidate.scan, sentences: [] },
    })),
    rows: Uint32Array.from(starts),
    gold,
    goldSentences,
  };
}
