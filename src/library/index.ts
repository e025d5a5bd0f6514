export type { Answer, AskOptions, Correction, Passage } from "./answer.ts";
export { buildLibrary } from "./build-library.ts";
export {
  type CheckOptions,
  type Claim,
  checkQuotes,
  type Difference,
  type Place,
  type QuoteCheck,
  type Warning,
} from "./check/index.ts";
export type { BuildLibrary, FoundQuotation, Library, LibrarySpeaker, QuoteOptions } from "./library.ts";
