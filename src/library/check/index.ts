export { type CheckedLibrary, type CheckOptions, checkQuotes, prepareToCheck } from "./check.ts";
export { SHORTEST_CLAIM } from "./message.ts";
export type { Claim, Difference, Place, QuoteCheck, Source, Warning } from "./quote-check.ts";
