import type { Span } from "../articles/index.ts";
import { askingWords, classOf, shape, type Token, tokenize, wordClass } from "../language/index.ts";
import type { Answer, Correction, Passage } from "./answer.ts";
import type { Ask } from "./client.ts";
import { sentencesOf } from "./index/text-index.ts";
import { isQuotedIn, type LibraryParts, locate, sliceOf } from "./parts.ts";
import type { QuestionTerm } from "./rank/analyze-question.ts";
import type { Scope } from "./rank/find-candidates.ts";
import { bestOf, type Ranked } from "./rank/rank.ts";
import { confidenceOf, refusalFeatures } from "./rank/refuse.ts";
import { reportsSpeechOf } from "./rank/reported-speech.ts";
import { applyModel } from "./rank/weights.ts";
import { correctSpelling, type Ranking, rankText } from "./rank-text.ts";

/** How many of the nearest passages are given where none is an answer. */
const mostNear = 3;

/** Answers a question. Promises what `LibraryClient.ask` promises. */
export async function answer(parts: LibraryParts, ask: Ask): Promise<Answer> {
  const { question, speaker } = ask;
  const naming = ask.article === undefined ? parts.names.namedIn(question) : undefined;
  const text = naming?.rest ?? question;
  const corrections = correctSpelling(parts, text);
  const article = ask.article === undefined ? naming?.article : parts.names.withId(ask.article);
  if (ask.article !== undefined && article === undefined)
    return { question, kind: "nothing", matched: [], missing: [], corrections };

  const ranking = await rankText(parts, text, scopeOf(parts, article, speaker), corrections);
  const preferred = speaker ?? speakerNamed(parts, ranking.question.tokens);
  const ranked = preferSpeaker(parts, ranking, preferred);
  const [best] = ranked;
  // A whole article is ranked; what shares no word with the question is no runner-up.
  const fitting = ranked.filter((hit, i) => i === 0 || sharesWords(hit));
  const shown = fitting.slice(0, Math.max(1, ask.limit ?? 3));
  const isSpeakers =
    speaker === undefined &&
    preferred !== undefined &&
    best !== undefined &&
    isQuotedIn(parts, best.paragraph, preferred);
  return judge(parts, {
    question,
    corrections,
    ranking,
    shown,
    passages: passagesOf(parts, ranking, shown, fitting, preferred),
    isNarrowed: article !== undefined,
    narrowed: {
      ...(naming === undefined ? {} : { article: naming.article }),
      ...(isSpeakers ? { speaker: preferred } : {}),
    },
  });
}

function scopeOf(parts: LibraryParts, article: number | undefined, speaker: string | undefined): Scope {
  const { quotationIndex } = parts;
  return {
    ...(article === undefined ? {} : { article }),
    ...(speaker === undefined ? {} : { paragraphs: quotationIndex.paragraphsOf(speaker) }),
  };
}

/** The hits as passages, each with how surely it bears on the question beside the next that fits. */
function passagesOf(
  parts: LibraryParts,
  { asked, isWithin }: Ranking,
  shown: readonly Ranked[],
  fitting: readonly Ranked[],
  preferred: string | undefined,
): Passage[] {
  return shown.flatMap((hit, i) => {
    const features = refusalFeatures(asked, fitting.slice(i, i + 2), isWithin);
    const isSaid = preferred !== undefined && isQuotedIn(parts, hit.paragraph, preferred);
    const number = isSaid ? quotedSentence(parts, hit, preferred) : hit.sentence;
    const { article, paragraph } = locate(parts.index, hit.paragraph);
    const slice = sliceOf(parts, article, paragraph);
    const sentence = sentencesIn(parts, hit.paragraph)[number];
    if (slice === undefined || sentence === undefined) return [];
    return [{ ...slice, sentence, score: hit.score, confidence: confidenceOf(features, parts.weights) }];
  });
}

/** A question that was ranked, before it is judged whether the first passage is an answer. */
interface Trial {
  readonly question: string;
  readonly corrections: readonly Correction[];
  readonly ranking: Ranking;
  readonly shown: readonly Ranked[];
  readonly passages: readonly Passage[];
  readonly isNarrowed: boolean;
  /** What the question narrowed itself to: an article by number, a speaker by name. */
  readonly narrowed: { readonly article?: number; readonly speaker?: string };
}

function judge(parts: LibraryParts, trial: Trial): Answer {
  const { question, corrections, ranking, shown, passages, isNarrowed } = trial;
  const head = parts.heads[trial.narrowed.article ?? -1];
  const { speaker } = trial.narrowed;
  const narrowed = {
    ...(head === undefined ? {} : { article: head }),
    ...(speaker === undefined ? {} : { speaker }),
  };
  const evidence = { question, corrections, ...(Object.keys(narrowed).length === 0 ? {} : { narrowed }) };
  const { terms, standsAlone } = ranking.question;
  const informative = terms.filter(({ word }) => !askingWords.has(word));
  const isMeant = informative.length > 0 && (isNarrowed || standsAlone);
  const { threshold, thresholdWithin } = parts.weights;
  const [first, ...others] = passages;
  const [best] = shown;
  if (first === undefined || best === undefined || (best.covered === 0 && !sharesWords(best))) {
    return { ...evidence, kind: "nothing", ...split(informative, ({ stemId }) => stemId >= 0) };
  }
  if (first.confidence < (ranking.isWithin ? thresholdWithin : threshold) || !isMeant) {
    const near = others.slice(0, mostNear - 1);
    return {
      ...evidence,
      kind: "near",
      passages: [first, ...near],
      ...split(informative, ({ stemId }) => stemId >= 0),
    };
  }
  const covered = shown.reduce((bits, hit) => bits | hit.covered, 0);
  const isCovered = (term: QuestionTerm): boolean => ((covered >>> terms.indexOf(term)) & 1) === 1;
  return { ...evidence, kind: "found", passages: [first, ...others], ...split(informative, isCovered) };
}

function sharesWords({ features }: Ranked): boolean {
  return (features["coverage"] ?? 0) + (features["derived"] ?? 0) + (features["synonym"] ?? 0) > 0;
}

/** The terms as they were written, by whether there is something of them. */
function split(
  terms: readonly QuestionTerm[],
  isIn: (term: QuestionTerm) => boolean,
): Pick<Answer, "matched" | "missing"> {
  return {
    matched: terms.filter(isIn).map(({ written }) => written),
    missing: terms.filter((term) => !isIn(term)).map(({ written }) => written),
  };
}

function sentencesIn({ index }: LibraryParts, number: number): readonly Span[] {
  const { article, paragraph } = locate(index, number);
  const held = index.articles[article];
  return held === undefined ? [] : sentencesOf(held, paragraph);
}

/** The speaker whose words the question asks for: "what did Dillon say", "according to Dillon". */
function speakerNamed(parts: LibraryParts, tokens: readonly Token[]): string | undefined {
  const asksForSpeech = tokens.some(({ word }) => (classOf(word) & wordClass.speech) !== 0);
  return asksForSpeech ? parts.quotationIndex.namedIn(tokens.map(({ word }) => word))[0] : undefined;
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
  const { quotationIndex } = parts;
  const said = quotationIndex.of(hit.paragraph).filter((one) => quotationIndex.isBy(one, speaker));
  const scores = sentencesIn(parts, hit.paragraph).map((span, i) =>
    said.some((quotation) => quotation.start < span.end && span.start < quotation.end)
      ? applyModel(parts.weights.choice, hit.sentences[i] ?? {})
      : Number.NEGATIVE_INFINITY,
  );
  return bestOf(scores);
}
