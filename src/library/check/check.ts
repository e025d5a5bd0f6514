import { setImmediate } from "node:timers/promises";
import { checkMatches, splitAtEllipses } from "./exact.ts";
import { checkLikest } from "./likeness.ts";
import { levelMarks, readClaims } from "./message.ts";
import type { KnownNames } from "./naming.ts";
import type { PhraseIndex } from "./phrase-index.ts";
import type { Claim, JudgedClaim } from "./quote-check.ts";
import { checkSplice } from "./splice.ts";
import { readWords, trimPauses, withoutSic } from "./words.ts";

const MOST_CLAIMS = 8;

/** What checks search. */
export interface Checker {
  readonly phrases: PhraseIndex;
  /** Words of the names that the articles know people by. */
  readonly knownNames: KnownNames;
}

/** Narrows a check. */
export interface CheckOptions {
  /** Number of the article to look in first: what only others have is "elsewhere". */
  readonly article?: number | undefined;
  /** At most this many quotations of the message are checked, in order (default 8). */
  readonly limit?: number | undefined;
}

function checkClaim(index: PhraseIndex, message: string, claim: Claim, article?: number): JudgedClaim {
  const read = readWords(levelMarks(message).slice(claim.start, claim.end)).map((word) => ({
    ...word,
    start: word.start + claim.start,
    end: word.end + claim.start,
  }));
  const words = trimPauses(withoutSic(read));
  if (words.every((word) => word.isMark)) return { kind: "not-found", claim };
  const pieces = splitAtEllipses(words);
  const matching = (only?: number) =>
    // Whole first: the article may have an ellipsis of its own.
    checkMatches(index, claim, [words], only) ??
    (pieces.length > 1 ? checkMatches(index, claim, pieces, only) : undefined);
  const found = matching(article);
  if (found !== undefined) return found;
  const { check, articles } = checkLikest(index, claim, words, article);
  if (isFound(check)) return check;
  const spliced = checkSplice(index, claim, words, articles);
  if (spliced !== undefined || article === undefined || check.kind !== "not-found") return spliced ?? check;
  const other = matching();
  return other !== undefined && isFound(other) ? elsewhere(other) : check;
}

type Found = JudgedClaim & { readonly kind: "exact" | "wrong-speaker" };

function isFound(check: JudgedClaim): check is Found {
  return check.kind === "exact" || check.kind === "wrong-speaker";
}

function elsewhere(check: Found): JudgedClaim {
  return { ...check, kind: "elsewhere", isOtherSpeaker: check.kind === "wrong-speaker" };
}

/**
 * Checks what a message quotes (what stands in quotation marks, or the whole of it) against the articles, one
 * result for each quotation of 12 characters or more, in order; none where there is nothing to check.
 *
 * Case, quotation marks, dashes, white space and invisible characters make no difference, nor does a full stop,
 * comma, colon or semicolon at the claim's very end (where the quoting sentence has its own); everything else
 * does. Words count whole: "he can" is not a quotation of "he cannot". Spans are UTF-16, of the message and of
 * the paragraphs.
 */
export async function checkQuotes(
  { phrases, knownNames }: Checker,
  message: string,
  { article, limit = MOST_CLAIMS }: CheckOptions = {},
): Promise<JudgedClaim[]> {
  const { claims, isGuess, alternative } = readClaims(message, knownNames);
  const checks: JudgedClaim[] = [];
  for (const claim of claims.slice(0, limit)) {
    const check = checkClaim(phrases, message, claim, article);
    if (alternative !== undefined && !isFound(check))
      checks.push(checkClaim(phrases, message, alternative, article));
    else if (!isGuess || check.kind !== "not-found") checks.push(check);
    await setImmediate();
  }
  return checks;
}
