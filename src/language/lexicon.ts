import { readFileSync } from "node:fs";

/** What the file of the lexicon holds; `test/quality/lexicon.ts` writes it and says how. */
interface Data {
  readonly stems: string;
  readonly members: string;
  readonly parents: string;
  readonly similar: string;
  readonly derived: string;
  readonly usual: string;
}

/** Words akin to a stem, and how usual it is, from WordNet. Stems are numbered; see `idOf`. */
export interface Lexicon {
  readonly stems: readonly string[];
  /** -1 for what is no English word. */
  idOf(stem: string): number;
  /** Calls `found` with stems akin to this one; `kinship` as in `kinships`. A stem may come more than once. */
  akin(id: number, found: (id: number, kinship: number) => void): void;
  /** Whether the stem is of an English word that is not out of the way. */
  isUsual(stem: string): boolean;
  /** How likely a paragraph of English has the stem, whatever it is about. */
  usual(stem: string): number;
}

/** Itself, a word formed from the same root, one of the same meaning, a kind of it, what it is a kind of. */
export const kinships = { exact: 0, derived: 1, synonym: 2, below: 3, above: 4 } as const;

/** Most kinds of a thing that are followed: "person" has tens of thousands and would match everything. */
const mostBelow = 3000;

/** A word that WordNet's definitions use this often is usual. */
const usualFrom = 6;

/** Words that tell something in a usual paragraph. */
const paragraphLength = 60;

/** Rows of numbers: row `i` is `values` from `starts[i]` to `starts[i + 1]`. */
interface Rows {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

let loaded: Lexicon | undefined;

/** The lexicon that ships, unpacked at the first call (some 40 ms). */
export function englishLexicon(): Lexicon {
  loaded ??= unpack();
  return loaded;
}

function unpack(): Lexicon {
  // Not imported: most threads never need it.
  const data: Data = JSON.parse(readFileSync(new URL("./lexicon.data.json", import.meta.url), "utf8"));
  const stems = data.stems.split(" ");
  // The stems are sorted: searching them takes half the memory of a map.
  const idOf = (stem: string): number => {
    let low = 0;
    let high = stems.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((stems[middle] ?? "") < stem) low = middle + 1;
      else high = middle;
    }
    return stems[low] === stem ? low : -1;
  };
  const members = rowsOf(data.members);
  const parents = rowsOf(data.parents);
  const similar = rowsOf(data.similar);
  const derived = rowsOf(data.derived);
  const conceptsOf = invert(members, stems.length);
  const children = invert(parents, parents.starts.length - 1);
  const counts = Float64Array.from(data.usual, (char) => 2 ** ((char.charCodeAt(0) - 35) / 4) - 1);
  const total = counts.reduce((sum, count) => sum + count, 0);

  return {
    stems,
    idOf,
    isUsual: (stem) => (counts[idOf(stem)] ?? 0) >= usualFrom,
    usual: (stem) => 1 - (1 - ((counts[idOf(stem)] ?? 0) + 0.5) / total) ** paragraphLength,
    akin(id, found) {
      const give = (concept: number, kinship: number): void => {
        each(members, concept, (member) => found(member, kinship));
      };
      each(derived, id, (other) => {
        found(other, kinships.derived);
        each(conceptsOf, other, (concept) => give(concept, kinships.synonym));
      });
      each(conceptsOf, id, (concept) => {
        give(concept, kinships.synonym);
        each(similar, concept, (like) => give(like, kinships.synonym));
        each(parents, concept, (parent) => {
          give(parent, kinships.above);
          each(parents, parent, (grandparent) => give(grandparent, kinships.above));
        });
      });
      const seen = new Set<number>();
      const open: number[] = [];
      each(conceptsOf, id, (concept) => open.push(concept));
      // Breadth first: the nearest kinds come first where there are too many.
      for (let i = 0; i < open.length && seen.size < mostBelow; i++) {
        each(children, open[i] ?? 0, (child) => {
          if (seen.has(child)) return;
          seen.add(child);
          open.push(child);
          give(child, kinships.below);
        });
      }
    },
  };
}

function each({ starts, values }: Rows, row: number, use: (value: number) => void): void {
  const end = starts[row + 1] ?? 0;
  for (let i = starts[row] ?? end; i < end; i++) use(values[i] ?? 0);
}

const [comma, semicolon, zero, nine, letterA] = [44, 59, 48, 57, 97];

/** Reads rows of base-36 numbers, "1,a2;;z". */
function rowsOf(text: string): Rows {
  const bytes = Buffer.from(text, "latin1");
  // A number and the mark behind it have two characters at least, a row one.
  const values = new Uint32Array((bytes.length >>> 1) + 1);
  const starts = new Uint32Array(bytes.length + 2);
  let [numbers, rows, number] = [0, 0, 0];
  let hasDigits = false;
  for (let i = 0; i <= bytes.length; i++) {
    const code = bytes[i] ?? semicolon;
    if (code !== comma && code !== semicolon) {
      number = number * 36 + (code <= nine ? code - zero : code - letterA + 10);
      hasDigits = true;
      continue;
    }
    if (hasDigits) values[numbers++] = number;
    number = 0;
    hasDigits = false;
    if (code === semicolon) starts[++rows] = numbers;
  }
  return { starts: starts.slice(0, rows + 1), values: values.slice(0, numbers) };
}

/** For each value the rows that have it. */
function invert({ starts, values }: Rows, length: number): Rows {
  const ends = new Uint32Array(length + 1);
  for (const value of values) ends[value + 1] = (ends[value + 1] ?? 0) + 1;
  for (let i = 0; i < length; i++) ends[i + 1] = (ends[i + 1] ?? 0) + (ends[i] ?? 0);
  const next = ends.slice();
  const rows = new Uint32Array(values.length);
  for (let row = 0; row + 1 < starts.length; row++) {
    const end = starts[row + 1] ?? 0;
    for (let i = starts[row] ?? 0; i < end; i++) {
      const value = values[i] ?? 0;
      const at = next[value] ?? 0;
      rows[at] = row;
      next[value] = at + 1;
    }
  }
  return { starts: ends, values: rows };
}
