import { kinships } from "../../language/index.ts";
import type { CandidateFinder } from "../index/candidate-engine.ts";
import type { TextIndex } from "../index/text-index.ts";
import type { PreparedQuestion } from "./match-terms.ts";

/** How many paragraphs are looked at closely. */
export const candidateLimit = 50;
/** An article of up to this many paragraphs is looked at whole. */
const wholeArticle = 120;

/** What narrows a ranking: one article, and paragraphs that may be looked at. */
export interface Scope {
  /** Index of the article. */
  readonly article?: number;
  readonly accept?: (paragraph: number) => boolean;
}

/** The paragraphs to look at closely, in their order in the library. */
export function collectCandidates(
  index: TextIndex,
  finder: CandidateFinder,
  prepared: PreparedQuestion,
  scope: Scope,
): number[] {
  const { article, accept } = scope;
  if (article !== undefined) {
    const first = index.articleStarts[article] ?? 0;
    const end = index.articleStarts[article + 1] ?? first;
    const within = (paragraph: number): boolean =>
      paragraph >= first && paragraph < end && (accept === undefined || accept(paragraph));
    if (end - first <= wholeArticle) {
      return Array.from({ length: end - first }, (_, i) => first + i).filter(within);
    }
    return search(within);
  }
  return search(accept);

  function search(filter?: (paragraph: number) => boolean): number[] {
    const terms = termsToSearch(index, prepared);
    return finder
      .find(terms, candidateLimit, filter)
      .map(({ paragraph }) => paragraph)
      .sort((a, b) => a - b);
  }
}

/** Rare words first, until they stand in this many paragraphs: usual ones cost the most time and tell the least. */
const paragraphsSearched = 1500;

/** Words akin to the question's are searched where its own stand in fewer paragraphs than this, and count less. */
const fewParagraphs = candidateLimit;
const akinWeight = 0.1;

function termsToSearch(
  index: TextIndex,
  { question, matches }: PreparedQuestion,
): { stem: string; weight: number }[] {
  const having = (stemId: number): number => index.paragraphsWith[stemId] ?? 0;
  const known = question.terms
    .filter(({ stemId }) => stemId >= 0)
    .map(({ stem, stemId }) => ({ stem, weight: 1, paragraphs: having(stemId) }))
    .sort((a, b) => a.paragraphs - b.paragraphs);
  const terms: { stem: string; weight: number }[] = [];
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
