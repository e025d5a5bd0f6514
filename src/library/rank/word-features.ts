import { shape } from "../../language/index.ts";
import { type MatchedQuestion, massOf } from "./match-terms.ts";
import type { Ranked } from "./rank.ts";

/**
 * What the words say for the first passage: how much of the question it covers, how far it is ahead, and whether the
 * question was put to one article.
 */
export function wordFeatures(
  asked: MatchedQuestion,
  ranked: readonly Ranked[],
  isWithin: boolean,
): Record<string, number> {
  const [first, second] = ranked;
  if (first === undefined) return {};
  const { idfs, mass, question } = asked;
  const sentence = first.sentences[first.sentence] ?? {};
  const ofParagraph = (name: string): number => first.features[name] ?? 0;
  const ofSentence = (name: string): number => sentence[name] ?? 0;
  const coverage = ofParagraph("coverage");
  const matched = first.covered;
  let capitals = 0;
  let capitalsMissing = 0;
  let unknown = 0;
  let rarest = 0;
  let rarestMissing = 0;
  question.terms.forEach((term, t) => {
    const missing = 1 - ((matched >>> t) & 1);
    const idf = idfs[t] ?? 0;
    if ((term.shape & shape.capital) !== 0) {
      capitals += idf;
      capitalsMissing += idf * missing;
    }
    if (term.stemId < 0) unknown += idf;
    if (idf > rarest) [rarest, rarestMissing] = [idf, missing];
  });
  const akin = ofParagraph("derived") + ofParagraph("synonym");
  return {
    bias: 1,
    isWithin: isWithin ? 1 : 0,
    coverage,
    coverageSquared: coverage * coverage,
    coverageWithTitle: mass === 0 ? 0 : massOf(matched, idfs) / mass,
    sentenceCoverage: ofSentence("coverage"),
    window: ofSentence("window"),
    pairs: ofSentence("pairsInSix"),
    run: ofSentence("verbatimRun"),
    verbatimPairs: ofSentence("verbatimPairs"),
    allMatched: ofParagraph("allMatched"),
    derived: ofParagraph("derived"),
    synonym: ofParagraph("synonym"),
    below: ofParagraph("below"),
    akin: ofParagraph("akin"),
    bestSentence: ofParagraph("bestSentence") / 10,
    coverageWithAkin: Math.min(1, coverage + akin),
    articleCoverage: ofParagraph("articleCoverage"),
    articleCoverageSquared: ofParagraph("articleCoverage") ** 2,
    articleDwells: ofParagraph("articleDwells"),
    title: ofParagraph("title"),
    neighbours: ofParagraph("before") + ofParagraph("after"),
    margin: second === undefined ? 0 : Math.min(5, first.score - second.score),
    bm25: ofParagraph("bm25"),
    massMatched: Math.log(1 + mass * coverage),
    massMissing: Math.log(1 + mass * (1 - coverage)),
    articleMassMissing: Math.log(1 + mass * (1 - ofParagraph("articleCoverage"))),
    unknown: mass === 0 ? 0 : unknown / mass,
    capitals: capitals === 0 ? 0 : 1,
    capitalsMissing: capitals === 0 ? 0 : capitalsMissing / capitals,
    rarestMissing,
    terms: Math.log(1 + question.terms.length),
    evidence: evidenceOf(sentence),
  };
}

function evidenceOf(sentence: Readonly<Record<string, number>>): number {
  let evidence = 0;
  for (const name in sentence)
    if (name.startsWith("near")) evidence = Math.max(evidence, sentence[name] ?? 0);
  return evidence;
}
