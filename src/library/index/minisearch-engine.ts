import MiniSearch from "minisearch";
import {
  type CandidateDocument,
  type CandidateEngine,
  type Filter,
  type Hit,
  passes,
  type WeightedTerm,
} from "./candidate-engine.ts";
import {
  fields,
  loadPostings,
  noPostings,
  type Postings,
  PostingsBuilder,
  savePostings,
} from "./postings.ts";

/** How much a match in the title counts beside one in the text. */
const titleBoost = 0.6;

/** So many postings are kept in MiniSearch's own form: some 10 MB. */
const postingsKept = 250_000;

/**
 * Candidates by MiniSearch (BM25+, Lv and Zhai 2011) over paragraphs, with the title as a field. MiniSearch scores;
 * the postings lie in compact arrays, and it is given those of the terms that are asked for. As its own maps they
 * would take two kilobytes a paragraph, and a second for every 20,000 to build. Postings that are made already are
 * taken as they are.
 */
export function createMiniSearchEngine(made: Postings = noPostings): CandidateEngine {
  let postings = made;
  /** What is being added, until somebody asks. */
  let adding: { readonly builder: PostingsBuilder; readonly ids: Set<number> } | undefined;
  let search: PostingSearch | undefined;

  const sealed = (): Postings => {
    if (adding !== undefined) postings = adding.builder.seal();
    adding = undefined;
    return postings;
  };
  return {
    add(documents) {
      adding ??= { builder: new PostingsBuilder(postings), ids: new Set(postings.ids) };
      const { builder, ids } = adding;
      const added = new Set<number>();
      for (const { id } of documents) {
        if (ids.has(id) || added.has(id)) throw new RangeError(`paragraph ${id} is there already`);
        added.add(id);
      }
      search = undefined;
      for (const document of documents) {
        builder.add(document);
        ids.add(document.id);
      }
    },
    remove(ids) {
      const gone = new Set(ids);
      const from = sealed();
      postings = new PostingsBuilder(from, (id) => gone.has(id)).seal();
      search = undefined;
    },
    async find(terms, filter, limit) {
      search ??= new PostingSearch(sealed());
      return search.find(terms, filter, limit);
    },
    save: () => savePostings(sealed()),
    load(bytes) {
      postings = loadPostings(bytes);
      adding = undefined;
      search = undefined;
    },
  };
}

/** MiniSearch over postings that it has not read itself. The conformance suite compares it with one that has. */
class PostingSearch extends MiniSearch<CandidateDocument> {
  readonly #postings: Postings;
  readonly #termIds: ReadonlyMap<string, number>;
  #kept = 0;

  constructor(postings: Postings) {
    super({ fields: [...fields], processTerm: (stem) => stem });
    this.#postings = postings;
    this.#termIds = new Map(postings.terms.map((term, id) => [term, id]));
    const { ids, byField } = postings;
    this._documentCount = ids.length;
    for (const [place, id] of ids.entries()) {
      this._documentIds.set(place, id);
      this._fieldLength.set(
        place,
        byField.map(({ lengths }) => lengths[place] ?? 0),
      );
    }
    for (const [f, { lengths }] of byField.entries())
      this._avgFieldLength[f] = lengths.reduce((sum, length) => sum + length, 0) / ids.length;
  }

  find(terms: readonly WeightedTerm[], filter: Filter, limit: number): Hit[] {
    const weights = new Map(terms.map(({ stem, weight }) => [stem, weight]));
    if (this.#kept > postingsKept) this.#forget();
    for (const stem of weights.keys()) this.#fetch(stem);
    const isIn = passes(filter);
    const articleOf = filter.articles === undefined ? undefined : this.#articleOf();
    const hits = this.search("", {
      tokenize: () => [...weights.keys()],
      boost: { title: titleBoost },
      boostTerm: (term) => weights.get(term) ?? 1,
      ...(isIn === undefined
        ? {}
        : { boostDocument: (id: number) => (isIn(id, articleOf?.get(id) ?? -1) ? 1 : 0) }),
    });
    const scored = hits.map(({ id, score }) => ({ paragraph: Number(id), score }));
    // MiniSearch leaves ties in the order of its terms.
    scored.sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
    return scored.slice(0, Math.max(0, limit));
  }

  /** Puts a term's postings into MiniSearch's index, where they stay until there are too many. */
  #fetch(stem: string): void {
    const term = this.#termIds.get(stem);
    if (term === undefined || this._index.has(stem)) return;
    const ofTerm = new Map<number, Map<number, number>>();
    for (const [f, { starts, documents, counts }] of this.#postings.byField.entries()) {
      const ofField = new Map<number, number>();
      const end = starts[term + 1] ?? 0;
      for (let at = starts[term] ?? 0; at < end; at++) ofField.set(documents[at] ?? 0, counts[at] ?? 0);
      if (ofField.size > 0) ofTerm.set(f, ofField);
      this.#kept += ofField.size;
    }
    this._index.set(stem, ofTerm);
  }

  #forget(): void {
    this._index.clear();
    this.#kept = 0;
  }

  #articleOf(): ReadonlyMap<number, number> {
    const { ids, articles } = this.#postings;
    return new Map(Array.from(ids, (id, place) => [id, articles[place] ?? -1]));
  }
}
