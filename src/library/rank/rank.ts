import { kinships, wordClass } from "../../language/index.ts";
import { paragraphsOfArticleWith, type TextIndex, wordOf } from "../index/text-index.ts";
import { type MatchedQuestion, type ParagraphScan, scanParagraph } from "./match-terms.ts";
import { bestAmong, type Candidate, paragraphBm25, paragraphFeatures } from "./paragraph-features.ts";
import { type Surroundings, sentenceFeatures } from "./sentence-features.ts";
import { applyModel, type Weights } from "./weights.ts";

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

/** Compares the question with each candidate: all that is known before any model is applied. */
export function describeCandidates(
  index: TextIndex,
  asked: MatchedQuestion,
  paragraphs: readonly number[],
): Candidate[] {
  const around = new Map<number, ArticleMatch>();
  const scans = new Map<number, ParagraphScan>();
  const scanOf = (paragraph: number): ParagraphScan => {
    const known = scans.get(paragraph);
    if (known !== undefined) return known;
    const scan = scanParagraph(index, asked, paragraph);
    scans.set(paragraph, scan);
    return scan;
  };
  return paragraphs.map((paragraph): Candidate => {
    const article = index.articleOf[paragraph] ?? 0;
    const match = around.get(article) ?? matchArticle(index, asked, article);
    around.set(article, match);
    const scan = scanOf(paragraph);
    const first = index.articleStarts[article] ?? 0;
    const last = (index.articleStarts[article + 1] ?? first + 1) - 1;
    const [scanBefore, scanAfter] = [
      paragraph > first ? scanOf(paragraph - 1) : undefined,
      paragraph < last ? scanOf(paragraph + 1) : undefined,
    ];
    const neighbours = {
      paragraphBefore: scanBefore?.exact ?? 0,
      sentenceBefore: scanBefore?.sentences[scanBefore.sentences.length - 1]?.exact ?? 0,
      sentenceAfter: scanAfter?.sentences[0]?.exact ?? 0,
    };
    return {
      scan,
      around: match,
      sentences: scan.sentences.map((_, i) => sentenceFeatures(index, asked, scan, i, match, neighbours)),
      bm25: paragraphBm25(asked, scan),
      articleCoverage: match.coverage,
      articleDwells: match.dwells,
      before: neighbours.paragraphBefore,
      after: scanAfter?.exact ?? 0,
      opensWithReference: opensWithReference(index, scan),
      position: last === first ? 0 : (paragraph - first) / (last - first),
      isFirst: paragraph === first,
    };
  });
}

/** Ranks the candidates with the two-stage model, best first; ties by article and paragraph. */
export function rank(
  index: TextIndex,
  asked: MatchedQuestion,
  paragraphs: readonly number[],
  isWithin: boolean,
  weights: Weights,
): Ranked[] {
  const candidates = describeCandidates(index, asked, paragraphs);
  const model = isWithin ? weights.within : weights.library;
  const scores = candidates.map(({ sentences }) =>
    sentences.map((sentence) => applyModel(weights.sentence, sentence)),
  );
  const best = bestAmong(asked, candidates, scores);
  const ranked = candidates.map((candidate, i): Ranked => {
    const features = paragraphFeatures(asked, candidate, scores[i] ?? [], best);
    return {
      paragraph: candidate.scan.paragraph,
      score: applyModel(model, features),
      sentence: bestOf(candidate.sentences.map((sentence) => applyModel(weights.choice, sentence))),
      covered: candidate.scan.exact | candidate.around.title,
      features,
      sentences: candidate.sentences,
    };
  });
  return ranked.sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
}

/** Tokens at the head of a paragraph that are looked at for "she", "this", "their company". */
const head = 4;

function opensWithReference(index: TextIndex, { sentences: [first] }: ParagraphScan): boolean {
  if (first === undefined) return false;
  for (let i = first.start; i < Math.min(first.end, first.start + head); i++) {
    if (((index.classOf[wordOf(index.tokens[i] ?? 0)] ?? 0) & wordClass.reference) !== 0) return true;
  }
  return false;
}

/** Whether a candidate has a word of the question, or one akin to it. */
export function sharesWords({ features }: Ranked): boolean {
  return (features["coverage"] ?? 0) + (features["derived"] ?? 0) + (features["synonym"] ?? 0) > 0;
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

function matchArticle(index: TextIndex, asked: MatchedQuestion, article: number): ArticleMatch {
  const { idfs, mass, question, matches } = asked;
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
    if (match?.kinship === kinships.exact) title |= 1 << match.term;
  }
  return {
    articleIdfs,
    articleMass: articleIdfs.reduce((sum, idf) => sum + idf, 0),
    title,
    coverage: mass === 0 ? 0 : covered / mass,
    dwells: mass === 0 ? 0 : dwells / mass,
  };
}
