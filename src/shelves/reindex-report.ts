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

/** Below this an article that is gone is no cause for alarm, unless it was the last. */
const FEW = 4;

/** What people see of an article: where any of it is another, the article has changed. */
const seen = ["source", "title", "author", "date", "publication", "url"] as const;

/** What a reindex finds, before anything is replaced: `milliseconds` are not known yet. */
export type Findings = Omit<ReindexReport, "milliseconds">;

/** Compares what was loaded with the articles that are served (none at the start). */
export function findingsOf(
  { articles, kept, problems }: Pick<Loading, "articles" | "kept" | "problems">,
  served: readonly Article[],
  isConfirmed: boolean,
): Findings {
  const old = new Map(served.map((article) => [article.id, article]));
  const there = new Set(articles.map(({ id }) => id));
  const titles = (some: readonly Article[]) => some.map(({ title }) => title);
  const gone = served.filter(({ id }) => !there.has(id));
  const isMost = there.size === 0 ? gone.length > 0 : old.size >= FEW && gone.length > old.size / 2;
  const needsConfirmation = isMost && !isConfirmed;
  const after = needsConfirmation ? served : articles;
  const isChanged = (article: Article) => {
    const before = old.get(article.id);
    return before !== undefined && seen.some((part) => article[part] !== before[part]);
  };
  return {
    replaced: !needsConfirmation,
    needsConfirmation,
    articles: after.length,
    paragraphs: after.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    added: titles(articles.filter(({ id }) => !old.has(id))),
    changed: titles(articles.filter(isChanged)),
    removed: titles(gone),
    kept,
    problems,
  };
}
