import MiniSearch, { type SearchResult } from "minisearch";
import type { Article, Span } from "../../../src/articles/index.ts";
import type { Reader } from "../../../src/reader/index.ts";
import { openLibrary } from "../readers/open-library.ts";

/** A paragraph that an engine found, with the sentence it puts forward. */
export interface Hit {
  readonly article: Article;
  readonly paragraph: number;
  readonly sentence: Span;
}

/** What an engine makes of a question. `confidence` is on the engine's own scale, 0 where it found nothing. */
export interface Ranking {
  readonly hits: readonly Hit[];
  readonly confidence: number;
  readonly refused: boolean;
}

/** Something that finds paragraphs. With `article`, only that article's. */
export interface Engine {
  ask(question: string, limit: number, article?: Article): Promise<Ranking>;
}

/**
 * Verbatim, through its public library. Where it puts nothing forward, the nearest passage stands for its ranking
 * (the others do not count), so that ranking and refusing are measured apart. Without a reader, words decide.
 */
export async function buildVerbatim(
  articles: readonly Article[],
  reader: Reader | undefined,
): Promise<Engine> {
  const library = await openLibrary(articles, reader);
  const byId = new Map(articles.map((article) => [article.id, article]));
  return {
    ask: async (question, limit, article) => {
      const within = article === undefined ? {} : { article: article.id };
      const answer = await library.ask({ question, limit, ...within });
      const shown = answer.kind === "nothing" ? [] : answer.passages;
      const passages = answer.kind === "found" ? shown : shown.slice(0, 1);
      const hits = passages.flatMap(({ article: { id }, paragraph, sentence }) => {
        const held = byId.get(id);
        return held === undefined ? [] : [{ article: held, paragraph, sentence }];
      });
      return { hits, confidence: passages[0]?.confidence ?? 0, refused: answer.kind !== "found" };
    },
  };
}

interface Entry {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** The yardstick: MiniSearch with its defaults; its score is the confidence, it refuses where it finds nothing. */
export async function buildMiniSearch(articles: readonly Article[]): Promise<Engine> {
  const whole = indexOf(articles);
  const single = new Map<Article, (question: string) => Found[]>();
  return {
    ask: async (question, limit, article) => {
      let search = whole;
      if (article !== undefined) {
        search = single.get(article) ?? indexOf([article]);
        single.set(article, search);
      }
      const found = search(question).slice(0, limit);
      return {
        hits: found.map(({ result, article, paragraph }) => ({
          article,
          paragraph,
          sentence: sentenceWithMost(new Set(result.terms), article.paragraphs[paragraph]),
        })),
        confidence: found[0]?.result.score ?? 0,
        refused: found.length === 0,
      };
    },
  };
}

interface Found {
  readonly result: SearchResult;
  readonly article: Article;
  readonly paragraph: number;
}

function indexOf(articles: readonly Article[]): (question: string) => Found[] {
  const places = articles.flatMap((article) =>
    article.paragraphs.map((_, paragraph) => ({ article, paragraph })),
  );
  const index = new MiniSearch<Entry>({ fields: ["title", "text"] });
  index.addAll(
    places.map(({ article, paragraph }, id) => ({
      id,
      title: article.title,
      text: article.paragraphs[paragraph]?.text ?? "",
    })),
  );
  return (question) =>
    index.search(question).flatMap((result) => {
      const place = places[result.id];
      return place === undefined ? [] : [{ result, ...place }];
    });
}

/** The first sentence with the most distinct matched terms. */
function sentenceWithMost(
  terms: ReadonlySet<string>,
  paragraph: Article["paragraphs"][number] | undefined,
): Span {
  const tokenize: (text: string) => string[] = MiniSearch.getDefault("tokenize");
  let best: Span = { start: 0, end: 0 };
  let most = -1;
  for (const sentence of paragraph?.sentences ?? []) {
    const words = tokenize(paragraph?.text.slice(sentence.start, sentence.end) ?? "").map((w) =>
      w.toLowerCase(),
    );
    const matched = new Set(words.filter((word) => terms.has(word))).size;
    if (matched > most) {
      most = matched;
      best = sentence;
    }
  }
  return best;
}
