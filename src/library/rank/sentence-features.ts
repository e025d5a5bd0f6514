import { kinships, wordClass } from "../../language/index.ts";
import { type TextIndex, wordOf } from "../index/text-index.ts";
import type { AnswerKind } from "./analyze-question.ts";
import { bm25, type LengthNorm } from "./bm25.ts";
import { findEvidence } from "./evidence.ts";
import {
  bitCount,
  type MatchedQuestion,
  massOf,
  type ParagraphScan,
  type SentenceScan,
} from "./match-terms.ts";

/** What stands around a sentence and helps to judge it. */
export interface Surroundings {
  /** Each term's weight within the article. */
  readonly articleIdfs: readonly number[];
  readonly articleMass: number;
  /** Terms in the article's title, as bits. */
  readonly title: number;
}

/** What stands before and after a paragraph, as bits of the terms. */
export interface Neighbours {
  /** The whole paragraph before, its last sentence, and the first sentence of the paragraph after. */
  readonly paragraphBefore: number;
  readonly sentenceBefore: number;
  readonly sentenceAfter: number;
}

/** The features of the `i`-th sentence of a paragraph. Names are those of the weights. */
export function sentenceFeatures(
  index: TextIndex,
  asked: MatchedQuestion,
  scan: ParagraphScan,
  i: number,
  around: Surroundings,
  neighbours: Neighbours,
): Record<string, number> {
  const { question, mass } = asked;
  const sentence = scan.sentences[i];
  if (sentence === undefined || mass === 0) return {};
  const own = sentence.exact;
  const before = scan.sentences[i - 1]?.exact ?? neighbours.sentenceBefore;
  const after = scan.sentences[i + 1]?.exact ?? neighbours.sentenceAfter;
  const coverage = shareOf(asked, own);
  const length = sentence.end - sentence.start;
  const opensWithReference = opensBackwards(index, sentence);
  const pairs = orderedPairs(asked, sentence);
  const run = verbatimRun(index, asked, sentence);
  const [, derived, synonym, below, above] = sentence.matched;
  const window = bestWindow(asked, sentence) / mass;
  const lastTerm = question.terms.length - 1;
  const fromBefore = shareOf(asked, before & ~own);
  const mentioned = before | scan.exact | neighbours.paragraphBefore;
  return {
    coverage,
    coverageSquared: coverage * coverage,
    coverageInArticle: around.articleMass === 0 ? 0 : massOf(own, around.articleIdfs) / around.articleMass,
    allMatched: own === (1 << question.terms.length) - 1 ? 1 : 0,
    bm25: sentenceBm25(asked, sentence),
    pairsAdjacent: pairs[0],
    pairsNear: pairs[1],
    pairsInSix: pairs[2],
    verbatimRun: Math.min(run.longest, 8) / 8,
    verbatimPairs: run.pairs,
    window,
    capitals: shareMatched(own, asked.capitals),
    capitalsInArticle: shareInArticle(own, asked.capitals, around.articleIdfs),
    numbers: shareMatched(own, asked.numbers),
    focus: shareOf(asked, own & asked.focus),
    firstTerm: own & 1,
    lastTerm: lastTerm < 0 ? 0 : (own >>> lastTerm) & 1,
    derived: shareOf(asked, derived),
    synonym: shareOf(asked, synonym),
    below: shareOf(asked, below),
    above: shareOf(asked, above),
    akin: sentence.akin / mass,
    focusBelow: shareOf(asked, below & asked.focus),
    ...evidenceFeatures(question.kind, findEvidence(index, asked, sentence)),
    definition: question.asksForDefinition && defines(index, asked, sentence) ? 1 : 0,
    before: fromBefore,
    beforeReference: opensWithReference ? fromBefore : 0,
    beforeName: sentence.hasPronoun ? shareOf(asked, mentioned & asked.capitals & ~own) : 0,
    after: shareOf(asked, after & ~own),
    rest: shareOf(asked, scan.exact & ~own),
    title: shareOf(asked, around.title & ~own & ~scan.exact),
    first: i === 0 ? 1 : 0,
    reference: opensWithReference ? 1 : 0,
    length: Math.log(1 + length) / 4,
    short: length < 6 ? 1 : 0,
  };
}

/** Names of the features for each kind that a question may ask for: that it is there, and how near. */
const evidenceNames: Readonly<Record<Exclude<AnswerKind, "fact">, readonly [present: string, near: string]>> =
  {
    speech: ["evidenceSpeech", "nearSpeech"],
    person: ["evidencePerson", "nearPerson"],
    time: ["evidenceTime", "nearTime"],
    place: ["evidencePlace", "nearPlace"],
    count: ["evidenceCount", "nearCount"],
    measure: ["evidenceMeasure", "nearMeasure"],
    reason: ["evidenceReason", "nearReason"],
    manner: ["evidenceManner", "nearManner"],
    thing: ["evidenceThing", "nearThing"],
  };
const noEvidence: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(evidenceNames).flatMap((names) => names.map((name) => [name, 0])),
);

/** Evidence counts for the kind that is asked for. */
function evidenceFeatures(
  kind: AnswerKind,
  { present, near }: ReturnType<typeof findEvidence>,
): Readonly<Record<string, number>> {
  if (kind === "fact") return noEvidence;
  const [isThere, isNear] = evidenceNames[kind];
  return { ...noEvidence, [isThere]: present, [isNear]: near };
}

/** The terms' share of the question's weight. */
function shareOf({ idfs, mass }: MatchedQuestion, bits: number): number {
  return massOf(bits, idfs) / mass;
}

/** Of the terms in `of` the share that is matched; 0 where there are none. */
export function shareMatched(matched: number, of: number): number {
  return of === 0 ? 0 : bitCount(matched & of) / bitCount(of);
}

/** Of the terms in `of` the share that is matched, weighted by how rare they are in the article; 0 where there are none. */
export function shareInArticle(matched: number, of: number, articleIdfs: readonly number[]): number {
  const all = massOf(of, articleIdfs);
  return all === 0 ? 0 : massOf(matched & of, articleIdfs) / all;
}

const sentenceNorm: LengthNorm = { fixed: 0.5, usual: 25 };

/** BM25 of a sentence, as a share of the question's weight. */
function sentenceBm25(asked: MatchedQuestion, sentence: SentenceScan): number {
  const counts = new Float64Array(asked.idfs.length);
  for (const hit of sentence.hits)
    if (hit.kinship === kinships.exact) counts[hit.term] = (counts[hit.term] ?? 0) + 1;
  return bm25(counts, asked.idfs, sentence.end - sentence.start, sentenceNorm) / (asked.mass || 1);
}

/** Whether a form of "be" follows a word of the question closely. */
function defines(index: TextIndex, asked: MatchedQuestion, sentence: SentenceScan): boolean {
  const last = asked.question.terms.length - 1;
  return sentence.hits.some(({ at, term }) => {
    if (term !== last || at > 8) return false;
    for (let i = sentence.start + at + 1; i < Math.min(sentence.end, sentence.start + at + 4); i++) {
      if (((index.classOf[wordOf(index.tokens[i] ?? 0)] ?? 0) & wordClass.copula) !== 0) return true;
    }
    return false;
  });
}

function opensBackwards(index: TextIndex, sentence: SentenceScan): boolean {
  const word = wordOf(index.tokens[sentence.start] ?? 0);
  return sentence.end > sentence.start && ((index.classOf[word] ?? 0) & wordClass.reference) !== 0;
}

/** Neighbouring terms of the question that stand in the same order within 1, 3 and 6 tokens, by weight. */
function orderedPairs(asked: MatchedQuestion, sentence: SentenceScan): [number, number, number] {
  const { idfs } = asked;
  const nearest = new Uint8Array(idfs.length).fill(99);
  const { hits } = sentence;
  for (let a = 0; a < hits.length; a++) {
    const first = hits[a];
    if (first === undefined) continue;
    for (let b = a + 1; b < hits.length; b++) {
      const second = hits[b];
      if (second === undefined || second.at - first.at > 6) break;
      if (second.term !== first.term + 1) continue;
      nearest[first.term] = Math.min(nearest[first.term] ?? 99, second.at - first.at);
    }
  }
  const sums: [number, number, number] = [0, 0, 0];
  let total = 0;
  for (let t = 0; t + 1 < idfs.length; t++) {
    const weight = Math.min(idfs[t] ?? 0, idfs[t + 1] ?? 0);
    const gap = nearest[t] ?? 99;
    total += weight;
    if (gap <= 1) sums[0] += weight;
    if (gap <= 3) sums[1] += weight;
    if (gap <= 6) sums[2] += weight;
  }
  return total === 0 ? sums : [sums[0] / total, sums[1] / total, sums[2] / total];
}

/** The longest run of the question's words, function words included, that stands in the sentence as it is. */
function verbatimRun(
  index: TextIndex,
  asked: MatchedQuestion,
  sentence: SentenceScan,
): { longest: number; pairs: number } {
  const { wordIds, placesOf } = asked;
  let longest = 0;
  let pairs = 0;
  let above = new Uint8Array(wordIds.length + 1);
  let row = new Uint8Array(wordIds.length + 1);
  const seen = new Uint8Array(wordIds.length);
  let isClear = true;
  for (let i = sentence.start; i < sentence.end; i++) {
    const places = placesOf.get(wordOf(index.tokens[i] ?? 0));
    if (places === undefined) {
      if (!isClear) above.fill(0);
      isClear = true;
      continue;
    }
    row.fill(0);
    isClear = false;
    for (const j of places) {
      const run = (above[j] ?? 0) + 1;
      row[j + 1] = run;
      if (run > longest) longest = run;
      if (run >= 2 && seen[j] === 0) {
        seen[j] = 1;
        pairs++;
      }
    }
    [above, row] = [row, above];
  }
  return { longest, pairs: wordIds.length < 2 ? 0 : pairs / (wordIds.length - 1) };
}

/** The most weight of distinct terms within twelve tokens. */
function bestWindow(asked: MatchedQuestion, sentence: SentenceScan): number {
  let best = 0;
  const { hits } = sentence;
  for (let a = 0; a < hits.length; a++) {
    let bits = 0;
    for (let b = a; b < hits.length && (hits[b]?.at ?? 0) - (hits[a]?.at ?? 0) < 12; b++) {
      const hit = hits[b];
      if (hit !== undefined && hit.kinship === kinships.exact) bits |= 1 << hit.term;
    }
    best = Math.max(best, massOf(bits, asked.idfs));
  }
  return best;
}
