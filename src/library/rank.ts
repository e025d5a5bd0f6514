import type { Question } from "./analyze-question.ts";
import type { CandidateFinder } from "./candidates.ts";
import { massOf, type PreparedQuestion, scanParagraph, type TermMatch } from "./match-terms.ts";
import { type Candidate, paragraphBm25, paragraphFeatures } from "./paragraph-features.ts";
import { type Surroundings, sentenceFeatures } from "./sentence-features.ts";
import { paragraphsOfArticleWith, type TextIndex, wordOf } from "./text-index.ts";
import { applyModel, type Weights } from "./weights.ts";

/** How many paragraphs are looked at closely. */
export const candidateLimit = 50;
/** An article of up to this many paragraphs is looked at whole. */
const wholeArticle = 120;

/** A candidate with its features and its score. */
export interface Ranked {
  readonly paragraph: number;
  readonly score: number;
  /** Index of the best sentence within the paragraph. */
  readonly sentence: number;
  /** The terms that the paragraph or its article's title holds, as bits. */
  readonly covered: number;
  readonly features: Readonly<Record<string, number>>;
  readonly sentences: readonly Readonly<Record<string, number>>[];
}

/** How usual a word is: smoothed, so that in a handful of paragraphs usual words do not look rare. */
export function idfOf(index: TextIndex, stemId: number): number {
  const total = index.articleOf.length;
  const having = stemId < 0 ? 0 : (index.paragraphsWith[stemId] ?? 0);
  return Math.log(1 + (total - having + 0.5) / (having + 0.5));
}

/** Makes a question ready for one index. */
export function prepareQuestion(index: TextIndex, question: Question): PreparedQuestion {
  const matches = new Map<number, TermMatch>();
  question.terms.forEach(({ stemId }, term) => {
    if (stemId >= 0) matches.set(stemId, { term, strength: 1 });
  });
  const idfs = question.terms.map(({ idf }) => idf);
  return {
    question,
    matches,
    wordIds: question.tokens.slice(0, 60).map(({ word }) => index.wordIds.get(word) ?? -1),
    idfs,
    mass: idfs.reduce((sum, idf) => sum + idf, 0),
  };
}

/** What narrows a ranking: one article, and paragraphs that may be looked at. */
export interface Scope {
  /** Index of the article. */
  readonly article?: number;
  readonly accept?: (paragraph: number) => boolean;
}

/** The paragraphs to look at closely, in their order in the library. */
export function collectCandidates(
  index: TextIndex,
  finder: CandidateFinder,
  prepared: PreparedQuestion,
  scope: Scope,
): number[] {
  const { article, accept } = scope;
  if (article !== undefined) {
    const first = index.articleStarts[article] ?? 0;
    const end = index.articleStarts[article + 1] ?? first;
    const within = (paragraph: number): boolean =>
      paragraph >= first && paragraph < end && (accept === undefined || accept(paragraph));
    if (end - first <= wholeArticle) {
      return Array.from({ length: end - first }, (_, i) => first + i).filter(within);
    }
    return search(within);
  }
  return search(accept);

  function search(filter?: (paragraph: number) => boolean): number[] {
    const terms = prepared.question.terms
      .filter(({ stemId }) => stemId >= 0)
      .map(({ stem }) => ({ stem, weight: 1 }));
    return finder
      .find(terms, candidateLimit, filter)
      .map(({ paragraph }) => paragraph)
      .sort((a, b) => a - b);
  }
}

/** Ranks the candidates with the two-stage model, best first; ties by article and paragraph. */
export function rank(
  index: TextIndex,
  prepared: PreparedQuestion,
  paragraphs: readonly number[],
  isWithin: boolean,
  weights: Weights,
): Ranked[] {
  const around = new Map<number, ArticleMatch>();
  const candidates = paragraphs.map((paragraph) => {
    const article = index.articleOf[paragraph] ?? 0;
    let match = around.get(article);
    if (match === undefined) {
      match = matchArticle(index, prepared, article);
      around.set(article, match);
    }
    const scan = scanParagraph(index, prepared, paragraph);
    const surroundings = match;
    const sentences = scan.sentences.map((_, i) => sentenceFeatures(index, prepared, scan, i, surroundings));
    return { paragraph, article, match, scan, sentences };
  });
  const exact = new Map(candidates.map(({ paragraph, scan }) => [paragraph, scan.exact]));
  const exactOf = (paragraph: number, article: number): number => {
    if (index.articleOf[paragraph] !== article) return 0;
    let bits = exact.get(paragraph);
    if (bits === undefined) {
      bits = scanParagraph(index, prepared, paragraph).exact;
      exact.set(paragraph, bits);
    }
    return bits;
  };
  const described = candidates.map(({ paragraph, article, match, scan, sentences }): Candidate => {
    const first = index.articleStarts[article] ?? 0;
    const end = index.articleStarts[article + 1] ?? first + 1;
    return {
      scan,
      around: match,
      sentenceScores: sentences.map((features) => applyModel(weights.sentence, features)),
      bm25: paragraphBm25(prepared, scan),
      articleCoverage: match.coverage,
      articleDwells: match.dwells,
      before: paragraph > first ? exactOf(paragraph - 1, article) : 0,
      after: paragraph + 1 < end ? exactOf(paragraph + 1, article) : 0,
      position: end - first < 2 ? 0 : (paragraph - first) / (end - first - 1),
      isFirst: paragraph === first,
    };
  });
  const best = {
    bm25: Math.max(0, ...described.map(({ bm25 }) => bm25)),
    coverage: Math.max(0, ...described.map(({ scan }) => massOf(scan.exact, prepared.idfs))),
    sentence: Math.max(0, ...described.flatMap(({ sentenceScores }) => sentenceScores)),
  };
  const model = isWithin ? weights.within : weights.library;
  const ranked = described.map((candidate, i): Ranked => {
    const sentences = candidates[i]?.sentences ?? [];
    const features = paragraphFeatures(prepared, candidate, best);
    return {
      paragraph: candidate.scan.paragraph,
      score: applyModel(model, features),
      sentence: bestOf(sentences.map((sentence) => applyModel(weights.choice, sentence))),
      covered: candidate.scan.exact | candidate.around.title,
      features,
      sentences,
    };
  });
  return ranked.sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
}

/** Index of the first highest number. */
export function bestOf(scores: readonly number[]): number {
  let best = 0;
  scores.forEach((score, i) => {
    if (score > (scores[best] ?? Number.NEGATIVE_INFINITY)) best = i;
  });
  return best;
}

interface ArticleMatch extends Surroundings {
  readonly coverage: number;
  readonly dwells: number;
}

function matchArticle(index: TextIndex, prepared: PreparedQuestion, article: number): ArticleMatch {
  const { idfs, mass, question, matches } = prepared;
  const size = (index.articleStarts[article + 1] ?? 0) - (index.articleStarts[article] ?? 0);
  let covered = 0;
  let dwells = 0;
  const articleIdfs = question.terms.map(({ stemId }, t) => {
    const having = stemId < 0 ? 0 : paragraphsOfArticleWith(index, article, stemId);
    if (having > 0) {
      covered += idfs[t] ?? 0;
      dwells += ((idfs[t] ?? 0) * Math.log(1 + having)) / Math.log(2 + size);
    }
    return having === 0 ? 0 : Math.log(1 + (size - having + 0.5) / (having + 0.5));
  });
  let title = 0;
  const end = index.titleStarts[article + 1] ?? 0;
  for (let i = index.titleStarts[article] ?? 0; i < end; i++) {
    const match = matches.get(index.stemOf[wordOf(index.titleTokens[i] ?? 0)] ?? -1);
    if (match?.strength === 1) title |= 1 << match.term;
  }
  return {
    articleIdfs,
    articleMass: articleIdfs.reduce((sum, idf) => sum + idf, 0),
    title,
    coverage: mass === 0 ? 0 : covered / mass,
    dwells: mass === 0 ? 0 : dwells / mass,
  };
}
