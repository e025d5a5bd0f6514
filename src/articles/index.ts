export type {
  Article,
  Paragraph,
  ParagraphSpan,
  Problem,
  Quotation,
  Span,
  Speaker,
} from "./article.ts";
export { articleId } from "./article-id.ts";
export {
  type KeptArticle,
  type KnownFile,
  type KnownFiles,
  type Loading,
  type LoadOptions,
  loadArticles,
  recallArticles,
} from "./load-articles.ts";
export { readArticle } from "./read-article.ts";
export { splitSentences } from "./text/split-sentences.ts";
