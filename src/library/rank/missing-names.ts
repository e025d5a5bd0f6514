import { englishLexicon, kinships, shape, wordClass } from "../../language/index.ts";
import { paragraphsOfArticleWith, type TextIndex, wordOf } from "../index/text-index.ts";
import type { QuestionTerm } from "./analyze-question.ts";
import type { MatchedQuestion } from "./match-terms.ts";

/** Share of a word's occurrences in the library that begin with a capital, from which on it is a name. */
const mostlyCapital = 0.8;

/**
 * The persons, places and things that the question names and that stand nowhere in the article, or in the library where
 * `article` is left out: neither they nor a word of their root or meaning. An answer hardly does without them.
 */
export function missingNames(
  index: TextIndex,
  match: MatchedQuestion,
  article: number | undefined,
): QuestionTerm[] {
  const { terms } = match.question;
  // "How Old Was The Driver": capitals that all words have tell nothing.
  const isTitle =
    terms.length > 1 && terms.every((term) => (term.shape & shape.capital) !== 0 || term.position === 0);
  return terms.filter((term, t) => isName(index, term, isTitle) && !stands(index, match, t, article));
}

/** Whether the word is a name: by its capital, or by how the library writes it. */
export function isName(index: TextIndex, term: QuestionTerm, isTitle: boolean): boolean {
  if (term.isNumber || (term.shape & shape.acronym) !== 0) return false;
  const word = index.wordIds.get(term.word);
  if (word !== undefined && ((index.classOf[word] ?? 0) & wordClass.calendar) !== 0) return false;
  if (!isTitle && (term.shape & shape.capital) !== 0) return true;
  if (word === undefined || englishLexicon().isUsual(term.stem)) return false;
  return (index.capitalCount[word] ?? 0) >= mostlyCapital * (index.wordCount[word] ?? 1);
}

function stands(
  index: TextIndex,
  { matches }: MatchedQuestion,
  term: number,
  article: number | undefined,
): boolean {
  for (const [stemId, match] of matches) {
    if (match.term !== term || match.kinship > kinships.synonym) continue;
    if (article === undefined) return true;
    if (paragraphsOfArticleWith(index, article, stemId) > 0 || isInTitle(index, article, stemId)) return true;
  }
  return false;
}

function isInTitle(index: TextIndex, article: number, stemId: number): boolean {
  const end = index.titleStarts[article + 1] ?? 0;
  for (let i = index.titleStarts[article] ?? 0; i < end; i++)
    if (index.stemOf[wordOf(index.titleTokens[i] ?? 0)] === stemId) return true;
  return false;
}
