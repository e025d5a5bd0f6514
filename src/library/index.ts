export type { Answer, Passage, PassagePlace } from "./answer.ts";
export { type BuildLibrary, buildLibrary, type Legacy, restoreLibrary } from "./build-library.ts";
export type { Claim, CutOut, Difference, QuoteCheck, Warning } from "./check/index.ts";
export {
  type FoundParagraph,
  type FoundQuotation,
  type LibraryClient,
  type LibrarySpeaker,
  type LibrarySummary,
  libraryMethods,
  type Page,
  type ParagraphRef,
  type QuotesQuery,
  type Resembling,
  type Suggestion,
} from "./client.ts";
export type { ReadingOptions } from "./reading.ts";
export type { ArticleHead, ParagraphSlice } from "./slice.ts";
