export type {
  Article,
  Entity,
  Paragraph,
  ParagraphSpan,
  Problem,
  Quotation,
  Span,
  Speaker,
} from "./article.ts";
export {
  type KeptArticle,
  type KnownFile,
  type KnownFiles,
  type Loading,
  type LoadOptions,
  loadArticles,
  parseRead,
  recallArticles,
} from "./load-articles.ts";
export { printOf } from "./print-of.ts";
export { createFileReader } from "./read-files.ts";
export type { Summary } from "./summary.ts";
