import { readFile } from "node:fs/promises";
import { Tokenizer } from "@huggingface/tokenizers";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import type { ModelFiles } from "./model-files.ts";
import { type PassageText, type Reading, vectorWidth } from "./reader.ts";
import {
  type Marks,
  massBySentence,
  pairSequence,
  questionIds,
  type Sequence,
  singleSequence,
} from "./sequence.ts";
import { windowsOf } from "./windows.ts";

/** A question and a stretch of a passage. `first` is the index of the stretch's first sentence. */
export interface Pair {
  readonly first: number;
  readonly sequence: Sequence;
}

/** The networks in memory. Each call computes on the calling thread until it is done. */
export interface Network {
  /** The question paired with each window of a passage, and the window's first sentence. */
  pairs(question: string, passage: PassageText): readonly Pair[];
  single(text: string): Sequence;
  read(batch: readonly Sequence[]): Promise<readonly Reading[]>;
  encode(batch: readonly Sequence[]): Promise<readonly Int8Array[]>;
}

/**
 * Loads the runtime, the tokenizer and both networks.
 *
 * @throws where the platform has no runtime (musl), or a file is none of a network
 */
export async function loadNetwork(files: ModelFiles, threads: number): Promise<Network> {
  const runtime = await import("onnxruntime-node");
  const tokenizer = new Tokenizer(JSON.parse(await readFile(files.tokenizer, "utf8")), {});
  const marks: Marks = { start: markId(tokenizer, "[CLS]"), end: markId(tokenizer, "[SEP]") };
  const open = (path: string): Promise<InferenceSession> =>
    runtime.InferenceSession.create(path, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: "all",
      // Threads that spin while they wait take the cores from the bot.
      extra: { session: { intra_op: { allow_spinning: "0" } } },
    });
  const [reader, encoder] = [await open(files.reader), await open(files.encoder)];

  const feed = (batch: readonly Sequence[]): Record<string, Tensor> => {
    const width = Math.max(...batch.map(({ ids }) => ids.length));
    const dims = [batch.length, width];
    const fill = (value: (sequence: Sequence, at: number) => number): Tensor =>
      new runtime.Tensor(
        "int64",
        BigInt64Array.from({ length: batch.length * width }, (_, i) => {
          const sequence = batch[Math.floor(i / width)];
          const at = i % width;
          return sequence === undefined || at >= sequence.ids.length ? 0n : BigInt(value(sequence, at));
        }),
        dims,
      );
    return {
      input_ids: fill(({ ids }, at) => ids[at] ?? 0),
      attention_mask: fill(() => 1),
      token_type_ids: fill(({ second }, at) => (at >= second ? 1 : 0)),
    };
  };

  return {
    pairs(question, passage) {
      const ids = questionIds(tokenizer, question);
      return windowsOf(passage).map((window) => ({
        first: window.from,
        sequence: pairSequence(tokenizer, marks, ids, passage, window, files.maxTokens),
      }));
    },
    single: (text) => singleSequence(tokenizer, marks, text, files.maxTokens),
    async read(batch) {
      const output = await reader.run(feed(batch));
      const [scores, tokens] = [numbersOf(output, "score"), numbersOf(output, "token")];
      const width = tokens.length / batch.length;
      return batch.map((sequence, i) => ({
        score: scores[i] ?? 0,
        mass: massBySentence(sequence, tokens.subarray(i * width, (i + 1) * width)),
      }));
    },
    async encode(batch) {
      const values = numbersOf(await encoder.run(feed(batch)), "vector");
      return batch.map((_, i) => quantize(values.subarray(i * vectorWidth, (i + 1) * vectorWidth)));
    },
  };
}

function markId(tokenizer: Tokenizer, mark: string): number {
  const id = tokenizer.token_to_id(mark);
  if (id === undefined) throw new Error(`the tokenizer has no ${mark}`);
  return id;
}

function numbersOf(output: InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const tensor = output[name];
  const data = tensor !== undefined && "data" in tensor ? tensor.data : undefined;
  if (!(data instanceof Float32Array)) throw new Error(`the network gives no ${name} in numbers of 32 bits`);
  return data;
}

/** The vector at length one, times 127 and rounded. */
function quantize(vector: Float32Array): Int8Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = 127 / Math.sqrt(squares || 1);
  return Int8Array.from(vector, (value) => Math.round(value * scale));
}
