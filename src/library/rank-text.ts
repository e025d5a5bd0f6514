import {
  askingWords,
  englishLexicon,
  mistypedQuestionWord,
  shape,
  stopwords,
  tokenize,
} from "../language/index.ts";
import type { Correction } from "./answer.ts";
import type { TextIndex } from "./index/text-index.ts";
import type { LibraryParts } from "./parts.ts";
import { analyzeQuestion, type Question } from "./rank/analyze-question.ts";
import { compoundsAsIn } from "./rank/compounds.ts";
import { findCandidates, type Scope } from "./rank/find-candidates.ts";
import type { Likeness } from "./rank/likeness.ts";
import { idfOf, matchQuestion } from "./rank/match-question.ts";
import type { MatchedQuestion } from "./rank/match-terms.ts";
import { paragraphsWith } from "./rank/phrases.ts";
import { type Ranked, rank } from "./rank/rank.ts";

/** A ranking of one question. */
export interface Ranking {
  readonly question: Question;
  readonly asked: MatchedQuestion;
  readonly ranked: readonly Ranked[];
  /** Whether only one article was ranked. */
  readonly isWithin: boolean;
  /** How many paragraphs were asked. */
  readonly paragraphs: number;
}

/** Ranks what the scope leaves for the text by its words, with unknown ones corrected. Likeness adds candidates. */
export async function rankText(
  parts: LibraryParts,
  text: string,
  scope: Scope,
  corrections: readonly Correction[],
  likeness?: Likeness,
): Promise<Ranking> {
  const { index, weights } = parts;
  const corrected = new Map(corrections.map(({ from, to }) => [foldedWord(from), foldedWord(to)]));
  const asIn = compoundsAsIn(index, text);
  const question = analyzeQuestion(asIn, index, (stem, stemId) => idfOf(index, stem, stemId), corrected);
  const asked = matchQuestion(index, question);
  const { phrases } = question;
  const narrowed =
    phrases.length === 0 ? scope : { ...scope, paragraphs: paragraphsWith(index, phrases, scope.paragraphs) };
  const byWords = await findCandidates(index, parts.engine, asked, narrowed);
  const range = rangeOf(index, scope.article);
  const candidates = [...new Set([...byWords, ...(likeness?.find(narrowed, range) ?? [])])].sort(
    (a, b) => a - b,
  );
  const isWithin = scope.article !== undefined;
  return {
    question,
    asked,
    ranked: rank(index, asked, candidates, isWithin, weights),
    isWithin,
    paragraphs: range.to - range.from,
  };
}

function rangeOf({ articleStarts, articleOf }: TextIndex, article: number | undefined) {
  if (article === undefined) return { from: 0, to: articleOf.length };
  return { from: articleStarts[article] ?? 0, to: articleStarts[article + 1] ?? 0 };
}

const foldedWord = (written: string): string => tokenize(written)[0]?.word ?? written;

/** The words that the library does not contain, each with the nearest that it does. */
export function correctSpelling({ index, speller }: LibraryParts, text: string): Correction[] {
  const corrections = new Map<string, Correction>();
  const asIn = compoundsAsIn(index, text.slice(0, 2000));
  for (const { word, text: from, shape: form } of tokenize(asIn).slice(0, 60)) {
    if (corrections.has(word) || (form & shape.number) !== 0) continue;
    if (stopwords.has(word) || askingWords.has(word) || mistypedQuestionWord(word) !== undefined) continue;
    const stem = index.stemmer(word);
    // A word of English that the library lacks is no slip of the finger: "cost" does not mean "coast".
    if (index.wordIds.has(word) || index.stemId(stem) !== undefined || englishLexicon().isUsual(stem))
      continue;
    const [to] = speller.near(word);
    if (to !== undefined) corrections.set(word, { from, to });
  }
  return [...corrections.values()];
}
