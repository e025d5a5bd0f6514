import type { Article } from "../../articles/index.ts";
import { askingWords, createStemmer, normalize, stopwords, tokenize } from "../../language/index.ts";

/** Finds articles by their names. */
export interface ArticleNames {
  /** The article with this id, or else this title or file name without regard to case. */
  named(name: string): Article | undefined;
  /** The article that a question names ("in the harbour article, …"), and the question without that. */
  namedIn(question: string): { article: Article; rest: string } | undefined;
}

// "in the harbour article", "according to the story about the harbour,"
const before =
  /\b(?:in|from|of|by|per|according to|does|did)\s+the\s+([^,?!.;:]{2,80}?)\s+(?:article|story|report|piece)\b,?/i;
const after =
  /\b(?:in|from|of|per|according to)\s+(?:the|an?)\s+(?:article|story|report|piece)\s+(?:on|about|called|titled|entitled)\s+"?([^,?!;:"]{2,120})"?,?/i;

/** Prepares the names of the articles. */
export function createArticleNames(articles: readonly Article[]): ArticleNames {
  const ids = new Map<string, Article>();
  const names = new Map<string, Article>();
  const fold = (name: string): string => normalize(name).trim().replace(/\s+/g, " ").toLowerCase();
  const add = (name: string, article: Article): void => {
    if (!names.has(fold(name))) names.set(fold(name), article);
  };
  for (const article of articles) if (!ids.has(article.id)) ids.set(article.id, article);
  for (const article of articles) add(article.title, article);
  for (const article of articles) add(article.file, article);
  for (const article of articles) {
    const base = article.file.split("/").pop() ?? "";
    add(base, article);
    add(base.replace(/\.[^.]+$/, ""), article);
  }
  const stem = createStemmer();
  const stemsOf = (text: string): string[] =>
    tokenize(text)
      .filter(({ word }) => !stopwords.has(word) && !askingWords.has(word))
      .map(({ word }) => stem(word));
  const titles = articles.map((article) => new Set(stemsOf(article.title)));

  return {
    named: (name) => ids.get(name) ?? names.get(fold(name)),
    namedIn(question) {
      const text = question.slice(0, 2000);
      for (const pattern of [before, after]) {
        const match = pattern.exec(text);
        const asked = stemsOf(match?.[1] ?? "");
        if (match === null || asked.length === 0) continue;
        const fitting = articles.filter((_, i) => asked.every((word) => titles[i]?.has(word) === true));
        const [article] = fitting;
        // A name that fits several articles narrows nothing.
        if (article === undefined || fitting.length > 1) continue;
        return {
          article,
          rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`,
        };
      }
      return undefined;
    },
  };
}
