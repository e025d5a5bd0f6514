export { passagesPerMessage, renderAnswer } from "./answer.ts";
export { renderOwnArticle, renderVersions } from "./article-card.ts";
export { renderArticleCard, renderArticleList } from "./articles.ts";
export { buttonsOf, menusOf, packId, parseWalkedPage } from "./buttons.ts";
export { renderQuoteChecks } from "./check-quote.ts";
export { isSpanOf, renderCitation } from "./citation.ts";
export { chosenBefore, collectionRefusal, renderCollection, renderCollections } from "./collections.ts";
export { renderComparison } from "./compare.ts";
export { parsePage, parseReference } from "./custom-id.ts";
export {
  type DecidedDraft,
  type ListedDraft,
  listedVersions,
  renderDecided,
  renderDrafts,
} from "./draft-list.ts";
export { parseVersion, renderKept, renderPreview } from "./drafts.ts";
export { escapeText, plainLine, unescapeText } from "./escape.ts";
export { renderExport } from "./export.ts";
export { fitPlain, limits } from "./fit.ts";
export { renderHelp, renderShortHelp } from "./help.ts";
export { articlesPerPage, refusalOf, renderOwnArticles, renderRemoved } from "./library.ts";
export { additionForm, editForm, mostFiles, replacementForm } from "./library-forms.ts";
export { actsPerPage, renderLog } from "./log.ts";
export { renderFailure, renderNotice } from "./notices.ts";
export { parseOffset } from "./pages.ts";
export { renderPrivacy } from "./privacy.ts";
export { questionOf, readQuestion } from "./question-line.ts";
export { renderQuotes, renderSpeakers } from "./quotes.ts";
export { renderReindexFailure, renderReindexProgress, renderReindexReport } from "./reindex.ts";
export type { Reply } from "./reply.ts";
export { parseSetting, renderSettings } from "./settings.ts";
export { keepShared, renderShared } from "./share.ts";
export { titleOf } from "./source-line.ts";
export { questionsPerPage, renderUnanswered } from "./unanswered.ts";
export { renderParagraph, type ShownParagraph } from "./walk.ts";
