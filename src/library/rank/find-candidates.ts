import { kinships } from "../../language/index.ts";
import type { CandidateEngine, Filter, WeightedTerm } from "../index/candidate-engine.ts";
import type { TextIndex } from "../index/text-index.ts";
import type { MatchedQuestion } from "./match-terms.ts";

/** How many paragraphs are looked at closely. */
const candidateLimit = 50;
/** An article of up to this many paragraphs is looked at whole. */
const wholeArticle = 120;

/** What narrows a ranking: one article, and the paragraphs that may be looked at, in order. */
export interface Scope {
  /** Number of the article. */
  readonly article?: number;
  readonly paragraphs?: readonly number[];
}

/** The paragraphs to look at closely, in their order in the library. */
export async function findCandidates(
  index: TextIndex,
  engine: CandidateEngine,
  match: MatchedQuestion,
  { article, paragraphs }: Scope,
): Promise<number[]> {
  const only = paragraphs === undefined ? {} : { paragraphs };
  if (article === undefined) return search(only);
  const from = index.articleStarts[article] ?? 0;
  const to = index.articleStarts[article + 1] ?? from;
  if (to - from > wholeArticle) return search({ ...only, range: { from, to } });
  return paragraphs === undefined
    ? Array.from({ length: to - from }, (_, i) => from + i)
    : paragraphs.filter((paragraph) => paragraph >= from && paragraph < to);

  async function search(filter: Filter): Promise<number[]> {
    const hits = await engine.find(termsToSearch(index, match), filter, candidateLimit);
    return hits.map(({ paragraph }) => paragraph).sort((a, b) => a - b);
  }
}

/** Rare words first, until they stand in this many paragraphs: usual ones cost the most time and tell the least. */
const paragraphsSearched = 1500;

/** Words akin to the question's are searched where its own stand in fewer paragraphs than this, and count less. */
const fewParagraphs = candidateLimit;
const akinWeight = 0.1;

function termsToSearch(index: TextIndex, { question, matches }: MatchedQuestion): WeightedTerm[] {
  const having = (stemId: number): number => index.paragraphsWith[stemId] ?? 0;
  const known = question.terms
    .filter(({ stemId }) => stemId >= 0)
    .map(({ stem, stemId }) => ({ stem, weight: 1, paragraphs: having(stemId) }))
    .sort((a, b) => a.paragraphs - b.paragraphs);
  const terms: WeightedTerm[] = [];
  let paragraphs = 0;
  for (const term of known) {
    paragraphs += term.paragraphs;
    if (terms.length > 0 && paragraphs > paragraphsSearched) break;
    terms.push(term);
  }
  for (const [stemId, { kinship }] of paragraphs < fewParagraphs ? matches : []) {
    if (kinship !== kinships.derived && kinship !== kinships.synonym) continue;
    paragraphs += having(stemId);
    if (paragraphs > paragraphsSearched) break;
    terms.push({ stem: index.stems[stemId] ?? "", weight: akinWeight });
  }
  return terms;
}
