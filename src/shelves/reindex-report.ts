import { createHash } from "node:crypto";
import type { Article, KeptArticle, Loading, Problem } from "../articles/index.ts";

/** What a reindex did, or, where it `needsConfirmation`, would do. */
export interface ReindexReport {
  /** False where the old library stays. */
  readonly replaced: boolean;
  /** Most of what is served would be gone, so that nothing was replaced: it takes a confirmed reindex to do it. */
  readonly needsConfirmation: boolean;
  /** Of what is served afterwards. */
  readonly articles: number;
  readonly paragraphs: number;
  /** Titles. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Articles that stay as they were, since their files cannot be read now. */
  readonly kept: readonly KeptArticle[];
  readonly problems: readonly Problem[];
  /** How many articles of the server itself were read anew; absent where it has none, or they were not meant. */
  readonly own?: number;
  readonly milliseconds: number;
}

/** What is known of the articles that are served, without their texts. Plain data. */
export interface ServedArticles {
  readonly paragraphs: number;
  /** Changes when what people see of any article does. */
  readonly print: string;
  /** Of each article its id, its title and a hash of what people see of it. */
  readonly articles: readonly (readonly [id: string, title: string, print: string])[];
}

/** Below this an article that is gone is no cause for alarm, unless it was the last. */
const FEW = 4;

/** What people see of an article: where any of it is another, the article has changed. */
function printOf({ source, title, author, date, publication, url }: Article): string {
  const head = JSON.stringify([title, author, date, publication, url]);
  return createHash("sha256").update(head).update(source).digest("base64url").slice(0, 16);
}

/** What will be known of these articles once they are served. */
export function servedOf(articles: readonly Article[]): ServedArticles {
  const prints = articles.map((article) => [article.id, article.title, printOf(article)] as const);
  return {
    paragraphs: articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    print: createHash("sha256").update(JSON.stringify(prints)).digest("base64url"),
    articles: prints,
  };
}

/** What a reindex finds, before anything is replaced: `milliseconds` are not known yet. */
export type Findings = Omit<ReindexReport, "milliseconds">;

/** Compares what was loaded with what is served (nothing at the start). */
export function findingsOf(
  { kept, problems }: Pick<Loading, "kept" | "problems">,
  now: ServedArticles,
  before: ServedArticles | undefined,
  isConfirmed: boolean,
): Findings {
  const old = new Map((before?.articles ?? []).map(([id, , print]) => [id, print]));
  const there = new Set(now.articles.map(([id]) => id));
  const titles = (rows: ServedArticles["articles"]) => rows.map(([, title]) => title);
  const gone = (before?.articles ?? []).filter(([id]) => !there.has(id));
  const isMost = there.size === 0 ? gone.length > 0 : old.size >= FEW && gone.length > old.size / 2;
  const needsConfirmation = isMost && !isConfirmed;
  const after = needsConfirmation ? before : now;
  return {
    replaced: !needsConfirmation,
    needsConfirmation,
    articles: after?.articles.length ?? 0,
    paragraphs: after?.paragraphs ?? 0,
    added: titles(now.articles.filter(([id]) => !old.has(id))),
    changed: titles(now.articles.filter(([id, , print]) => old.has(id) && old.get(id) !== print)),
    removed: titles(gone),
    kept,
    problems,
  };
}
