export type {
  Article,
  LoadProgress,
  LoadResult,
  Paragraph,
  Problem,
  Quotation,
  Repair,
  Span,
  Speaker,
} from "./article.ts";
