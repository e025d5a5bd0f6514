import MiniSearch from "minisearch";

/** Finds the paragraphs that share the most with a question. What finds them is known to this file only. */
export interface CandidateFinder {
  /** Adds a paragraph by its content stems. */
  add(paragraph: number, text: readonly string[], title: readonly string[]): void;
  /** Paragraph numbers with scores, best first, at most `limit`, of those that `accept` lets pass. */
  find(
    terms: readonly { readonly stem: string; readonly weight: number }[],
    limit: number,
    accept?: (paragraph: number) => boolean,
  ): { paragraph: number; score: number }[];
}

/** Candidates by MiniSearch (BM25+) over paragraphs, with the title as a field. */
export function createCandidateFinder(): CandidateFinder {
  // The stems go in as they are: cut out of a joined text they would keep that text in memory.
  let adding: Readonly<Record<string, readonly string[]>> = {};
  const search = new MiniSearch<{ id: number; text: string; title: string }>({
    fields: ["text", "title"],
    tokenize: (_, field) => [...(adding[field ?? ""] ?? [])],
    processTerm: (term) => term,
    searchOptions: { tokenize: (text) => text.split(" ") },
  });
  return {
    add(paragraph, text, title) {
      adding = { text, title };
      search.add({ id: paragraph, text: "-", title: "-" });
    },
    find(terms, limit, accept) {
      if (terms.length === 0) return [];
      const weights = new Map(terms.map(({ stem, weight }) => [stem, weight]));
      const hits = search.search([...weights.keys()].join(" "), {
        boost: { title: 0.6 },
        boostTerm: (term) => weights.get(term) ?? 1,
        ...(accept === undefined ? {} : { filter: ({ id }) => typeof id === "number" && accept(id) }),
      });
      const scored = hits.map(({ id, score }) => ({ paragraph: Number(id), score }));
      // MiniSearch leaves ties in the order of its terms.
      scored.sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
      return scored.slice(0, limit);
    },
  };
}
