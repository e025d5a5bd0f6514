import type { Article } from "../../../src/articles/index.ts";
import { prepareParts } from "../../../src/library/build-library.ts";
import type { Checker } from "../../../src/library/check/index.ts";
import { weights } from "../../../src/library/rank/weights.ts";

/** What checks against these articles search. */
export function prepareToCheck(articles: readonly Article[]): Promise<Checker> {
  return prepareParts(articles, weights);
}
