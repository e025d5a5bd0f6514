import { shape, stopwords } from "../../language/index.ts";
import type { CandidateDocument } from "./candidate-engine.ts";
import { pack, unpack } from "./container.ts";
import { countEach, invert, type Lists, mostCounted } from "./invert.ts";
import { Numbers } from "./numbers.ts";
import { type TextArrays, wordOf } from "./text-index.ts";
import type { Turns } from "./turns.ts";

/** The fields of a document, in the order in which a match of them is added up. */
export const fields = ["text", "title"] as const;

/** Of one field: term `t` stands in `documents[starts[t]]` to before `starts[t + 1]`, `counts` times. */
export interface FieldPostings {
  readonly starts: Uint32Array;
  /** Places in `ids`, ascending. */
  readonly documents: Uint32Array;
  /** At most 65,535. */
  readonly counts: Uint16Array;
  /** Place in `ids` to the number of different terms of the field. */
  readonly lengths: Uint32Array;
}

/** Which terms stand in which documents, in compact arrays: some six bytes for each term of a document. */
export interface Postings {
  readonly ids: Uint32Array;
  /** Place in `ids` to the article's number. */
  readonly articles: Uint32Array;
  readonly terms: readonly string[];
  readonly byField: readonly FieldPostings[];
}

const version = "postings 1";

/** Postings of no document. */
export const noPostings: Postings = {
  ids: new Uint32Array(),
  articles: new Uint32Array(),
  terms: [],
  byField: fields.map(() => ({
    starts: new Uint32Array(1),
    documents: new Uint32Array(),
    counts: new Uint16Array(),
    lengths: new Uint32Array(),
  })),
};

/** Saves postings. Equal postings give equal bytes. */
export function savePostings({ ids, articles, terms, byField }: Postings): Uint8Array {
  return pack(version, {
    ids,
    articles,
    terms,
    ...Object.fromEntries(
      byField.flatMap((field, f) => Object.entries(field).map(([name, array]) => [`${name}${f}`, array])),
    ),
  });
}

/** Reads what `savePostings` wrote. Throws an `InvalidBytesError`. */
export function loadPostings(bytes: Uint8Array): Postings {
  const saved = unpack(version, bytes);
  return {
    ids: saved.u32("ids"),
    articles: saved.u32("articles"),
    terms: saved.strings("terms"),
    byField: fields.map((_, f) => ({
      starts: saved.u32(`starts${f}`),
      documents: saved.u32(`documents${f}`),
      counts: saved.u16(`counts${f}`),
      lengths: saved.u32(`lengths${f}`),
    })),
  };
}

/** Collects documents; `seal` sorts them by term once, in time linear in their terms. */
export class PostingsBuilder {
  readonly #ids = new Numbers();
  readonly #articles = new Numbers();
  readonly #terms: string[] = [];
  readonly #termIds = new Map<string, number>();
  /** Term, document and count of every posting, for each field. */
  readonly #entries = fields.map(() => ({
    terms: new Numbers(),
    documents: new Numbers(),
    counts: new Numbers(),
    lengths: new Numbers(),
  }));
  /** Term to its count in the field at hand, and the terms that have one. */
  readonly #counts = new Numbers();
  readonly #touched: number[] = [];

  /** Begins with the documents of these postings but for those that are gone. */
  constructor(from: Postings, isGone: (id: number) => boolean = () => false) {
    const places = new Int32Array(from.ids.length).fill(-1);
    for (const [place, id] of from.ids.entries()) {
      if (isGone(id)) continue;
      places[place] = this.#ids.length;
      this.#ids.push(id);
      this.#articles.push(from.articles[place] ?? 0);
      for (const [f, { lengths }] of from.byField.entries())
        this.#entries[f]?.lengths.push(lengths[place] ?? 0);
    }
    for (const [f, { starts, documents, counts }] of from.byField.entries()) {
      const entries = this.#entries[f];
      for (let term = 0; term < from.terms.length; term++) {
        for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at++) {
          const place = places[documents[at] ?? 0] ?? -1;
          if (place < 0) continue;
          entries?.terms.push(this.#termId(from.terms[term] ?? ""));
          entries?.documents.push(place);
          entries?.counts.push(counts[at] ?? 0);
        }
      }
    }
  }

  add(document: CandidateDocument): void {
    const place = this.#ids.length;
    this.#ids.push(document.id);
    this.#articles.push(document.article);
    for (const [f, field] of fields.entries()) {
      const entries = this.#entries[f];
      for (const term of document[field]) {
        const id = this.#termId(term);
        if (this.#counts.at(id) === 0) this.#touched.push(id);
        this.#counts.increment(id);
      }
      entries?.lengths.push(this.#touched.length);
      for (const id of this.#touched) {
        entries?.terms.push(id);
        entries?.documents.push(place);
        entries?.counts.push(this.#counts.at(id));
        this.#counts.set(id, 0);
      }
      this.#touched.length = 0;
    }
  }

  seal(): Postings {
    return {
      ids: this.#ids.done(),
      articles: this.#articles.done(),
      terms: this.#terms,
      byField: this.#entries.map((entries) => ({
        ...sortByTerm(this.#terms.length, entries.terms, entries.documents, entries.counts),
        lengths: entries.lengths.done(),
      })),
    };
  }

  #termId(term: string): number {
    const known = this.#termIds.get(term);
    if (known !== undefined) return known;
    this.#termIds.set(term, this.#terms.length);
    this.#counts.push(0);
    return this.#terms.push(term) - 1;
  }
}

/** A counting sort, which leaves the documents of a term in their order. */
function sortByTerm(
  size: number,
  terms: Numbers,
  documents: Numbers,
  counts: Numbers,
): Omit<FieldPostings, "lengths"> {
  const starts = new Uint32Array(size + 1);
  for (let at = 0; at < terms.length; at++) {
    const next = terms.at(at) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let term = 0; term < size; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const next = starts.slice();
  const sorted = { documents: new Uint32Array(terms.length), counts: new Uint16Array(terms.length) };
  for (let at = 0; at < terms.length; at++) {
    const term = terms.at(at);
    const to = next[term] ?? 0;
    next[term] = to + 1;
    sorted.documents[to] = documents.at(at);
    sorted.counts[to] = Math.min(counts.at(at), mostCounted);
  }
  return { starts, ...sorted };
}

/** The postings of all paragraphs of a text index: of their stems, and of their article's title's, without stopwords. */
export async function postingsOfText(index: TextArrays, turns: Turns): Promise<Postings> {
  const { sentenceStarts, paragraphStarts, articleOf, stems } = index;
  const ids = Uint32Array.from(articleOf.keys());
  const isStop = Uint8Array.from(index.words, (word) => (stopwords.has(word) ? 1 : 0));
  const stemOf = (token: number): number => {
    const word = wordOf(token);
    return isStop[word] === 1 && (token & shape.acronym) === 0 ? -1 : (index.stemOf[word] ?? -1);
  };
  const collect = async (texts: Lists, textOf: Uint32Array): Promise<FieldPostings> => {
    const counted = await countEach(texts, stems.length, stemOf, turns);
    const lengths = textOf.map((text) => (counted.starts[text + 1] ?? 0) - (counted.starts[text] ?? 0));
    return { ...(await invert(counted, stems.length, textOf, turns)), lengths };
  };
  const starts = paragraphStarts.map((sentence) => sentenceStarts[sentence] ?? 0);
  return {
    ids,
    articles: articleOf,
    terms: stems,
    byField: [
      await collect({ numbers: index.tokens, starts }, ids),
      await collect({ numbers: index.titleTokens, starts: index.titleStarts }, articleOf),
    ],
  };
}
