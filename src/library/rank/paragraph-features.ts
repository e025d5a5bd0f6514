import { bm25, type LengthNorm } from "./bm25.ts";
import { type MatchedQuestion, massOf, type ParagraphScan } from "./match-terms.ts";
import { type Surroundings, shareInArticle, shareMatched } from "./sentence-features.ts";

/** What is known of a candidate before paragraphs are compared. */
export interface Candidate {
  readonly scan: ParagraphScan;
  readonly around: Surroundings;
  /** The features of its sentences. */
  readonly sentences: readonly Readonly<Record<string, number>>[];
  /** BM25 over the paragraph, as a share of what the question can reach. */
  readonly bm25: number;
  /** Share of the question's weight that the whole article covers. */
  readonly articleCoverage: number;
  /** How much the article dwells on the question's words. */
  readonly articleDwells: number;
  /** Terms matched by the paragraphs before and after, as bits. */
  readonly before: number;
  readonly after: number;
  /** Whether its first sentence has "he", "this" or the like near its head. */
  readonly opensWithReference: boolean;
  /** Place in the article, 0 to 1. */
  readonly position: number;
  readonly isFirst: boolean;
}

const paragraphNorm: LengthNorm = { fixed: 0.4, usual: 70 };

/** BM25 of a paragraph, as a share of the question's weight. */
export function paragraphBm25(asked: MatchedQuestion, scan: ParagraphScan): number {
  return bm25(scan.counts, asked.idfs, scan.length, paragraphNorm) / (asked.mass || 1);
}

/** The highest that any candidate reaches, for features that compare with it. */
export interface BestAmong {
  readonly bm25: number;
  readonly coverage: number;
  readonly sentence: number;
}

/** Finds the highest among the candidates and their sentences' scores. */
export function bestAmong(
  asked: MatchedQuestion,
  candidates: readonly Candidate[],
  sentenceScores: readonly (readonly number[])[],
): BestAmong {
  const best = { bm25: 0, coverage: 0, sentence: Number.NEGATIVE_INFINITY };
  candidates.forEach((candidate, i) => {
    best.bm25 = Math.max(best.bm25, candidate.bm25);
    best.coverage = Math.max(best.coverage, massOf(candidate.scan.exact, asked.idfs));
    for (const score of sentenceScores[i] ?? []) best.sentence = Math.max(best.sentence, score);
  });
  return best;
}

/** The features of a candidate among all. Names are those of the weights. */
export function paragraphFeatures(
  asked: MatchedQuestion,
  candidate: Candidate,
  sentenceScores: readonly number[],
  best: BestAmong,
): Record<string, number> {
  const { idfs, mass, question } = asked;
  const { scan, around } = candidate;
  const share = (bits: number): number => (mass === 0 ? 0 : massOf(bits, idfs) / mass);
  const coverage = share(scan.exact);
  const sorted = [...sentenceScores].sort((a, b) => b - a);
  const top = sorted[0] ?? 0;
  let sum = 0;
  for (const score of sorted) sum += Math.exp(score - top);
  return {
    coverage,
    coverageSquared: coverage * coverage,
    coverageInArticle:
      around.articleMass === 0 ? 0 : massOf(scan.exact, around.articleIdfs) / around.articleMass,
    allMatched: scan.exact === (1 << question.terms.length) - 1 ? 1 : 0,
    bm25: candidate.bm25,
    bm25Relative: best.bm25 === 0 ? 0 : candidate.bm25 / best.bm25,
    bestSentence: top,
    secondSentence: sorted[1] ?? top,
    sentencesSummed: top + Math.log(sum || 1),
    capitals: shareMatched(scan.exact, asked.capitals),
    capitalsInArticle: shareInArticle(scan.exact, asked.capitals, around.articleIdfs),
    derived: share(scan.matched[1]),
    synonym: share(scan.matched[2]),
    below: share(scan.matched[3]),
    above: share(scan.matched[4]),
    akin: mass === 0 ? 0 : scan.akin / mass,
    title: share(around.title),
    titleRest: share(around.title & ~scan.exact),
    before: share(candidate.before & ~scan.exact),
    after: share(candidate.after & ~scan.exact),
    beforeReference: candidate.opensWithReference ? share(candidate.before & ~scan.exact) : 0,
    articleCoverage: candidate.articleCoverage,
    articleRest: candidate.articleCoverage - coverage,
    articleDwells: candidate.articleDwells,
    position: candidate.position,
    isFirst: candidate.isFirst ? 1 : 0,
    length: Math.log(1 + scan.length) / 5,
  };
}
