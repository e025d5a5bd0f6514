import { kinships, shape, wordClass } from "../../language/index.ts";
import { shapeOf, type TextIndex, wordOf } from "../index/text-index.ts";
import type { Question } from "./analyze-question.ts";
import type { MatchedQuestion, SentenceScan } from "./match-terms.ts";

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
  const { kind } = asked.question;
  if (kind === "fact") return { present: 0, near: 0 };
  const { hits } = sentence;
  let present = 0;
  let near = 0;
  let nextHit = 0;
  let firstNear = 0;
  for (let i = sentence.start; i < sentence.end; i++) {
    const at = i - sentence.start;
    while (nextHit < hits.length && (hits[nextHit]?.at ?? 0) < at) nextHit++;
    const here = hits[nextHit];
    if (here !== undefined && here.at === at && here.kinship === kinships.exact) continue;
    const strength = evidenceAt(index, asked.question, sentence, i);
    if (strength === 0) continue;
    if (strength > present) present = strength;
    let around = 0;
    let seen = 0;
    while (firstNear < hits.length && (hits[firstNear]?.at ?? 0) < at - reach) firstNear++;
    for (let h = firstNear; h < hits.length; h++) {
      const hit = hits[h];
      if (hit === undefined || hit.at > at + reach) break;
      if (((seen >>> hit.term) & 1) === 1) continue;
      const distance = Math.abs(hit.at - at);
      seen |= 1 << hit.term;
      around += (kinshipStrength[hit.kinship] ?? 0) * ((asked.idfs[hit.term] ?? 0) / (1 + distance / 4));
    }
    near = Math.max(near, (strength * around) / asked.mass);
  }
  return { present, near };
}

/** How surely the token at `i` is of the kind that is asked for, 0 to 1. */
function evidenceAt(index: TextIndex, { kind, unit }: Question, sentence: SentenceScan, i: number): number {
  // Most tokens are none of it, and are told apart at once.
  const own = index.tokens[i] ?? 0;
  if ((kind === "thing" || kind === "person") && (shapeOf(own) & shape.capital) === 0) return 0;
  const ownBits = index.classOf[wordOf(own)] ?? 0;
  if ((kind === "count" || kind === "measure") && (ownBits & wordClass.number) === 0) return 0;
  if (
    kind === "time" &&
    (ownBits & (wordClass.time | wordClass.year | wordClass.calendar | wordClass.timeUnit)) === 0
  )
    return 0;
  const tokenAt = (at: number): number =>
    at < sentence.start || at >= sentence.end ? -1 : (index.tokens[at] ?? -1);
  const bitsAt = (at: number): number => {
    const token = tokenAt(at);
    return token < 0 ? 0 : (index.classOf[wordOf(token)] ?? 0);
  };
  const isCapital = (at: number): boolean => {
    const token = tokenAt(at);
    return token >= 0 && (shapeOf(token) & shape.capital) !== 0;
  };
  const textAt = (at: number): string => {
    const token = tokenAt(at);
    return token < 0 ? "" : (index.words[wordOf(token)] ?? "");
  };
  const bits = bitsAt(i);
  const form = shapeOf(tokenAt(i));
  const next = bitsAt(i + 1);
  const previous = bitsAt(i - 1);
  const isNumber = (bits & wordClass.number) !== 0;
  const isName =
    isCapital(i) &&
    (bits & (wordClass.stop | wordClass.time | wordClass.number)) === 0 &&
    (i > sentence.start || isCapital(i + 1) || (next & wordClass.speech) !== 0);
  switch (kind) {
    case "person":
      if (!isName) return 0;
      return isCapital(i - 1) || isCapital(i + 1) || (previous & wordClass.personTitle) !== 0 ? 1 : 0.6;
    case "time":
      if ((bits & wordClass.year) !== 0) return 1;
      if ((bits & wordClass.calendar) !== 0) {
        // "May" and "March" are months only with a capital, and hardly at the head of a sentence.
        if (!isCapital(i) && /^(?:may|march|mar|sun)$/.test(textAt(i))) return 0;
        return i > sentence.start || ((next | previous) & wordClass.number) !== 0 ? 1 : 0.6;
      }
      if ((bits & wordClass.timeUnit) !== 0) {
        if (((previous | next) & wordClass.number) !== 0) return 0.7;
        return /^(?:last|next|this|that|same|previous|following)$/.test(textAt(i - 1)) ? 0.8 : 0.2;
      }
      return (bits & wordClass.time) === 0 ? 0 : 0.3;
    case "place": {
      const back = /^(?:the|a|an|his|her|their|its)$/.test(textAt(i - 1)) ? 2 : 1;
      const isAfterLocative = (bitsAt(i - back) & wordClass.locative) !== 0;
      if (isName) return isAfterLocative || (isCapital(i - 1) && i - 1 > sentence.start) ? 1 : 0.4;
      const isPlain =
        (bits & (wordClass.stop | wordClass.time | wordClass.number | wordClass.quantity)) === 0;
      return isPlain && isAfterLocative ? 0.4 : 0;
    }
    case "count":
      if (!isNumber) return 0;
      return (bits & wordClass.year) !== 0 || ((next | previous) & wordClass.calendar) !== 0 ? 0.3 : 1;
    case "measure":
      return isNumber ? measureAt() : 0;
    case "speech":
      if ((form & shape.afterQuote) !== 0) return 1;
      return (bits & wordClass.speech) !== 0 ? 0.5 : 0;
    case "reason":
      if ((bits & wordClass.cause) !== 0) return 1;
      return /^(?:after|amid)$/.test(textAt(i)) ? 0.4 : 0;
    case "manner":
      return /^(?:by|through|via|using)$/.test(textAt(i)) ? 1 : 0;
    case "thing":
      return isName ? 1 : 0;
    default:
      return 0;
  }

  function measureAt(): number {
    const isYear = (bits & wordClass.year) !== 0;
    const hasUnit = (bit: number): boolean => ((next | bitsAt(i + 2)) & bit) !== 0;
    switch (unit) {
      case "money":
        if ((form & shape.measured) !== 0 && textAt(i + 1) !== "percent") return 1;
        return hasUnit(wordClass.money) ? 1 : 0.1;
      case "share":
        return /^(?:percent|half|thirds?|quarters?)$/.test(textAt(i + 1)) ? 1 : 0.2;
      case "duration":
        return hasUnit(wordClass.timeUnit) ? 1 : 0.1;
      case "age":
        if (/^(?:age|aged)$/.test(textAt(i - 1)) || /^years?$/.test(textAt(i + 1))) return 1;
        // "Osei, 47, teaches"
        return (form & shape.afterBreak) !== 0 && isCapital(i - 1) && /^\d{1,3}$/.test(textAt(i)) ? 1 : 0.1;
      default:
        if ((form & shape.measured) !== 0 || ((next | bits) & wordClass.quantity) !== 0) return 1;
        return isYear ? 0.2 : 0.6;
    }
  }
}
