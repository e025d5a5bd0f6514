import { negations, shape, wordClass } from "../../language/index.ts";
import { shapeOf, type TextIndex, wordOf } from "../index/text-index.ts";
import type { Ranked } from "./rank.ts";

/** So many tokens of a text are compared. */
const mostCompared = 400;

/** Texts of fewer tokens are copies only if they are the same. */
const fewest = 8;

/** Least resemblance of a copy: the share of runs of three words that two texts have in common (Broder 1997). */
const resemblance = 0.5;

/** So many of the best candidates are compared: twice as many as are read, and more. */
const mostAlike = 30;

/** A stretch of tokens, ready to be compared. */
export interface Wording {
  readonly words: readonly number[];
  /** Hashes of runs of three words. */
  readonly runs: ReadonlySet<number>;
  /** Numbers and negations: with others a text says something else. */
  readonly facts: ReadonlySet<number>;
  /** Words with a capital that opens no sentence. */
  readonly names: ReadonlySet<number>;
}

/** The wording of a paragraph, or of one of its sentences, by its index. */
export function wordingOf(index: TextIndex, paragraph: number, sentence?: number): Wording {
  const firstSentence = index.paragraphStarts[paragraph] ?? 0;
  const from = sentence === undefined ? firstSentence : firstSentence + sentence;
  const to = sentence === undefined ? (index.paragraphStarts[paragraph + 1] ?? from) : from + 1;
  const start = index.sentenceStarts[from] ?? 0;
  const end = Math.min(index.sentenceStarts[to] ?? start, start + mostCompared);
  const words: number[] = [];
  const facts = new Set<number>();
  const names = new Set<number>();
  let next = from;
  for (let at = start; at < end; at++) {
    const token = index.tokens[at] ?? 0;
    const word = wordOf(token);
    const opens = at >= (index.sentenceStarts[next] ?? end);
    while (at >= (index.sentenceStarts[next] ?? end)) next++;
    words.push(word);
    if (isFact(index, word)) facts.add(word);
    else if (!opens && (shapeOf(token) & shape.capital) !== 0) names.add(word);
  }
  const runs = new Set<number>();
  for (let i = 2; i < words.length; i++) {
    const pair = Math.imul(words[i - 2] ?? 0, prime) + (words[i - 1] ?? 0);
    runs.add((Math.imul(pair, prime) + (words[i] ?? 0)) | 0);
  }
  return { words, runs, facts, names };
}

/** A multiplier of Knuth's (TAOCP 6.4): words are numbered from 0, and must not fall together. */
const prime = 0x9e3779b1;

function isFact(index: TextIndex, word: number): boolean {
  if (((index.classOf[word] ?? 0) & wordClass.number) !== 0) return true;
  const written = index.words[word] ?? "";
  return negations.has(written) || written.endsWith("n't");
}

/** Whether two texts say the same in nearly the same words: not where a number, a negation or a name is another. */
export function isCopy(a: Wording, b: Wording): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  if (short.words.length === long.words.length && short.words.every((word, i) => word === long.words[i]))
    return true;
  if (short.words.length < fewest || short.runs.size < resemblance * long.runs.size) return false;
  if (a.facts.size !== b.facts.size || !isWithin(a.facts, b.facts)) return false;
  if (!isWithin(a.names, b.names) && !isWithin(b.names, a.names)) return false;
  let common = 0;
  for (const run of short.runs) if (long.runs.has(run)) common++;
  return common >= resemblance * (short.runs.size + long.runs.size - common);
}

function isWithin<Item>(few: ReadonlySet<Item>, many: ReadonlySet<Item>): boolean {
  for (const item of few) if (!many.has(item)) return false;
  return true;
}

/** Candidates without those that repeat a better one, and for each that stays the paragraphs that repeat it. */
export interface Distinct {
  readonly ranked: readonly Ranked[];
  readonly copies: ReadonlyMap<number, readonly number[]>;
}

/**
 * Leaves out paragraphs that repeat a better one, as where two articles tell one story or a file is there twice: they
 * would take its place among what is read, and make it look undecided. Copies hold as much of the question as one
 * another, so that few have to be compared.
 */
export function withoutCopies(index: TextIndex, ranked: readonly Ranked[]): Distinct {
  const sizes = new Map<number, number>();
  const shareOf = ({ features }: Ranked): number => features["coverage"] ?? 0;
  for (const hit of ranked) sizes.set(shareOf(hit), (sizes.get(shareOf(hit)) ?? 0) + 1);
  const kept = new Map<number, { readonly paragraph: number; readonly wording: Wording }[]>();
  const copies = new Map<number, number[]>();
  const distinct = ranked.filter((hit, i) => {
    const share = shareOf(hit);
    if (i >= mostAlike || share === 0 || sizes.get(share) === 1) return true;
    const alike = kept.get(share) ?? [];
    kept.set(share, alike);
    const wording = wordingOf(index, hit.paragraph);
    const original = alike.find((other) => isCopy(other.wording, wording));
    if (original === undefined) alike.push({ paragraph: hit.paragraph, wording });
    else copies.set(original.paragraph, [...(copies.get(original.paragraph) ?? []), hit.paragraph]);
    return original === undefined;
  });
  return { ranked: distinct, copies };
}
