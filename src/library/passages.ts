import type { Span } from "../articles/index.ts";
import type { Passage, PassagePlace } from "./answer.ts";
import { sentencesOf } from "./index/text-index.ts";
import { type LibraryParts, locate, sliceOf } from "./parts.ts";
import type { AskedSpeaker } from "./rank/asked-speaker.ts";
import { type Distinct, isCopy, type Wording, wordingOf } from "./rank/copies.ts";
import { type Fusion, fusion, type QuestionForm } from "./rank/fusion.ts";
import { sharesWords } from "./rank/rank.ts";
import { isSentenceOf } from "./rank/speech.ts";
import { logistic, verdictFeatures } from "./rank/verdict.ts";
import { bestSentence, type Weighed, type Weighing } from "./rank/weigh.ts";
import { applyModel } from "./rank/weights.ts";
import { wordFeatures } from "./rank/word-features.ts";
import type { Ranking } from "./rank-text.ts";

/** So many places are named where the same stands again. */
const mostAlso = 5;

/** A weighed candidate with the sentence that is shown of it. */
export interface Shown {
  readonly candidate: Weighed;
  /** Index of the sentence. */
  readonly sentence: number;
  readonly span: Span;
  /** The paragraphs that repeat it, by number. */
  readonly copies: readonly number[];
}

/** Whether the text asks: in an interview, the answer is what follows. */
export function isQuestion(text: string): boolean {
  return /\?["'”’»)\]]*\s*$/u.test(text);
}

/** The sentences of a paragraph, by its number in the library. */
export function sentencesIn({ index }: LibraryParts, number: number): readonly Span[] {
  const { article, paragraph } = locate(index, number);
  const held = index.articles[article];
  return held === undefined ? [] : sentencesOf(held, paragraph);
}

/** A paragraph's text, by its number in the library. */
export function textOf({ index }: LibraryParts, number: number): string {
  const { article, paragraph } = locate(index, number);
  return index.articles[article]?.paragraphs[paragraph]?.text ?? "";
}

/** Chooses the sentence to show: one that asks nothing, and is of the speaker where the paragraph quotes them. */
function chooseSentence(
  parts: LibraryParts,
  candidate: Weighed,
  speaker: AskedSpeaker | undefined,
): Shown | undefined {
  const text = textOf(parts, candidate.paragraph);
  const spans = sentencesIn(parts, candidate.paragraph);
  const choice = spans.map((_, i) => applyModel(parts.weights.choice, candidate.hit.sentences[i] ?? {}));
  const isSaid = spans.map(
    (span) => speaker !== undefined && isSentenceOf(parts, candidate.paragraph, span, speaker),
  );
  const mayShow = (i: number): boolean => {
    const span = spans[i];
    if (span === undefined || (isSaid.includes(true) && isSaid[i] !== true)) return false;
    return !isQuestion(text.slice(span.start, span.end));
  };
  const sentence = bestSentence(candidate, choice, fusion.sentence, mayShow);
  const span = spans[sentence];
  return span === undefined ? undefined : { candidate, sentence, span, copies: [] };
}

/**
 * The first so many candidates that fit, each with its sentence. What says the same in nearly the same words takes one
 * place only; `copies` are the paragraphs that were known to repeat a candidate.
 */
export function chooseShown(
  parts: LibraryParts,
  { ranked, read }: Weighing,
  copies: Distinct["copies"],
  speaker: AskedSpeaker | undefined,
  limit: number,
): Shown[] {
  // A whole article is ranked; what shares no word with the question, and nobody has read, is no runner-up.
  const fitting = ranked.filter((candidate, i) => i === 0 || i < read || sharesWords(candidate.hit));
  const shown: (Shown & { readonly wording: Wording; readonly copies: number[] })[] = [];
  for (const candidate of fitting) {
    const chosen = chooseSentence(parts, candidate, speaker);
    if (chosen === undefined) continue;
    const { paragraph } = candidate;
    const wording = wordingOf(parts.index, paragraph, chosen.sentence);
    const original = shown.find((other) => isCopy(other.wording, wording));
    const own = copies.get(paragraph) ?? [];
    if (original !== undefined) original.copies.push(paragraph, ...own);
    else if (shown.length < Math.max(1, limit)) shown.push({ ...chosen, wording, copies: [...own] });
    else break;
  }
  return shown;
}

/** The features of the probability that what is shown of a candidate answers. */
function featuresOf(
  ranked: Weighing["ranked"],
  { candidate, sentence }: Shown,
  form: QuestionForm,
  { asked, isWithin, question, paragraphs }: Ranking,
): Record<string, number> {
  const rival = ranked.reduce<Weighed | undefined>(
    (best, other) => (other !== candidate && (best === undefined || other.words > best.words) ? other : best),
    undefined,
  );
  const hits = rival === undefined ? [candidate.hit] : [candidate.hit, rival.hit];
  const byWords = wordFeatures(asked, hits, isWithin);
  return verdictFeatures({
    ranked,
    at: ranked.indexOf(candidate),
    sentence,
    form,
    kind: question.kind,
    paragraphs,
    byWords,
  });
}

/** What is shown, as passages with the probability that each answers. */
export function passagesOf(
  parts: LibraryParts,
  weighing: Weighing,
  shown: readonly Shown[],
  form: QuestionForm,
  ranking: Ranking,
  models: Fusion["within"],
): Passage[] {
  // What repeats a passage is no rival of it.
  const repeated = new Set(shown.flatMap(({ copies }) => copies));
  const ranked = weighing.ranked.filter(({ paragraph }) => !repeated.has(paragraph));
  return shown.flatMap((one) => {
    const { article, paragraph } = locate(parts.index, one.candidate.paragraph);
    const slice = sliceOf(parts, article, paragraph);
    if (slice === undefined) return [];
    const confidence = logistic(
      applyModel(models.verdict[weighing.level], featuresOf(ranked, one, form, ranking)),
    );
    const also = one.copies.slice(0, mostAlso).flatMap((copy) => placeOf(parts, copy));
    return [
      {
        ...slice,
        sentence: one.span,
        score: one.candidate.fused,
        confidence,
        ...(also.length === 0 ? {} : { also }),
      },
    ];
  });
}

function placeOf({ index, heads }: LibraryParts, number: number): PassagePlace[] {
  const { article, paragraph } = locate(index, number);
  const head = heads[article];
  return head === undefined ? [] : [{ article: head, paragraph }];
}
