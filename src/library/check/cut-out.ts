import type { Article, ParagraphSpan, Quotation } from "../../articles/index.ts";
import {
  afterMereNot,
  beforeOtherIf,
  clauseBreakers,
  conditionOpeners,
  denyingVerbs,
  formsOfBe,
  openClauseOpeners,
  untrueWords,
} from "../../language/index.ts";
import { isNegation } from "./negation.ts";
import { type ArticleWord, wordsOf } from "./phrase-index.ts";
import type { CutOut } from "./quote-check.ts";
import { quotationOf } from "./voices.ts";

/** The sentence of an article that holds a word. */
export function sentenceOf(article: Article, word: ArticleWord): ParagraphSpan | undefined {
  const sentences = article.paragraphs[word.paragraph]?.sentences ?? [];
  const sentence = sentences.find(({ start, end }) => start <= word.start && word.end <= end);
  return sentence && { paragraph: word.paragraph, start: sentence.start, end: sentence.end };
}

/**
 * What the words leave behind in their own sentence that turns it round: it says that they were not said, denies
 * them, makes a condition or a question of them. Undefined where the sentence says what they say. Of several
 * sentences the first and the last are looked at, which alone can be cut.
 */
export function cutOutOf(article: Article, words: readonly ArticleWord[]): CutOut | undefined {
  const spoken = words.filter((word) => !word.isMark);
  const [first, last] = [spoken[0], spoken.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const unsaid = spoken.find((word) => quotationOf(article, word)?.rule === "unsaid");
  const denied = unsaid && sentenceOf(article, unsaid);
  if (denied) return { kind: "unsaid", sentence: denied };
  return inSentence(article, first, last) ?? inSentence(article, last, last, first);
}

/** What the sentence of `at` leaves behind around the words from `first` (where it begins there) to `last`. */
function inSentence(
  article: Article,
  at: ArticleWord,
  last: ArticleWord,
  first: ArticleWord = at,
): CutOut | undefined {
  const sentence = sentenceOf(article, at);
  if (sentence === undefined) return undefined;
  const voice = voiceAround(article, at);
  const around = wordsOf(article, sentence.paragraph, sentence.paragraph + 1).filter(
    (word) => word.start >= sentence.start && word.end <= sentence.end && voice(word),
  );
  const isEarlier = (word: ArticleWord) => first.paragraph === at.paragraph && word.end <= first.start;
  const isLater = (word: ArticleWord) => last.paragraph === at.paragraph && word.start >= last.end;
  const [before, after] = [around.filter(isEarlier), around.filter(isLater)];
  if ([...before, ...after].every((word) => word.isMark)) return undefined;
  const kind = kindOf(before, after);
  return kind && { kind, sentence };
}

/** Which words of a sentence are in one breath with a word: of a statement in quotation marks, the speaker's alone. */
function voiceAround(article: Article, word: ArticleWord): (other: ArticleWord) => boolean {
  const isStatement = (quotation: Quotation | undefined) => quotation?.kind === "speech";
  const isSpoken = isStatement(quotationOf(article, word));
  return (other) => isStatement(quotationOf(article, other)) === isSpoken;
}

function kindOf(before: readonly ArticleWord[], after: readonly ArticleWord[]): CutOut["kind"] | undefined {
  if (after.at(-1)?.key === "?") return "question";
  const reversals = countReversals(before);
  if (reversals % 2 === 1 || isCalledUntrue(before, after)) return "negation";
  if (after[0] !== undefined && isNegation(after[0]) && !afterMereNot.has(after[1]?.key ?? ""))
    return "negation";
  if (isUnderCondition(before) || hasCondition(after)) return "condition";
  return undefined;
}

/** How many negations and denials reach from before the words into them. */
function countReversals(before: readonly ArticleWord[]): number {
  let count = 0;
  let commas = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const word = before[at];
    if (word === undefined || isBreak(before, at)) return count;
    if (word.key === ",") commas += before[at + 1]?.key === "that" ? 2 : 1;
    const isWithin = commas === 0 || commas === 2;
    const isNot = isNegation(word) && !afterMereNot.has(before[at + 1]?.key ?? "");
    // "No doubt", "no wonder" hold nothing back.
    const isCertain =
      ["doubt", "wonder", "question"].includes(before[at + 1]?.key ?? "") && word.key === "no";
    if (isCertain) return 0;
    if (isWithin && (isNot || denyingVerbs.has(word.key) || untrueWords.has(word.key))) count += 1;
  }
  return count;
}

/** Whether a clause begins at a word that what stands before it does not reach. */
function isBreak(words: readonly ArticleWord[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return true;
  if (word.isMark) return /^[;:.!?]$/u.test(word.key);
  return clauseBreakers.has(word.key) || (word.key === "and" && words[at - 1]?.key === ",");
}

/** "The claim that … is false." */
function isCalledUntrue(before: readonly ArticleWord[], after: readonly ArticleWord[]): boolean {
  if (before.length > 0 && !before.slice(-2).some(({ key }) => key === "that")) return false;
  const verb = after.slice(0, 3).findIndex(({ key }) => formsOfBe.has(key));
  if (verb < 0) return false;
  const rest = after.slice(verb + 1, verb + 5);
  const not = rest.findIndex(isNegation);
  const isTrue = ({ key }: ArticleWord) => key === "true" || key === "so";
  return not < 0 ? rest.some(({ key }) => untrueWords.has(key)) : rest.slice(not).some(isTrue);
}

/** Whether the words stand in the clause of a condition, or in what depends on it. */
function isUnderCondition(before: readonly ArticleWord[]): boolean {
  let commas = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const key = before[at]?.key ?? "";
    if (/^[;:.!?]$/u.test(key) || key === "but") return false;
    if (key === ",") commas += 1;
    if (!conditionOpeners.has(key)) continue;
    const isOther = beforeOtherIf.has(before[at - 1]?.key ?? "");
    if (commas === 0) return true;
    // "If …, the ferry will sail": what depends on it; but not "asked if …, he left".
    if (!isOther && !openClauseOpeners.has(key) && opensClause(before, at)) return true;
  }
  return false;
}

function opensClause(words: readonly ArticleWord[], at: number): boolean {
  const before = words[at - 1];
  return before === undefined || before.isMark || ["and", "that", "only", "so"].includes(before.key);
}

/** "… if the ice melts". */
function hasCondition(after: readonly ArticleWord[]): boolean {
  for (const [at, { key }] of after.entries()) {
    if (/^[;:.!?]$/u.test(key) || key === "but") return false;
    if (key === "and" && after[at - 1]?.key === ",") return false;
    if (!conditionOpeners.has(key) || openClauseOpeners.has(key)) continue;
    if (!beforeOtherIf.has(after[at - 1]?.key ?? "")) return true;
  }
  return false;
}
