import type { Article } from "../articles/index.ts";
import type { Messages } from "../messages/index.ts";

/** "Bill Van Auken · The Wire · 2017-11-16 · paragraph 7 of 17": where a passage stands, without the title. Not escaped. */
export function sourceLine(article: Article, paragraph: number, messages: Messages): string {
  return [
    article.author,
    article.publication,
    article.date,
    messages.place.paragraph(paragraph + 1, article.paragraphs.length),
  ]
    .filter((part) => part !== null && part !== "")
    .join(" · ");
}

/** The article's web address as Discord takes one in an embed or a link button; undefined where it has none. */
export function webAddress(article: Article): string | undefined {
  if (article.url === null || article.url.length > 2_000 || !URL.canParse(article.url)) return undefined;
  const url = new URL(article.url);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  // Parentheses and brackets would end a masked link early.
  return url.href.replace(
    /[()[\]<>\\|*_`~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
