import { setImmediate } from "node:timers/promises";
import type { Article } from "../../articles/index.ts";
import type { Library } from "../library.ts";
import { alignWords } from "./align.ts";
import { compareWords, placesOf, type Run } from "./differences.ts";
import { findMatches, type Match } from "./matches.ts";
import { levelMarks, readClaims } from "./message.ts";
import { type KnownNames, knownNamesOf, mayMean } from "./naming.ts";
import { countNegations } from "./negation.ts";
import { type ArticleWord, type PhraseIndex, phraseIndexOf, wordsOf } from "./phrase-index.ts";
import type { Claim, Difference, Place, QuoteCheck, Source, Warning } from "./quote-check.ts";
import { quotationOf, type Voice, voiceOf } from "./voices.ts";
import { ELLIPSIS, readWords, type Word } from "./words.ts";

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
const MOST_CANDIDATES = 10;
/** Claim words × article words, of one alignment and of all for one claim: what fits in some 0.1 s. */
const MOST_CELLS = 8_000_000;
const MOST_CELLS_IN_ALL = 20_000_000;
/** From this likeness on the claim is an altered quotation; below, from the second on, a sentence is close. */
const ALTERED = 0.5;
const CLOSE = 0.25;
/** A reporting clause inside a sentence (", said the mayor of the town,") is no longer than this. */
const LONGEST_INTERRUPTION = 40;

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

/** A mark that a sentence may end or pause with; at the end of a claim it is convention. */
function isPause(word: Word | undefined): boolean {
  return word?.isMark === true && ".,;:…".includes(word.key);
}

function trimPauses(words: readonly Word[]): readonly Word[] {
  let from = 0;
  let to = words.length;
  while (from < to && isPause(words[from])) from += 1;
  while (to > from && isPause(words[to - 1])) to -= 1;
  return words.slice(from, to);
}

/** The words between the claim's ellipses. */
function splitAtEllipses(words: readonly Word[]): (readonly Word[])[] {
  const pieces: Word[][] = [[]];
  for (const word of words) {
    if (word.key === ELLIPSIS) pieces.push([]);
    else pieces.at(-1)?.push(word);
  }
  return pieces.map(trimPauses).filter((piece) => piece.length > 0);
}

function sourceOf(article: Article, words: readonly ArticleWord[], voice: Voice): Source | undefined {
  const [first, ...rest] = placesOf(words);
  if (first === undefined) return undefined;
  const { isQuoted, speaker } = voice;
  return { article, places: [first, ...rest], isQuoted, ...(speaker === undefined ? {} : { speaker }) };
}

/** What speaks against joining pieces that stand apart in the article as if they were one quotation. */
function warningsOf(
  article: Article,
  pieces: readonly (readonly ArticleWord[])[],
  elided: readonly (readonly ArticleWord[])[],
): Warning[] {
  const warnings = new Set<Warning>();
  if (elided.some((words) => countNegations(words) > 0)) warnings.add("negation-elided");
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    const last = piece.at(-1);
    if (next?.[0] === undefined || last === undefined) continue;
    if (next[0].paragraph > last.paragraph + 1) warnings.add("far-apart");
    const one = voiceOf(article, piece);
    const other = voiceOf(article, next);
    const areTwo = one.speaker && other.speaker && one.speaker.name !== other.speaker.name;
    const isMixed =
      (one.isWhollyQuoted && one.speaker && !other.isQuoted) ||
      (other.isWhollyQuoted && other.speaker && !one.isQuoted);
    if (areTwo || isMixed) warnings.add("joins-speakers");
  }
  return [...warnings];
}

type Stance = "agrees" | "conflicts" | "open" | "unquoted";

/** What the article says of the speaker whom the message names. */
function stanceOf(claim: Claim, article: Article, voice: Voice): Stance {
  if (voice.speaker !== undefined) {
    return claim.speaker === undefined || mayMean(claim.speaker, voice.speaker, article)
      ? "agrees"
      : "conflicts";
  }
  return voice.isQuoted ? "open" : "unquoted";
}

interface Reading {
  readonly match: Match;
  readonly pieces: readonly (readonly ArticleWord[])[];
  readonly elided: readonly (readonly ArticleWord[])[];
  readonly voice: Voice;
  readonly stance: Stance;
  readonly warnings: readonly Warning[];
}

function readingOf(claim: Claim, match: Match): Reading {
  const { article } = match.folded;
  const pieces = match.pieces.map(({ from, to }) => match.words.slice(from, to));
  const elided = match.pieces
    .slice(1)
    .map(({ from }, index) => match.words.slice(match.pieces[index]?.to ?? from, from))
    .filter((words) => words.some((word) => !word.isMark));
  const voice = voiceOf(article, pieces.flat());
  const warnings = warningsOf(article, pieces, elided);
  return { match, pieces, elided, voice, stance: stanceOf(claim, article, voice), warnings };
}

/** The runs of a claim whose pieces stand in the article, with what its ellipses leave out. */
function elisionsOf(claim: Claim, claimPieces: readonly (readonly Word[])[], reading: Reading): Difference[] {
  const runs: Difference[] = [];
  for (const [index, piece] of reading.pieces.entries()) {
    const { from, to } = reading.match.pieces[index] ?? { from: 0, to: 0 };
    const words = claimPieces[index] ?? [];
    const before = reading.match.pieces[index - 1]?.to ?? from;
    const left = reading.match.words.slice(before, from);
    const start = words[0]?.start ?? claim.start;
    for (const place of placesOf(left)) {
      const lost = left.filter((word) => word.paragraph === place.paragraph);
      const isNegative = countNegations(lost) > 0;
      const end = runs.at(-1)?.claim.end ?? claim.start;
      runs.push({
        kind: "elided",
        claim: { start: end, end: Math.max(end, start) },
        article: place,
        isMarked: false,
        ...(isNegative ? { negation: "lost" } : {}),
      });
    }
    let nth = 0;
    for (const place of placesOf(piece)) {
      const size = reading.match.words.slice(from, to).filter((w) => w.paragraph === place.paragraph).length;
      const part = words.slice(nth, nth + size);
      nth += size;
      const span = { start: part[0]?.start ?? start, end: part.at(-1)?.end ?? start };
      runs.push({ kind: "equal", claim: span, article: place, isMarked: false });
    }
  }
  return runs;
}

/** Finds the claim word for word, apart from what its own ellipses leave out. */
function checkMatches(
  index: PhraseIndex,
  claim: Claim,
  pieces: readonly (readonly Word[])[],
): QuoteCheck | undefined {
  const readings = findMatches(index, pieces).map((match) => readingOf(claim, match));
  const sound = readings.filter((reading) => reading.warnings.length === 0);
  const usable = sound.length > 0 ? sound : readings;
  const withStance = (...stances: Stance[]) => usable.find((reading) => stances.includes(reading.stance));
  // A place that says who speaks is worth more than one that does not.
  const chosen = withStance("agrees") ?? withStance("open") ?? withStance("conflicts") ?? usable[0];
  if (chosen === undefined) return undefined;
  const { article } = chosen.match.folded;
  const source = sourceOf(
    article,
    chosen.match.words.slice(chosen.match.pieces[0]?.from ?? 0, chosen.match.pieces.at(-1)?.to ?? 0),
    chosen.voice,
  );
  if (source === undefined) return undefined;
  if (chosen.warnings.length > 0) {
    return {
      kind: "altered",
      claim,
      source,
      differences: elisionsOf(claim, pieces, chosen),
      warnings: chosen.warnings,
      isOtherSpeaker: chosen.stance === "conflicts",
    };
  }
  return {
    kind: chosen.stance === "conflicts" ? "wrong-speaker" : "exact",
    claim,
    source,
    elided: chosen.elided.flatMap(placesOf),
    interruptions: [],
    others: usable.length - 1,
  };
}

/** Longer words say more about where a sentence comes from; marks say nothing. */
function weightOf(word: Word): number {
  return word.isMark ? 0 : Math.min(1, 0.2 + word.key.length / 8);
}

function weigh(words: readonly Word[]): number {
  return words.reduce((sum, word) => sum + weightOf(word), 0);
}

/** From 0 to 1: the share of equal words in the claim and in what stands in its place. */
function likenessOf(runs: readonly Run[]): number {
  let equal = 0;
  let all = 0;
  for (const run of runs) {
    if (run.kind === "elided") continue;
    const claimed = weigh(run.claimWords);
    if (run.kind === "equal") equal += claimed;
    // A clause that was left out does not make the rest less alike than a few of its words would.
    all += run.kind === "dropped" ? Math.min(weigh(run.articleWords), 2) : claimed;
  }
  return all === 0 ? 0 : equal / all;
}

/** Numbers of the paragraphs that share the rarest words with the claim, best first. */
function candidatesFor(index: PhraseIndex, words: readonly Word[]): number[] {
  const scores = new Map<number, number>();
  const keys = [...new Set(words.filter((word) => !word.isMark).map((word) => word.key))]
    .map((key) => ({ key, held: index.postings.get(key) ?? [] }))
    .filter(({ held }) => held.length > 0)
    .sort((one, other) => one.held.length - other.held.length);
  const common = index.paragraphs / 4;
  for (const [nth, { held }] of keys.entries()) {
    if (held.length > common && nth >= MOST_CANDIDATES) break;
    const rarity = Math.log(1 + index.paragraphs / held.length);
    for (const paragraph of held) scores.set(paragraph, (scores.get(paragraph) ?? 0) + rarity);
  }
  return [...scores]
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, MOST_CANDIDATES)
    .map(([paragraph]) => paragraph);
}

/** The words of a paragraph and, on either side, of as many others as the claim could reach into. */
function windowAround(article: Article, paragraph: number, size: number): ArticleWord[] {
  let words = wordsOf(article, paragraph, paragraph + 1);
  const most = Math.max(200, Math.floor(MOST_CELLS / size));
  let before: ArticleWord[] = [];
  for (let at = paragraph - 1; at >= 0 && before.length <= size; at -= 1) {
    before = [...wordsOf(article, at, at + 1), ...before];
  }
  let after: ArticleWord[] = [];
  for (let at = paragraph + 1; at < article.paragraphs.length && after.length <= size; at += 1) {
    after = [...after, ...wordsOf(article, at, at + 1)];
  }
  const spare = Math.max(0, most - words.length) >> 1;
  words = [...before.slice(Math.max(0, before.length - spare)), ...words, ...after.slice(0, spare)];
  return words.slice(0, most);
}

interface Likeness {
  readonly article: Article;
  readonly words: readonly ArticleWord[];
  readonly runs: readonly Run[];
  readonly likeness: number;
}

function findLikest(index: PhraseIndex, words: readonly Word[]): Likeness | undefined {
  let best: Likeness | undefined;
  let cells = 0;
  for (const candidate of candidatesFor(index, words)) {
    const folded = index.articles[index.articleOf[candidate] ?? -1];
    if (folded === undefined) continue;
    const around = windowAround(folded.article, candidate - folded.first, words.length);
    cells += around.length * words.length;
    if (best !== undefined && cells > MOST_CELLS_IN_ALL) break;
    const runs = compareWords(alignWords(words, around), words, folded.article, around);
    const likeness = likenessOf(runs);
    if (best === undefined || likeness > best.likeness) {
      best = { article: folded.article, words: around, runs, likeness };
    }
  }
  return best;
}

/**
 * True where a run left out nothing but the reporting clause between two quotations of one speaker, as when
 * `"We left," she said, "and came back."` is quoted as "We left and came back."
 */
function isInterruption(article: Article, runs: readonly Run[], at: number): boolean {
  const run = runs[at];
  const before = runs[at - 1]?.articleWords.findLast((word) => !word.isMark);
  const after = runs[at + 1]?.articleWords.find((word) => !word.isMark);
  if (!run || !before || !after || before.paragraph !== after.paragraph) return false;
  if (run.claimWords.some((word) => !isPause(word))) return false;
  const left = run.articleWords.filter((word) => !word.isMark);
  if (left.length === 0 || left.length > LONGEST_INTERRUPTION) return false;
  const one = quotationOf(article, before);
  const other = quotationOf(article, after);
  if (!one || !other || one === other) return false;
  if (one.speaker && other.speaker && one.speaker.name !== other.speaker.name) return false;
  return left.every((word) => quotationOf(article, word) === undefined);
}

function checkLikeness(claim: Claim, likest: Likeness): QuoteCheck | undefined {
  const { article, runs } = likest;
  const found = runs.flatMap((run) => run.articleWords);
  const voice = voiceOf(
    article,
    runs.filter((run) => run.kind !== "elided").flatMap((run) => run.articleWords),
  );
  const source = sourceOf(article, found, voice);
  if (source === undefined) return undefined;
  const stance = stanceOf(claim, article, voice);
  const isKept = (run: Run, at: number) =>
    run.kind === "equal" || run.kind === "elided" || isInterruption(article, runs, at);
  const pieces = runs.filter((run) => run.kind === "equal").map((run) => run.articleWords);
  const elided = runs.filter((run) => run.kind === "elided").map((run) => run.articleWords);
  const warnings = elided.length > 0 ? warningsOf(article, pieces, elided) : [];
  if (runs.every(isKept) && warnings.length === 0) {
    const spoken = voiceOf(article, pieces.flat());
    const exactStance = stanceOf(claim, article, spoken);
    const exactSource = sourceOf(article, found, spoken);
    if (exactSource === undefined) return undefined;
    return {
      kind: exactStance === "conflicts" ? "wrong-speaker" : "exact",
      claim,
      source: exactSource,
      elided: elided.flatMap(placesOf),
      interruptions: runs
        .filter((run) => run.kind !== "equal" && run.kind !== "elided")
        .map((run) => run.article),
      others: 0,
    };
  }
  const changed = runs.filter((run) => run.kind !== "elided");
  const isLost = changed.some((run) => run.negation === "lost");
  const isGained = changed.some((run) => run.negation === "gained");
  return {
    kind: "altered",
    claim,
    source,
    differences: runs.map(({ claimWords: _, articleWords: __, ...difference }) => difference),
    warnings: [
      ...(isLost ? (["negation-dropped"] as const) : []),
      ...(isGained ? (["negation-added"] as const) : []),
      ...warnings,
    ],
    isOtherSpeaker: stance === "conflicts",
  };
}

/** The sentence that holds most of what the claim and the article share. */
function closestSentence({ article, runs }: Likeness): { article: Article; place: Place } | undefined {
  const shared = runs.filter((run) => run.kind === "equal").flatMap((run) => run.articleWords);
  const weights = new Map<string, { place: Place; weight: number }>();
  for (const word of shared) {
    const sentence = article.paragraphs[word.paragraph]?.sentences.find(
      ({ start, end }) => start <= word.start && word.end <= end,
    );
    if (sentence === undefined) continue;
    const key = `${word.paragraph}:${sentence.start}`;
    const held = weights.get(key) ?? { place: { paragraph: word.paragraph, ...sentence }, weight: 0 };
    held.weight += weightOf(word);
    weights.set(key, held);
  }
  let best: { place: Place; weight: number } | undefined;
  for (const held of weights.values()) if (best === undefined || held.weight > best.weight) best = held;
  return best && { article, place: best.place };
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
  const whole = checkMatches(index, claim, [words]);
  if (whole !== undefined) return whole;
  const pieces = splitAtEllipses(words);
  const elided = pieces.length > 1 ? checkMatches(index, claim, pieces) : undefined;
  if (elided !== undefined) return elided;
  const likest = findLikest(index, words);
  const altered = likest && likest.likeness >= ALTERED ? checkLikeness(claim, likest) : undefined;
  if (altered !== undefined) return altered;
  const closest = likest && likest.likeness >= CLOSE ? closestSentence(likest) : undefined;
  return { kind: "not-found", claim, ...(closest === undefined ? {} : { closest }) };
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
