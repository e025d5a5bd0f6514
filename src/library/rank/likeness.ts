import type { Reader } from "../../reader/index.ts";
import type { Vectors } from "../index/vectors.ts";
import type { Scope } from "./find-candidates.ts";
import type { Evidence } from "./fusion.ts";

/** How many paragraphs are found by their vectors: as many as by words. */
const candidateLimit = 50;

/** How like one question the paragraphs of a library are. */
export interface Likeness {
  /** The paragraphs most like the question. `range` is that of the scope's article. */
  find(scope: Scope, range: { readonly from: number; readonly to: number }): number[];
  cosinesOf(paragraph: number): NonNullable<Evidence["cosines"]>;
}

/** Makes the question's vector. Gives undefined where there are no vectors, or nobody makes it in time. */
export async function likenessOf(
  text: string,
  reader: Reader,
  vectors: Vectors | undefined,
  within: number,
): Promise<Likeness | undefined> {
  if (vectors === undefined) return undefined;
  const [question] = await reader.encode([text], "asked", within);
  if (question === undefined) return undefined;
  return {
    find: ({ paragraphs }, range) =>
      vectors
        .find(question, { range, ...(paragraphs === undefined ? {} : { paragraphs }) }, candidateLimit)
        .map(({ paragraph }) => paragraph),
    cosinesOf: (paragraph) => ({
      paragraph: vectors.paragraph(question, paragraph),
      sentences: vectors.sentences(question, paragraph),
    }),
  };
}
