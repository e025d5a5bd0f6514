import { englishLexicon, kinships, shape } from "../../language/index.ts";
import type { TextIndex } from "../index/text-index.ts";
import type { Question, QuestionTerm } from "./analyze-question.ts";
import type { MatchedQuestion, TermMatch } from "./match-terms.ts";

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
export function matchQuestion(index: TextIndex, question: Question): MatchedQuestion {
  const matches = new Map<number, TermMatch>();
  question.terms.forEach(({ stemId }, term) => {
    if (stemId >= 0) matches.set(stemId, { term, kinship: kinships.exact });
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
  const rarities = new Map<number, number>();
  const { terms, focus } = question;
  const bitsOf = (is: (term: QuestionTerm, t: number) => boolean): number =>
    terms.reduce((bits, term, t) => (is(term, t) ? bits | (1 << t) : bits), 0);
  return {
    question,
    matches,
    wordIds,
    placesOf,
    idfs,
    mass: idfs.reduce((sum, idf) => sum + idf, 0),
    capitals: bitsOf((term) => (term.shape & shape.capital) !== 0),
    numbers: bitsOf(({ isNumber }) => isNumber),
    focus: bitsOf((_, t) => focus.includes(t)),
    tells: new Map(),
    rarityOf(stemId) {
      const known = rarities.get(stemId);
      if (known !== undefined) return known;
      const rarity = idfOf(index, index.stems[stemId] ?? "", stemId);
      rarities.set(stemId, rarity);
      return rarity;
    },
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
      const own = index.stemOfLexicon(other);
      if (own !== undefined) add(own, term, kinship);
    });
  });
}
