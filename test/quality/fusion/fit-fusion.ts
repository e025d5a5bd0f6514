import {
  fuse,
  fusionFeatures,
  type Level,
  sentenceFusionFeatures,
} from "../../../src/library/rank/fusion.ts";
import { logistic, verdictFeatures } from "../../../src/library/rank/verdict.ts";
import { bestSentence } from "../../../src/library/rank/weigh.ts";
import { applyModel, type Model } from "../../../src/library/rank/weights.ts";
import { fitLogistic } from "../fit/logistic.ts";
import { createLists, type Features } from "../fit/rows.ts";
import { fitSoftmax } from "../fit/softmax.ts";
import type { CandidateRecord, QuestionRecord } from "./records.ts";

/** The models of one level and scope. */
export interface LevelModels {
  readonly rank: Model;
  readonly sentence: Model;
  readonly verdict: Model;
}

/** How an answer at one level came out. */
export interface Outcome {
  readonly record: QuestionRecord;
  readonly probability: number;
  readonly isRight: boolean;
  readonly isFirst: boolean;
  readonly isInThree: boolean;
}

/** What is known of the record's candidates at a level: less than was recorded at the lower ones. */
function candidatesAt(record: QuestionRecord, level: Level): CandidateRecord[] {
  const isRead = level === "reader" || level === "all";
  return record.candidates
    .filter(({ reading }) => !isRead || reading !== undefined)
    .map(({ cosines, reading, ...known }) => ({
      ...known,
      ...(cosines === undefined || level === "words" || level === "reader" ? {} : { cosines }),
      ...(reading === undefined || !isRead ? {} : { reading }),
    }));
}

/** Chosen by the likelihood of held-out articles: of .005, .02 and .05; for the verdict of .001 to .2. */
const l2 = { rank: 0.005, sentence: 0.005, verdict: 0.1 };

/** Records of one scope to rank and judge by, and those that choosing a sentence is learned from. */
export interface Training {
  readonly records: readonly QuestionRecord[];
  readonly forSentences: readonly QuestionRecord[];
}

/** Fits ranking, choice of the sentence, and verdict of a level. */
export function fitLevel({ records, forSentences }: Training, level: Level): LevelModels {
  const rank = level === "words" ? { words: 1 } : fitRank(records, level);
  const sentence = level === "words" ? {} : fitSentence(forSentences, level);
  const rows: Features[] = [];
  const right: boolean[] = [];
  for (const record of records) {
    const shown = showFirst(record, level, { rank, sentence });
    if (shown === undefined) continue;
    rows.push(shown.features);
    right.push(shown.isRight);
  }
  return { rank, sentence, verdict: rounded(fitLogistic(sameNames(rows), right, l2.verdict)) };
}

function fitRank(records: readonly QuestionRecord[], level: Level): Model {
  let lists: ReturnType<typeof createLists> | undefined;
  let names: string[] = [];
  for (const record of records) {
    const candidates = candidatesAt(record, level);
    if (!candidates.some(({ isGold }) => isGold)) continue;
    for (const [i, features] of fusionFeatures(candidates, record.form).entries()) {
      if (lists === undefined) {
        names = Object.keys(features);
        lists = createLists(names);
      }
      lists.row(
        Float32Array.from(names, (name) => features[name] ?? 0),
        candidates[i]?.isGold === true,
      );
    }
    lists?.end();
  }
  return lists === undefined ? {} : rounded(fitSoftmax(lists.done(), l2.rank));
}

function fitSentence(records: readonly QuestionRecord[], level: Level): Model {
  const names = Object.keys(sentenceFusionFeatures({ paragraph: 0, words: 0 }, [0])[0] ?? {});
  const lists = createLists(names);
  for (const record of records) {
    for (const candidate of candidatesAt(record, level)) {
      if (!candidate.isGold) continue;
      for (const [i, features] of sentenceFusionFeatures(candidate, candidate.choice).entries())
        lists.row(
          Float32Array.from(names, (name) => features[name] ?? 0),
          candidate.holds[i] === true,
        );
      lists.end();
    }
  }
  return rounded(fitSoftmax(lists.done(), l2.sentence));
}

/** The first passage by the models, its sentence, and the features of its probability. */
function showFirst(record: QuestionRecord, level: Level, { rank, sentence }: Omit<LevelModels, "verdict">) {
  const ranked = fuse(candidatesAt(record, level), record.form, rank);
  const [first] = ranked;
  if (first === undefined) return undefined;
  const models = { vectors: sentence, reader: sentence, all: sentence };
  const at = bestSentence(first, first.choice, models, (i) => first.mayShow[i] === true);
  const { form, kind, paragraphs } = record;
  return {
    ranked,
    features: verdictFeatures({
      ranked,
      at: 0,
      sentence: at,
      form,
      kind,
      paragraphs,
      byWords: first.byWords,
    }),
    isRight: first.isGold && first.holds[at] === true,
  };
}

/** What the models make of records that they have not seen. */
function tryLevel(records: readonly QuestionRecord[], level: Level, models: LevelModels): Outcome[] {
  return records.map((record) => {
    const shown = showFirst(record, level, models);
    if (shown === undefined)
      return { record, probability: 0, isRight: false, isFirst: false, isInThree: false };
    return {
      record,
      probability: logistic(applyModel(models.verdict, shown.features)),
      isRight: shown.isRight,
      isFirst: shown.ranked[0]?.isGold === true,
      isInThree: shown.ranked.slice(0, 3).some(({ isGold }) => isGold),
    };
  });
}

/** Each record tried by models that were fitted without its article's fold. */
export function crossValidate({ records, forSentences }: Training, level: Level, folds = 6): Outcome[] {
  const positions = [...new Set(records.map(({ position }) => position))].sort((a, b) => a - b);
  const foldOf = new Map(positions.map((position, i) => [position, i % folds]));
  return Array.from({ length: folds }, (_, fold) => {
    const isHeld = ({ position }: QuestionRecord): boolean => foldOf.get(position) === fold;
    const isOpen = (record: QuestionRecord): boolean => !isHeld(record);
    const training = { records: records.filter(isOpen), forSentences: forSentences.filter(isOpen) };
    return tryLevel(records.filter(isHeld), level, fitLevel(training, level));
  }).flat();
}

/** The least probability from which on all that is put forward is right as often as `precision`; 1 where there is none. */
export function thresholdFor(outcomes: readonly Outcome[], precision: number): number {
  const found = outcomes
    .filter(({ record }) => record.mayBeFound)
    .sort((a, b) => b.probability - a.probability);
  let right = 0;
  let threshold = 1;
  found.forEach(({ isRight, probability }, i) => {
    if (isRight) right++;
    if (i >= 20 && right / (i + 1) >= precision) threshold = probability;
  });
  return threshold;
}

/** The rows with all names that any of them has. */
function sameNames(rows: readonly Features[]): Features[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? 0])));
}

/** Six digits: what the machines may differ in lies behind them. */
function rounded(model: Model): Model {
  return Object.fromEntries(
    Object.entries(model).map(([name, weight]) => [name, Number(weight.toPrecision(6))]),
  );
}
