import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Article } from "../../articles/index.ts";
import { type Reader, vectorWidth } from "../../reader/index.ts";
import { sentencesOf, type TextIndex } from "./text-index.ts";
import { createVectors, type Vectors } from "./vectors.ts";

/** Keeps bytes by a key that names their content: what was made once need not be made again. */
export interface BytesCache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Forgets what is under any other key. Where it is left out, all is kept. */
  keepOnly?(keys: ReadonlySet<string>): Promise<void>;
}

/** So many texts are handed to the encoder at a time. */
const batch = 32;

/** How many ms to wait for a reader that is away. */
const patience = 2_000;

/**
 * Makes the vectors of a library's paragraphs and sentences, article by article, or takes them from the cache. Gives
 * undefined where there is no encoder, or `signal` says that nobody wants them any more.
 */
export async function makeVectors(
  index: TextIndex,
  reader: Reader,
  cache: BytesCache | undefined,
  signal?: AbortSignal,
): Promise<Vectors | undefined> {
  const ofParagraphs = new Int8Array((index.paragraphStarts.length - 1) * vectorWidth);
  const ofSentences = new Int8Array((index.sentenceStarts.length - 1) * vectorWidth);
  const keys = new Set<string>();
  for (const [number, article] of index.articles.entries()) {
    const encoder = await encoderOf(reader, signal);
    if (encoder === undefined) return undefined;
    const texts = textsOf(article);
    const key = keyOf(encoder, texts);
    keys.add(key);
    let bytes = await cache?.get(key);
    if (bytes?.length !== texts.length * vectorWidth) {
      bytes = await encodeAll(reader, texts, signal);
      if (bytes === undefined) return undefined;
      await cache?.put(key, bytes);
    }
    place(index, number, article, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), {
      ofParagraphs,
      ofSentences,
    });
  }
  await cache?.keepOnly?.(keys);
  return createVectors(ofParagraphs, ofSentences, index.paragraphStarts);
}

/** Each paragraph, followed by its sentences; of one sentence it is the paragraph itself. */
function textsOf(article: Article): string[] {
  return article.paragraphs.flatMap(({ text }, i) => {
    const sentences = sentencesOf(article, i);
    if (sentences.length < 2) return [text];
    return [text, ...sentences.map(({ start, end }) => text.slice(start, end))];
  });
}

function place(
  index: TextIndex,
  number: number,
  article: Article,
  vectors: Int8Array,
  to: { ofParagraphs: Int8Array; ofSentences: Int8Array },
): void {
  let row = 0;
  const next = (): Int8Array => vectors.subarray(row * vectorWidth, ++row * vectorWidth);
  article.paragraphs.forEach((_, i) => {
    const paragraph = (index.articleStarts[number] ?? 0) + i;
    const first = index.paragraphStarts[paragraph] ?? 0;
    const sentences = sentencesOf(article, i).length;
    const whole = next();
    to.ofParagraphs.set(whole, paragraph * vectorWidth);
    if (sentences === 1) to.ofSentences.set(whole, first * vectorWidth);
    else for (let s = 0; s < sentences; s++) to.ofSentences.set(next(), (first + s) * vectorWidth);
  });
}

function keyOf(encoder: string, texts: readonly string[]): string {
  const hash = createHash("sha256").update(encoder);
  for (const text of texts) hash.update("\0").update(text);
  return hash.digest("hex");
}

/** The encoder's fingerprint, once there is one; undefined where there will be none. */
async function encoderOf(reader: Reader, signal: AbortSignal | undefined): Promise<string | undefined> {
  while (signal?.aborted !== true) {
    const { state, encoder } = await reader.state();
    if (encoder !== undefined) return encoder;
    if (state === "off" || state === "absent") return undefined;
    await sleep(patience, undefined, { ref: false });
  }
  return undefined;
}

async function encodeAll(
  reader: Reader,
  texts: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  const bytes = new Int8Array(texts.length * vectorWidth);
  for (let at = 0; at < texts.length; ) {
    const vectors = await reader.encode(texts.slice(at, at + batch), "background");
    if (vectors.length === 0 && (await encoderOf(reader, signal)) === undefined) return undefined;
    for (const vector of vectors) bytes.set(vector, at++ * vectorWidth);
    if (vectors.length === 0) await sleep(patience, undefined, { ref: false });
  }
  return new Uint8Array(bytes.buffer);
}
