/** A paragraph as an engine takes it: stems, stopwords left out, in reading order. */
export interface CandidateDocument {
  /** Number of the paragraph in the library. */
  readonly id: number;
  /** Number of its article. */
  readonly article: number;
  readonly text: readonly string[];
  /** Of its article's title. */
  readonly title: readonly string[];
}

/** A stem to search, and how much a match of it counts beside others. */
export interface WeightedTerm {
  readonly stem: string;
  readonly weight: number;
}

/** What may be found: all conditions that are given hold. Data, so that an engine may live elsewhere. */
export interface Filter {
  /** Paragraphs from `from` to before `to`. */
  readonly range?: { readonly from: number; readonly to: number };
  /** Articles, by number. */
  readonly articles?: readonly number[];
  /** Paragraphs, by number. */
  readonly paragraphs?: readonly number[];
}

/** A paragraph that was found. Scores of two questions do not compare. */
export interface Hit {
  readonly paragraph: number;
  readonly score: number;
}

/** Finds the paragraphs that share the most with a question: the first, coarse step of ranking. */
export interface CandidateEngine {
  /** Adds paragraphs. Throws a RangeError where one of them is there already, and then adds none. */
  add(documents: readonly CandidateDocument[]): void;
  /** Takes paragraphs out again. Unknown ones are passed over. */
  remove(ids: readonly number[]): void;
  /** At most `limit` of the paragraphs that hold one of the terms, best first, ties by number. */
  find(terms: readonly WeightedTerm[], filter: Filter, limit: number): Promise<readonly Hit[]>;
  /** All that the engine holds, for `load` of the same kind of engine. */
  save(): Uint8Array;
  /** Takes on what was saved instead of what it holds. Throws an `InvalidBytesError` where the bytes are not that. */
  load(bytes: Uint8Array): void;
}

/** Whether a paragraph passes the filter, as a function; undefined where every one does. */
export function passes(filter: Filter): ((paragraph: number, article: number) => boolean) | undefined {
  const { range } = filter;
  if (range === undefined && filter.articles === undefined && filter.paragraphs === undefined)
    return undefined;
  const articles = filter.articles === undefined ? undefined : new Set(filter.articles);
  const paragraphs = filter.paragraphs === undefined ? undefined : new Set(filter.paragraphs);
  return (paragraph, article) =>
    (range === undefined || (paragraph >= range.from && paragraph < range.to)) &&
    (articles === undefined || articles.has(article)) &&
    (paragraphs === undefined || paragraphs.has(paragraph));
}
