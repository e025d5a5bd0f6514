import { askingWords } from "../language/index.ts";
import type { Answer, Correction, Passage } from "./answer.ts";
import type { Ask } from "./client.ts";
import { isQuotedIn, type LibraryParts } from "./parts.ts";
import { chooseSentence, isQuestion, passagesOf, type Shown, sentencesIn, textOf } from "./passages.ts";
import type { QuestionTerm } from "./rank/analyze-question.ts";
import type { Scope } from "./rank/find-candidates.ts";
import { type Fusion, formOf, fusion, type QuestionForm } from "./rank/fusion.ts";
import { likenessOf } from "./rank/likeness.ts";
import { missingNames } from "./rank/missing-names.ts";
import type { Ranked } from "./rank/rank.ts";
import { type AskedSpeaker, askedSpeaker, hasWordsOf, preferSpeaker } from "./rank/speech.ts";
import { type Weighing, weigh } from "./rank/weigh.ts";
import { correctSpelling, type Ranking, rankText } from "./rank-text.ts";

/** How many of the nearest passages are given where none is an answer. */
const mostNear = 3;

/** Below this probability a passage that shares no word with the question has nothing to do with it. */
const unlikely = 0.1;

/** Answers a question. Promises what `LibraryClient.ask` promises. */
export async function answer(parts: LibraryParts, ask: Ask): Promise<Answer> {
  const { question } = ask;
  const naming = ask.article === undefined ? parts.names.namedIn(question) : undefined;
  const text = naming?.rest ?? question;
  const corrections = correctSpelling(parts, text);
  const article = ask.article === undefined ? naming?.article : parts.names.withId(ask.article);
  if (ask.article !== undefined && article === undefined)
    return { question, kind: "nothing", matched: [], missing: [], corrections };

  const scope = scopeOf(parts, article, ask.speaker);
  const { ranking, weighing, speaker, form, models } = await weighText(
    parts,
    text,
    scope,
    corrections,
    ask.speaker,
  );
  const shown = chooseShown(parts, weighing, speaker, ask.limit ?? 3);
  const [best] = weighing.ranked;
  const isSpeakers =
    ask.speaker === undefined &&
    speaker !== undefined &&
    best !== undefined &&
    isQuotedIn(parts, best.paragraph, speaker.name);
  return judge(parts, {
    question,
    corrections,
    ranking,
    weighing,
    speaker,
    article,
    shown,
    passages: passagesOf(parts, weighing, shown, form, ranking, models),
    narrowed: {
      ...(naming === undefined ? {} : { article: naming.article }),
      ...(isSpeakers ? { speaker: speaker.name } : {}),
    },
  });
}

/** A question with its candidates weighed, and what they were weighed by. */
interface WeighedQuestion {
  readonly ranking: Ranking;
  readonly weighing: Weighing;
  readonly speaker: AskedSpeaker | undefined;
  readonly form: QuestionForm;
  readonly models: Fusion["within"];
}

/** Ranks what the scope leaves by all that is known of it. */
export async function weighText(
  parts: LibraryParts,
  text: string,
  scope: Scope,
  corrections: readonly Correction[],
  named: string | undefined,
): Promise<WeighedQuestion> {
  const { reader, waitMs, vectors } = parts.reading;
  const until = performance.now() + waitMs;
  const left = (): number => Math.max(0, until - performance.now());
  const likeness = await likenessOf(text, reader, vectors(), left());
  const ranking = await rankText(parts, text, scope, corrections, likeness);
  const asked = askedSpeaker(parts, ranking);
  const speaker =
    named === undefined ? asked : { name: named, isQuoted: true, stems: asked?.stems ?? new Set() };
  const form = formOf(text, ranking.question.kind !== "fact");
  const models = ranking.isWithin ? fusion.within : fusion.library;
  const says = answering(parts, preferSpeaker(parts, ranking, speaker));
  const weighing = await weigh(parts.index, says, form, models, likeness, (passages) =>
    reader.read(text, passages, left()),
  );
  return { ranking, weighing, speaker, form, models };
}

/** What says something: in an interview, the paragraph that asks is no answer. All, where nothing else is there. */
function answering(parts: LibraryParts, ranked: readonly Ranked[]): readonly Ranked[] {
  const says = ranked.filter(({ paragraph }) => {
    const text = textOf(parts, paragraph);
    return !sentencesIn(parts, paragraph).every(({ start, end }) => isQuestion(text.slice(start, end)));
  });
  return says.length > 0 ? says : ranked;
}

function scopeOf(parts: LibraryParts, article: number | undefined, speaker: string | undefined): Scope {
  const { quotationIndex } = parts;
  return {
    ...(article === undefined ? {} : { article }),
    ...(speaker === undefined ? {} : { paragraphs: quotationIndex.paragraphsOf(speaker) }),
  };
}

/** The first so many candidates that fit, each with its sentence; the same sentence takes one place only. */
function chooseShown(
  parts: LibraryParts,
  { ranked, read }: Weighing,
  speaker: AskedSpeaker | undefined,
  limit: number,
): Shown[] {
  // A whole article is ranked; what shares no word with the question, and nobody has read, is no runner-up.
  const fitting = ranked.filter((candidate, i) => i === 0 || i < read || sharesWords(candidate.hit));
  const shown: Shown[] = [];
  const seen = new Set<string>();
  for (const candidate of fitting) {
    if (shown.length === Math.max(1, limit)) break;
    const chosen = chooseSentence(parts, candidate, speaker?.name);
    if (chosen === undefined) continue;
    const words = textOf(parts, candidate.paragraph).slice(chosen.span.start, chosen.span.end);
    if (seen.has(words)) continue;
    seen.add(words);
    shown.push(chosen);
  }
  return shown;
}

/** A question that was weighed, before it is judged whether the first passage is an answer. */
interface Trial {
  readonly question: string;
  readonly corrections: readonly Correction[];
  readonly ranking: Ranking;
  readonly weighing: Weighing;
  readonly speaker: AskedSpeaker | undefined;
  /** The article that was asked, by number. */
  readonly article: number | undefined;
  readonly shown: readonly Shown[];
  readonly passages: readonly Passage[];
  /** What the question narrowed itself to: an article by number, a speaker by name. */
  readonly narrowed: { readonly article?: number; readonly speaker?: string };
}

function judge(parts: LibraryParts, trial: Trial): Answer {
  const { question, corrections, ranking, shown, passages } = trial;
  const head = parts.heads[trial.narrowed.article ?? -1];
  const { speaker } = trial.narrowed;
  const narrowed = {
    ...(head === undefined ? {} : { article: head }),
    ...(speaker === undefined ? {} : { speaker }),
  };
  const evidence = { question, corrections, ...(Object.keys(narrowed).length === 0 ? {} : { narrowed }) };
  const { terms } = ranking.question;
  const informative = terms.filter(({ word }) => !askingWords.has(word));
  const [first, ...others] = passages;
  const [best] = shown;
  const isFar = best === undefined || (best.candidate.hit.covered === 0 && !sharesWords(best.candidate.hit));
  if (
    first === undefined ||
    best === undefined ||
    (isFar && (trial.weighing.level === "words" || first.confidence < unlikely))
  )
    return { ...evidence, kind: "nothing", ...split(informative, ({ stemId }) => stemId >= 0) };
  if (!isFound(parts, trial, first, informative)) {
    const near = others.slice(0, mostNear - 1);
    return {
      ...evidence,
      kind: "near",
      passages: [first, ...near],
      ...split(informative, ({ stemId }) => stemId >= 0),
    };
  }
  const covered = shown.reduce((bits, { candidate }) => bits | candidate.hit.covered, 0);
  const isCovered = (term: QuestionTerm): boolean => ((covered >>> terms.indexOf(term)) & 1) === 1;
  return { ...evidence, kind: "found", passages: [first, ...others], ...split(informative, isCovered) };
}

/** Whether the first passage is put forward: it probably answers, and nothing speaks against it. */
function isFound(
  parts: LibraryParts,
  { ranking, weighing, article, speaker }: Trial,
  first: Passage,
  informative: readonly QuestionTerm[],
): boolean {
  const { threshold } = ranking.isWithin ? fusion.within : fusion.library;
  if (first.confidence < threshold[weighing.level]) return false;
  if (informative.length === 0 || (article === undefined && !ranking.question.standsAlone)) return false;
  if (isQuestion(first.text.slice(first.sentence.start, first.sentence.end))) return false;
  if (missingNames(parts.index, ranking.asked, article).length > 0) return false;
  return (
    speaker === undefined || weighing.ranked.some(({ paragraph }) => hasWordsOf(parts, paragraph, speaker))
  );
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
