export { type Checker, checkQuotes } from "./check.ts";
export { type KnownNames, knownNamesOf } from "./naming.ts";
export { createPhraseIndex, type PhraseIndex } from "./phrase-index.ts";
export type {
  Claim,
  Difference,
  JudgedClaim,
  Judgement,
  QuoteCheck,
  Source,
  Warning,
} from "./quote-check.ts";
export { type SliceOf, withSlices } from "./with-slices.ts";
