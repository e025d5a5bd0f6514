import { setImmediate } from "node:timers/promises";
import type { Article } from "../../articles/index.ts";
import type { Library } from "../library.ts";
import { checkMatches, splitAtEllipses } from "./exact.ts";
import { checkLikest } from "./likeness.ts";
import { levelMarks, readClaims } from "./message.ts";
import { type KnownNames, knownNamesOf } from "./naming.ts";
import { type PhraseIndex, phraseIndexOf } from "./phrase-index.ts";
import type { Claim, QuoteCheck } from "./quote-check.ts";
import { readWords, trimPauses } from "./words.ts";

/** Narrows a check. */
export interface CheckOptions {
  /** Look in this article only. */
  readonly article?: Article;
  /** At most this many quotations of the message are checked, in order (default 8). */
  readonly limit?: number;
}

/** What `checkQuotes` needs of a library. */
export type CheckedLibrary = Pick<Library, "articles">;

const MOST_CLAIMS = 8;

const names = new WeakMap<readonly Article[], KnownNames>();
const alone = new WeakMap<Article, readonly Article[]>();

function knownNames(articles: readonly Article[]): KnownNames {
  const known = names.get(articles) ?? knownNamesOf(articles);
  names.set(articles, known);
  return known;
}

/** The same array each time, so that its index is kept. */
function onlyThis(article: Article): readonly Article[] {
  const articles = alone.get(article) ?? [article];
  alone.set(article, articles);
  return articles;
}

function checkClaim(index: PhraseIndex, message: string, claim: Claim): QuoteCheck {
  const words = trimPauses(
    readWords(levelMarks(message).slice(claim.start, claim.end)).map((word) => ({
      ...word,
      start: word.start + claim.start,
      end: word.end + claim.start,
    })),
  );
  if (words.every((word) => word.isMark)) return { kind: "not-found", claim };
  const pieces = splitAtEllipses(words);
  return (
    // Whole first: the article may have an ellipsis of its own.
    checkMatches(index, claim, [words]) ??
    (pieces.length > 1 ? checkMatches(index, claim, pieces) : undefined) ??
    checkLikest(index, claim, words)
  );
}

/**
 * Builds what `checkQuotes` searches, so that the first check does not wait for it. In slices of some 12 ms.
 */
export async function prepareToCheck(library: CheckedLibrary): Promise<void> {
  await phraseIndexOf(library.articles);
}

/**
 * Checks what a message quotes (what stands in quotation marks, or the whole of it) against the articles, one
 * result for each quotation of 12 characters or more, in order; none where there is nothing to check.
 *
 * Case, quotation marks, dashes, white space and invisible characters make no difference, nor does a full stop,
 * comma, colon or semicolon at the claim's very end (where the quoting sentence has its own); everything else
 * does. Words count whole: "he can" is not a quotation of "he cannot". Spans are UTF-16, of the message and of
 * the paragraphs. The first call for a library indexes its words; the same arguments give the same results.
 */
export async function checkQuotes(
  library: CheckedLibrary,
  message: string,
  options: CheckOptions = {},
): Promise<QuoteCheck[]> {
  const index = await phraseIndexOf(options.article ? onlyThis(options.article) : library.articles);
  const { claims, isGuess, alternative } = readClaims(message, knownNames(library.articles));
  const checks: QuoteCheck[] = [];
  for (const claim of claims.slice(0, options.limit ?? MOST_CLAIMS)) {
    const check = checkClaim(index, message, claim);
    const isFound = check.kind === "exact" || check.kind === "wrong-speaker";
    if (alternative !== undefined && !isFound) checks.push(checkClaim(index, message, alternative));
    else if (!isGuess || check.kind !== "not-found") checks.push(check);
    await setImmediate();
  }
  return checks;
}
