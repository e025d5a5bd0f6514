import type { Question } from "./analyze-question.ts";
import type { CandidateFinder } from "./candidates.ts";
import { englishLexicon, kinships } from "./lexicon.ts";
import { type ParagraphScan, type PreparedQuestion, scanParagraph, type TermMatch } from "./match-terms.ts";
import { bestAmong, type Candidate, paragraphBm25, paragraphFeatures } from "./paragraph-features.ts";
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

/** So many paragraphs of usual English are thought to stand beside the library's own. */
const usualParagraphs = 50;

/**
 * How much a word tells, in nats: minus the logarithm of the share of paragraphs that have it. In a handful of
 * paragraphs every word is rare, so that usual English has a say too.
 */
export function idfOf(index: TextIndex, stem: string, stemId: number): number {
  const total = index.articleOf.length;
  const having = stemId < 0 ? 0 : (index.paragraphsWith[stemId] ?? 0);
  const usual = Math.max(englishLexicon().usual(stem), 0.0005);
  return Math.log((total + usualParagraphs + 1) / (having + usualParagraphs * usual + 0.5));
}

/** Makes a question ready for one index. */
export function prepareQuestion(index: TextIndex, question: Question): PreparedQuestion {
  const matches = new Map<number, TermMatch>();
  question.terms.forEach(({ stemId }, term) => {
    if (stemId >= 0) matches.set(stemId, { term, kinship: 0 });
  });
  addAkin(index, question, matches);
  const idfs = question.terms.map(({ idf }) => idf);
  const wordIds = question.tokens.slice(0, 60).map(({ word }) => index.wordIds.get(word) ?? -1);
  const placesOf = new Map<number, number[]>();
  wordIds.forEach((id, place) => {
    const places = placesOf.get(id);
    if (places === undefined) placesOf.set(id, [place]);
    else places.push(place);
  });
  return {
    question,
    matches,
    wordIds,
    placesOf,
    idfs,
    mass: idfs.reduce((sum, idf) => sum + idf, 0),
  };
}

/** Adds the library's stems that are akin to a term. Of several the nearest kinship counts, then the earlier term. */
function addAkin(index: TextIndex, question: Question, matches: Map<number, TermMatch>): void {
  const add = (stem: number, term: number, kinship: number): void => {
    const known = matches.get(stem);
    if (known === undefined || kinship < known.kinship) matches.set(stem, { term, kinship });
  };
  const lexicon = englishLexicon();
  question.terms.forEach(({ stem, isNumber }, term) => {
    if (isNumber || stem.length < 3) return;
    for (const other of index.sameRoot(stem)) add(other, term, kinships.derived);
    const id = lexicon.idOf(stem);
    if (id < 0) return;
    lexicon.akin(id, (other, kinship) => {
      const own = index.stemOfLexicon[other] ?? 0;
      if (own > 0) add(own - 1, term, kinship);
    });
  });
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
    const terms = termsToSearch(index, prepared);
    return finder
      .find(terms, candidateLimit, filter)
      .map(({ paragraph }) => paragraph)
      .sort((a, b) => a - b);
  }
}

/** Rare words first, until they stand in this many paragraphs: usual ones cost the most time and tell the least. */
const paragraphsSearched = 1500;

/** Words akin to the question's are searched where its own stand in fewer paragraphs than this, and count less. */
const fewParagraphs = candidateLimit;
const akinWeight = 0.1;

function termsToSearch(
  index: TextIndex,
  { question, matches }: PreparedQuestion,
): { stem: string; weight: number }[] {
  const having = (stemId: number): number => index.paragraphsWith[stemId] ?? 0;
  const known = question.terms
    .filter(({ stemId }) => stemId >= 0)
    .map(({ stem, stemId }) => ({ stem, weight: 1, paragraphs: having(stemId) }))
    .sort((a, b) => a.paragraphs - b.paragraphs);
  const terms: { stem: string; weight: number }[] = [];
  let paragraphs = 0;
  for (const term of known) {
    paragraphs += term.paragraphs;
    if (terms.length > 0 && paragraphs > paragraphsSearched) break;
    terms.push(term);
  }
  for (const [stemId, { kinship }] of paragraphs < fewParagraphs ? matches : []) {
    if (kinship !== kinships.derived && kinship !== kinships.synonym) continue;
    paragraphs += having(stemId);
    if (paragraphs > paragraphsSearched) break;
    terms.push({ stem: index.stems[stemId] ?? "", weight: akinWeight });
  }
  return terms;
}

/** Compares the question with each candidate: all that is known before any model is applied. */
export function describeCandidates(
  index: TextIndex,
  prepared: PreparedQuestion,
  paragraphs: readonly number[],
): Candidate[] {
  const around = new Map<number, ArticleMatch>();
  const scans = new Map<number, ParagraphScan>();
  const scanOf = (paragraph: number): ParagraphScan => {
    const known = scans.get(paragraph);
    if (known !== undefined) return known;
    const scan = scanParagraph(index, prepared, paragraph);
    scans.set(paragraph, scan);
    return scan;
  };
  return paragraphs.map((paragraph): Candidate => {
    const article = index.articleOf[paragraph] ?? 0;
    const match = around.get(article) ?? matchArticle(index, prepared, article);
    around.set(article, match);
    const scan = scanOf(paragraph);
    const first = index.articleStarts[article] ?? 0;
    const last = (index.articleStarts[article + 1] ?? first + 1) - 1;
    return {
      scan,
      around: match,
      sentences: scan.sentences.map((_, i) => sentenceFeatures(index, prepared, scan, i, match)),
      bm25: paragraphBm25(prepared, scan),
      articleCoverage: match.coverage,
      articleDwells: match.dwells,
      before: paragraph > first ? scanOf(paragraph - 1).exact : 0,
      after: paragraph < last ? scanOf(paragraph + 1).exact : 0,
      position: last === first ? 0 : (paragraph - first) / (last - first),
      isFirst: paragraph === first,
    };
  });
}

/** Ranks the candidates with the two-stage model, best first; ties by article and paragraph. */
export function rank(
  index: TextIndex,
  prepared: PreparedQuestion,
  paragraphs: readonly number[],
  isWithin: boolean,
  weights: Weights,
): Ranked[] {
  const candidates = describeCandidates(index, prepared, paragraphs);
  const model = isWithin ? weights.within : weights.library;
  const scores = candidates.map(({ sentences }) =>
    sentences.map((sentence) => applyModel(weights.sentence, sentence)),
  );
  const best = bestAmong(prepared, candidates, scores);
  const ranked = candidates.map((candidate, i): Ranked => {
    const features = paragraphFeatures(prepared, candidate, scores[i] ?? [], best);
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
    if (match?.kinship === 0) title |= 1 << match.term;
  }
  return {
    articleIdfs,
    articleMass: articleIdfs.reduce((sum, idf) => sum + idf, 0),
    title,
    coverage: mass === 0 ? 0 : covered / mass,
    dwells: mass === 0 ? 0 : dwells / mass,
  };
}
