import { kinships, shape, wordClass } from "../../language/index.ts";
import { shapeOf, type TextIndex, wordOf } from "../index/text-index.ts";
import type { AnswerKind, Unit } from "./analyze-question.ts";
import type { Hit, MatchedQuestion, SentenceScan } from "./match-terms.ts";

/** Tokens on either side within which a matched word counts. */
const reach = 12;

/** How much a match of each kinship counts beside evidence. */
const kinshipStrength = [1, 0.7, 0.5, 0.2, 0.2];

/** Whether the sentence holds something new of the kind that is asked for, and how near the matched words it stands. */
export function findEvidence(
  index: TextIndex,
  asked: MatchedQuestion,
  sentence: SentenceScan,
): { present: number; near: number } {
  const { kind, unit } = asked.question;
  if (kind === "fact") return { present: 0, near: 0 };
  const view = viewOf(index, sentence);
  const evidenceAt = evidenceOf[kind];
  const own = new Set(sentence.hits.filter(isExact).map(({ at }) => at));
  const nearness = nearnessIn(asked, sentence.hits);
  let present = 0;
  let near = 0;
  for (let i = sentence.start; i < sentence.end; i++) {
    const at = i - sentence.start;
    const token = index.tokens[i] ?? 0;
    if (own.has(at) || !mayBe(kind, shapeOf(token), index.classOf[wordOf(token)] ?? 0)) continue;
    const strength = evidenceAt(view, i, unit);
    if (strength === 0) continue;
    present = Math.max(present, strength);
    near = Math.max(near, (strength * nearness(at)) / asked.mass);
  }
  return { present, near };
}

const isExact = ({ kinship }: Hit): boolean => kinship === kinships.exact;

/** What the matched words around a place tell, each term once, the nearer the more; places are asked for in order. */
function nearnessIn(asked: MatchedQuestion, hits: readonly Hit[]): (at: number) => number {
  let first = 0;
  return (at) => {
    while (first < hits.length && (hits[first]?.at ?? 0) < at - reach) first++;
    let around = 0;
    let seen = 0;
    for (let h = first; h < hits.length; h++) {
      const hit = hits[h];
      if (hit === undefined || hit.at > at + reach) break;
      if (((seen >>> hit.term) & 1) === 1) continue;
      const distance = Math.abs(hit.at - at);
      seen |= 1 << hit.term;
      around += (kinshipStrength[hit.kinship] ?? 0) * ((asked.idfs[hit.term] ?? 0) / (1 + distance / 4));
    }
    return around;
  };
}

/** A sentence's tokens by their place in the index; outside of it there is nothing. */
interface SentenceView {
  readonly start: number;
  /** Classes of the word. */
  bitsAt(at: number): number;
  formAt(at: number): number;
  isCapital(at: number): boolean;
  textAt(at: number): string;
  /** Whether it looks like a name rather than the word that a sentence begins with. */
  isName(at: number): boolean;
}

function viewOf(index: TextIndex, { start, end }: SentenceScan): SentenceView {
  const wordAt = (at: number): number => (at < start || at >= end ? -1 : wordOf(index.tokens[at] ?? 0));
  const formAt = (at: number): number => (at < start || at >= end ? 0 : shapeOf(index.tokens[at] ?? 0));
  const bitsAt = (at: number): number => index.classOf[wordAt(at)] ?? 0;
  const isCapital = (at: number): boolean => (formAt(at) & shape.capital) !== 0;
  return {
    start,
    bitsAt,
    formAt,
    isCapital,
    textAt: (at) => index.words[wordAt(at)] ?? "",
    isName: (at) =>
      isCapital(at) &&
      (bitsAt(at) & (wordClass.stop | wordClass.time | wordClass.number)) === 0 &&
      (at > start || isCapital(at + 1) || (bitsAt(at + 1) & wordClass.speech) !== 0),
  };
}

/** How surely the token at a place is of the kind that is asked for, 0 to 1. */
const evidenceOf: Readonly<Record<AnswerKind, (view: SentenceView, at: number, unit?: Unit) => number>> = {
  person(view, at) {
    if (!view.isName(at)) return 0;
    const hasMore = view.isCapital(at - 1) || view.isCapital(at + 1);
    return hasMore || (view.bitsAt(at - 1) & wordClass.personTitle) !== 0 ? 1 : 0.6;
  },
  time: timeAt,
  place(view, at) {
    const back = /^(?:the|a|an|his|her|their|its)$/.test(view.textAt(at - 1)) ? 2 : 1;
    const isAfterLocative = (view.bitsAt(at - back) & wordClass.locative) !== 0;
    if (view.isName(at)) return isAfterLocative || (view.isCapital(at - 1) && at - 1 > view.start) ? 1 : 0.4;
    const isPlain =
      (view.bitsAt(at) & (wordClass.stop | wordClass.time | wordClass.number | wordClass.quantity)) === 0;
    return isPlain && isAfterLocative ? 0.4 : 0;
  },
  count(view, at) {
    const bits = view.bitsAt(at);
    if ((bits & wordClass.number) === 0) return 0;
    const beside = view.bitsAt(at + 1) | view.bitsAt(at - 1);
    return (bits & wordClass.year) !== 0 || (beside & wordClass.calendar) !== 0 ? 0.3 : 1;
  },
  measure: (view, at, unit) => ((view.bitsAt(at) & wordClass.number) === 0 ? 0 : measureAt(view, at, unit)),
  speech(view, at) {
    if ((view.formAt(at) & shape.afterQuote) !== 0) return 1;
    return (view.bitsAt(at) & wordClass.speech) !== 0 ? 0.5 : 0;
  },
  reason(view, at) {
    if ((view.bitsAt(at) & wordClass.cause) !== 0) return 1;
    return /^(?:after|amid)$/.test(view.textAt(at)) ? 0.4 : 0;
  },
  manner: (view, at) => (/^(?:by|through|via|using)$/.test(view.textAt(at)) ? 1 : 0),
  thing: (view, at) => (view.isName(at) ? 1 : 0),
  fact: () => 0,
};

function timeAt(view: SentenceView, at: number): number {
  const bits = view.bitsAt(at);
  if ((bits & wordClass.year) !== 0) return 1;
  const beside = view.bitsAt(at + 1) | view.bitsAt(at - 1);
  if ((bits & wordClass.calendar) !== 0) {
    // "May" and "March" are months only with a capital, and hardly at the head of a sentence.
    if (!view.isCapital(at) && /^(?:may|march|mar|sun)$/.test(view.textAt(at))) return 0;
    return at > view.start || (beside & wordClass.number) !== 0 ? 1 : 0.6;
  }
  if ((bits & wordClass.timeUnit) !== 0) {
    if ((beside & wordClass.number) !== 0) return 0.7;
    return /^(?:last|next|this|that|same|previous|following)$/.test(view.textAt(at - 1)) ? 0.8 : 0.2;
  }
  return (bits & wordClass.time) === 0 ? 0 : 0.3;
}

function measureAt(view: SentenceView, at: number, unit: Unit | undefined): number {
  const next = view.bitsAt(at + 1);
  const isMeasured = (view.formAt(at) & shape.measured) !== 0;
  const hasUnit = (bit: number): boolean => ((next | view.bitsAt(at + 2)) & bit) !== 0;
  switch (unit) {
    case "money":
      if (isMeasured && view.textAt(at + 1) !== "percent") return 1;
      return hasUnit(wordClass.money) ? 1 : 0.1;
    case "share":
      return /^(?:percent|half|thirds?|quarters?)$/.test(view.textAt(at + 1)) ? 1 : 0.2;
    case "duration":
      return hasUnit(wordClass.timeUnit) ? 1 : 0.1;
    case "age": {
      if (/^(?:age|aged)$/.test(view.textAt(at - 1)) || /^years?$/.test(view.textAt(at + 1))) return 1;
      // "Osei, 47, teaches"
      const isAfterName = (view.formAt(at) & shape.afterBreak) !== 0 && view.isCapital(at - 1);
      return isAfterName && /^\d{1,3}$/.test(view.textAt(at)) ? 1 : 0.1;
    }
    default:
      if (isMeasured || ((next | view.bitsAt(at)) & wordClass.quantity) !== 0) return 1;
      return (view.bitsAt(at) & wordClass.year) !== 0 ? 0.2 : 0.6;
  }
}

/** Most tokens are no evidence, and are told apart at once. */
function mayBe(kind: AnswerKind, form: number, bits: number): boolean {
  switch (kind) {
    case "thing":
    case "person":
      return (form & shape.capital) !== 0;
    case "count":
    case "measure":
      return (bits & wordClass.number) !== 0;
    case "time":
      return (bits & (wordClass.time | wordClass.year | wordClass.calendar | wordClass.timeUnit)) !== 0;
    default:
      return true;
  }
}
