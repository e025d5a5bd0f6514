import type { Reading } from "../../reader/index.ts";
import data from "./fusion.data.json" with { type: "json" };
import { applyModel, type Model } from "./weights.ts";

/** What is known of a candidate: always by words, by vectors and reading where there are any. */
export interface Evidence {
  /** Number of the paragraph in the library. */
  readonly paragraph: number;
  /** Score by words, of this question only. */
  readonly words: number;
  /** Cosine of the question and the paragraph, and of each of its sentences. */
  readonly cosines?: { readonly paragraph: number; readonly sentences: readonly number[] };
  readonly reading?: Reading;
}

/** What a ranking goes by: words alone, or vectors, a reader or both as well. */
export type Level = "words" | "vectors" | "reader" | "all";

/** How a question is put: what is typed in a chat is weighed otherwise than what stands in a quiz. */
export interface QuestionForm {
  /** How much it is a sentence: a capital, a question word, six words and a question mark; 0 to 1. */
  readonly formed: number;
  /** Its length: 1 is ten words. */
  readonly length: number;
}

/** The fitted numbers of one scope: one article, or the whole library. */
export interface FusionModels {
  /** Ranks candidates; words alone have a ranking of their own. */
  readonly rank: Readonly<Record<Exclude<Level, "words">, Model>>;
  /** Logistic: that the sentence that is shown answers the question. */
  readonly verdict: Readonly<Record<Level, Model>>;
  /** Least probability that is put forward as an answer. */
  readonly threshold: Readonly<Record<Level, number>>;
}

/** All of them. `sentence` chooses a sentence within a paragraph. */
export interface Fusion {
  readonly within: FusionModels;
  readonly library: FusionModels;
  readonly sentence: Readonly<Record<Exclude<Level, "words">, Model>>;
}

/** The numbers that ship, written by `npm run fit -- readers`. */
export const fusion: Fusion = data;

/** See `QuestionForm`. */
export function formOf(text: string, asksWithWord: boolean): QuestionForm {
  const words = text.split(/\s+/).filter((word) => word !== "").length;
  const signs = [/^\p{Lu}/u.test(text.trim()), asksWithWord, words >= 6, text.trimEnd().endsWith("?")];
  return { formed: signs.filter(Boolean).length / signs.length, length: Math.min(2, words / 10) };
}

/** What of the question's form each kind of evidence is weighed by. */
const weighed = ["words", "reader", "cosine", "sentence"];

/** The features of each candidate among all. Names are those of the models. */
export function fusionFeatures(
  candidates: readonly Evidence[],
  { formed, length }: QuestionForm,
): Record<string, number>[] {
  const scores = candidates.map(({ words }) => words);
  const best = Math.max(...scores);
  const sorted = [...scores].sort((a, b) => b - a);
  return candidates.map(({ words, cosines, reading }) => {
    const features: Record<string, number> = {
      words: words - best,
      wordsFirst: words === best ? 1 : 0,
      wordsRank: 1 / (1 + sorted.indexOf(words)),
      reader: reading?.score ?? 0,
      cosine: 10 * (cosines?.paragraph ?? 0),
      sentence: 10 * Math.max(0, ...(cosines?.sentences ?? [])),
    };
    for (const name of weighed) {
      features[`${name}Formed`] = (features[name] ?? 0) * formed;
      features[`${name}Length`] = (features[name] ?? 0) * length;
    }
    return features;
  });
}

/** A candidate with its fused score. */
export type Fused<Candidate extends Evidence> = Candidate & { readonly fused: number };

/** Orders the candidates by a fused model, best first; ties by number. */
export function fuse<Candidate extends Evidence>(
  candidates: readonly Candidate[],
  form: QuestionForm,
  model: Model,
): Fused<Candidate>[] {
  const features = fusionFeatures(candidates, form);
  return candidates
    .map((candidate, i) => ({ ...candidate, fused: applyModel(model, features[i] ?? {}) }))
    .sort((a, b) => b.fused - a.fused || a.paragraph - b.paragraph);
}

/** The features of each sentence of a paragraph. `choice` are the scores by words, which choose where nothing else is known. */
export function sentenceFusionFeatures(
  { cosines, reading }: Evidence,
  choice: readonly number[],
): Record<string, number>[] {
  const best = Math.max(...choice);
  return choice.map((score, i) => {
    const mass = reading?.mass[i] ?? 0;
    return {
      choice: score - best,
      choiceFirst: score === best ? 1 : 0,
      cosine: 10 * (cosines?.sentences[i] ?? 0),
      mass,
      logMass: Math.log(0.02 + mass),
    };
  });
}
