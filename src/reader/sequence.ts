import type { Tokenizer } from "@huggingface/tokenizers";
import type { PassageText, TextSpan } from "./reader.ts";
import { longest, type Window } from "./windows.ts";

/** What the network is given of one pair or one text. */
export interface Sequence {
  readonly ids: readonly number[];
  /** First id of the second text (the passage); the length where there is none. */
  readonly second: number;
  /** Where each sentence's ids lie; behind the end for what was cut off. */
  readonly sentences: readonly TextSpan[];
}

/** Ids of the marks that bound a sequence. */
export interface Marks {
  readonly start: number;
  readonly end: number;
}

const idsOf = (tokenizer: Tokenizer, text: string): number[] =>
  tokenizer.encode(text, { add_special_tokens: false }).ids;

/** The ids of a question, to be used for all its passages. */
export function questionIds(tokenizer: Tokenizer, question: string): number[] {
  return idsOf(tokenizer, question.slice(0, longest.question));
}

/**
 * Question and window as one sequence. The sentences are cut into word pieces one by one: white space lies between
 * them, so that the pieces are those of the whole.
 */
export function pairSequence(
  tokenizer: Tokenizer,
  marks: Marks,
  question: readonly number[],
  { text, sentences }: PassageText,
  { head, from, to }: Window,
  most: number,
): Sequence {
  const ids = [marks.start, ...question, marks.end];
  const second = ids.length;
  ids.push(...idsOf(tokenizer, head));
  const spans = sentences.slice(from, to).map(({ start, end }) => {
    const first = ids.length;
    // What lies behind the end is cut off anyway.
    if (first < most)
      ids.push(...idsOf(tokenizer, text.slice(start, Math.min(end, start + longest.sentence))));
    return { start: first, end: Math.min(ids.length, most - 1) };
  });
  ids.length = Math.min(ids.length, most - 1);
  ids.push(marks.end);
  return { ids, second, sentences: spans };
}

/** A text by itself, for the encoder. */
export function singleSequence(tokenizer: Tokenizer, marks: Marks, text: string, most: number): Sequence {
  const ids = idsOf(tokenizer, text.slice(0, 6 * most)).slice(0, most - 2);
  return { ids: [marks.start, ...ids, marks.end], second: ids.length + 2, sentences: [] };
}

/**
 * How much of the answer lies in each sentence: the softmax over the second text's ids (without the last, which is a
 * mark), summed by sentence.
 */
export function massBySentence({ ids, second, sentences }: Sequence, tokens: Float32Array): number[] {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = second; i < ids.length - 1; i++) highest = Math.max(highest, tokens[i] ?? 0);
  let all = 0;
  for (let i = second; i < ids.length - 1; i++) all += Math.exp((tokens[i] ?? 0) - highest);
  return sentences.map(({ start, end }) => {
    let own = 0;
    for (let i = start; i < end; i++) own += Math.exp((tokens[i] ?? 0) - highest);
    return all === 0 ? 0 : own / all;
  });
}
