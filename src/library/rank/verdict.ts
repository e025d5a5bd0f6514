import type { AnswerKind } from "./analyze-question.ts";
import type { Evidence, Fused, QuestionForm } from "./fusion.ts";
import { mostRead } from "./weigh.ts";

/** What speaks for a passage, and how it stands among the others that were looked at. */
export interface VerdictCase {
  /** The passages by rank. */
  readonly ranked: readonly Fused<Evidence>[];
  /** Which of them is judged. */
  readonly at: number;
  /** Index of the sentence that is shown. */
  readonly sentence: number;
  readonly form: QuestionForm;
  readonly kind: AnswerKind;
  /** How many paragraphs were asked: among many, more are nearly right. */
  readonly paragraphs: number;
  /** What the words say for it: see `wordFeatures`. */
  readonly byWords: Readonly<Record<string, number>>;
}

/** Longest lead that counts. */
const lead = 6;

/** The features of the probability that the sentence shown answers. What nobody has read has none of the reader's. */
export function verdictFeatures(asked: VerdictCase): Record<string, number> {
  const { ranked, at, sentence, form, kind, byWords, paragraphs } = asked;
  const own = ranked[at];
  const features: Record<string, number> = { bias: 1 };
  for (const name in byWords) features[`words.${name}`] = byWords[name] ?? 0;
  if (own === undefined) return features;
  const rival = ranked.reduce(
    (best, { fused }, i) => (i === at ? best : Math.max(best, fused)),
    own.fused - lead,
  );
  const read = ranked.flatMap(({ reading }) => (reading === undefined ? [] : [reading.score]));
  const best = Math.max(-20, ...read);
  const score = own.reading?.score ?? 0;
  const cosine = own.cosines?.sentences[sentence] ?? 0;
  const nearest = Math.max(0, ...ranked.slice(0, mostRead).map(nearestSentence));
  return {
    ...features,
    formed: form.formed,
    length: form.length,
    paragraphs: Math.log10(1 + paragraphs),
    gap: Math.max(-lead, Math.min(lead, own.fused - rival)),
    ...spreadFeatures(own, ranked.slice(0, mostRead)),
    isBestByWords: ranked.every(({ words }) => words <= own.words) ? 1 : 0,
    [`kind.${kind}`]: 1,
    cosine: 10 * (own.cosines?.paragraph ?? 0),
    sentenceCosine: 10 * cosine,
    cosineBehind: 10 * (nearest - nearestSentence(own)),
    reader: score,
    readerFlat: Math.tanh(score / 2),
    readerBest: best,
    readerBehind: best - score,
    readerSum:
      read.length === 0 ? 0 : Math.log(read.reduce((sum, other) => sum + Math.exp(Math.min(20, other)), 0)),
    mass: own.reading?.mass[sentence] ?? 0,
    massRest: 1 - (own.reading?.mass ?? []).reduce((sum, mass) => sum + mass, 0),
  };
}

/** How alone a passage stands: its share of what a softmax over the fused scores gives, and that softmax's entropy (nats). */
function spreadFeatures(
  own: Fused<Evidence>,
  ranked: readonly Fused<Evidence>[],
): Record<"share" | "entropy", number> {
  const odds = ranked.map(({ fused }) => Math.exp(fused - own.fused));
  const sum = odds.reduce((total, odd) => total + odd, 0);
  if (!Number.isFinite(sum) || sum === 0) return { share: 0, entropy: 0 };
  const entropy = odds.reduce(
    (total, odd) => (odd === 0 ? total : total - (odd / sum) * Math.log(odd / sum)),
    0,
  );
  return { share: 1 / sum, entropy };
}

function nearestSentence({ cosines }: Evidence): number {
  return Math.max(0, ...(cosines?.sentences ?? []));
}

/** The logistic of a score. */
export const logistic = (score: number): number => 1 / (1 + Math.exp(-score));
