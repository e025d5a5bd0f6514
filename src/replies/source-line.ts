import type { ArticleHead, ParagraphSlice } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { plainLine } from "./escape.ts";

/** "Bill Van Auken · The Wire · 2017-11-16 · paragraph 7 of 17": where a passage stands, without the title. Not escaped. */
export function sourceLine({ article, paragraph }: ParagraphSlice, messages: Messages): string {
  return [
    article.author,
    article.publication,
    article.date,
    messages.place.paragraph(paragraph + 1, article.paragraphCount),
  ]
    .filter((part) => part !== null && part !== "")
    .join(" · ");
}

/** The article's title as one line; its id where nothing of the title can be shown. Not escaped. */
export function titleOf({ id, title }: Pick<ArticleHead, "id" | "title">): string {
  return plainLine(title) || id;
}

/**
 * The article's web address as Discord takes one in an embed or a link button, at most 2,048 UTF-16 units; undefined
 * where it has none. Discord refuses a whole message for the address of a host without a dot ("Not a well formed URL").
 */
export function webAddress(article: Pick<ArticleHead, "url">): string | undefined {
  if (article.url === null || !URL.canParse(article.url)) return undefined;
  const { protocol, hostname, href } = new URL(article.url);
  if ((protocol !== "https:" && protocol !== "http:") || !/[^.]\.[^.]/.test(hostname)) return undefined;
  // Parentheses and brackets would end a masked link early.
  const address = href.replace(
    /[()[\]<>\\|*_`~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return address.length <= 2_048 ? address : undefined;
}
