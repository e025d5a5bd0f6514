import type { Article } from "../../articles/index.ts";
import { sentenceOf } from "./cut-out.ts";
import { joinsSpeakers, sourceOf, stanceOf } from "./judgement.ts";
import { findRuns, type Run } from "./longest-runs.ts";
import type { ArticleWord, PhraseIndex } from "./phrase-index.ts";
import type { Claim, JudgedClaim, Place } from "./quote-check.ts";
import { quotationOf, speakersOf, voiceOf } from "./voices.ts";
import type { Word } from "./words.ts";

/** A piece of a claim, and the words of the article that it has. */
export interface Piece {
  readonly claim: readonly Word[];
  readonly article: readonly ArticleWord[];
}

/** A reporting clause inside a sentence (", said the mayor of the town,") is no longer than this. */
export const LONGEST_INTERRUPTION = 40;

/**
 * Whether what stands in an article from one word to a later one may be left out without making two statements one:
 * both are in one paragraph and nobody else speaks between them, or in one quotation that runs over paragraphs.
 */
export function areOnePlace(
  article: Article,
  one: ArticleWord,
  other: ArticleWord,
  between: readonly ArticleWord[],
): boolean {
  const isLater =
    other.paragraph > one.paragraph || (other.paragraph === one.paragraph && other.start >= one.end);
  if (!isLater) return false;
  const [from, to] = [quotationOf(article, one), quotationOf(article, other)];
  if (other.paragraph > one.paragraph) return goesOn(article, one, other);
  if (from === to) return true;
  const own = speakersOf(article, [one, other]);
  if ([...speakersOf(article, between)].some((name) => own.size > 0 && !own.has(name))) return false;
  if (from !== undefined && to !== undefined && breaksIn(article, one, other)) return false;
  const narrated = between.filter((word) => !word.isMark && quotationOf(article, word) === undefined);
  return from === undefined || to === undefined || narrated.length <= LONGEST_INTERRUPTION;
}

/**
 * `“It is a disgrace,” Roe said. “To lose to Poe, who is the best”`: whether the later word stands in another sentence
 * than the earlier one, and not at its beginning.
 */
function breaksIn({ paragraphs }: Article, one: ArticleWord, other: ArticleWord): boolean {
  const { text = "", sentences = [] } = paragraphs[other.paragraph] ?? {};
  const sentence = sentences.find(({ start, end }) => start <= other.start && other.start < end);
  if (sentence === undefined || one.start >= sentence.start) return false;
  return /[\p{L}\p{N}]/u.test(text.slice(sentence.start, other.start));
}

/** Whether one quotation, without a closing mark until its last paragraph, runs from the one word to the other. */
function goesOn(article: Article, one: ArticleWord, other: ArticleWord): boolean {
  const [from, to] = [quotationOf(article, one), quotationOf(article, other)];
  if (from === undefined || to === undefined) return false;
  const { quotations } = article;
  const last = quotations.indexOf(to);
  for (let at = quotations.indexOf(from); at < last; at += 1) {
    const [quotation, next] = [quotations[at], quotations[at + 1]];
    if (quotation?.closed !== false || next?.paragraph !== quotation.paragraph + 1) return false;
  }
  return true;
}

/** The pieces, those of one place together. */
export function groupPlaces(
  pieces: readonly Piece[],
  isTogether: (one: Piece, other: Piece) => boolean,
): Piece[] {
  const groups: Piece[] = [];
  let last: Piece | undefined;
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group && last && isTogether(last, piece)) {
      groups[groups.length - 1] = {
        claim: [...group.claim, ...piece.claim],
        article: [...group.article, ...piece.article],
      };
    } else groups.push(piece);
    last = piece;
  }
  return groups;
}

/** The verdict on a claim of several places, in the claim's order. */
export function judgeSplice(
  claim: Claim,
  article: Article,
  groups: readonly Piece[],
): JudgedClaim | undefined {
  const voices = groups.map((group) => voiceOf(article, group.article));
  const places = groups.flatMap((group, nth): Place<Article>[] => {
    const voice = voices[nth] ?? { isQuoted: false, isWhollyQuoted: false };
    const source = sourceOf(article, group.article, voice, stanceOf(claim, article, voice));
    const [first, last] = [group.claim[0], group.claim.at(-1)];
    return source && first && last ? [{ claim: { start: first.start, end: last.end }, source }] : [];
  });
  const [first, ...rest] = places;
  if (first === undefined || rest.length === 0) return undefined;
  return {
    kind: "spliced",
    claim,
    places: [first, ...rest],
    warnings: joinsSpeakers(voices) ? ["joins-speakers"] : [],
    isOtherSpeaker: voices.some((voice) => stanceOf(claim, article, voice) === "conflicts"),
  };
}

/**
 * Finds the claim as two or more pieces of one of the articles, each word for word, that are not of one sentence in
 * its order: words that were only left out of a sentence make it an altered one.
 */
export function checkSplice(
  index: PhraseIndex,
  claim: Claim,
  words: readonly Word[],
  articles: Iterable<number>,
): JudgedClaim | undefined {
  for (const number of articles) {
    const article = index.articles[number];
    const runs = article && findRuns(index, words, number);
    if (!article || !runs) continue;
    const groups = groupPlaces(runs.map(pieceOf), (one, other) => isOneSentence(article, one, other));
    const check = groups.length > 1 ? judgeSplice(claim, article, groups) : undefined;
    if (check) return check;
  }
  return undefined;
}

function pieceOf({ claim, article }: Run): Piece {
  return { claim, article };
}

function isOneSentence(article: Article, one: Piece, other: Piece): boolean {
  const [before, after] = [one.article.at(-1), other.article[0]];
  if (!before || !after || after.paragraph !== before.paragraph || after.start < before.end) return false;
  const sentence = sentenceOf(article, before);
  return sentence !== undefined && sentence.start === sentenceOf(article, after)?.start;
}
