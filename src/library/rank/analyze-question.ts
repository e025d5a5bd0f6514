import {
  articleWords,
  askedCosts,
  askedFillers,
  askedMeasures,
  askedPersons,
  askedPlaces,
  askedReactions,
  askedReasons,
  askedShares,
  askedTimes,
  askingWords,
  classOf,
  commonVerbs,
  mistypedQuestionWord,
  normalize,
  plainCosts,
  pointingDeterminers,
  pointingWords,
  shape,
  stopwords,
  type Token,
  tokenize,
  wordClass,
} from "../../language/index.ts";
import type { TextIndex } from "../index/text-index.ts";

/** What the question asks for. */
export type AnswerKind =
  | "speech"
  | "person"
  | "time"
  | "place"
  | "count"
  | "measure"
  | "reason"
  | "manner"
  | "thing"
  | "fact";

/** What an amount that is asked for is counted in. */
export type Unit = "money" | "duration" | "age" | "share";

/** An informative word of the question. */
export interface QuestionTerm {
  /** As the person wrote it. */
  readonly written: string;
  readonly word: string;
  readonly stem: string;
  /** -1 where the library does not contain it. */
  readonly stemId: number;
  /** How much it tells, in nats: the inverse of how usual it is in the library. */
  readonly idf: number;
  /** Its place among the question's tokens. */
  readonly position: number;
  readonly shape: number;
  readonly isNumber: boolean;
}

/** A question, taken apart. */
export interface Question {
  readonly tokens: readonly Token[];
  readonly terms: readonly QuestionTerm[];
  readonly kind: AnswerKind;
  /** Of a measure, where the question says what it is counted in. */
  readonly unit?: Unit;
  /** Whether it means something without what was said before: not so "and when was that?". */
  readonly standsAlone: boolean;
  /** Whether it asks what something is. */
  readonly asksForDefinition: boolean;
  /** Indexes in `terms` of the noun that the answer is one of: "river" in "which river …". */
  readonly focus: readonly number[];
  /** Word sequences in quotation marks, which must stand in the passage as they are. */
  readonly phrases: readonly (readonly string[])[];
}

/** Longest question that is looked at, in UTF-16 units, and most informative words. */
const limits = { characters: 2000, terms: 30 };

/** Takes a question apart. `corrected` maps folded words to the words searched instead. */
export function analyzeQuestion(
  text: string,
  index: TextIndex,
  idf: (stem: string, stemId: number) => number,
  corrected: ReadonlyMap<string, string> = new Map(),
): Question {
  const cut = text.slice(0, limits.characters);
  const tokens = tokenize(cut).map((token) => {
    const word =
      corrected.get(token.word) ??
      (index.wordIds.has(token.word) ? undefined : mistypedQuestionWord(token.word));
    return word === undefined ? token : { ...token, word };
  });
  const terms = collectTerms(tokens, index, idf);
  const kind = expectedKind(tokens);
  const phrases = quotedPhrases(cut);
  const asksForDefinition =
    /^(?:what|who)$/.test(tokens[0]?.word ?? "") &&
    (classOf(tokens[1]?.word ?? "") & wordClass.copula) !== 0 &&
    terms.length <= 3;
  return {
    tokens,
    standsAlone: phrases.length > 0 || standsAlone(tokens, terms),
    terms,
    kind,
    ...unitOf(kind, tokens),
    asksForDefinition,
    focus: focusOf(tokens, terms),
    phrases,
  };
}

/** A pronoun, and hardly a word or name to go by, point to an earlier question. */
function standsAlone(tokens: readonly Token[], terms: readonly QuestionTerm[]): boolean {
  const informative = terms.filter(({ word }) => !askingWords.has(word));
  if (informative.length > 1) return true;
  if (informative.some((term) => term.isNumber || (term.shape & shape.capital) !== 0)) return true;
  // "That bridge" names something; "that closed" does not.
  const isDeterminer = (word: string, at: number): boolean =>
    pointingDeterminers.has(word) &&
    terms.some(({ position, word: noun }) => position === at + 1 && !/(?:ed|ing)$/.test(noun));
  return !tokens.some(({ word }, at) => pointingWords.has(word) && !isDeterminer(word, at));
}

function collectTerms(
  tokens: readonly Token[],
  index: TextIndex,
  idf: (stem: string, stemId: number) => number,
): QuestionTerm[] {
  const terms = new Map<string, QuestionTerm>();
  tokens.forEach((token, position) => {
    if (terms.size === limits.terms || isFunctionWord(token)) return;
    const stem = index.stemmer(token.word);
    if (terms.has(stem)) return;
    const stemId = index.stemId(stem) ?? -1;
    const weight = askingWords.has(token.word) ? 0.25 : 1;
    terms.set(stem, {
      written: token.text,
      word: token.word,
      stem,
      stemId,
      idf: weight * idf(stem, stemId),
      position,
      shape: position === 0 ? token.shape & ~shape.capital : token.shape,
      isNumber: (classOf(token.word) & wordClass.number) !== 0,
    });
  });
  return [...terms.values()];
}

function isFunctionWord(token: Token): boolean {
  return stopwords.has(token.word) && (token.shape & shape.acronym) === 0;
}

const unitWords: readonly (readonly [Unit, ReadonlySet<string>])[] = [
  ["money", askedCosts],
  ["share", askedShares],
];

/** What a measure is counted in: "how long", "how old", "how much did it cost". */
function unitOf(kind: AnswerKind, tokens: readonly Token[]): { unit?: Unit } {
  if (kind !== "measure") return {};
  const words = tokens.map(({ word }) => word);
  const how = words.indexOf("how");
  const asked = how < 0 ? undefined : words[how + 1];
  if (asked === "old" || asked === "young") return { unit: "age" };
  if (asked === "long") return { unit: "duration" };
  if (asked !== undefined && asked !== "much") return {};
  const unit = unitWords.find(([, set]) => words.some((word) => set.has(word)))?.[0];
  return unit === undefined ? {} : { unit };
}

/** "What did she recall", "what has been said". */
function asksForWords(words: readonly string[]): boolean {
  const verb = words.findIndex((word) => /^(?:do|does|did|would|will|can)$/.test(word));
  return words.some((word, at) => {
    if (/^(?:says?|said|told)$/.test(word)) return true;
    const isNoun = articleWords.has(words[at - 1] ?? "");
    return verb >= 0 && at > verb && !isNoun && commonVerbs.get(word)?.form === "base";
  });
}

/** What an asking word asks for; where that hangs on what follows, by the question's words and its place among them. */
const askedBy = new Map<string, AnswerKind | ((words: readonly string[], at: number) => AnswerKind)>([
  ...["who", "whom", "whose", "who's"].map((word) => [word, "person"] as const),
  ["when", "time"],
  ["where", "place"],
  ["why", "reason"],
  ["how", askedByHow],
  ...["what", "which", "what's"].map((word) => [word, askedByWhat] as const),
]);

function expectedKind(tokens: readonly Token[]): AnswerKind {
  const words = tokens.map(({ word }) => word);
  for (const [at, word] of words.entries()) {
    const asked = askedBy.get(word);
    if (asked !== undefined) return typeof asked === "string" ? asked : asked(words, at);
  }
  return "fact";
}

/** "How did she react" asks for words, "how did she escape" does not. */
function askedByHow(words: readonly string[], at: number): AnswerKind {
  const next = words[at + 1] ?? "";
  const isOfDeed = /^(?:do|does|did|would|has|have|is|was)$/.test(next);
  if (isOfDeed && words.slice(at).some((said) => askedReactions.has(said))) return "speech";
  if (next === "many") return "count";
  return askedMeasures.has(next) ? "measure" : "manner";
}

/** What the nouns after "what" ask for, the first list that has one. */
const askedNouns: readonly (readonly [ReadonlySet<string>, AnswerKind])[] = [
  [askedTimes, "time"],
  [askedMeasures, "measure"],
  [askedPlaces, "place"],
  [askedPersons, "person"],
  [askedReasons, "reason"],
];

function askedByWhat(words: readonly string[], at: number): AnswerKind {
  for (const noun of words.slice(at + 1, at + 5)) {
    const kind = askedNouns.find(([nouns]) => nouns.has(noun))?.[1];
    if (kind !== undefined) return kind;
    if (!askedFillers.has(noun)) break;
  }
  if (asksForWords(words)) return "speech";
  return words.some((asked) => plainCosts.has(asked)) ? "measure" : "thing";
}

function focusOf(tokens: readonly Token[], terms: readonly QuestionTerm[]): number[] {
  const at = tokens.findIndex(
    ({ word }, i) =>
      word === "what" || word === "which" || (word === "many" && tokens[i - 1]?.word === "how"),
  );
  if (at < 0) return [];
  const focus: number[] = [];
  for (let i = at + 1; i < Math.min(tokens.length, at + 5); i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const term = terms.findIndex(({ position }) => position === i);
    if (term >= 0) focus.push(term);
    else if (!["is", "was", "are", "were", "the", "a", "kind", "type", "name", "of"].includes(token.word))
      break;
    if (focus.length === 2) break;
  }
  return focus;
}

function quotedPhrases(text: string): string[][] {
  const phrases: string[][] = [];
  for (const match of normalize(text).matchAll(/"([^"]{2,300})"/g)) {
    const words = tokenize(match[1] ?? "").map(({ word }) => word);
    if (words.length > 0) phrases.push(words);
  }
  return phrases;
}
