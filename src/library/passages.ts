import type { Span } from "../articles/index.ts";
import type { Passage } from "./answer.ts";
import { sentencesOf } from "./index/text-index.ts";
import { type LibraryParts, locate, sliceOf } from "./parts.ts";
import type { AskedSpeaker } from "./rank/asked-speaker.ts";
import { type Fusion, fusion, type QuestionForm } from "./rank/fusion.ts";
import { isSentenceOf } from "./rank/speech.ts";
import { logistic, verdictFeatures } from "./rank/verdict.ts";
import { bestSentence, type Weighed, type Weighing } from "./rank/weigh.ts";
import { applyModel } from "./rank/weights.ts";
import { wordFeatures } from "./rank/word-features.ts";
import type { Ranking } from "./rank-text.ts";

/** A weighed candidate with the sentence that is shown of it. */
export interface Shown {
  readonly candidate: Weighed;
  /** Index of the sentence. */
  readonly sentence: number;
  readonly span: Span;
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
export function chooseSentence(
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
  return span === undefined ? undefined : { candidate, sentence, span };
}

/** The features of the probability that what is shown of a candidate answers. */
function featuresOf(
  { ranked }: Weighing,
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
  return shown.flatMap((one) => {
    const { article, paragraph } = locate(parts.index, one.candidate.paragraph);
    const slice = sliceOf(parts, article, paragraph);
    if (slice === undefined) return [];
    const confidence = logistic(
      applyModel(models.verdict[weighing.level], featuresOf(weighing, one, form, ranking)),
    );
    return [{ ...slice, sentence: one.span, score: one.candidate.fused, confidence }];
  });
}
