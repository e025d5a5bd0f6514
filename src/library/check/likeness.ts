import type { Article } from "../../articles/index.ts";
import { alignWords } from "./align.ts";
import { compareWords, placesOf, type Run } from "./differences.ts";
import { sourceOf, stanceOf, warningsOf } from "./judgement.ts";
import { type ArticleWord, type PhraseIndex, wordsOf } from "./phrase-index.ts";
import type { Claim, Place, QuoteCheck } from "./quote-check.ts";
import { quotationOf, voiceOf } from "./voices.ts";
import { isPause, type Word } from "./words.ts";

const MOST_CANDIDATES = 10;
/** Claim words × article words, of one alignment and of all for one claim: what fits in some 0.1 s. */
const MOST_CELLS = 8_000_000;
const MOST_CELLS_IN_ALL = 20_000_000;
/** From this likeness on the claim is an altered quotation; below, from the second on, a sentence is close. */
const ALTERED = 0.6;
const CLOSE = 0.3;
/** A reporting clause inside a sentence (", said the mayor of the town,") is no longer than this. */
const LONGEST_INTERRUPTION = 40;

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

/**
 * Compares the claim with the paragraphs that resemble it most: altered (or, but for what an ellipsis or a
 * reporting clause takes out, exact), or else not found.
 */
export function checkLikest(index: PhraseIndex, claim: Claim, words: readonly Word[]): QuoteCheck {
  const likest = findLikest(index, words);
  const check = likest && likest.likeness >= ALTERED ? checkLikeness(claim, likest) : undefined;
  if (check !== undefined) return check;
  const closest = likest && likest.likeness >= CLOSE ? closestSentence(likest) : undefined;
  return { kind: "not-found", claim, ...(closest === undefined ? {} : { closest }) };
}
