import data from "./lexicon.data.json" with { type: "json" };

/** How a word is akin to a word of the question. */
export type Kinship = "derived" | "synonym" | "below" | "above";

/** Words akin to a stem, from WordNet. */
export interface Lexicon {
  /** Calls `found` with stems akin to this one, the nearest kinship first. Each stem may come more than once. */
  akin(stem: string, found: (stem: string, kinship: Kinship) => void): void;
  /** Whether the stem is an English word's. */
  has(stem: string): boolean;
  /** How likely a paragraph of English has the stem, whatever it is about. */
  usual(stem: string): number;
}

/** Most kinds of a thing that are followed: "person" has tens of thousands and would match everything. */
const mostBelow = 4000;

/** Words that tell something in a usual paragraph. */
const paragraphLength = 60;

let loaded: Lexicon | undefined;

/** The lexicon that ships, unpacked at the first call. */
export function englishLexicon(): Lexicon {
  loaded ??= unpack();
  return loaded;
}

function unpack(): Lexicon {
  const stems = data.stems.split(" ");
  const ids = new Map(stems.map((stem, id) => [stem, id]));
  const members = rowsOf(data.members);
  const parents = rowsOf(data.parents);
  const similar = rowsOf(data.similar);
  const derived = rowsOf(data.derived);
  const conceptsOf = invert(members, stems.length);
  const children = invert(parents, parents.length);
  const counts = Array.from(data.usual, (char) => 2 ** ((char.charCodeAt(0) - 35) / 4) - 1);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    usual(stem) {
      const id = ids.get(stem);
      const share = ((id === undefined ? 0 : (counts[id] ?? 0)) + 0.5) / total;
      return 1 - (1 - share) ** paragraphLength;
    },
    has: (stem) => ids.has(stem),
    akin(stem, found) {
      const id = ids.get(stem);
      if (id === undefined) return;
      const give = (concept: number, kinship: Kinship): void => {
        for (const member of members[concept] ?? []) found(stems[member] ?? "", kinship);
      };
      for (const other of derived[id] ?? []) found(stems[other] ?? "", "derived");
      const concepts = conceptsOf[id] ?? [];
      for (const concept of concepts) give(concept, "synonym");
      for (const concept of concepts) for (const like of similar[concept] ?? []) give(like, "synonym");
      for (const other of derived[id] ?? [])
        for (const concept of conceptsOf[other] ?? []) give(concept, "synonym");
      const seen = new Set(concepts);
      let level = [...concepts];
      for (let depth = 0; depth < 4 && seen.size < mostBelow; depth++) {
        level = level
          .flatMap((concept) => [...(children[concept] ?? [])])
          .filter((child) => !seen.has(child));
        for (const child of level) {
          seen.add(child);
          give(child, "below");
        }
      }
      level = [...concepts];
      for (let depth = 0; depth < 2; depth++) {
        level = level.flatMap((concept) => [...(parents[concept] ?? [])]);
        for (const parent of level) give(parent, "above");
      }
    },
  };
}

function rowsOf(text: string): (readonly number[])[] {
  return text.split(";").map((row) => (row === "" ? [] : row.split(",").map((n) => Number.parseInt(n, 36))));
}

function invert(rows: readonly (readonly number[])[], length: number): (readonly number[])[] {
  const inverted: number[][] = Array.from({ length }, () => []);
  rows.forEach((row, i) => {
    for (const n of row) inverted[n]?.push(i);
  });
  return inverted;
}
