import type { Article } from "../articles/index.ts";
import {
  askingWords,
  classOf,
  englishLexicon,
  shape,
  stopwords,
  type Token,
  tokenize,
  wordClass,
} from "../language/index.ts";
import type { Answer, AskOptions, Correction, Passage } from "./answer.ts";
import type { PhraseIndex } from "./check/phrase-index.ts";
import type { LibraryIndexes } from "./index/save-indexes.ts";
import type { Speller } from "./index/spelling.ts";
import { sentencesOf, type TextIndex } from "./index/text-index.ts";
import type { ArticleNames } from "./names/article-names.ts";
import { isBy, type QuotationIndex } from "./names/quotation-index.ts";
import { analyzeQuestion, type Question, type QuestionTerm } from "./rank/analyze-question.ts";
import { findCandidates, type Scope } from "./rank/find-candidates.ts";
import { idfOf, matchQuestion } from "./rank/match-question.ts";
import type { MatchedQuestion } from "./rank/match-terms.ts";
import { paragraphsWith } from "./rank/phrases.ts";
import { bestOf, type Ranked, rank } from "./rank/rank.ts";
import { confidenceOf, refusalFeatures } from "./rank/refuse.ts";
import { reportsSpeechOf } from "./rank/reported-speech.ts";
import { applyModel, type Weights } from "./rank/weights.ts";

/** All that a question is answered from. */
export interface LibraryParts extends LibraryIndexes {
  readonly index: TextIndex;
  readonly phrases: PhraseIndex;
  readonly quotations: QuotationIndex;
  readonly names: ArticleNames;
  readonly speller: Speller;
  readonly weights: Weights;
}

/** A ranking of one question. */
export interface Ranking {
  readonly question: Question;
  readonly asked: MatchedQuestion;
  readonly ranked: readonly Ranked[];
  /** Whether only one article was ranked. */
  readonly isWithin: boolean;
}

/** Ranks what the scope leaves for the text, with unknown words corrected. */
export async function rankText(
  parts: LibraryParts,
  text: string,
  scope: Scope,
  corrections: readonly Correction[],
): Promise<Ranking> {
  const { index, weights } = parts;
  const corrected = new Map(corrections.map(({ from, to }) => [foldedWord(from), foldedWord(to)]));
  const question = analyzeQuestion(text, index, (stem, stemId) => idfOf(index, stem, stemId), corrected);
  const asked = matchQuestion(index, question);
  const { phrases } = question;
  const narrowed =
    phrases.length === 0 ? scope : { ...scope, paragraphs: paragraphsWith(index, phrases, scope.paragraphs) };
  const candidates = await findCandidates(index, parts.engine, asked, narrowed);
  const isWithin = scope.article !== undefined;
  return {
    question,
    asked,
    ranked: rank(index, asked, candidates, isWithin, weights),
    isWithin,
  };
}

const foldedWord = (written: string): string => tokenize(written)[0]?.word ?? written;

/** The words that the library does not contain, each with the nearest that it does. */
export function correctSpelling({ index, speller }: LibraryParts, text: string): Correction[] {
  const corrections = new Map<string, Correction>();
  for (const { word, text: from, shape: form } of tokenize(text.slice(0, 2000)).slice(0, 60)) {
    if (corrections.has(word) || (form & shape.number) !== 0) continue;
    if (stopwords.has(word) || askingWords.has(word)) continue;
    const stem = index.stemmer(word);
    // A word of English that the library lacks is no slip of the finger: "cost" does not mean "coast".
    if (index.wordIds.has(word) || index.stemId(stem) !== undefined || englishLexicon().isUsual(stem))
      continue;
    const [to] = speller.near(word);
    if (to !== undefined) corrections.set(word, { from, to });
  }
  return [...corrections.values()];
}

/** Answers a question. Promises what `Library.ask` promises. */
export async function answer(parts: LibraryParts, question: string, options: AskOptions): Promise<Answer> {
  const { index, weights, names } = parts;
  const limit = Math.max(1, options.limit ?? 3);
  const naming = options.article === undefined ? names.namedIn(question) : undefined;
  const text = naming?.rest ?? question;
  const corrections = correctSpelling(parts, text);
  const article = options.article ?? naming?.article;
  const articleNumber = article === undefined ? undefined : numberOf(index, article);
  if (article !== undefined && articleNumber === undefined)
    return { question, kind: "nothing", matched: [], missing: [], corrections };

  const { speaker } = options;
  const scope: Scope = {
    ...(articleNumber === undefined ? {} : { article: articleNumber }),
    ...(speaker === undefined
      ? {}
      : { paragraphs: parts.quotations.paragraphs.filter((at) => isQuotedIn(parts, at, speaker)) }),
  };
  const ranking = await rankText(parts, text, scope, corrections);
  const preferred = speaker ?? speakerNamed(parts, ranking.question.tokens);
  const ranked = preferSpeaker(parts, ranking, preferred);
  const [best] = ranked;
  // A whole article is ranked; what shares no word with the question is no runner-up.
  const fitting = ranked.filter((hit, i) => i === 0 || sharesWords(hit));
  const shown = fitting.slice(0, limit);
  const passages = shown
    .map((hit, i) => {
      const confidence = confidenceOf(
        refusalFeatures(ranking.asked, fitting.slice(i, i + 2), ranking.isWithin),
        weights,
      );
      const isSaid = preferred !== undefined && isQuotedIn(parts, hit.paragraph, preferred);
      return passageOf(parts, hit, confidence, isSaid ? quotedSentence(parts, hit, preferred) : hit.sentence);
    })
    .filter((passage) => passage !== undefined);

  const isSpeakers =
    speaker === undefined &&
    preferred !== undefined &&
    best !== undefined &&
    isQuotedIn(parts, best.paragraph, preferred);
  const narrowed = {
    ...(naming === undefined ? {} : { article: naming.article }),
    ...(isSpeakers ? { speaker: preferred } : {}),
  };
  const evidence = { question, corrections, ...(Object.keys(narrowed).length === 0 ? {} : { narrowed }) };
  const informative = ranking.question.terms.filter(({ word }) => !askingWords.has(word));
  const [first, ...others] = passages;
  const isMeant = informative.length > 0 && (article !== undefined || ranking.question.standsAlone);
  const threshold = ranking.isWithin ? weights.thresholdWithin : weights.threshold;
  const sharesAny = best !== undefined && (best.covered !== 0 || sharesWords(best));
  if (first === undefined || first.confidence < threshold || !isMeant || !sharesAny) {
    const [matched, missing] = split(informative, ({ stemId }) => stemId >= 0);
    return {
      ...evidence,
      kind: "nothing",
      matched,
      missing,
      ...(first === undefined || !sharesAny ? {} : { closest: first }),
    };
  }
  const covered = shown.reduce((bits, hit) => bits | hit.covered, 0);
  const [matched, missing] = split(
    informative,
    (term) => ((covered >>> ranking.question.terms.indexOf(term)) & 1) === 1,
  );
  return { ...evidence, kind: "found", passages: [first, ...others], matched, missing };
}

function sharesWords({ features }: Ranked): boolean {
  return (features["coverage"] ?? 0) + (features["derived"] ?? 0) + (features["synonym"] ?? 0) > 0;
}

function split(terms: readonly QuestionTerm[], isIn: (term: QuestionTerm) => boolean): [string[], string[]] {
  return [
    terms.filter(isIn).map(({ written }) => written),
    terms.filter((term) => !isIn(term)).map(({ written }) => written),
  ];
}

/** The article's number in the index; an article of an earlier library is known by its id. */
export function numberOf(index: TextIndex, article: Article): number | undefined {
  const number = index.articles.indexOf(article);
  if (number >= 0) return number;
  const sameId = index.articles.findIndex(({ id }) => id === article.id);
  return sameId >= 0 ? sameId : undefined;
}

/** The paragraph's article and its index in it. */
export function placeOf(
  index: TextIndex,
  paragraph: number,
): { article: Article; paragraph: number } | undefined {
  const number = index.articleOf[paragraph] ?? -1;
  const article = index.articles[number];
  return article === undefined
    ? undefined
    : { article, paragraph: paragraph - (index.articleStarts[number] ?? 0) };
}

function passageOf(
  parts: LibraryParts,
  hit: Ranked,
  confidence: number,
  sentence: number,
): Passage | undefined {
  const place = placeOf(parts.index, hit.paragraph);
  if (place === undefined) return undefined;
  const span = sentencesOf(place.article, place.paragraph)[sentence];
  return span === undefined ? undefined : { ...place, sentence: span, score: hit.score, confidence };
}

/** Whether the paragraph quotes the speaker. */
export function isQuotedIn(parts: LibraryParts, paragraph: number, speaker: string): boolean {
  return parts.quotations.of(paragraph).some((quotation) => isBy(quotation, speaker));
}

/** The speaker whose words the question asks for: "what did Dillon say", "according to Dillon". */
function speakerNamed(parts: LibraryParts, tokens: readonly Token[]): string | undefined {
  const asksForSpeech = tokens.some(({ word }) => (classOf(word) & wordClass.speech) !== 0);
  return asksForSpeech ? parts.quotations.namedIn(tokens.map(({ word }) => word))[0] : undefined;
}

/** Passages that quote the speaker are moved up by so much, and those that report their words. */
const speakerBonus = { quoted: 2.5, reported: 1.2 };

/** Where the question asks for somebody's words, prefers passages that have them. */
function preferSpeaker(
  parts: LibraryParts,
  { ranked, question }: Ranking,
  speaker: string | undefined,
): readonly Ranked[] {
  if (speaker === undefined && question.kind !== "speech") return ranked;
  const { index } = parts;
  const isNamed = (written: string, form: number): boolean =>
    speaker === undefined
      ? (form & shape.capital) !== 0
      : tokenize(speaker).some(({ word }) => word === written);
  const names = new Set(
    question.terms.filter((term) => isNamed(term.word, term.shape)).map(({ stemId }) => stemId),
  );
  const bonus = (paragraph: number): number => {
    if (speaker !== undefined && isQuotedIn(parts, paragraph, speaker)) return speakerBonus.quoted;
    return reportsSpeechOf(index, paragraph, names) ? speakerBonus.reported : 0;
  };
  return ranked
    .map((hit) => ({ ...hit, score: hit.score + bonus(hit.paragraph) }))
    .sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
}

/** The best of the sentences in which the speaker is quoted. */
function quotedSentence(parts: LibraryParts, hit: Ranked, speaker: string): number {
  const place = placeOf(parts.index, hit.paragraph);
  if (place === undefined) return hit.sentence;
  const said = parts.quotations.of(hit.paragraph).filter((quotation) => isBy(quotation, speaker));
  const scores = sentencesOf(place.article, place.paragraph).map((span, i) =>
    said.some((quotation) => quotation.start < span.end && span.start < quotation.end)
      ? applyModel(parts.weights.choice, hit.sentences[i] ?? {})
      : Number.NEGATIVE_INFINITY,
  );
  return bestOf(scores);
}
