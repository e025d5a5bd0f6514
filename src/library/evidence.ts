import type { AnswerKind } from "./analyze-question.ts";
import { kinships } from "./lexicon.ts";
import type { PreparedQuestion, SentenceScan } from "./match-terms.ts";
import { shapeOf, type TextIndex, wordOf } from "./text-index.ts";
import { shape } from "./tokenize.ts";
import { wordClass } from "./word-classes.ts";

/** Tokens on either side within which a matched word counts. */
const reach = 12;

/** How much a match of each kinship counts beside evidence. */
const kinshipStrength = [1, 0.7, 0.5, 0.2, 0.2];

/** Whether the sentence holds something new of the kind that is asked for, and how near the matched words it stands. */
export function findEvidence(
  index: TextIndex,
  prepared: PreparedQuestion,
  sentence: SentenceScan,
): { present: number; near: number } {
  const { kind } = prepared.question;
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
    const token = index.tokens[i] ?? 0;
    const next = i + 1 < sentence.end ? (index.tokens[i + 1] ?? 0) : -1;
    const previous = at > 0 ? (index.tokens[i - 1] ?? 0) : -1;
    const strength = evidenceOf(index, kind, token, previous, next, at);
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
      around += (kinshipStrength[hit.kinship] ?? 0) * ((prepared.idfs[hit.term] ?? 0) / (1 + distance / 4));
    }
    near = Math.max(near, (strength * around) / prepared.mass);
  }
  return { present, near };
}

function evidenceOf(
  index: TextIndex,
  kind: AnswerKind,
  token: number,
  previous: number,
  next: number,
  at: number,
): number {
  const word = wordOf(token);
  const bits = index.classOf[word] ?? 0;
  const form = shapeOf(token);
  const nextBits = next < 0 ? 0 : (index.classOf[wordOf(next)] ?? 0);
  const previousBits = previous < 0 ? 0 : (index.classOf[wordOf(previous)] ?? 0);
  const isName =
    (form & shape.capital) !== 0 &&
    (bits & (wordClass.stop | wordClass.time | wordClass.number)) === 0 &&
    (at > 0 || (next >= 0 && (shapeOf(next) & shape.capital) !== 0));
  switch (kind) {
    case "person":
      if (!isName) return 0;
      return (previous >= 0 && (shapeOf(previous) & shape.capital) !== 0) ||
        (next >= 0 && (shapeOf(next) & shape.capital) !== 0)
        ? 1
        : 0.6;
    case "time":
      if ((bits & wordClass.year) !== 0) return 1;
      if ((bits & wordClass.time) === 0) return 0;
      return ((previousBits | nextBits) & wordClass.number) !== 0 ? 1 : 0.4;
    case "place":
      if (!isName) return 0;
      return (previousBits & wordClass.locative) !== 0 ? 1 : 0.4;
    case "count":
      if ((bits & wordClass.number) === 0) return 0;
      return (bits & wordClass.year) !== 0 ? 0.3 : 1;
    case "measure":
      if ((bits & wordClass.number) === 0) return 0;
      if ((form & shape.measured) !== 0 || ((nextBits | bits) & wordClass.quantity) !== 0) return 1;
      return (bits & wordClass.year) !== 0 ? 0.2 : 0.6;
    case "speech":
      if ((form & shape.afterQuote) !== 0) return 1;
      return (bits & wordClass.speech) !== 0 ? 0.5 : 0;
    case "reason":
      return (bits & wordClass.cause) !== 0 ? 1 : 0;
    case "manner": {
      const text = index.words[word] ?? "";
      if (text === "by" || text === "through" || text === "via" || text === "using") return 1;
      return 0;
    }
    case "thing":
      return isName ? 1 : 0;
    default:
      return 0;
  }
}
