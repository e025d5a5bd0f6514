import type { Article } from "../../articles/index.ts";
import { askingWords, normalize, stem, stopwords, tokenize } from "../../language/index.ts";

/** Finds articles, by number, by their names. */
export interface ArticleNames {
  withId(id: string): number | undefined;
  /** The article with this id, or else this title or file name without regard to case. */
  named(name: string): number | undefined;
  /** The article that a question names ("in the harbour article, …"), and the question without that. */
  namedIn(question: string): { readonly article: number; readonly rest: string } | undefined;
}

// "in the harbour article", "according to the story about the harbour,"
const before =
  /\b(?:in|from|of|by|per|according to|does|did)\s+the\s+([^,?!.;:]{2,80}?)\s+(?:article|story|report|piece)\b,?/i;
const after =
  /\b(?:in|from|of|per|according to)\s+(?:the|an?)\s+(?:article|story|report|piece)\s+(?:on|about|called|titled|entitled)\s+"?([^,?!;:"]{2,120})"?,?/i;

/** Prepares the names of the articles. */
export function createArticleNames(articles: readonly Article[]): ArticleNames {
  const ids = new Map<string, number>();
  const names = new Map<string, number>();
  const fold = (name: string): string => normalize(name).trim().replace(/\s+/g, " ").toLowerCase();
  const add = (name: string, article: number): void => {
    if (!names.has(fold(name))) names.set(fold(name), article);
  };
  for (const [number, { id }] of articles.entries()) if (!ids.has(id)) ids.set(id, number);
  for (const [number, { title }] of articles.entries()) add(title, number);
  for (const [number, { file }] of articles.entries()) add(file, number);
  for (const [number, { file }] of articles.entries()) {
    const base = file.split("/").pop() ?? "";
    add(base, number);
    add(base.replace(/\.[^.]+$/, ""), number);
  }
  const stemsOf = (text: string): string[] =>
    tokenize(text)
      .filter(({ word }) => !stopwords.has(word) && !askingWords.has(word))
      .map(({ word }) => stem(word));
  let titles: Set<string>[] | undefined;

  return {
    withId: (id) => ids.get(id),
    named: (name) => ids.get(name) ?? names.get(fold(name)),
    namedIn(question) {
      const text = question.slice(0, 2000);
      for (const pattern of [before, after]) {
        const match = pattern.exec(text);
        const asked = stemsOf(match?.[1] ?? "");
        if (match === null || asked.length === 0) continue;
        titles ??= articles.map((article) => new Set(stemsOf(article.title)));
        const fitting = titles.flatMap((title, i) => (asked.every((word) => title.has(word)) ? [i] : []));
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
