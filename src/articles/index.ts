export type { Article, Paragraph, Problem, Quotation, Repair, Span, Speaker } from "./article.ts";
