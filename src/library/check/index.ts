export { type Checker, checkQuotes } from "./check.ts";
export { knownNamesOf } from "./naming.ts";
export { createPhraseIndex } from "./phrase-index.ts";
export type {
  Claim,
  CutOut,
  Difference,
  JudgedClaim,
  QuoteCheck,
  Warning,
} from "./quote-check.ts";
export { findResembling } from "./resemblance.ts";
export { withSlices } from "./with-slices.ts";
