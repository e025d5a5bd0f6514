export { type AnswerFrame, passagesPerMessage, questionOf, readQuestion, renderAnswer } from "./answer.ts";
export { renderArticleCard, renderArticleList } from "./articles.ts";
export { packId, parseWalkedPage } from "./buttons.ts";
export { renderQuoteChecks } from "./check-quote.ts";
export { isSpanOf, renderCitation } from "./citation.ts";
export { renderComparison } from "./compare.ts";
export {
  type FoundParagraph,
  fingerprint,
  parsePage,
  parseReference,
  resolveReference,
} from "./custom-id.ts";
export { escapeText, unescapeText } from "./escape.ts";
export { fitPlain, limits } from "./fit.ts";
export { renderHelp } from "./help.ts";
export { renderFailure, renderNotice } from "./notices.ts";
export { renderQuotes, renderSpeakers } from "./quotes.ts";
export { renderReindexProgress, renderReindexReport } from "./reindex.ts";
export type { Reply, ReplyFile } from "./reply.ts";
export { keepShared, renderShared } from "./share.ts";
export { titleOf } from "./source-line.ts";
export { renderParagraph } from "./walk.ts";
