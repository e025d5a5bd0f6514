import { type Article, printOf, type Quotation } from "../articles/index.ts";

/** What is known of an article besides its text. Absent metadata is `null`. */
export interface ArticleHead
  extends Pick<Article, "id" | "file" | "title" | "author" | "date" | "publication" | "url"> {
  readonly paragraphCount: number;
  /** Changes when the article's text does; see `printOf`. */
  readonly print: string;
}

/** A paragraph with all that showing it takes. */
export interface ParagraphSlice {
  readonly article: ArticleHead;
  /** Index in the article, from 0. */
  readonly paragraph: number;
  readonly text: string;
  /** The quotations of this paragraph, in reading order. */
  readonly quotations: readonly Quotation[];
  /** Changes when the paragraph's text does; see `printOf`. */
  readonly print: string;
  /** The prints of the paragraphs before and after it; absent at the article's ends. */
  readonly previousPrint?: string;
  readonly nextPrint?: string;
}

/** The head of an article. */
export function headOf(article: Article): ArticleHead {
  const { id, file, title, author, date, publication, url, paragraphs, source } = article;
  return {
    id,
    file,
    title,
    author,
    date,
    publication,
    url,
    paragraphCount: paragraphs.length,
    print: printOf(source),
  };
}
