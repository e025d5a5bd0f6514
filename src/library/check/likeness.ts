import type { Article, ParagraphSpan } from "../../articles/index.ts";
import { alignWords } from "./align.ts";
import { compareWords, type Run } from "./differences.ts";
import { judgeFound, sourceOf, stanceOf, warningsOf } from "./judgement.ts";
import { type ArticleWord, holdersOf, type PhraseIndex, wordsOf } from "./phrase-index.ts";
import type { Claim, JudgedClaim } from "./quote-check.ts";
import { LONGEST_INTERRUPTION } from "./splice.ts";
import { quotationOf, voiceOf } from "./voices.ts";
import { isPause, type Word } from "./words.ts";

const MOST_CANDIDATES = 10;
/** Claim words × article words, of one alignment and of all for one claim: what fits in some 0.1 s. */
const MOST_CELLS = 8_000_000;
const MOST_CELLS_IN_ALL = 20_000_000;
/** From this likeness on the claim is an altered quotation; below, from the second on, a sentence is close. */
const ALTERED = 0.6;
const CLOSE = 0.3;

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
    // What was left out says less against a quotation than what was put in, however much it is.
    all += run.kind === "dropped" ? Math.min(weigh(run.articleWords) / 2, 1) : claimed;
  }
  return all === 0 ? 0 : equal / all;
}

/** Numbers of the paragraphs, of all or of one article, that share the rarest words with the claim, best first. */
function candidatesFor(index: PhraseIndex, words: readonly Word[], only?: number): number[] {
  const first = only === undefined ? 0 : (index.articleStarts[only] ?? 0);
  const end = only === undefined ? index.articleOf.length : (index.articleStarts[only + 1] ?? first);
  const scores = new Float64Array(end - first);
  const keys = [...new Set(words.filter((word) => !word.isMark).map((word) => word.key))]
    .map((key) => holdersOf(index, index.keyId(key), only))
    .filter((held) => held.length > 0)
    .sort((one, other) => one.length - other.length);
  const common = scores.length / 4;
  for (const [nth, held] of keys.entries()) {
    if (held.length > common && nth >= MOST_CANDIDATES) break;
    const rarity = Math.log(1 + scores.length / held.length);
    for (const paragraph of held) scores[paragraph - first] = (scores[paragraph - first] ?? 0) + rarity;
  }
  return highest(scores, MOST_CANDIDATES).map((at) => first + at);
}

/** The places of the highest numbers above 0, highest first, ties in order. */
function highest(scores: Float64Array, count: number): number[] {
  const best: { at: number; score: number }[] = [];
  let least = 0;
  for (const [at, score] of scores.entries()) {
    if (score <= least) continue;
    let place = best.length;
    while (place > 0 && (best[place - 1]?.score ?? 0) < score) place -= 1;
    best.splice(place, 0, { at, score });
    if (best.length > count) best.length = count;
    if (best.length === count) least = best.at(-1)?.score ?? 0;
  }
  return best.map(({ at }) => at);
}

/** The words of a paragraph and, on either side, of as many others as the claim could reach into. */
function windowAround(article: Article, paragraph: number, size: number): ArticleWord[] {
  const words = wordsOf(article, paragraph, paragraph + 1);
  const most = Math.max(200, Math.floor(MOST_CELLS / size));
  const before: ArticleWord[][] = [];
  for (let at = paragraph - 1, left = size; at >= 0 && left >= 0; at -= 1) {
    const held = wordsOf(article, at, at + 1);
    before.push(held);
    left -= held.length;
  }
  const after: ArticleWord[][] = [];
  for (let at = paragraph + 1, left = size; at < article.paragraphs.length && left >= 0; at += 1) {
    const held = wordsOf(article, at, at + 1);
    after.push(held);
    left -= held.length;
  }
  const spare = Math.max(0, most - words.length) >> 1;
  const earlier = before.reverse().flat();
  const around = [
    ...earlier.slice(Math.max(0, earlier.length - spare)),
    ...words,
    ...after.flat().slice(0, spare),
  ];
  return around.slice(0, most);
}

interface Likeness {
  readonly article: Article;
  readonly words: readonly ArticleWord[];
  readonly runs: readonly Run[];
  readonly likeness: number;
}

function findLikest(
  index: PhraseIndex,
  words: readonly Word[],
  candidates: readonly number[],
): Likeness | undefined {
  let best: Likeness | undefined;
  let cells = 0;
  for (const candidate of candidates) {
    const number = index.articleOf[candidate] ?? -1;
    const article = index.articles[number];
    if (article === undefined) continue;
    const around = windowAround(article, candidate - (index.articleStarts[number] ?? 0), words.length);
    cells += around.length * words.length;
    if (best !== undefined && cells > MOST_CELLS_IN_ALL) break;
    const runs = compareWords(alignWords(words, around), words, article, around);
    const likeness = likenessOf(runs);
    if (best === undefined || likeness > best.likeness) {
      best = { article, words: around, runs, likeness };
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

function checkLikeness(claim: Claim, likest: Likeness): JudgedClaim | undefined {
  const { article, runs } = likest;
  const found = runs.flatMap((run) => run.articleWords);
  const isKept = (run: Run, at: number) =>
    run.kind === "equal" || run.kind === "elided" || isInterruption(article, runs, at);
  const pieces = runs.filter((run) => run.kind === "equal").map((run) => run.articleWords);
  const elided = runs.filter((run) => run.kind === "elided").map((run) => run.articleWords);
  const warnings = elided.length > 0 ? warningsOf(article, pieces, elided) : [];
  if (runs.every(isKept) && warnings.length === 0) {
    const voice = voiceOf(article, pieces.flat());
    const stance = stanceOf(claim, article, voice);
    const interruptions = runs
      .filter((run) => run.kind !== "equal" && run.kind !== "elided")
      .map((run) => run.articleWords);
    const finding = { article, words: found, pieces, voice, stance, elided, interruptions, others: 0 };
    return judgeFound(claim, finding);
  }
  const voice = voiceOf(
    article,
    runs.filter((run) => run.kind !== "elided").flatMap((run) => run.articleWords),
  );
  const stance = stanceOf(claim, article, voice);
  const source = sourceOf(article, found, voice, stance);
  if (source === undefined) return undefined;
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
function closestSentence({ article, runs }: Likeness): { text: Article; span: ParagraphSpan } | undefined {
  const shared = runs.filter((run) => run.kind === "equal").flatMap((run) => run.articleWords);
  const weights = new Map<string, { span: ParagraphSpan; weight: number }>();
  for (const word of shared) {
    const sentence = article.paragraphs[word.paragraph]?.sentences.find(
      ({ start, end }) => start <= word.start && word.end <= end,
    );
    if (sentence === undefined) continue;
    const key = `${word.paragraph}:${sentence.start}`;
    const held = weights.get(key) ?? { span: { paragraph: word.paragraph, ...sentence }, weight: 0 };
    held.weight += weightOf(word);
    weights.set(key, held);
  }
  let best: { span: ParagraphSpan; weight: number } | undefined;
  for (const held of weights.values()) if (best === undefined || held.weight > best.weight) best = held;
  return best && { text: article, span: best.span };
}

/**
 * Compares the claim with the paragraphs that resemble it most: altered (or, but for what an ellipsis or a
 * reporting clause takes out, exact), or else not found; with the articles (numbers) that they stand in.
 */
export function checkLikest(
  index: PhraseIndex,
  claim: Claim,
  words: readonly Word[],
  only?: number,
): { readonly check: JudgedClaim; readonly articles: ReadonlySet<number> } {
  const candidates = candidatesFor(index, words, only);
  const likest = findLikest(index, words, candidates);
  const articles = new Set(candidates.map((paragraph) => index.articleOf[paragraph] ?? -1));
  const check = likest && likest.likeness >= ALTERED ? checkLikeness(claim, likest) : undefined;
  if (check !== undefined) return { check, articles };
  const closest = likest && likest.likeness >= CLOSE ? closestSentence(likest) : undefined;
  return { check: { kind: "not-found", claim, ...(closest === undefined ? {} : { closest }) }, articles };
}
