import type { Answer, Correction } from "./answer.ts";
import type { Ask } from "./client.ts";
import { judge, mostNear } from "./judge.ts";
import { byMarks, type Marked, marksOf } from "./marks.ts";
import { isQuotedIn, type LibraryParts } from "./parts.ts";
import { chooseShown, isQuestion, passagesOf, sentencesIn, textOf } from "./passages.ts";
import { type AskedSpeaker, askedSpeaker, chosenSpeaker } from "./rank/asked-speaker.ts";
import { type Distinct, withoutCopies } from "./rank/copies.ts";
import type { Scope } from "./rank/find-candidates.ts";
import { type Fusion, formOf, fusion, type QuestionForm } from "./rank/fusion.ts";
import { likenessOf } from "./rank/likeness.ts";
import type { Ranked } from "./rank/rank.ts";
import { hasWordsOf, preferSpeaker } from "./rank/speech.ts";
import { type Weighing, weigh } from "./rank/weigh.ts";
import { correctSpelling, type Ranking, rankText } from "./rank-text.ts";
import { unsaidOf } from "./unsaid.ts";

/** Answers a question. Promises what `LibraryClient.ask` promises. */
export async function answer(parts: LibraryParts, ask: Ask): Promise<Answer> {
  const { question } = ask;
  const naming = ask.article === undefined ? parts.names.namedIn(question) : undefined;
  const text = naming?.rest ?? question;
  const corrections = correctSpelling(parts, text);
  // Of one article, nothing is to be found elsewhere.
  const only = parts.heads.length === 1 ? 0 : undefined;
  const article = ask.article === undefined ? (naming?.article ?? only) : parts.names.withId(ask.article);
  if (ask.article !== undefined && article === undefined)
    return { question, kind: "nothing", matched: [], missing: [], corrections };

  const scope = scopeOf(parts, article, ask.speaker);
  const marked = marksOf(parts, question);
  const weighed = withMarks(await weighText(parts, text, scope, corrections, ask.speaker), marked);
  const { ranking, weighing, copies, speaker, form, models } = weighed;
  const shown = chooseShown(parts, weighing, copies, speaker, ask.limit ?? 3);
  const [best] = weighing.ranked;
  const leading =
    ask.speaker === undefined && best !== undefined
      ? speaker?.names.find((name) => isQuotedIn(parts, best.paragraph, name))
      : undefined;
  const isMarkedRight = shown[0] !== undefined && marked.right.has(shown[0].candidate.paragraph);
  const [first, ...others] = passagesOf(parts, weighing, shown, form, ranking, models);
  const judged = judge(parts, {
    isMarkedRight,
    question,
    corrections,
    ranking,
    weighing,
    speaker,
    article,
    shown,
    passages: first === undefined ? [] : [isMarkedRight ? { ...first, isMarkedRight } : first, ...others],
    narrowed: {
      ...(naming === undefined ? {} : { article: naming.article }),
      ...(leading === undefined ? {} : { speaker: leading }),
    },
  });
  if (judged.kind === "found" || speaker === undefined) return judged;
  return withSpeaker(parts, judged, weighed, speaker, article === undefined ? {} : { article });
}

/** What a moderator says of the question decides before anything else. */
function withMarks(weighed: WeighedQuestion, marked: Marked): WeighedQuestion {
  const { weighing } = weighed;
  return { ...weighed, weighing: { ...weighing, ranked: byMarks(weighing.ranked, marked) } };
}

/** What is not put forward, with what there is of the words that were asked for. */
async function withSpeaker(
  parts: LibraryParts,
  judged: Exclude<Answer, { kind: "found" }>,
  { ranking, weighing, copies, form, models }: WeighedQuestion,
  speaker: AskedSpeaker,
  scope: Scope,
): Promise<Answer> {
  const ranked = weighing.ranked.filter(
    ({ paragraph }) => hasWordsOf(parts, paragraph, speaker) !== undefined,
  );
  const shown = chooseShown(parts, { ...weighing, ranked }, copies, speaker, mostNear);
  const [first, ...others] = passagesOf(parts, weighing, shown, form, ranking, models);
  const unsaid = await unsaidOf(parts, speaker, scope, {
    own: ranked.map(({ hit }) => hit),
    all: ranking.ranked,
    likeliest: weighing.read === 0 ? undefined : (first?.confidence ?? 0),
  });
  if (unsaid === undefined) return judged;
  if (unsaid.kind === "unquoted" || first === undefined) return { ...judged, unsaid };
  return { ...judged, kind: "near", passages: [first, ...others], unsaid };
}

/** A question with its candidates weighed, and what they were weighed by. */
interface WeighedQuestion {
  readonly ranking: Ranking;
  readonly weighing: Weighing;
  /** The paragraphs that repeat a candidate, and are none themselves. */
  readonly copies: Distinct["copies"];
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
  const speaker =
    named === undefined ? askedSpeaker(parts, ranking, scope) : chosenSpeaker(parts, named, ranking, scope);
  const form = formOf(text, ranking.question.kind !== "fact");
  const models = ranking.isWithin ? fusion.within : fusion.library;
  const says = answering(parts, preferSpeaker(parts, ranking, speaker), speaker?.names ?? []);
  const { ranked, copies } = withoutCopies(parts.index, says);
  const weighing = await weigh(parts.index, ranked, form, models, likeness, (passages) =>
    reader.read(text, passages, left()),
  );
  return { ranking, weighing, copies, speaker, form, models };
}

/**
 * What says something: in an interview, the turn that asks is no answer, unless the words of who asks are asked for;
 * what follows it stands in its place, if that is better. All, where nothing else is there.
 */
function answering(
  parts: LibraryParts,
  ranked: readonly Ranked[],
  speakers: readonly string[],
): readonly Ranked[] {
  const { quotationIndex } = parts;
  const asks = ({ paragraph }: Ranked): boolean => {
    const asking = quotationIndex.of(paragraph).find((quotation) => quotation.isQuestion);
    if (asking !== undefined) return !speakers.some((speaker) => quotationIndex.isBy(asking, speaker));
    const text = textOf(parts, paragraph);
    return sentencesIn(parts, paragraph).every(({ start, end }) => isQuestion(text.slice(start, end)));
  };
  const asked = new Map(ranked.filter(asks).map(({ paragraph, score }) => [paragraph, score]));
  if (asked.size === 0 || asked.size === ranked.length) return ranked;
  const { articleOf } = parts.index;
  const inherited = ({ paragraph }: Ranked): number =>
    articleOf[paragraph] === articleOf[paragraph - 1]
      ? (asked.get(paragraph - 1) ?? Number.NEGATIVE_INFINITY)
      : Number.NEGATIVE_INFINITY;
  return ranked
    .filter(({ paragraph }) => !asked.has(paragraph))
    .map((hit) => ({ ...hit, score: Math.max(hit.score, inherited(hit)) }))
    .sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
}

function scopeOf(parts: LibraryParts, article: number | undefined, speaker: string | undefined): Scope {
  const { quotationIndex } = parts;
  return {
    ...(article === undefined ? {} : { article }),
    ...(speaker === undefined ? {} : { paragraphs: quotationIndex.paragraphsOf(speaker) }),
  };
}
