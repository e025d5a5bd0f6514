/** A half-open range of UTF-16 code units: `text.slice(start, end)`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A paragraph as the network is given it. Plain data. */
export interface PassageText {
  /** The article's title. */
  readonly title: string;
  /** What stands before the paragraph in its article; its last 30 words are read. */
  readonly before: string;
  readonly text: string;
  /** The paragraph's sentences, in order; white space lies between two of them. */
  readonly sentences: readonly TextSpan[];
  /** Index of a sentence that is read for sure, where the paragraph is too long to be read whole. */
  readonly likely?: number;
}

/** What the network makes of one passage. */
export interface Reading {
  /** Log odds, uncalibrated, that the passage answers the question. */
  readonly score: number;
  /** For each sentence the share of the answer that lies in it, 0 to 1; together at most 1. */
  readonly mass: readonly number[];
}

/** What the reader says of itself: a line when it comes, goes, or cannot be. */
export interface ReaderLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Who is waiting: somebody who asked, or nobody (vectors made in the background). Those who asked go first. */
export type Urgency = "asked" | "background";

/** Whether there is a reader, and if not, why, in words for a person. `encoder` names what makes the vectors. */
export interface ReaderState {
  readonly state: "starting" | "ready" | "off" | "absent" | "restarting";
  readonly reason?: string;
  /** Fingerprint of the encoder: vectors of two encoders do not compare. */
  readonly encoder?: string;
}

/** How wide a vector is. */
export const vectorWidth = 384;

/**
 * Reads; it never writes a word. It may be absent, late, dead or behind: then it gives less than it was asked for, and
 * never throws. `within` is how many ms may pass; where it is left out, the settings say.
 */
export interface Reader {
  /**
   * Reads the question together with passages, the likeliest first. Gives a reading for each of the first so many:
   * all, half of them where others are waiting, none where there is nobody to read or the time is up.
   */
  read(question: string, passages: readonly PassageText[], within?: number): Promise<readonly Reading[]>;
  /**
   * Unit vectors of the texts, times 127 and rounded. An empty list where there is nobody to make them. Those made in
   * the background may take as long as they take.
   */
  encode(texts: readonly string[], urgency?: Urgency, within?: number): Promise<readonly Int8Array[]>;
  state(): Promise<ReaderState>;
}

/** The reader of whoever has none. */
export const noReader: Reader = {
  read: async () => [],
  encode: async () => [],
  state: async () => ({ state: "off", reason: "READER=off" }),
};
