import {
  articleWords,
  askingWords,
  auxiliaries,
  classOf,
  englishLexicon,
  formsOfBe,
  groupNouns,
  isPersonNoun,
  opinionNouns,
  otherPronouns,
  reportNouns,
  stopwords,
  subjectPronouns,
  type Token,
  tokenize,
  wordClass,
} from "../../language/index.ts";
import type { LibraryParts } from "../parts.ts";
import type { Ranking } from "../rank-text.ts";
import type { QuestionTerm } from "./analyze-question.ts";
import type { Scope } from "./find-candidates.ts";
import { isName } from "./missing-names.ts";

/** Whose words a question asks for: "what did Dillon say", "the mayor's view", "according to Dillon". */
export interface AskedSpeaker {
  /** As the question names them. */
  readonly called: string;
  /** The speakers of the library that are meant, most quoted first; none where it quotes nobody of that name. */
  readonly names: readonly string[];
  /** Stem ids of the words in the question that name or describe them. */
  readonly stems: ReadonlySet<number>;
  /** Whether they are named, rather than described. */
  readonly isNamed: boolean;
  /** The question's terms that say on what, as bits; none where it asks for any of their words. */
  readonly topic: number;
}

/** The speaker that the question asks for; undefined where it asks for nobody's words, or names nobody. */
export function askedSpeaker(
  parts: LibraryParts,
  { question: { tokens, terms } }: Ranking,
  scope: Scope,
): AskedSpeaker | undefined {
  for (const subject of subjectsOf(tokens)) {
    const found = resolve(parts, scope, subject, terms);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The speaker of this name whose words alone are asked. */
export function chosenSpeaker(
  parts: LibraryParts,
  name: string,
  { question: { terms } }: Ranking,
  scope: Scope,
): AskedSpeaker {
  const words = tokenize(name).map(({ word }) => word);
  return {
    called: name,
    names: isQuotedWithin(parts, name, scope) ? [name] : [],
    stems: new Set(terms.filter(({ word }) => words.includes(word)).map(({ stemId }) => stemId)),
    isNamed: true,
    topic: topicOf(terms, words),
  };
}

function isQuotedWithin({ quotationIndex, index }: LibraryParts, name: string, { article }: Scope): boolean {
  const paragraphs = quotationIndex.paragraphsOf(name);
  return article === undefined
    ? paragraphs.length > 0
    : paragraphs.some((paragraph) => index.articleOf[paragraph] === article);
}

/** Words that may be a speaker's name. Where that is not sure, only those of a known speaker are. */
interface Subject {
  readonly subject: readonly Token[];
  readonly isSurely: boolean;
}

const says = (word: string): boolean => (classOf(word) & wordClass.speech) !== 0 || word === "mention";
const isOpinion = (word: string): boolean => opinionNouns.has(word) || reportNouns.has(word);
const isAuxiliary = (word: string): boolean => auxiliaries.has(word);
const asksWith = (word: string): boolean =>
  /^(?:wh(?:o|om|ose|at|en|ere|y|ich)|how)s?$/.test(word) || isAuxiliary(word);

/** The ways to ask for somebody's words, the surest first. */
function subjectsOf(tokens: readonly Token[]): Subject[] {
  const words = tokens.map(({ word }) => word);
  const phrase = (from: number, to: number, isSurely = true): Subject[] =>
    from < to ? [{ subject: tokens.slice(from, to), isSurely }] : [];
  const behind = (at: number): Subject[] => phrase(at, phraseEnd(words, at));

  const noun = words.findIndex(isOpinion);
  const before = words[noun - 1] === "own" ? noun - 1 : noun;
  const source = words.findIndex((word, i) => /^(?:of|from|by)$/.test(word) && isSource(words[i - 1] ?? ""));
  const according = words.findIndex((word, i) => word === "to" && words[i - 1] === "according");
  return [
    ...(according < 0 ? [] : behind(according + 1)),
    ...beforeVerb(words).flatMap(({ from, to }) => phrase(from, to)),
    ...(noun < 0 || isVerb(words, noun) ? [] : phrase(phraseStart(words, before), before)),
    ...(source < 0 ? [] : behind(source + 1)),
    ...onSubject(words).flatMap(({ to }) => phrase(0, to, false)),
  ];
}

/** "When did they take it": behind an auxiliary other than a form of "be", no noun. */
function isVerb(words: readonly string[], at: number): boolean {
  return words.slice(0, at).some((word) => isAuxiliary(word) && !formsOfBe.has(word));
}

/** "The reaction of Dillon", "anything from Dillon". */
const isSource = (word: string): boolean => isOpinion(word) || /^(?:any|some)thing$/.test(word);

/** "What did Dillon say", "what does Dillon make of", "where does Dillon stand", "what Dillon said". */
function beforeVerb(words: readonly string[]): { readonly from: number; readonly to: number }[] {
  const verb = words.findIndex(
    (word, i) =>
      says(word) || (word === "make" && words[i + 1] === "of") || (word === "stand" && words[0] === "where"),
  );
  if (verb < 1) return [];
  const auxiliary = words.slice(0, verb).findLastIndex(isAuxiliary);
  const from = auxiliary < 0 ? words.slice(0, verb).findLastIndex((word) => asksWith(word)) : auxiliary;
  return [{ from: from + 1, to: verb }];
}

/** How many words a name has at most that stands by itself before "on". */
const longestName = 4;

/** "Dillon on the convoy": a name and a subject, and nothing that asks. */
function onSubject(words: readonly string[]): { readonly to: number }[] {
  const to = words.findIndex((word) => /^(?:on|about|re)$/.test(word));
  return to > 0 && to <= longestName && !words.some((word) => asksWith(word) || says(word)) ? [{ to }] : [];
}

/** Where the noun phrase that begins at `from` ends. */
function phraseEnd(words: readonly string[], from: number): number {
  const end = words.findIndex((word, i) => i > from && stopwords.has(word) && !articleWords.has(word));
  return end < 0 ? words.length : end;
}

/** Where the noun phrase that ends before `to` begins. */
function phraseStart(words: readonly string[], to: number): number {
  return words.findLastIndex((word, i) => i < to && stopwords.has(word) && !articleWords.has(word)) + 1;
}

/** A speaker who is quoted in the scope by name, then by what they are; then whoever has a name. */
function resolve(
  parts: LibraryParts,
  scope: Scope,
  { subject, isSurely }: Subject,
  terms: readonly QuestionTerm[],
): AskedSpeaker | undefined {
  const { quotationIndex } = parts;
  const words = subject.map(({ word }) => word);
  const isIn = (name: string): boolean => isQuotedWithin(parts, name, scope);
  const named = quotationIndex.namedIn(words).filter(isIn);
  const names = named.length > 0 ? named : quotationIndex.describedBy(words).filter(isIn);
  const nameWords = new Set(named.flatMap((name) => tokenize(name).map(({ word }) => word)));
  const own = terms.filter(({ word }) => words.includes(word) && (named.length === 0 || nameWords.has(word)));
  const isNamed =
    named.length > 0 || (names.length === 0 && !describes(words) && mayBeName(parts, own, words));
  if (names.length === 0 && (!(isSurely && isNamed) || isAuthor(parts, words, scope))) return undefined;
  return {
    called: own.map(({ written }) => written.replace(/['’]s?$/, "")).join(" "),
    names,
    stems: new Set(own.map(({ stemId }) => stemId)),
    isNamed,
    topic: topicOf(terms, words),
  };
}

/** The terms that are neither of the speaker nor a way to ask for words. */
function topicOf(terms: readonly QuestionTerm[], subject: readonly string[]): number {
  const isAsking = (word: string): boolean =>
    askingWords.has(word) || says(word) || isOpinion(word) || subject.includes(word);
  return terms.reduce((bits, { word }, t) => (isAsking(word) ? bits : bits | (1 << t)), 0);
}

/** Whether the words name who wrote an article of the scope: all that nobody else says is theirs. */
function isAuthor({ heads }: LibraryParts, words: readonly string[], { article }: Scope): boolean {
  const own = article === undefined ? heads : heads.slice(article, article + 1);
  return own.some(({ author }) => author !== null && words.includes(tokenize(author).at(-1)?.word ?? ""));
}

/** "The bank's guy", "what he hopes": whom it means is not told by a name. */
function describes(words: readonly string[]): boolean {
  const last = words.at(-1) ?? "";
  return (
    isPersonNoun(last) ||
    groupNouns.has(last) ||
    words.some((word) => subjectPronouns.has(word) || otherPronouns.has(word))
  );
}

/** Whether one of the words is a name; in lower case, one that neither the library nor usual English knows. */
function mayBeName(
  { index }: LibraryParts,
  terms: readonly QuestionTerm[],
  words: readonly string[],
): boolean {
  const isUnheardOf = ({ word, stem, isNumber }: QuestionTerm): boolean =>
    !isNumber &&
    !articleWords.has(words[0] ?? "") &&
    !index.wordIds.has(word) &&
    !englishLexicon().isUsual(stem);
  return terms.some((term) => isName(index, term, false) || isUnheardOf(term));
}
